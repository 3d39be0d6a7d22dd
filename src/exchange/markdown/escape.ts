/** Texts as Markdown shows them: none of their characters is markup. */

/** What opens or ends markup or HTML anywhere in a line, and what divides cells. */
const MARKUP = /[\\`*_[\]<>|~&$#]/g;
/** What makes a heading or a list of a line that begins with it. */
const LINE_START = /^(?=[+=-])|^(\d+)(?=[.)])/;

/** A text on one line. */
export function escapeText(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().replace(MARKUP, '\\$&');
}

/** A text at the start of a line. */
export function escapeLine(text: string): string {
  return escapeText(text).replace(LINE_START, (_, number?: string) => (number === undefined ? '\\' : `${number}\\`));
}

/** The items of a cell, below each other. */
export function escapeCell(items: readonly string[]): string {
  return items.map(escapeText).filter(Boolean).join('<br>');
}

/** The path or address of a picture, in the parentheses of its link. */
export function escapeAddress(address: string): string {
  return encodeURI(address.replaceAll('\\', '/').replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[()<>]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
