import { t } from '@vscode/l10n';
import type { Journey, JourneyMap, Position } from '../../language-server/map/journey-map.js';
import { type FoundPart, partsOf } from '../../language-server/map-edits/parts.js';
import type { ShownProblem, ToPreview } from '../../language-server/preview-protocol.js';
import type { Scene } from '../../src/diagram/index.js';
import { kindOf } from '../editing/part-kinds.js';
import type { Host } from '../host.js';
import type { Page } from '../page.js';
import type { Box } from '../zoom.js';
import { Badges } from './badges.js';
import { MarkKeys } from './mark-keys.js';
import { placeQuestions, questionsAmong } from './open-questions.js';
import { ProblemCard } from './problem-card.js';
import { badgesOf } from './problem-places.js';
import { QuestionMarks } from './question-marks.js';
import { StateLine } from './state-line.js';

/** What is on the screen, and the map that it was drawn of. */
interface Shown {
  map: JourneyMap;
  journey: Journey;
  scene: Scene;
}

/** What is done about problems, outside of them. */
export interface ProblemDeeds {
  /** Where something is drawn. */
  boxOf(id: string): Box | undefined;
  /** Goes to a place in the text. @param focus the text takes the keyboard */
  go(position: Position, focus: boolean): void;
  /** Does what one of the fixes says. */
  fix(problem: ShownProblem, title: string): void;
  /** Has the line written that a report about a part asks for. */
  answer(about: string, code: string, missing: string | undefined): void;
  /** Brings a box of the drawing into sight. */
  show(box: Box): void;
  /** Gives the keyboard back to the map. */
  leave(): void;
  /** The questions that the picture itself asks, as they are read out; what they are about is in their `data-id`. */
  asked(): HTMLElement[];
  /** Gives the keyboard to one of them. */
  stopOn(question: HTMLElement): void;
}

/** The picture comes first, and badges a moment later: typing must not wait for them. */
const BADGE_DELAY_MS = 60;
const OPEN_DELAY_MS = 180;
const CLOSE_DELAY_MS = 250;
/** The width of a question over the drawing, roughly: it is placed before it is there. */
const LETTER = 5.5;
const WIDE_LETTER = 11.5;
const AROUND = 38;

/** What is reported about the text, in its picture: badges, what they say and offer, questions, and the line that counts. */
export class Problems {
  private readonly layer = document.createElement('div');
  private readonly badges: Badges;
  private readonly questions: QuestionMarks;
  private readonly keys: MarkKeys;
  private readonly card: ProblemCard;
  private readonly line: StateLine;
  private readonly waiting = new Map<number, (titles: readonly string[]) => void>();
  private problems: readonly ShownProblem[] = [];
  private shown: Shown | undefined;
  private parts: { map: JourneyMap; all: ReadonlyMap<string, FoundPart> } | undefined;
  private number = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hover: ReturnType<typeof setTimeout> | undefined;

  constructor(
    page: Page,
    private readonly host: Host,
    private readonly does: ProblemDeeds,
  ) {
    this.layer.className = 'marks';
    this.layer.setAttribute('role', 'group');
    this.layer.setAttribute('aria-label', t('What is open or reported'));
    page.drawing.append(this.layer);
    this.badges = new Badges(this.layer);
    this.questions = new QuestionMarks(this.layer);
    this.keys = new MarkKeys(
      this.layer,
      (mark) => this.orderOf(mark),
      (mark) => does.show(placeIn(mark)),
      () => does.leave(),
    );
    this.line = new StateLine(page.title, (position) => does.go(position, false));
    this.card = new ProblemCard(
      (problem, focus) => does.go(problem.range.start, focus),
      (problem, title) => {
        this.card.close();
        does.fix(problem, title);
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

  /** The keyboard goes to the next problem or open question, or the one before. @returns false where there is none */
  goThrough(direction: 1 | -1): boolean {
    const asked = this.does.asked();
    const { activeElement } = document;
    const isInMap = activeElement instanceof HTMLElement && activeElement.dataset.id !== undefined;
    const to = this.keys.go(direction, asked, isInMap ? this.orderOf(activeElement) : undefined);
    if (to && asked.includes(to)) this.does.stopOn(to);
    return to !== undefined;
  }

  /** The keyboard goes to what is open or reported about a part, or about what a step or stage says. @returns false where that is nothing */
  goAbout(id: string): boolean {
    return this.keys.enter(({ dataset: { about, of } }) => {
      const other = about ?? of ?? '';
      return other === id || (kindOf(id) !== 'journey' && other.startsWith(`${id}.`));
    });
  }

  private drawSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.draw();
    }, BADGE_DELAY_MS);
  }

