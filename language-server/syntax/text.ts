/** What the text of a token says: continuation lines joined, quotes removed. And the way back: a name as it must be written. */
import { BACKSLASH, BAR, isSpace, QUOTE } from './characters.js';

/** Trims what the language calls white space (`String.prototype.trim` would leave some of it). */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The offset of the first `//` in `text` that starts a comment: at the start, or after white space. -1 without one. */
export function commentStart(text: string, from = 0): number {
  for (let at = text.indexOf('//', from); at >= 0; at = text.indexOf('//', at + 1)) {
    if (at === 0 || isSpace(text.charCodeAt(at - 1))) return at;
  }
  return -1;
}

/** Joins a text with the `|` lines that continue it, by one space each; comments and blank lines between them are left out. */
function joinContinuations(image: string): string {
  const [first = '', ...rest] = image.split(/\r\n|\r|\n/);
  const parts: string[] = [];
  // In a wholly quoted first line `//` is text; a quoted text that goes on below is not whole in its first line.
  const comment = first.startsWith('"') && closingQuote(first, 0) >= 0 ? -1 : commentStart(first);
  parts.push(trim(comment < 0 ? first : first.slice(0, comment)));
  for (const line of rest) {
    const text = trim(line);
    if (text.charCodeAt(0) !== BAR) continue;
    const end = commentStart(text, 1);
    parts.push(trim(text.slice(1, end < 0 ? undefined : end)));
  }
  return parts.filter((part) => part !== '').join(' ');
}

/** The offset of the first quote after the one at `open` that no backslash escapes, or -1. */
export function closingQuote(text: string, open: number, end = text.length): number {
  for (let at = open + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
  }
  return -1;
}

/** True where the whole text stands between double quotes. */
function isQuoted(text: string): boolean {
  return text.length > 1 && text.charCodeAt(0) === QUOTE && closingQuote(text, 0) === text.length - 1;
}

/** The inside of a wholly quoted text, with `\"`, `\\` and `\n` read; any other text as it is. */
export function unquote(text: string): string {
  if (!isQuoted(text)) return text;
  return text.slice(1, -1).replace(/\\(["\\n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

/** The text that a token's image says. */
export function toText(image: string): string {
  const joined = /[\r\n]/.test(image) ? joinContinuations(image) : trim(image);
  return unquote(joined);
}

/** The name that a token's image says: like a text, with runs of white space folded. */
export function toName(image: string): string {
  return foldSpaces(toText(image));
}

/** Runs of white space as one space, without any at the ends. */
export function foldSpaces(text: string): string {
  const trimmed = trim(text);
  // Most names need no folding, and to look is much quicker than to replace.
  return /\s\s|[^\S ]/u.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
}

/** What names are compared by: folded white space, NFC. */
export function nameKey(name: string): string {
  return foldSpaces(name).normalize('NFC');
}

/** What names are compared by where only the case differs. */
export function looseKey(name: string): string {
  return nameKey(name).toLowerCase();
}

/** A text in double quotes, so that it is read back as it is. */
export function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')}"`;
}

/** A text as it must be written after a keyword whose line is one text or one name. */
export function writeText(text: string): string {
  const safe = text === trim(text) && !/[\r\n]/.test(text) && commentStart(` ${text}`) < 0 && !text.startsWith('"');
  return safe ? text : quote(text);
}

/** A name as it must be written in a reference, where commas, colons and numbers have a meaning. */
export function writeReference(name: string): string {
  const safe = writeText(name) === name && !/[,，、،：]|:(\s|$)|\p{Nd}\s*[%％٪]?$|^[:/]/u.test(name);
  return safe ? name : quote(name);
}
