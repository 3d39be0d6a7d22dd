/** Where the cursor goes after an edit. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plainTextOf } from '../fixes/snippet.js';
import type { Range } from '../map/journey-map.js';
import type { FixEdit } from '../rules/rule.js';

export interface Edited {
  text: string;
  /** The edit without marks of places to fill in. */
  plain(edit: FixEdit): { range: Range; newText: string };
  /** Offsets in `text`, of each edit's new text in the order of the text. */
  written: { start: number; edit: FixEdit }[];
}

/** A text after edits in it, none of which overlap. */
export function textAfter(text: string, edits: readonly FixEdit[]): Edited {
  const document = TextDocument.create('', '', 0, text);
  const plain = ({ range, newText, snippet }: FixEdit) => ({
    range,
    newText: snippet ? plainTextOf(newText) : newText,
  });
  let shift = 0;
  const written = [...edits]
    .sort((a, b) => document.offsetAt(a.range.start) - document.offsetAt(b.range.start))
    .map((edit) => {
      const start = document.offsetAt(edit.range.start);
      const place = { start: start + shift, edit };
      shift += plain(edit).newText.length - (document.offsetAt(edit.range.end) - start);
      return place;
    });
  return { text: TextDocument.applyEdits(document, edits.map(plain)), plain, written };
}

/** The first place to fill in or, where there is none, the end of the first text that was written. */
export function selectionOf({ text, written, plain }: Edited): Range | undefined {
  const document = TextDocument.create('', '', 0, text);
  const range = (start: number, end: number) => ({ start: document.positionAt(start), end: document.positionAt(end) });
  for (const { start, edit } of written) {
    const place = edit.snippet ? firstPlace(edit.newText) : undefined;
    if (place) return range(start + place.start, start + place.end);
  }
  const first = written.find(({ edit }) => plain(edit).newText.trim() !== '');
  if (!first) return undefined;
  const end = first.start + plain(first.edit).newText.trimEnd().length;
  return range(end, end);
}

/** Where the first place to fill in stands in a snippet's plain text. */
function firstPlace(snippet: string): { start: number; end: number } | undefined {
  const at = snippet.search(/(?<!\\)\$(?:\{1[:}]|1)/);
  if (at < 0) return undefined;
  const start = plainTextOf(snippet.slice(0, at)).length;
  const mark = /^\$1|^\$\{1\}|^\$\{1:(?:\\.|[^\\}])*\}/s.exec(snippet.slice(at));
  return mark ? { start, end: start + plainTextOf(mark[0]).length } : undefined;
}
