import type { Position } from '../language-server/map/journey-map.js';

/** Why something is to be said, the most pressing first. */
const KINDS = ['refused', 'failure', 'stale', 'document', 'picture'] as const;
type Kind = (typeof KINDS)[number];

export interface Notice {
  text: string;
  /** Where in the text it is about. */
  position?: Position;
}

/** What a half-typed line may be the reason for: what is true only for a moment is no news. */
const PATIENT: readonly Kind[] = ['document', 'picture'];

const PATIENCE_MS = 700;

/** So long is said why a change was not made. */
const COMPLAINT_MS = 8_000;

/** The one quiet line below the picture. */
export class Notices {
  private readonly said = new Map<Kind, Notice>();
  private readonly waiting = new Map<Kind, ReturnType<typeof setTimeout>>();

  private complaint: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly line: HTMLElement,
    private readonly go: (position: Position) => void,
  ) {}

  /** Says it; an empty text takes away what was said. */
  set(kind: Kind, notice: Notice): void {
    clearTimeout(this.waiting.get(kind));
    this.waiting.delete(kind);
    if (notice.text === '') this.said.delete(kind);
    else if (PATIENT.includes(kind) && !this.said.has(kind)) {
      const timer = setTimeout(() => this.say(kind, notice), PATIENCE_MS);
      this.waiting.set(kind, timer);
    } else this.said.set(kind, notice);
    this.show();
  }

  /** Says for a while why something was not done. */
  complain(text: string): void {
    clearTimeout(this.complaint);
    this.set('refused', { text });
    this.complaint = setTimeout(() => this.set('refused', { text: '' }), COMPLAINT_MS);
  }

  /** True where something was said or is about to be. */
  has(kind: Kind): boolean {
    return this.said.has(kind) || this.waiting.has(kind);
  }

  private say(kind: Kind, notice: Notice): void {
    this.waiting.delete(kind);
    this.said.set(kind, notice);
    this.show();
  }

  private show(): void {
    const kind = KINDS.find((candidate) => this.said.has(candidate));
    const notice = kind && this.said.get(kind);
    if (!notice) {
      this.line.replaceChildren();
      return;
    }
    const { text, position } = notice;
    if (this.line.textContent === text && position === undefined) return;
    const element = document.createElement(position ? 'button' : 'span');
    element.textContent = text;
    if (position) element.addEventListener('click', () => this.go(position));
    this.line.replaceChildren(element);
  }
}
