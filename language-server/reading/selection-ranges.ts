import type { LangiumDocument } from 'langium';
import type { SelectionRangeParams } from 'vscode-languageserver';
import type { SelectionRange } from 'vscode-languageserver-types';
import { type Entry, Outline } from '../fixes/outline.js';
import { leafAt } from './name-at.js';

/** Offsets of the text, the end excluded. */
type Span = readonly [start: number, end: number];

/** What is selected when a selection grows: word, name, what the line says, line, step, stage, journey, file. */
export class JourneySelectionRanges {
  getSelectionRanges(document: LangiumDocument, { positions }: SelectionRangeParams): SelectionRange[] {
    const outline = Outline.of(document);
    return positions.map((position) => {
      const offset = document.textDocument.offsetAt(position);
      let range: SelectionRange | undefined;
      // From the outside in: each is told of the next larger one.
      for (const [start, end] of growing(spansAt(document, outline, offset)).reverse()) {
        range = { range: outline.range(start, end), ...(range && { parent: range }) };
      }
      return range ?? { range: { start: position, end: position } };
    });
  }
}

function spansAt(document: LangiumDocument, outline: Outline, offset: number): Span[] {
  const spans: Span[] = [];
  const { text } = outline;
  const number = outline.positionAt(offset).line;
  const line = outline.lines[number]!;
  const textEnd = outline.textEndOf(number);
  const word = wordAt(text, offset, line.start, line.end);
  if (word) spans.push(word);
  const leaf = leafAt(document, offset);
  if (leaf && leaf.length > 0) spans.push([leaf.offset, leaf.end]);
  let entry = outline.entryBefore(number + 1);
  if (entry && entry.lastLine < number) entry = undefined;
  if (entry) {
    const { keywordEnd, line: first } = entry.line;
    const last = outline.textEndOf(entry.lastLine);
    let bodyStart = keywordEnd ?? entry.line.start;
    while (bodyStart < last && /\s/u.test(text[bodyStart]!)) bodyStart++;
    if (offset >= bodyStart) spans.push([bodyStart, last]);
    spans.push([entry.line.start, last], [outline.lines[first]!.start, outline.lines[entry.lastLine]!.end]);
  } else {
    spans.push([line.textStart, textEnd], [line.start, line.end]);
  }
  for (let block: Entry | undefined = entry ?? outline.entryAround(number); block; block = block.parent) {
    const last = outline.lastOf(block);
    const start = outline.lines[block.line.line]!.start;
    spans.push([start, outline.lines[last.lastLine]!.end]);
  }
  spans.push([0, text.length]);
  return spans.filter(([start, end]) => start <= offset && offset <= end);
}

/** A run of letters, digits and what may stand inside a word. */
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’-][\p{L}\p{M}\p{N}_]+)*/gu;

function wordAt(text: string, offset: number, start: number, end: number): Span | undefined {
  // A line may be very long; no word is.
  const from = Math.max(start, offset - 200);
  for (const match of text.slice(from, Math.min(end, offset + 200)).matchAll(WORD)) {
    const at = from + match.index;
    if (at <= offset && offset <= at + match[0].length) return [at, at + match[0].length];
  }
  return undefined;
}

/** Each span that is larger than the one before and holds it. */
function growing(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a[1] - a[0] - (b[1] - b[0]))) {
    const last = kept.at(-1);
    const isLarger = !last || (span[0] <= last[0] && span[1] >= last[1] && span[1] - span[0] > last[1] - last[0]);
    if (isLarger && span[1] > span[0]) kept.push(span);
  }
  return kept;
}
