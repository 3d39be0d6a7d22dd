/** Indents a file that mixes tabs and spaces with one of the two; what belongs to what stays as it is read. */
import { t } from '@vscode/l10n';
import type { LangiumDocument } from 'langium';
import type { Fix, FixEdit } from '../rules/rule.js';
import { TAB } from '../syntax/characters.js';
import type { Line, LineReport } from '../syntax/findings.js';
import { Outline } from './outline.js';

export type IndentationStyle = 'tabs' | 'spaces';

const TAB_COLUMNS = 4;

/** `main`: what most lines are indented with. Where that could tear lines apart, the columns are kept, in spaces. */
export function reindentFix(document: LangiumDocument, main: IndentationStyle): Fix {
  const outline = Outline.of(document);
  const report = document.parseResult.lexerReport as LineReport;
  const unit = unitOf(outline, report, main);
  const style = unit ? main : 'spaces';
  const edits = report.lines.flatMap((line): FixEdit[] => {
    const { start, textStart } = outline.lines[line.line]!;
    const written = outline.text.slice(start, textStart);
    if (outline.isInBlockComment(line.line) || styleOf(written) === style || written === '') return [];
    const newText = unit ? indentByDepth(outline, line, unit) : ' '.repeat(outline.columnOf(line.line));
    return [{ range: outline.range(start, textStart), newText }];
  });
  const title = style === 'tabs' ? t('Indent the whole file with tabs') : t('Indent the whole file with spaces');
  return { title, edits, preferred: true, safe: true };
}

/** What a white space before a line consists of; undefined for both. */
function styleOf(white: string): IndentationStyle | undefined {
  const tabs = [...white].filter((character) => character.charCodeAt(0) === TAB).length;
  return tabs === 0 ? 'spaces' : tabs === white.length ? 'tabs' : undefined;
}

/**
 * What a level is indented with in the lines that have the main style; undefined where these do not agree, or where
 * lines stand in a wrong place: there is no telling which level they are meant to be on.
 */
function unitOf(outline: Outline, { lines, findings }: LineReport, main: IndentationStyle): string | undefined {
  if (findings.some(({ code }) => code === 'misplaced-line')) return undefined;
  const own = lines.filter(({ kind, line, depth }) => {
    const { start, textStart } = outline.lines[line]!;
    return kind === 'line' && depth > 0 && styleOf(outline.text.slice(start, textStart)) === main;
  });
  const [first] = own;
  if (!first) return undefined;
  const columns = first.column / first.depth;
  if (!own.every(({ column, depth }) => column === depth * columns)) return undefined;
  if (main === 'tabs') return columns === TAB_COLUMNS ? '\t' : undefined;
  return Number.isInteger(columns) ? ' '.repeat(columns) : undefined;
}

/** A line of a block on its level; any other, whose indentation means nothing, about where it stands. */
function indentByDepth(outline: Outline, { kind, line, depth }: Line, unit: string): string {
  if (kind === 'line') return unit.repeat(depth);
  return unit === '\t'
    ? '\t'.repeat(Math.ceil(outline.columnOf(line) / TAB_COLUMNS))
    : ' '.repeat(outline.columnOf(line));
}
