import { t } from '@vscode/l10n';
import type { Journey, Position } from '../../language-server/map/journey-map.js';
import type { ShownProblem } from '../../language-server/preview-protocol.js';
import { OPEN_QUESTIONS } from '../../language-server/protocol.js';

/** How far the journey is, in one quiet line of the toolbar. A click goes to the next question that is open. */
export class StateLine {
  private readonly line = document.createElement('button');
  private questions: readonly ShownProblem[] = [];
  private last: Position = { line: -1, character: 0 };

  /**
   * @param title the line stands behind it
   * @param go is told where in the text the next question is
   */
  constructor(title: HTMLElement, go: (position: Position) => void) {
    this.line.type = 'button';
    this.line.id = 'state';
    this.line.tabIndex = -1;
    this.line.hidden = true;
    title.after(this.line);
    this.line.addEventListener('click', () => {
      const next = this.questions.find(({ range }) => isBehind(range.start, this.last)) ?? this.questions[0];
      if (!next) return;
      this.last = next.range.start;
      go(next.range.start);
    });
  }

  /** @param journey the one that is drawn; undefined where there is none */
  show(journey: Journey | undefined, problems: readonly ShownProblem[]): void {
    const { range } = journey ?? {};
    this.questions = problems.filter(
      ({ code, range: { start } }) =>
        OPEN_QUESTIONS.includes(code) && range && start.line >= range.start.line && start.line <= range.end.line,
    );
    this.line.hidden = !journey;
    if (!journey) return;
    const steps = journey.stages.reduce((sum, stage) => sum + stage.steps.length, 0);
    const { length } = this.questions;
    const counted = steps === 1 ? t('1 step') : t('{0} steps', steps);
    const text =
      length === 0
        ? t('{0}, nothing left open', counted)
        : length === 1
          ? t('{0}, 1 question open', counted)
          : t('{0}, {1} questions open', counted, length);
    if (this.line.dataset.said === text) return;
    // Quiet up to what is open, wherever the language has that.
    const [, before = '', open = ''] = /^(.*?[,、，·:]\s*)?(.*)/s.exec(text) ?? [];
    const said = [before, open, length === 0 ? '✓' : `${length} ?`].map((part, index) => {
      const span = document.createElement('span');
      span.className = STYLES[index]!;
      span.textContent = part;
      return span;
    });
    this.line.replaceChildren(...said);
    this.line.dataset.said = text;
    this.line.setAttribute('aria-label', text);
    this.line.disabled = length === 0;
    this.line.title = length === 0 ? '' : t('To the next open question');
  }
}

/** Of the parts of the line: the steps, what is open, and in a very narrow pane that as a number. */
const STYLES = ['steps', 'open', 'short'];

const isBehind = (a: Position, b: Position): boolean =>
  a.line > b.line || (a.line === b.line && a.character > b.character);
