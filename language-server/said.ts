/**
 * What is said to people, in the language of their editor: `t` of @vscode/l10n says a text, whose translations are set
 * before anything is said. The English text is its own key.
 */
import { t } from '@vscode/l10n';

/** A text of which its words alone do not tell how to translate them. */
export interface CommentedKey {
  message: string;
  comment: string;
}

/**
 * Marks an English text that stands in a table as one to be translated. It stays as it is: where it is said it goes
 * through `t`.
 */
export function l10nKey<T extends string | CommentedKey>(text: T): T {
  return text;
}

/** Marks lines that are translated together, as `l10nKey` marks a text. */
export function l10nLines(...lines: string[]): string {
  return lines.join('\n');
}

/** Says a text of a table; `{0}`, `{1}` … in it stand for `args`. */
export function say(text: string | CommentedKey, ...args: (string | number)[]): string {
  return typeof text === 'string' ? t(text, ...args) : t({ ...text, args });
}

/** In UTF-16 units: what is longer is not read in a message. */
const LONGEST_QUOTE = 80;

/** Says lines that are translated together, with the words that stand in their places: `{1:Anna}` is `Anna`. */
export function filledIn(lines: string): string {
  return t(lines).replace(/\{\d+:([^{}]*)\}/g, '$1');
}

/** Words of the map as a message quotes them; the beginning where they are long. */
export function quoted(words: string): string {
  if (words.length <= LONGEST_QUOTE) return inQuotes(words);
  // Half a character at the cut is left out.
  return inQuotes(`${words.slice(0, LONGEST_QUOTE).replace(/\p{Surrogate}$/u, '')}…`);
}

function inQuotes(words: string): string {
  return t({ message: '‘{0}’', args: [words], comment: 'Words of a map or a keyword, in quotation marks' });
}

/** A list in words: `a`, `a and b`, `a, b and c`. */
export function inWords(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  const tag = language();
  if (tag !== ENGLISH) return listFormat(tag, conjunction).format(items);
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items[items.length - 1]}`;
}

/** Its lists are put together here: the first `Intl.ListFormat` of a process takes some ten milliseconds. */
const ENGLISH = 'en-GB';

/** Two sentences, one after the other. */
export function inSentences(first: string, second: string): string {
  return t({ message: '{0} {1}', args: [first, second], comment: 'Two whole sentences, one after the other' });
}

/** A sentence, and what may have been meant instead. */
export function orMeant(sentence: string, near: string): string {
  return t('{0} Did you mean {1}?', sentence, quoted(near));
}

/** The language in which things are said, as a BCP 47 tag. British, as English texts are. */
export function language(): string {
  return t({ message: 'en-GB', comment: 'The BCP 47 tag of the language of these texts, by which lists are joined' });
}

const listFormats = new Map<string, Intl.ListFormat>();

function listFormat(tag: string, conjunction: 'and' | 'or'): Intl.ListFormat {
  const key = `${conjunction} ${tag}`;
  const known = listFormats.get(key);
  if (known) return known;
  const made = new Intl.ListFormat(tag, { type: conjunction === 'and' ? 'conjunction' : 'disjunction' });
  listFormats.set(key, made);
  return made;
}
