/** What measuring and breaking need to know of characters. */

/** Drawn on a full em: Han, kana, Hangul, full-width forms. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;
const TEXT_SYMBOL = /^[\d#*©®™‼⁉↔-↙↩↪]$/u;
const NO_WIDTH = /^[\p{M}\p{Cf}\p{Cc}]$/u;
const LETTER = /\p{L}/u;
const RTL = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const UNSAFE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const MAYBE_UNSAFE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\uD800-\uDFFF]/;

export const isWide = (text: string): boolean => WIDE.test(text);
/** Only what is on every keyboard. A loop: most texts are short, and a regular expression takes longer to begin. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}
export const isLetter = (text: string): boolean => LETTER.test(text);
/** A character without an advance of its own: a combining mark, a joiner, a control. */
export const isZeroWidth = (character: string): boolean => NO_WIDTH.test(character);
/** A grapheme that is drawn as a picture. `5`, `#` and `©` are emoji only in a sequence. */
export const isEmoji = (grapheme: string): boolean => EMOJI.test(grapheme) && !TEXT_SYMBOL.test(grapheme);

/** The text without what XML cannot hold: control characters, halves of surrogate pairs, non-characters. */
export function printable(text: string): string {
  return MAYBE_UNSAFE.test(text) ? text.replace(UNSAFE, '') : text;
}

/** True where the first letter of the text is of a script that is read from right to left. */
export function isRightToLeft(text: string): boolean {
  if (isAscii(text)) return false;
  const first = LETTER.exec(text);
  return first !== null && RTL.test(first[0]);
}
