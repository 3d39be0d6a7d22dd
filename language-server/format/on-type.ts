/** Where a line goes while it is typed: to the block that takes its keyword, and a new one below a title into its block. */
import type { DocumentOnTypeFormattingOptions, Position } from 'vscode-languageserver';
import { columnsOf, type Entry, Outline } from '../fixes/outline.js';
import { lex } from '../syntax/lex.js';
import { type BlockName, KEYWORDS, type LineDefinition, lineOf } from '../syntax/table.js';
import { foldSpaces } from '../syntax/text.js';
import { type Indentation, whiteSpaceTo } from './columns.js';
import type { OffsetEdit } from './words.js';

/** The space behind a keyword, and Enter. */
export const TYPING_TRIGGERS: DocumentOnTypeFormattingOptions = {
  firstTriggerCharacter: ' ',
  moreTriggerCharacter: ['\n'],
};

/** Blocks that are hardly ever without a line: the one below their title is theirs. */
const WITH_LINES: ReadonlySet<BlockName | undefined> = new Set<BlockName>([
  'journey',
  'persona',
  'framework',
  'source',
  'stage',
  'step',
  'opportunity',
  'as',
]);

/**
 * The edit of the line that is being typed; undefined where it stands right or cannot be told.
 * @param position behind the character that was typed
 */
export function indentTyped(
  text: string,
  position: Position,
  character: string,
  indentation: Indentation,
): OffsetEdit | undefined {
  if (character === '\n') return indentBelow(text, position.line, indentation);
  const line = lineWith(text, position.line).slice(0, position.character);
  // Only a keyword that has just been finished: nothing is read for any other space.
  if (!KEYWORDS.has(foldSpaces(line).toLowerCase())) return undefined;
  return indentKeyword(text, position, indentation);
}

function lineWith(text: string, number: number): string {
  return text.split(/\r\n|\r|\n/, number + 1)[number] ?? '';
}

function indentKeyword(text: string, position: Position, indentation: Indentation): OffsetEdit | undefined {
  const { report } = lex(text);
  const outline = new Outline(text, report);
  const physical = outline.lines[position.line];
  const line = report.lines.find((it) => it.line === position.line);
  if (!physical || !line || outline.textEndOf(position.line) > outline.offsetAt(position)) return undefined;
  const keyword = foldSpaces(text.slice(line.start, physical.end)).toLowerCase();
  const entry = outline.entryAt(line.start);
  if (entry && (!entry.misplaced || entry.line.keyword !== keyword)) return undefined;
  const owner = entry ? ownerOf(outline, entry, report.strays.get(line.start)) : undefined;
  const definition = owner ? lineOf(owner.line.definition!.opens!, keyword) : lineOf('file', keyword);
  if (!definition || (entry && !owner)) return undefined;
  const white = owner ? indentIn(outline, owner, indentation) : '';
  if (!takesLinesBelow(outline, position.line, columnsOf(white), definition)) return undefined;
  return change(text, physical.start, physical.textStart, white);
}

/** The block that takes a line in the wrong place. */
function ownerOf(outline: Outline, entry: Entry, strayOf: number | undefined): Entry | undefined {
  return strayOf === undefined ? entry.parent : outline.entryAt(strayOf);
}

/** True where the lines below a line at that column that would come to belong to it may do so. */
function takesLinesBelow(outline: Outline, number: number, column: number, { opens }: LineDefinition): boolean {
  for (let at = outline.contentAfter(number); at; at = outline.contentAfter(at.number)) {
    if (outline.isContinuation(at.number)) continue;
    if (outline.columnOf(at.number) <= column) return true;
    const keyword = outline.entryAt(at.textStart)?.line.keyword;
    if (opens === undefined || keyword === undefined || !lineOf(opens, keyword)) return false;
  }
  return true;
}

function indentBelow(text: string, number: number, indentation: Indentation): OffsetEdit | undefined {
  const { report } = lex(text);
  const outline = new Outline(text, report);
  const physical = outline.lines[number];
  if (number === 0 || !physical || !outline.isBlank(number) || outline.isBlank(number - 1)) return undefined;
  const above = outline.lines[number - 1]!;
  const entry = outline.entryAt(above.textStart);
  if (!entry) return undefined;
  const { line } = entry;
  const hasText = outline.textEndOf(number - 1) > line.keywordEnd!;
  const isTitle = hasText && WITH_LINES.has(line.definition!.opens) && !entry.misplaced;
  const white = isTitle ? indentIn(outline, entry, indentation) : outline.indentOf(entry);
  return change(text, physical.start, physical.textStart, white);
}

/** The indentation of the lines in a block: as those have it that are there, or a level deeper than the block. */
function indentIn(outline: Outline, block: Entry, indentation: Indentation): string {
  const child = block.children.find((it) => !it.misplaced);
  if (child) return outline.indentOf(child);
  return outline.indentOf(block) + whiteSpaceTo(indentation.columns, indentation);
}

function change(text: string, start: number, end: number, newText: string): OffsetEdit | undefined {
  return text.slice(start, end) === newText ? undefined : { start, end, newText };
}
