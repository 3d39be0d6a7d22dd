/** Single characters as the language reads them. All functions take UTF-16 code units. */

export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const TAB = 9;
const SPACE = 32;
export const QUOTE = 34;
export const BACKSLASH = 92;
export const SLASH = 47;
export const STAR = 42;
export const BAR = 124;
export const BYTE_ORDER_MARK = 0xfeff;
const NO_BREAK_SPACE = 0xa0;
const IDEOGRAPHIC_SPACE = 0x3000;

/** White space within a line: no-break, ideographic and the other Unicode spaces count; line ends do not. */
export function isSpace(code: number): boolean {
  if (code === SPACE || code === TAB) return true;
  if (code < NO_BREAK_SPACE) return code === 11 || code === 12;
  return (
    code === NO_BREAK_SPACE ||
    code === IDEOGRAPHIC_SPACE ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === BYTE_ORDER_MARK
  );
}

/** `,` and the full-width, ideographic and Arabic commas. */
export function isComma(code: number): boolean {
  return code === 44 || code === 0xff0c || code === 0x3001 || code === 0x060c;
}

export function isColon(code: number): boolean {
  return code === 58 || code === FULL_WIDTH_COLON;
}

/** The full-width colon separates by itself, since no white space follows it in the scripts that use it. */
export const FULL_WIDTH_COLON = 0xff1a;

/** The columns that a white-space character at `column` takes up to: a tab goes to the next multiple of four. */
export function columnAfter(code: number, column: number): number {
  if (code === TAB) return (Math.floor(column / 4) + 1) * 4;
  return code === IDEOGRAPHIC_SPACE ? column + 2 : column + 1;
}
