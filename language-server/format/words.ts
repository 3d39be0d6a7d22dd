/** What is between the words of a line: one space where there is white space, and as people set commas and colons. */
import type { Outline } from '../fixes/outline.js';
import { type BodyToken, tokenizeBody } from '../syntax/body.js';
import { isColon, isSpace } from '../syntax/characters.js';
import type { Line } from '../syntax/findings.js';

/** A change of a text; offsets, the end excluded. */
export interface OffsetEdit {
  start: number;
  end: number;
  newText: string;
}

const COLON = 58;
const COMMA = 44;
const ARABIC_COMMA = 0x060c;

/**
 * The edits within a line that reads without a fault: its keyword as the language spells it, and the white space between
 * its words. Names and texts stay as they are typed, and so does the distance to a comment.
 * @param isContinued where the text goes on in the next line, only its beginning is looked at
 */
export function wordEdits(outline: Outline, line: Line, isContinued: boolean): OffsetEdit[] {
  const { text } = outline;
  const edits: OffsetEdit[] = [];
  const put = (start: number, end: number, newText: string) => {
    if (text.slice(start, end) !== newText) edits.push({ start, end, newText });
  };
  const keywordEnd = line.keywordEnd!;
  put(line.start, keywordEnd, line.keyword!);
  const end = outline.textEndOf(line.line);
  const start = skipSpaces(text, keywordEnd, end);
  if (start >= end) return edits;
  if (!isColon(text.charCodeAt(start))) put(keywordEnd, start, ' ');
  else if (text.charCodeAt(start) === COLON) put(keywordEnd, start, '');
  if (!isContinued && mayHaveGaps(text.slice(start, end)))
    for (const [from, to, gap] of gapsIn(text, line, start, end)) put(from, to, gap);
  return edits;
}

/** The edits within a `|` line: one space behind the bar. */
export function continuationEdits(outline: Outline, line: Line): OffsetEdit[] {
  const bar = line.start + 1;
  const end = outline.textEndOf(line.line);
  const start = skipSpaces(outline.text, bar, end);
  if (start >= end || outline.text.slice(bar, start) === ' ') return [];
  return [{ start: bar, end: start, newText: ' ' }];
}

/** Taking a line apart costs much more than to see that there is nothing to set right. */
function mayHaveGaps(rest: string): boolean {
  return /\s[\s,，、،:]|[^\S ]|[,،]\S|\ufeff/u.test(rest);
}

/** The white space between the parts of a line's rest, with what there should be. */
function* gapsIn(text: string, line: Line, start: number, end: number): Iterable<[number, number, string]> {
  const parts: { type: BodyToken; start: number; end: number }[] = [];
  tokenizeBody(line.definition!, {
    source: text,
    base: 0,
    start,
    end,
    emit: (type, from, to) => parts.push({ type, start: from, end: to }),
    problem: () => {},
  });
  for (const [index, right] of parts.entries()) {
    const left = parts[index - 1];
    const gap = left && gapBetween(text, left, right);
    if (gap !== undefined) yield [left!.end, right.start, gap];
  }
}

/** Undefined where it stays as it is: full-width commas and colons need no space and may have one. */
function gapBetween(
  text: string,
  left: { type: BodyToken; start: number },
  right: { type: BodyToken; start: number },
): string | undefined {
  const [before, after] = [text.charCodeAt(left.start), text.charCodeAt(right.start)];
  if (right.type === ',') return '';
  if (right.type === ':') return after === COLON ? '' : undefined;
  if (left.type === ',') return before === COMMA || before === ARABIC_COMMA ? ' ' : undefined;
  if (left.type === ':') return before === COLON ? ' ' : undefined;
  return ' ';
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}
