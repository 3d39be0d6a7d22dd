import type { KeyAction } from './keys.js';

/** A part that can have the keyboard: a group of the reading's tree, or one line in it. */
export type Stop = HTMLElement | SVGElement;

/** Groups that one comes to; a list is none, but the way to what is in it. */
const GROUPS = '[data-read]:not([data-read="list"])';
const LINE = '[role="img"]';

/**
 * One tab stop for a whole map: the keyboard is on one part of its reading, and the arrow keys take it to others.
 * Works on the tree that `writeReading` writes, in whatever elements.
 */
export class Roving {
  private stop: Stop | undefined;
  /** The keyboard comes to what is in sight, and nothing is to be scrolled for it. */
  private quiet = false;

  /**
   * @param root holds the reading
   * @param arrived is told where the keyboard has come to, to bring it into sight
   */
  constructor(
    private readonly root: Element,
    private readonly arrived: (stop: Stop) => void,
  ) {
    // An SVG element with a listener for this would be a tab stop itself.
    const outside = root.closest('svg')?.parentElement ?? root;
    outside.addEventListener('focusin', ({ target }) => {
      const stop = (target as Element).closest<Stop>(`${GROUPS}, ${LINE}`);
      if (!stop || !root.contains(stop)) return;
      this.stopAt(stop);
      if (!this.quiet) this.arrived(stop);
    });
  }

  /** Where the keyboard is, or would come to. */
  get current(): Stop | undefined {
    if (this.stop && !this.root.contains(this.stop)) this.stop = undefined;
    return this.stop;
  }

  get hasKeyboard(): boolean {
    return this.root.contains(document.activeElement);
  }

  /** To be called when the reading has changed: there is a tab stop as long as there is anything. */
  refresh(): void {
    this.stopAt(this.current ?? this.steps()[0] ?? this.groups()[0]);
  }

  /** The tab stop is here from now on. */
  stopAt(stop: Stop | undefined): void {
    if (stop !== this.stop) this.stop?.removeAttribute('tabindex');
    this.stop = stop;
    if (stop?.getAttribute('tabindex') !== '0') stop?.setAttribute('tabindex', '0');
  }

  focus(stop: Stop): void {
    this.stopAt(stop);
    stop.focus({ preventScroll: true });
  }

  /** The same, where it is in sight, or where nobody wants to see it now: the pane stays as it is. */
  focusInPlace(stop: Stop): void {
    this.quiet = true;
    this.focus(stop);
    this.quiet = false;
  }

  /** @returns false where it is not a way to go, or there is nothing further */
  go(action: KeyAction): boolean {
    const from = this.current;
    const to = from && this.destination(action, from);
    if (!to) return false;
    this.focus(to);
    return true;
  }

  private destination(action: KeyAction, from: Stop): Stop | undefined {
    const group = this.groupOf(from);
    switch (action) {
      case 'step-before':
        return this.beside(group, -1, (one) => !hasSteps(one));
      case 'step-after':
        return this.beside(group, 1, (one) => !hasSteps(one));
      case 'stage-before':
        return this.beside(group, -1, isStage);
      case 'stage-after':
        return this.beside(group, 1, isStage);
      case 'item-before':
        return this.lineBeside(from, -1) ?? (from === this.ownerOf(from) ? undefined : this.ownerOf(from));
      case 'item-after':
        return this.lineBeside(from, 1);
      case 'first-step':
        return this.steps()[0];
      case 'last-step':
        return this.steps().at(-1);
      case 'back':
        return from === group ? (group.parentElement?.closest<Stop>(GROUPS) ?? undefined) : group;
      default:
        return undefined;
    }
  }

  /** In the order in which they are read; a line that is in no group is as good as one. */
  private groups(): Stop[] {
    return Array.from(this.root.querySelectorAll<Stop>(`${GROUPS}, ${LINE}`)).filter(
      (one) => this.groupOf(one) === one,
    );
  }

  private groupOf(stop: Stop): Stop {
    return stop.closest<Stop>(GROUPS) ?? stop;
  }

  /** What a line is read out of: its group, or the journey whose name stands before it in the reading. */
  private ownerOf(stop: Stop): Stop {
    const group = this.groupOf(stop);
    if (group !== stop || !stop.matches(LINE)) return group;
    return besides(stop).find((one) => one.dataset.read === 'journey' && one.dataset.id === stop.dataset.id) ?? group;
  }

  /** The line beside one, or the first of a group. What is asked about a journey elsewhere is read after its own lines. */
  private lineBeside(from: Stop, direction: 1 | -1): Stop | undefined {
    const owner = this.ownerOf(from);
    const about = besides(owner).filter((one) => one.matches(LINE) && this.ownerOf(one) === owner && one !== owner);
    const lines = [...linesOf(owner), ...about];
    if (from === owner) return direction > 0 ? lines[0] : undefined;
    return lines[lines.indexOf(from) + direction];
  }

  /** Steps, and stages without any. */
  private steps(): Stop[] {
    return this.groups().filter((one) => one.dataset.read === 'step' || (isStage(one) && !hasSteps(one)));
  }

  private beside(group: Stop, direction: 1 | -1, wanted: (stop: Stop) => boolean): Stop | undefined {
    const groups = this.groups();
    for (let at = groups.indexOf(group) + direction; at >= 0 && at < groups.length; at += direction) {
      const one = groups[at] as Stop;
      if (wanted(one)) return one;
    }
    return undefined;
  }
}

const isStage = (stop: Stop): boolean => stop.dataset.read === 'stage';
const hasSteps = (stop: Stop): boolean => isStage(stop) && stop.querySelector('[data-read="step"]') !== null;

const linesOf = (group: Stop): Stop[] => Array.from(group.querySelectorAll<Stop>(`:scope > ${LINE}`));
const besides = (stop: Stop): Stop[] => Array.from(stop.parentElement?.children ?? []) as Stop[];
