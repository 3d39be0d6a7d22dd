/** What an import or an export tells the user beside its result. */
import { t } from '@vscode/l10n';
import { type CommentedKey, quoted, say } from '../../language-server/said.js';

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
  return quoted(line.length > 60 ? `${[...line].slice(0, 57).join('')}…` : line);
}

/** What is said of one thing, and of another number of them, which stands for `{0}`. */
export interface Counted {
  one: CommentedKey;
  many: CommentedKey;
}

/** A number with its noun: `1 step`, `3 steps`. */
export function counted(count: number, { one, many }: Counted): string {
  return say(count === 1 ? one : many, count);
}

/** Things of a list, one after the other: `3 pains, 1 note`. */
export function inRow(things: readonly string[]): string {
  const comma = (row: string, next: string) =>
    t({ message: '{0}, {1}', args: [row, next], comment: 'Two things of a list, one after the other' });
  return things.length === 0 ? '' : things.reduce(comma);
}
