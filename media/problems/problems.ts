import type { Journey, JourneyMap, Position } from '../../language-server/map/journey-map.js';
import type { ShownProblem, ToPreview } from '../../language-server/protocol.js';
import type { Scene } from '../../src/diagram/index.js';
import type { Host } from '../host.js';
import type { Page } from '../page.js';
import type { Box } from '../zoom.js';
import { Badges } from './badges.js';
import { ProblemCard } from './problem-card.js';
import { badgesOf } from './problem-places.js';
import { StateLine } from './state-line.js';

/** What is on the screen, and the map that it was drawn of. */
interface Shown {
  map: JourneyMap;
  journey: Journey;
  scene: Scene;
}

/** The picture comes first, and badges a moment later: typing must not wait for them. */
const BADGE_DELAY_MS = 60;
const OPEN_DELAY_MS = 180;
const CLOSE_DELAY_MS = 250;

/** What is reported about the text, in its picture: badges, what they say and offer, and the line that counts. */
export class Problems {
  private readonly badges: Badges;
  private readonly card: ProblemCard;
  private readonly line: StateLine;
  private readonly waiting = new Map<number, (titles: readonly string[]) => void>();
  private problems: readonly ShownProblem[] = [];
  private shown: Shown | undefined;
  private number = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hover: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param boxOf where something is drawn
   * @param go is told where in the text somebody wants to go
   * @param fix asks for a fix, and says itself why it was not done
   */
  constructor(
    page: Page,
    private readonly host: Host,
    private readonly boxOf: (id: string) => Box | undefined,
    private readonly go: (position: Position) => void,
    fix: (problem: ShownProblem, title: string) => void,
  ) {
    this.badges = new Badges(page.drawing);
    this.line = new StateLine(page.title, go);
    this.card = new ProblemCard(
      (problem) => go(problem.range.start),
      (problem, title) => {
        this.card.close();
        fix(problem, title);
      },
    );
    this.listen();
  }

  /** All that is reported from now on. */
  set(problems: readonly ShownProblem[]): void {
    this.problems = problems;
    this.drawSoon();
  }

  /** This is drawn from now on; undefined where nothing is known of the text that the picture is of. */
  show(shown: Shown | undefined): void {
    this.shown = shown;
    this.drawSoon();
  }

  answered({ number, titles }: ToPreview & { type: 'fixes' }): void {
    this.waiting.get(number)?.(titles);
    this.waiting.delete(number);
  }

  private drawSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.draw();
    }, BADGE_DELAY_MS);
  }

  private draw(): void {
    const { shown, problems } = this;
    this.line.show(shown?.journey, problems);
    const isDrawn = (id: string) => this.boxOf(id) !== undefined;
    this.badges.show(shown ? badgesOf(problems, shown.map, shown.scene, isDrawn) : [], this.boxOf);
    if (this.card.of?.isConnected === false) this.card.close();
  }

  private listen(): void {
    const { badges, card } = this;
    badges.on('click', (event) => {
      const found = badges.of(event);
      const first = found?.badge.problems[0];
      event.stopPropagation();
      if (first) this.go(first.range.start);
    });
    const open = (event: Event) => {
      const found = badges.of(event);
      clearTimeout(this.hover);
      if (!found || card.of === found.button) return;
      this.hover = setTimeout(() => {
        if (found.button.isConnected) card.open(found.button, found.badge.problems, (it) => this.fixesOf(it));
      }, OPEN_DELAY_MS);
    };
    const close = () => {
      clearTimeout(this.hover);
      this.hover = setTimeout(() => card.close(), CLOSE_DELAY_MS);
    };
    badges.on('pointerover', open);
    badges.on('pointerout', close);
    badges.on('focusin', open);
    card.element.addEventListener('pointerenter', () => clearTimeout(this.hover));
    card.element.addEventListener('pointerleave', close);
    window.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && card.of) card.close();
    });
  }

  private fixesOf({ range, code, message }: ShownProblem): Promise<readonly string[]> {
    this.number++;
    const { number } = this;
    this.host.send({ type: 'fixes', number, problem: { range, code, message } });
    return new Promise((resolve) => this.waiting.set(number, resolve));
  }
}
