/** What an import or an export tells the user beside its result. */

/** Something that was read in another way than it was written, or that has no place on the other side. */
export interface Notice {
  /** The line of the input that it is about, from 1; absent where it is about none. */
  line?: number;
  /** One or two sentences. Texts in it are the input's: they are to be shown as text only. */
  message: string;
}

/** A `.journey` text made of something else. */
export interface Imported {
  text: string;
  notices: Notice[];
}

/** A text in another format, made of a map. */
export interface Exported<Content = string> {
  content: Content;
  notices: Notice[];
}

/** Why something cannot be read or written at all: what is wrong, where, and what to do. */
export class ExchangeError extends Error {
  constructor(
    message: string,
    /** The line of the input, from 1. */
    readonly line?: number,
  ) {
    super(message);
  }
}

/** A text as it stands in a message: on one line, in quotes, not longer than needed to know it again. */
export function shown(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return `‘${line.length > 60 ? `${[...line].slice(0, 57).join('')}…` : line}’`;
}

/** A number with its noun: `1 step`, `3 steps`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
