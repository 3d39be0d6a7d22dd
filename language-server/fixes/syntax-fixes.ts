/** Ways out for lines that cannot be read, or that lack something: what the rule `syntax` offers. */
import { t } from '@vscode/l10n';
import type { LangiumDocument } from 'langium';
import type { Fix, FixEdit } from '../rules/rule.js';
import { isColon, isSpace } from '../syntax/characters.js';
import type { Finding } from '../syntax/findings.js';
import { type LineDefinition, lineOf } from '../syntax/table.js';
import { removeEntry } from './edits.js';
import { type Entry, Outline } from './outline.js';
import { placeholder } from './snippet.js';

type SyntaxFinding = Extract<Finding, { code: 'syntax' }>;

/** More NUL characters are no slip in a text but another kind of file. */
const MOST_NULS = 1000;

/** The fixes for something that the lexer noticed. */
export function syntaxFixes(document: LangiumDocument, finding: SyntaxFinding): Fix[] {
  const outline = Outline.of(document);
  const { problem, start, end } = finding;
  switch (problem) {
    case 'missing-text':
    case 'missing-name':
    case 'missing-value':
    case 'missing-colon-text':
      return missing(outline, finding);
    case 'colon-after-keyword':
      return [preferred(t('Remove the colon'), [withoutColon(outline, start)], true)];
    case 'nothing-may-follow':
      return spansLines(outline, finding)
        ? []
        : [
            preferred(t('Make it a comment: ‘//’'), [insert(outline, start, '// ')]),
            { title: t('Remove it'), edits: [{ range: outline.range(spaceBefore(outline, start), end), newText: '' }] },
          ];
    case 'only-colon-text':
      return [preferred(t('Put a colon before it'), [colonBefore(outline, start)], true)];
    case 'unclosed-comment':
      return [preferred(t('Make it a comment of one line: ‘//’'), [replace(outline, start, start + 2, '//')], true)];
    case 'text-after-comment':
      return ontoLineOfItsOwn(outline, start);
    case 'nothing-to-continue':
    case 'continues-unread-line':
      return [preferred(t('Make it a comment: ‘//’'), [commentForBar(outline, start)])];
    case 'binary':
      return withoutNuls(outline);
    case 'too-many-names':
    case 'too-many-lines':
    case 'too-many-blocks':
      return [];
  }
}

/** Only what a line cannot do without is filled in; a line that says nothing may go as well. */
function missing(outline: Outline, finding: SyntaxFinding): Fix[] {
  const entry = outline.entryBefore(outline.positionAt(finding.start).line + 1);
  const definition = entry?.line.definition;
  if (!entry || !definition) return [];
  const fill = filling(outline, finding, entry, definition);
  const fixes = fill ? [preferred(t('Fill in what ‘{0}’ says', finding.keyword!), [{ ...fill, snippet: true }])] : [];
  // A block holds other lines, or is meant to.
  if (definition.opens === undefined) {
    fixes.push({ title: t('Remove ‘{0}’', finding.keyword!), edits: removeEntry(outline, entry) });
  }
  return fixes;
}

/** Where what is missing goes, and words for it; undefined where it would stand in the middle of other text. */
function filling(
  outline: Outline,
  { problem, start, end }: SyntaxFinding,
  entry: Entry,
  definition: LineDefinition,
): FixEdit | undefined {
  // A name that must exist already is not to be made up.
  if (MUST_EXIST.has(definition.rule)) return undefined;
  const { line } = entry;
  const keywordEnd = isColon(outline.text.charCodeAt(line.keywordEnd!)) ? line.keywordEnd! + 1 : line.keywordEnd!;
  const textEnd = outline.textEndOf(line.line);
  const isBare = textEnd === keywordEnd || textEnd === line.keywordEnd;
  const words = placeholder(1, wordsFor(problem, entry, isBare));
  // Quotes with nothing in them.
  if (start !== line.start) return replace(outline, start, end, words);
  if (problem === 'missing-name' || problem === 'missing-text') return insert(outline, keywordEnd, ` ${words}`);
  if (entry.lastLine > line.line) return undefined;
  if (problem === 'missing-value') {
    // What a metric is counted in is for the person to know, and its remark stands in the way.
    if (definition.rule === 'MetricLine') return undefined;
    return insert(outline, isBare || definition.shape === 'shareText' ? keywordEnd : textEnd, ` ${words}`);
  }
  if (isBare) return insert(outline, keywordEnd, ` ${words}`);
  const hasColon = isColon(outline.text.charCodeAt(textEnd - 1));
  return insert(outline, textEnd, `${hasColon ? '' : ':'} ${words}`);
}

