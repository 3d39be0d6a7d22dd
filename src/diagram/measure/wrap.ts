import { isAscii, isLetter, isWide, printable } from './characters.js';
import { type Piece, piecesOf } from './pieces.js';
import { TYPE, type TypeName } from './type.js';
import { graphemesOf, widthOf } from './width.js';

const SPACES = /[ \t\f\v]+/g;
const LINE_ENDS = /\r\n|[\r\n\u2028\u2029]/;
/** So many broken texts are kept; then the memory is emptied. */
const CACHE_SIZE = 40_000;
/** Broken texts by type, room and text. */
const cache = new Map<TypeName, Map<number, Map<string, readonly string[]>>>();
let cached = 0;

/** A last line narrower than this share of the room is filled up from the lines above it, … */
const SHORT_LAST_LINE = 0.28;
/** … until it reaches this share, */
const GOOD_LAST_LINE = 0.4;
/** by making the lines above narrower in these steps. */
const NARROWER = [0.94, 0.88, 0.82, 0.76, 0.7, 0.64];

/**
 * Breaks a text into lines no wider than `room` pixels. Nothing is dropped: a word that is wider than a line is cut
 * between characters, with a hyphen where it is cut between letters. A line end within the text is kept.
 * A text without anything to print gives no line.
 */
export function wrap(text: string, room: number, type: TypeName): readonly string[] {
  const known = cacheOf(type, room);
  let lines = known.get(text);
  if (!lines) {
    lines = text.trim() === '' ? [] : text.split(LINE_ENDS).flatMap((part) => wrapParagraph(fold(part), room, type));
    if (cached >= CACHE_SIZE) {
      cache.clear();
      last = undefined;
      cached = 0;
      cacheOf(type, room).set(text, lines);
    } else known.set(text, lines);
    cached++;
  }
  return lines;
}

/** Where the last text was looked for: lanes ask for one type and room again and again. */
let last: { type: TypeName; room: number; texts: Map<string, readonly string[]> } | undefined;

function cacheOf(type: TypeName, room: number): Map<string, readonly string[]> {
  if (last?.type === type && last.room === room) return last.texts;
  let rooms = cache.get(type);
  if (!rooms) {
    rooms = new Map();
    cache.set(type, rooms);
  }
  let texts = rooms.get(room);
  if (!texts) {
    texts = new Map();
    rooms.set(room, texts);
  }
  last = { type, room, texts };
  return texts;
}

/** The text as it is set on one line: no control characters, no runs of spaces. */
export function fold(text: string): string {
  return printable(text).replace(SPACES, ' ').trim();
}

/** The width of the widest of the lines, in pixels. */
export function widestOf(lines: readonly string[], type: TypeName): number {
  let widest = 0;
  for (const line of lines) widest = Math.max(widest, widthOf(line, type));
  return widest;
}

function wrapParagraph(text: string, room: number, type: TypeName): string[] {
  if (isAscii(text) && text !== '' && widthOf(text, type) <= room) return [text];
  const pieces = piecesOf(text);
  const lines = fill(pieces, room, type);
  const last = lines.at(-1);
  if (lines.length < 2 || last === undefined || widthOf(last, type) >= room * SHORT_LAST_LINE) return lines;
  let widest = 0;
  for (const piece of pieces) widest = Math.max(widest, widthOf(piece.text.trimEnd(), type));
  for (const share of NARROWER) {
    if (widest > room * share) break;
    const narrower = fill(pieces, room * share, type);
    if (narrower.length > lines.length) break;
    if (widthOf(narrower.at(-1) ?? '', type) >= room * GOOD_LAST_LINE) return narrower;
  }
  return lines;
}

/** Puts as many pieces on a line as go there. */
function fill(pieces: readonly Piece[], room: number, type: TypeName): string[] {
  const hyphen = widthOf('-', type);
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  let soft = false;
  const close = () => {
    const text = line.trimEnd();
    if (text !== '') lines.push(soft ? `${text}-` : text);
    line = '';
    lineWidth = 0;
    soft = false;
  };
  for (const piece of pieces) {
    let text = piece.text;
    const needed = widthOf(text.trimEnd(), type) + (piece.soft ? hyphen : 0);
    if (line !== '' && lineWidth + needed > room) close();
    if (needed > room) {
      const parts = cut(text.trimEnd(), room, hyphen, type, piece.soft);
      for (const part of parts.slice(0, -1)) lines.push(part);
      text = (parts.at(-1) ?? '') + text.slice(text.trimEnd().length);
    }
    line += text;
    lineWidth += widthOf(text, type);
    soft = piece.soft;
  }
  soft = false;
  close();
  return lines;
}

/** Cuts a word that is wider than the room. Each part but the last is a whole line, hyphen included. */
function cut(word: string, room: number, hyphen: number, type: TypeName, soft: boolean): string[] {
  const parts: string[] = [];
  let part = '';
  let width = 0;
  let previous = '';
  for (const grapheme of graphemesOf(word)) {
    const advance = widthOf(grapheme, type);
    const joined = isLetter(previous) && isLetter(grapheme) && !isWide(previous) && !isWide(grapheme);
    if (part !== '' && width + advance + hyphen > room) {
      parts.push(joined ? `${part}-` : part);
      part = '';
      width = 0;
    }
    part += grapheme;
    width += advance;
    previous = grapheme;
  }
  if (soft && part !== '' && width + hyphen > room) {
    parts.push(part);
    part = '';
  }
  parts.push(part);
  return parts;
}

/** The height of so many lines, in pixels. */
export function heightOf(lines: readonly string[], type: TypeName): number {
  return lines.length * TYPE[type].line;
}