  private draw(): void {
    const { shown, problems } = this;
    const { boxOf } = this.does;
    const hadKeyboard = this.layer.contains(document.activeElement);
    this.line.show(shown?.journey, problems);
    const isDrawn = (id: string) => boxOf(id) !== undefined;
    const all = shown ? badgesOf(problems, shown.map, shown.scene, isDrawn) : [];
    const { badges, questions } = questionsAmong(all);
    this.badges.show(badges, boxOf);
    this.questions.show(placeQuestions(questions, shown?.scene.targets ?? [], boxOf, widthOf));
    this.layer.hidden = badges.length + questions.length === 0;
    this.keys.refresh();
    if (this.card.of?.isConnected === false) this.card.close();
    if (hadKeyboard && !this.layer.contains(document.activeElement) && document.hasFocus()) this.does.leave();
  }

  /** Where in the text it is about. */
  private orderOf(mark: HTMLElement): number {
    const { id } = mark.dataset;
    if (id !== undefined) return placeInText(this.partsNow().get(id));
    const problem = this.questions.of({ target: mark })?.problem ?? this.badges.of({ target: mark })?.badge.problems[0];
    return placeInText(problem);
  }

  private partsNow(): ReadonlyMap<string, FoundPart> {
    const map = this.shown?.map;
    if (map !== this.parts?.map) this.parts = map && { map, all: partsOf(map) };
    return this.parts?.all ?? new Map();
  }

  private listen(): void {
    const { layer, badges, questions, card } = this;
    layer.addEventListener('click', (event) => {
      event.stopPropagation();
      const asked = questions.of(event);
      if (asked) {
        this.does.answer(asked.id, asked.problem.code, asked.problem.missing);
        return;
      }
      const found = badges.of(event);
      const first = found?.badge.problems[0];
      if (!found || !first) return;
      // A key that clicks has no pointer to rest on it: what it says opens, and has the keyboard.
      if (event.detail === 0) this.openCard(found.button, true);
      else this.does.go(first.range.start, false);
    });
    // What is done with the pointer on them is not meant for the map below.
    for (const type of ['pointerdown', 'dblclick'] as const) {
      layer.addEventListener(type, (event) => event.stopPropagation());
    }
    const open = (event: Event) => {
      const found = badges.of(event);
      clearTimeout(this.hover);
      if (!found || card.of === found.button) return;
      this.hover = setTimeout(() => this.openCard(found.button, false), OPEN_DELAY_MS);
    };
    const close = () => {
      clearTimeout(this.hover);
      this.hover = setTimeout(() => card.close(), CLOSE_DELAY_MS);
    };
    layer.addEventListener('pointerover', open);
    layer.addEventListener('pointerout', close);
    layer.addEventListener('focusin', open);
    card.element.addEventListener('pointerenter', () => clearTimeout(this.hover));
    card.element.addEventListener('pointerleave', close);
    window.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !card.of) return;
      const { of } = card;
      const hadKeyboard = card.element.contains(document.activeElement);
      card.close();
      if (!hadKeyboard) return;
      event.preventDefault();
      of.focus({ preventScroll: true });
    });
  }

  private openCard(button: HTMLElement, focus: boolean): void {
    const found = this.badges.of({ target: button });
    if (!found || !button.isConnected) return;
    clearTimeout(this.hover);
    this.card.open(button, found.badge.problems, (it) => this.fixesOf(it));
    if (focus) this.card.focus();
  }

  private fixesOf({ range, code, message }: ShownProblem): Promise<readonly string[]> {
    this.number++;
    const { number } = this;
    this.host.send({ type: 'fixes', number, problem: { range, code, message } });
    return new Promise((resolve) => this.waiting.set(number, resolve));
  }
}

const widthOf = (label: string): number =>
  [...label].reduce((sum, letter) => sum + (letter >= '\u2E80' ? WIDE_LETTER : LETTER), AROUND);

/** Counted from the start of the text. */
function placeInText(one: { range?: { start: Position } } | undefined): number {
  const { line = 0, character = 0 } = one?.range?.start ?? {};
  return line * 100_000 + character;
}

/** Where a mark stands in the drawing. */
function placeIn({ offsetLeft, offsetTop, offsetWidth, offsetHeight }: HTMLElement): Box {
  return { x: offsetLeft, y: offsetTop, width: offsetWidth, height: offsetHeight };
}
