import { printable } from '../measure/characters.js';

/** Text as it may stand in XML content and in attributes. */
export function escapeXml(text: string): string {
  return NEEDS_ESCAPE.test(text) ? printable(text).replace(SPECIAL, (character) => ESCAPES[character] as string) : text;
}

const NEEDS_ESCAPE = /[&<>"'\u0000-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFE\uFFFF]/;
const SPECIAL = /[&<>"'\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** CSS cannot be escaped like text without changing it; only what would end the element is. */
export const escapeStyle = (css: string): string => printable(css).replace(/&/g, '&amp;').replace(/</g, '&lt;');
