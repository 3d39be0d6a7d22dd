/** Fixes → texts. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from '../map/journey-map.js';
import type { Fix, FixEdit } from '../rules/rule.js';
import { plainTextOf } from './snippet.js';
import type { Fixable } from './spelling.js';

/** A text with edits made in it; what they leave to be filled in has the words of its placeholders. */
export function applyEdits(text: string, edits: readonly FixEdit[]): string {
  const document = TextDocument.create('', '', 0, text);
  return TextDocument.applyEdits(document, edits.map(plainEdit));
}

function plainEdit({ range, newText, snippet }: FixEdit) {
  return { range, newText: snippet ? plainTextOf(newText) : newText };
}

/**
 * The fixes of a file that need no decision of a person and get into no other's way, the first where two do. `problems`:
 * of one check, in the order of the text.
 */
export function safeFixes(problems: readonly Fixable[]): Fix[] {
  const chosen: Fix[] = [];
  const taken = new Places();
  for (const problem of problems) {
    const fix = problem.fixes?.().find((it) => it.safe && it.edits.every((edit) => edit.uri === undefined));
    if (!fix?.edits.every(({ range }) => taken.isFree(range))) continue;
    for (const { range } of fix.edits) taken.take(range);
    chosen.push(fix);
  }
  return chosen;
}

/** Places in a text that edits have been chosen for. */
class Places {
  /** In the order of the text, none within another. */
  private readonly ranges: Range[] = [];

  /** False where another edit is, or is put at the same place: which of two goes first would be left to chance. */
  isFree({ start, end }: Range): boolean {
    const at = this.indexOf(start);
    const [before, after] = [this.ranges[at - 1], this.ranges[at]];
    if (before && compare(before.end, start) > 0) return false;
    if (before && compare(before.end, start) === 0 && compare(before.start, start) === 0) return false;
    return !after || compare(end, after.start) < 0 || (compare(end, after.start) === 0 && compare(start, end) < 0);
  }

  take(range: Range): void {
    this.ranges.splice(this.indexOf(range.start), 0, range);
  }

  /** The number of ranges that start before a place. */
  private indexOf(place: Position): number {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.ranges[middle]!.start, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
