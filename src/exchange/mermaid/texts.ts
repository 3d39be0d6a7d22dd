/** What texts of Mermaid say: its and HTML's names for characters, line breaks. And the way back. */
import { decodeHTML } from 'entities/decode';
import { foldSpaces } from '../journey/lines.js';

/** `#35;` and `#quot;` are Mermaid's form of `&#35;` and `&quot;`. */
const ENTITY = /(?:&#?|#)\w+;/g;
const LINE_BREAK = /<br\s*\/?>/gi;

/** A text as people see it in Mermaid's picture, on one line. */
export function decodeText(text: string): string {
  const decoded = text.replace(LINE_BREAK, ' ').replace(ENTITY, (written) => {
    const name = written.replace(/^&?#?/, '').slice(0, -1);
    const html = written.startsWith('&') ? written : `&${/^\d+$/.test(name) ? '#' : ''}${name};`;
    const character = decodeHTML(html);
    // What names no character, or one that cannot be seen, was not meant as one.
    return character === html || /^\p{Cc}/u.test(character) ? written : character;
  });
  return foldSpaces(decoded);
}

/** The places where a `;` ends a statement and not the name of a character. */
export const STATEMENT_END = /;(?<!(?:#|&#?)\w+;)/;

/** What divides or ends a text, opens a comment or a setting, or is markup. */
const UNSAFE = /[#;:&<>"`{}\\]|%(?=%)|\p{Cc}/gu;
const UNSAFE_IN_LIST = new RegExp(`,|${UNSAFE.source}`, 'gu');
/** Words that a line must not begin with, since Mermaid would read them as its own. */
const RESERVED = /^(?:title|section|journey|accTitle|accDescr|---|%)/i;

/**
 * A text as Mermaid reads it as one text and shows it as it is: what it would cut off or divide becomes an entity.
 * @param inList where commas divide, too
 */
export function encodeText(text: string, inList = false): string {
  const line = foldSpaces(text);
  const entity = (character: string) => `#${character.codePointAt(0)};`;
  const start = RESERVED.test(line) ? 1 : 0;
  const encoded = line.slice(start).replace(inList ? UNSAFE_IN_LIST : UNSAFE, entity);
  return start === 0 ? encoded : entity(line) + encoded;
}