const MUST_EXIST: ReadonlySet<string> = new Set(['Next', 'Details', 'Follows', 'FutureOf', 'Answers', 'Import']);
const VALUES: Readonly<Record<string, string>> = { emotion: '-1', lifts: '+1', leaves: '10%' };
const FORMS: Readonly<Record<string, string>> = { date: '2026-03', color: '#0a6652', number: '10' };

/** What stands there until somebody overwrites it: something that the line may say. */
function wordsFor(problem: SyntaxFinding['problem'], { line, parent }: Entry, isBare: boolean): string {
  const keyword = line.keyword!;
  const { choices, form, rule, needsValue, needsText } = line.definition!;
  if (problem === 'missing-value') {
    return VALUES[keyword] ?? (parent?.line.definition?.opens === 'journey' ? '-2..+2' : '0..100');
  }
  if (problem === 'missing-colon-text') return isBare ? t('Name: what happens') : t('what happens');
  if (choices) return choices[0]!;
  if (form) return FORMS[form]!;
  if (problem === 'missing-text') return t('Text');
  if (rule === 'Feels') return 'neutral';
  if (isBare && needsValue) return `${t('Name')} ${VALUES[keyword] ?? '1'}`;
  return isBare && needsText ? t('Name: what happens') : t('Name');
}

function preferred(title: string, edits: FixEdit[], safe = false): Fix {
  return { title, edits, preferred: true, ...(safe && { safe }) };
}

function insert(outline: Outline, at: number, newText: string): FixEdit {
  return { range: outline.range(at), newText };
}

function replace(outline: Outline, start: number, end: number, newText: string): FixEdit {
  return { range: outline.range(start, end), newText };
}

function spansLines(outline: Outline, { start, end }: SyntaxFinding): boolean {
  return outline.positionAt(start).line !== outline.positionAt(end).line;
}

function spaceBefore(outline: Outline, offset: number): number {
  let at = offset;
  while (isSpace(outline.text.charCodeAt(at - 1))) at--;
  return at;
}

/** The colon goes; a space comes where there is none between the keyword and its text. */
function withoutColon(outline: Outline, colon: number): FixEdit {
  const { line } = outline.positionAt(colon);
  const isFollowed = colon + 1 < outline.lines[line]!.end && !isSpace(outline.text.charCodeAt(colon + 1));
  return replace(outline, colon, colon + 1, isFollowed ? ' ' : '');
}

function colonBefore(outline: Outline, start: number): FixEdit {
  return replace(outline, spaceBefore(outline, start), start, ': ');
}

function commentForBar(outline: Outline, bar: number): FixEdit {
  const isFollowed = isSpace(outline.text.charCodeAt(bar + 1));
  return replace(outline, bar, bar + 1, isFollowed ? '//' : '// ');
}

/** What stands behind the end of a comment, as a line of the block that the comment stands in, if it can be one. */
function ontoLineOfItsOwn(outline: Outline, start: number): Fix[] {
  const { line: number } = outline.positionAt(start);
  const above = outline.entryBefore(number);
  const block = above?.line.definition?.opens;
  const word = /^\S*/.exec(outline.text.slice(start, outline.lines[number]!.end))![0].toLowerCase();
  const takes = above && !above.misplaced && (block ? undefined : above.parent?.line.definition?.opens);
  if (!above || !takes || !lineOf(takes, word)?.many) return [];
  const newText = outline.lineEndOf(number) + outline.indentOf(above);
  return [
    preferred(t('Move it to a line of its own'), [replace(outline, spaceBefore(outline, start), start, newText)]),
  ];
}

function withoutNuls(outline: Outline): Fix[] {
  const edits: FixEdit[] = [];
  for (
    let at = outline.text.indexOf('\0');
    at >= 0 && edits.length <= MOST_NULS;
    at = outline.text.indexOf('\0', at + 1)
  )
    edits.push(replace(outline, at, at + 1, ''));
  return edits.length > MOST_NULS ? [] : [preferred(t('Remove the NUL characters'), edits)];
}
