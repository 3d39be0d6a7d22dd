import { printable } from '../measure/characters.js';

/** Text as it may stand in XML content and in attributes. */
export function escapeXml(text: string): string {
  return (text.length < SHORT ? isSpecial(text) : NEEDS_ESCAPE.test(text))
    ? printable(text).replace(SPECIAL, (character) => ESCAPES[character] as string)
    : text;
}

/** Below this length looking at each character takes less time than a regular expression takes to begin. */
const SHORT = 24;

/** True where something may have to be escaped, which is looked into then: for all that is not plain ASCII. */
function isSpecial(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x26 || code === 0x27 || code === 0x3c || code === 0x3e)
      return true;
  }
  return false;
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
