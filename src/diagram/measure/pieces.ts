import { isAscii, isWide } from './characters.js';
import { graphemesOf } from './width.js';

/**
 * A part of a text that stays on one line. `text` ends with the spaces that follow it; they count only while another
 * piece stands behind them. `soft`: it ended at a soft hyphen, so a hyphen is shown where the line ends with it.
 */
export interface Piece {
  text: string;
  soft: boolean;
}

/** Kinsoku: these may not begin a line … */
const NOT_FIRST =
  /^[、。，．・：；？！）」』】〉》〕”’ー〜…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ,.:;?!)\]}%％]/u;
/** … and these may not end one. */
const NOT_LAST = /[（「『【〈《〔“‘([{]$/u;
/** A line may break after these, as long as something stands before them. */
const BREAK_AFTER = /^[-‐–—/_]$/u;

const SOFT_HYPHEN = '\u00AD';
const ZERO_WIDTH_SPACE = '\u200B';

/** Where the lines of an already folded text (single spaces, no line ends) may break. */
export function piecesOf(text: string): Piece[] {
  return isAscii(text) ? piecesOfAscii(text) : piecesOfAny(text);
}

const SPACE = 0x20;
const isBreakAfter = (code: number): boolean => code === 0x2d || code === 0x2f || code === 0x5f;

/** The same as `piecesOfAny`, for a text in which every character is a grapheme. */
function piecesOfAscii(text: string): Piece[] {
  const ends: number[] = [];
  let start = 0;
  const close = (end: number) => {
    ends.push(end);
    start = end;
  };
  const lengthen = (end: number) => {
    ends[ends.length - 1] = end;
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const begins = i === start && ends.length > 0;
    if (code === SPACE) {
      if (begins) lengthen(i + 1);
      else close(i + 1);
    } else if (isBreakAfter(code)) {
      if (begins && text.charCodeAt(i - 1) === code) lengthen(i + 1);
      else if (i > start) close(i + 1);
    }
  }
  if (start < text.length) close(text.length);
  return ends.map((end, i) => ({ text: text.slice(ends[i - 1] ?? 0, end), soft: false }));
}

/** Where the lines of any folded text may break. */
export function piecesOfAny(text: string): Piece[] {
  const pieces: Piece[] = [];
  let current = '';
  const close = (soft = false) => {
    if (current !== '') pieces.push({ text: current, soft });
    current = '';
  };
  for (const grapheme of graphemesOf(text)) {
    if (grapheme === ' ' || grapheme === '\u3000') {
      const last = pieces.at(-1);
      if (current === '' && last && !last.soft) last.text += grapheme;
      else {
        current += grapheme;
        close();
      }
    } else if (grapheme === SOFT_HYPHEN) {
      close(true);
    } else if (grapheme === ZERO_WIDTH_SPACE) {
      close();
    } else if (isWide(grapheme)) {
      const last = pieces.at(-1);
      if (!NOT_FIRST.test(grapheme)) {
        if (!NOT_LAST.test(current)) close();
        current += grapheme;
      } else if (current === '' && last && !last.soft && !last.text.endsWith(' ')) last.text += grapheme;
      else current += grapheme;
      if (!NOT_LAST.test(current)) close();
    } else if (current === '' && NOT_FIRST.test(grapheme) && isWide(lastCharacterOf(pieces))) {
      (pieces.at(-1) as Piece).text += grapheme;
    } else {
      const repeated = BREAK_AFTER.test(grapheme) && current === '' && pieces.at(-1)?.text.endsWith(grapheme) === true;
      if (repeated) (pieces.at(-1) as Piece).text += grapheme;
      else current += grapheme;
      if (BREAK_AFTER.test(grapheme) && current.length > 1) close();
    }
  }
  close();
  return pieces;
}

function lastCharacterOf(pieces: readonly Piece[]): string {
  return pieces.at(-1)?.text.at(-1) ?? '';
}
