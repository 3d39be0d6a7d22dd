/** Where a line goes while it is typed: to the block that takes its keyword, and a new one below a title into its block. */
import type { DocumentOnTypeFormattingOptions, Position } from 'vscode-languageserver';
import { columnsOf, type Entry, Outline } from '../fixes/outline.js';
import type { LineReport } from '../syntax/findings.js';
import { lex } from '../syntax/lex.js';
import { type BlockName, KEYWORDS, type LineDefinition, lineOf } from '../syntax/table.js';
import { foldSpaces } from '../syntax/text.js';
import { type Indentation, whiteSpaceTo } from './columns.js';
import { withEdits } from './format-text.js';
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
 * The edits of the line that is being typed, in the order of the text; at Enter also of the one that it ends. None where
 * they stand right or it cannot be told.
 * @param position behind the character that was typed
 */
export function indentTyped(
  text: string,
  position: Position,
  character: string,
  indentation: Indentation,
): OffsetEdit[] {
  const { line } = position;
  if (character === '\n') return line === 0 ? [] : indentAtEnter(text, line, indentation);
  // Only a keyword that has just been finished, with nothing behind: nothing is read for any other space.
  const written = lineWith(text, line);
  const isKeyword = KEYWORDS.has(foldSpaces(written).toLowerCase()) && written.trimEnd().length < position.character;
  const edit = isKeyword ? indentKeyword(text, line, indentation) : undefined;
  return edit ? [edit] : [];
}

function lineWith(text: string, number: number): string {
  return text.split(/\r\n|\r|\n/, number + 1)[number] ?? '';
}

/** Who types on before the answer to a space has come gets it here. */
function indentAtEnter(text: string, number: number, indentation: Indentation): OffsetEdit[] {
  const above = indentKeyword(text, number - 1, indentation);
  const below = indentBelow(above ? withEdits(text, [above]) : text, number, indentation);
  if (!above || !below) return [above ?? below].filter((edit) => edit !== undefined);
  const by = above.newText.length - (above.end - above.start);
  return [above, { ...below, start: below.start - by, end: below.end - by }];
}

/** Puts a line into the block that takes its keyword. */
function indentKeyword(text: string, number: number, indentation: Indentation): OffsetEdit | undefined {
  const { report } = lex(text);
  const outline = new Outline(text, report);
  const place = placeIn(outline, report, number, indentation);
  if (!place || !takesLinesBelow(outline, number, columnsOf(place.white), place.definition)) return undefined;
  const { start, textStart } = outline.lines[number]!;
  return change(text, start, textStart, place.white);
}

/** The white space before a text's last line that puts it into the block that takes its keyword. Undefined where none does. */
export function indentOfLast(text: string, indentation: Indentation): string | undefined {
  const { report } = lex(text);
  const outline = new Outline(text, report);
  return placeIn(outline, report, outline.lines.length - 1, indentation)?.white;
}

interface PlaceOfLine {
  white: string;
  definition: LineDefinition;
}

function placeIn(
  outline: Outline,
  report: LineReport,
  number: number,
  indentation: Indentation,
): PlaceOfLine | undefined {
  const physical = outline.lines[number];
  if (!physical || outline.isBlank(number)) return undefined;
  const entry = outline.entryAt(physical.textStart);
  if (entry && !entry.misplaced) {
    return { white: outline.indentOf(entry), definition: entry.line.definition! };
  }
  const keyword = entry ? entry.line.keyword! : declarationAt(report, physical.textStart);
  const owner = entry ? ownerOf(outline, entry, report.strays.get(physical.textStart)) : undefined;
  if (!keyword || (entry && !owner)) return undefined;
  const definition = lineOf(owner ? owner.line.definition!.opens! : 'file', keyword);
  if (!definition) return undefined;
  return { white: owner ? indentIn(outline, owner, indentation) : '', definition };
}

/** The keyword of an indented line that no block takes: it may be meant to declare something. */
function declarationAt({ findings }: LineReport, start: number): string | undefined {
  const finding = findings.find((it) => it.start === start && it.code === 'misplaced-line');
  return finding?.code === 'misplaced-line' ? finding.keyword : undefined;
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
  const own = outline.indentOf(block);
  const outer = block.parent ? outline.indentOf(block.parent) : own;
  const level = own.startsWith(outer) ? own.slice(outer.length) : '';
  // Tabs and spaces are not mixed, whatever the editor is set to.
  const isOther = level !== '' && level.includes('\t') !== indentation.tabs;
  return own + (isOther ? level : whiteSpaceTo(indentation.columns, indentation));
}

function change(text: string, start: number, end: number, newText: string): OffsetEdit | undefined {
  return text.slice(start, end) === newText ? undefined : { start, end, newText };
}
