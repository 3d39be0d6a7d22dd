import type { Box } from '../zoom.js';

export interface Asking {
  /** Where in the drawing, in its pixels. */
  box: Box;
  /** What is there already. */
  words: string;
  /** What to write, for those who do not see where; shown where nothing is there yet. */
  label: string;
}

const LEAST_WIDTH = 180;
const MOST_WIDTH = 420;
/** The drawing must not be left. */
const EDGE = 8;

/** A field over the drawing in which words are written in their place. Enter keeps them, Escape does not. */
export class InlineEditor {
  private field: HTMLTextAreaElement | undefined;
  private settle: ((words: string | undefined) => void) | undefined;

  /** @param drawing holds the field, so that it is zoomed and scrolled along */
  constructor(private readonly drawing: HTMLElement) {}

  get isOpen(): boolean {
    return this.field !== undefined;
  }

  /** @returns the words that were written; undefined where nothing is to change */
  ask({ box, words, label }: Asking): Promise<string | undefined> {
    this.close(undefined);
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    const field = document.createElement('textarea');
    field.className = 'inline-editor';
    field.setAttribute('aria-label', label);
    field.placeholder = label;
    field.value = words;
    field.rows = 1;
    field.spellcheck = true;
    const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, box.width));
    const rightmost = Math.max(EDGE, this.drawing.offsetWidth - width - EDGE);
    Object.assign(field.style, { left: `${Math.min(box.x, rightmost)}px`, top: `${box.y}px`, width: `${width}px` });
    field.addEventListener('input', () => grow(field));
    field.addEventListener('keydown', (event) => this.pressed(event));
    field.addEventListener('blur', () => this.close(field.value));
    // What is done with the pointer in it is not meant for the map below.
    for (const type of ['pointerdown', 'pointermove', 'click', 'dblclick', 'contextmenu'] as const) {
      field.addEventListener(type, (event) => event.stopPropagation());
    }
    this.field = field;
    this.drawing.append(field);
    grow(field);
    field.focus({ preventScroll: true });
    field.select();
    field.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    return new Promise((resolve) => {
      this.settle = (written) => {
        resolve(written === undefined || written.trim() === words ? undefined : written);
        if (!document.hasFocus() || document.activeElement === document.body) before?.focus({ preventScroll: true });
      };
    });
  }

  private pressed(event: KeyboardEvent): void {
    event.stopPropagation();
    // While somebody chooses among the words that an input method offers, Enter is its key.
    if (event.isComposing) return;
    if (event.key === 'Enter') this.close(this.field?.value);
    else if (event.key === 'Escape') this.close(undefined);
    else return;
    event.preventDefault();
  }

  private close(words: string | undefined): void {
    const { field, settle } = this;
    this.field = undefined;
    this.settle = undefined;
    field?.remove();
    settle?.(words);
  }
}

/** As high as its words. */
function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
