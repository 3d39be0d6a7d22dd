import { t } from '@vscode/l10n';
import type { ShownProblem } from '../../language-server/preview-protocol.js';

const EDGE = 6;

/** Problems in words, with what can be done about each, beside the badge that counts them. */
export class ProblemCard {
  private readonly card = document.createElement('div');
  private anchor: HTMLElement | undefined;

  /**
   * @param go is told which problem's line somebody wants to see, and whether the text takes the keyboard
   * @param fix is told what somebody wants done about a problem
   */
  constructor(
    private readonly go: (problem: ShownProblem, focus: boolean) => void,
    private readonly fix: (problem: ShownProblem, title: string) => void,
  ) {
    this.card.className = 'problem-card';
    this.card.hidden = true;
    this.card.setAttribute('role', 'dialog');
    this.card.addEventListener('keydown', (event) => {
      const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
      const step = steps[event.key];
      if (step === undefined) return;
      const all = [...this.card.querySelectorAll('button')];
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      all[(at + step + all.length) % all.length]?.focus();
      event.preventDefault();
      event.stopPropagation();
    });
    document.body.append(this.card);
  }

  get element(): HTMLElement {
    return this.card;
  }

  /** The badge that it belongs to; undefined where it is closed. */
  get of(): HTMLElement | undefined {
    return this.anchor;
  }

  /** @param fixesOf what can be done about a problem: it is added when it is known */
  open(
    anchor: HTMLElement,
    problems: readonly ShownProblem[],
    fixesOf: (problem: ShownProblem) => Promise<readonly string[]>,
  ): void {
    this.anchor = anchor;
    this.card.setAttribute('aria-label', anchor.getAttribute('aria-label') ?? t('Problems'));
    this.card.replaceChildren(...problems.map((problem) => this.entry(problem, fixesOf(problem))));
    this.card.hidden = false;
    this.place();
  }

  /** Gives it the keyboard. */
  focus(): void {
    this.card.querySelector('button')?.focus();
  }

  close(): void {
    this.anchor = undefined;
    this.card.hidden = true;
    this.card.replaceChildren();
  }

  private entry(problem: ShownProblem, fixes: Promise<readonly string[]>): HTMLElement {
    const entry = document.createElement('section');
    const message = document.createElement('button');
    message.type = 'button';
    message.className = 'message';
    message.dataset.severity = problem.severity;
    message.title = t('To line {0}', problem.range.start.line + 1);
    const words = document.createElement('span');
    words.textContent = problem.message;
    const code = document.createElement('small');
    code.textContent = problem.code;
    message.append(words, code);
    message.addEventListener('click', ({ detail }) => this.go(problem, detail === 0));
    entry.append(message);
    void fixes.then((titles) => {
      if (!entry.isConnected) return;
      entry.append(...titles.map((title) => this.fixButton(problem, title)));
      this.place();
    });
    return entry;
  }

  private fixButton(problem: ShownProblem, title: string): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'fix';
    button.textContent = title;
    button.addEventListener('click', () => this.fix(problem, title));
    return button;
  }

  /** Below the badge, or above it where there is no room. */
  private place(): void {
    if (!this.anchor) return;
    const { left, top, bottom } = this.anchor.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.card;
    const y = bottom + offsetHeight + EDGE <= window.innerHeight ? bottom : Math.max(EDGE, top - offsetHeight);
    const x = Math.max(EDGE, Math.min(left, window.innerWidth - offsetWidth - EDGE));
    Object.assign(this.card.style, { left: `${x}px`, top: `${y}px` });
  }
}
