/** What stands under the cursor: told by the line itself and the outline around it, so that any half-typed text will do. */
import type { Entry, Outline, PhysicalLine } from '../fixes/outline.js';
import { tokenizeBody } from '../syntax/body.js';
import { isComma, isSpace } from '../syntax/characters.js';
import { PHRASES } from '../syntax/repair.js';
import type { LineDefinition } from '../syntax/table.js';

interface At {
  outline: Outline;
  /** The number of the physical line. */
  number: number;
  line: PhysicalLine;
  /** Of the cursor, in the whole text. */
  offset: number;
}

/** A keyword is to be written, or is being written. */
export interface KeywordPlace extends At {
  kind: 'keyword';
  /** What is replaced: the word so far, with the white space behind it where nothing else stands in the line. */
  start: number;
  end: number;
  /** True where more stands behind the word. */
  hasRest: boolean;
}

/** Behind a keyword. */
export interface BodyPlace extends At {
  kind: 'body';
  entry: Entry;
  keyword: string;
  definition: LineDefinition;
  /** What stands behind the keyword, cut as the language reads it. */
  tokens: readonly Token[];
  /** Where the rest of the line begins and ends, white space at both ends left out. */
  start: number;
  end: number;
}

/** Behind `//`. */
export interface CommentPlace extends At {
  kind: 'comment';
  /** Where the comment begins. */
  start: number;
}

export type Place = KeywordPlace | BodyPlace | CommentPlace;

/** A part of a line. Offsets of the whole text. */
export interface Token {
  type: 'NAME' | 'VALUE' | 'TEXT' | ',' | ':';
  start: number;
  end: number;
}

/** The place at an offset; undefined where there is nothing to complete. */
export function placeAt(outline: Outline, offset: number): Place | undefined {
  const { line: number } = outline.positionAt(offset);
  const line = outline.lines[number]!;
  const at = { outline, number, line, offset };
  if (outline.isInBlockComment(number) || offset < line.start) return undefined;
  const comment = outline.isComment(number) ? line.textStart : outline.commentIn(number);
  if (comment !== undefined && offset >= comment) {
    return offset >= comment + 2 ? { ...at, kind: 'comment', start: comment } : undefined;
  }
  if (outline.isBlank(number)) {
    return { ...at, kind: 'keyword', start: offset, end: line.end, hasRest: false };
  }
  if (offset < line.textStart || outline.isContinuation(number)) return undefined;
  const entry = outline.entryAt(line.textStart);
  const word = keywordWord(at, entry);
  if (word !== undefined && offset <= word) return keywordPlace(at, word);
  return entry && bodyPlace(at, entry);
}

/** Where the keyword that is being written ends; undefined where the cursor is behind one that is whole. */
function keywordWord({ outline, line, offset }: At, entry: Entry | undefined): number | undefined {
  const { text } = outline;
  const typed = text.slice(line.textStart, offset);
  let end = line.textStart;
  while (end < line.end && !isSpace(text.charCodeAt(end))) end++;
  if (entry && !entry.misplaced) {
    const keywordEnd = Math.max(entry.line.keywordEnd!, end);
    if (offset <= entry.line.keywordEnd!) return keywordEnd;
    return undefined;
  }
  if (offset <= end) return end;
  return isPartOfPhrase(typed) ? offset : undefined;
}

/** True for the beginning of a keyword of several words: `moment o`. */
function isPartOfPhrase(typed: string): boolean {
  const folded = typed.toLowerCase().replace(/\s+/gu, ' ');
  const phrases = PHRASES.get(folded.split(' ')[0]!) ?? [];
  return phrases.some((words) => words.join(' ').startsWith(folded));
}

function keywordPlace(at: At, word: number): KeywordPlace {
  const { outline, number, line } = at;
  const textEnd = outline.textEndOf(number);
  const hasRest = textEnd > word || outline.commentIn(number) !== undefined;
  return { ...at, kind: 'keyword', start: line.textStart, end: hasRest ? word : line.end, hasRest };
}

function bodyPlace(at: At, entry: Entry): BodyPlace | undefined {
  const { outline, number, offset } = at;
  const { definition, keyword, keywordEnd } = entry.line;
  if (!definition || keyword === undefined || keywordEnd === undefined || offset <= keywordEnd) return undefined;
  const { text } = outline;
  const end = Math.max(keywordEnd, outline.textEndOf(number));
  let start = keywordEnd;
  while (start < Math.max(end, offset) && isSpace(text.charCodeAt(start))) start++;
  const tokens: Token[] = [];
  tokenizeBody(definition, {
    source: text,
    base: 0,
    start: keywordEnd,
    end,
    emit: (type, from, to) => {
      if (from < to) tokens.push({ type, start: from, end: to });
    },
    problem: () => {},
  });
  return { ...at, kind: 'body', entry, keyword, definition, tokens, start: Math.min(start, offset), end };
}

/** The name that the cursor is in or behind, or where the next one goes. */
export interface NameSlot {
  start: number;
  end: number;
  /** What is written of it before the cursor. */
  typed: string;
  /** The other names of the line. */
  others: readonly string[];
}

/** The slot of a name at the cursor; undefined where none can stand. */
export function nameSlot(place: BodyPlace): NameSlot | undefined {
  const { outline, offset, tokens, definition, start: bodyStart } = place;
  const { text } = outline;
  const colon = tokens.find(({ type }) => type === ':');
  if (colon && offset > colon.start) return undefined;
  const isList = definition.shape === 'names' || definition.shape === 'namesShareText';
  const comma = isList ? tokens.findLast(({ type, end }) => type === ',' && end <= offset) : undefined;
  const from = comma ? comma.end : bodyStart;
  let start = Math.min(from, offset);
  while (start < offset && isSpace(text.charCodeAt(start))) start++;
  const own = tokens.find(({ type, start: at, end }) => type === 'NAME' && at >= from && at <= offset && end >= start);
  const end = Math.max(offset, own?.end ?? offset);
  const nextComma = text.slice(offset, end).search(/[,，、،]/u);
  const others = tokens.filter((token) => token.type === 'NAME' && token !== own);
  return {
    start,
    end: isList && nextComma >= 0 ? offset + nextComma : end,
    typed: text.slice(start, offset),
    others: others.map((token) => text.slice(token.start, token.end)),
  };
}

/** The number at the cursor, or where one goes. */
export interface ValueSlot {
  start: number;
  end: number;
  /** True where something stands before it. */
  hasName: boolean;
}

const VALUE_BEFORE = /(?:^|\s)([+\-−–＋]?[\d.,]*[%％]?)$/u;
const VALUE_AFTER = /^[+\-−–＋]?[\d.,]*\s*[%％]?/u;

/** The slot of a value at the cursor; undefined where none can stand. */
export function valueSlot(place: BodyPlace): ValueSlot | undefined {
  const { outline, offset, tokens, start } = place;
  const colon = tokens.find(({ type }) => type === ':');
  if (colon && offset > colon.start) return undefined;
  const before = outline.text.slice(start, offset);
  const match = VALUE_BEFORE.exec(before);
  if (!match) return undefined;
  const from = offset - match[1]!.length;
  const rest = outline.text.slice(offset, Math.max(offset, place.end));
  const behind = VALUE_AFTER.exec(rest)![0].trimEnd();
  const last = outline.text.slice(start, from).trimEnd();
  return {
    start: from,
    end: offset + behind.length,
    hasName: last !== '' && !isComma(last.charCodeAt(last.length - 1)),
  };
}
