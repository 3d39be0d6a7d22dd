import type { LangiumDocument } from 'langium';
import type { FoldingRangeProvider } from 'langium/lsp';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import { type Entry, Outline } from '../fixes/outline.js';

/** Folds whatever holds lines, runs of comments, and the imports of a file. */
export class JourneyFolding implements FoldingRangeProvider {
  getFoldingRanges(document: LangiumDocument): FoldingRange[] {
    const outline = Outline.of(document);
    const blocks = byIndentation(outline.entries);
    const imports = outline.entries.filter(({ line, parent }) => line.keyword === 'import' && !parent);
    const [first, last] = [imports[0], imports.at(-1)];
    const head = first && last ? [fold(first.line.line, last.lastLine, FoldingRangeKind.Imports)] : [];
    return [...blocks, ...head, ...comments(outline)].filter((range) => range !== undefined);
  }
}

/** Each line with those below it that are indented deeper, continued ones included: as it looks, wherever it belongs. */
function byIndentation(entries: readonly Entry[]): (FoldingRange | undefined)[] {
  const open: Entry[] = [];
  const ranges: (FoldingRange | undefined)[] = entries.map(() => undefined);
  const close = (column: number, last: Entry | undefined) => {
    while (last && open.length > 0 && open.at(-1)!.line.column >= column) {
      const entry = open.pop()!;
      ranges[entry.index] = fold(entry.line.line, last.lastLine);
    }
  };
  for (const entry of entries) {
    close(entry.line.column, entries[entry.index - 1]);
    open.push(entry);
  }
  close(0, entries.at(-1));
  return ranges;
}

function fold(startLine: number, endLine: number, kind?: FoldingRangeKind): FoldingRange | undefined {
  return endLine > startLine ? { startLine, endLine, ...(kind && { kind }) } : undefined;
}

/** Runs of comment lines, and block comments. */
function comments(outline: Outline): (FoldingRange | undefined)[] {
  const ranges: (FoldingRange | undefined)[] = [];
  let start: number | undefined;
  for (let number = 0; number <= outline.lines.length; number++) {
    const isComment = number < outline.lines.length && (outline.isComment(number) || outline.isInBlockComment(number));
    if (isComment) start ??= number;
    else if (start !== undefined) {
      ranges.push(fold(start, number - 1, FoldingRangeKind.Comment));
      start = undefined;
    }
  }
  return ranges;
}
