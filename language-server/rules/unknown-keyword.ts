import { t } from '@vscode/l10n';
import type { LangiumDocument } from 'langium';
import { canContinue, isFreeFor, standsIn } from '../fixes/astray.js';
import { replaceRange } from '../fixes/edits.js';
import { Outline } from '../fixes/outline.js';
import { keywordOf } from '../fixes/places.js';
import { inSentences, orMeant, quoted } from '../said.js';
import type { Finding } from '../syntax/findings.js';
import { isWholeLine, synonymAnywhere } from '../syntax/repair.js';
import { type BlockName, lineOf } from '../syntax/table.js';
import { type Fix, offsetRange, type Rule } from './rule.js';

type UnknownKeyword = Extract<Finding, { code: 'unknown-keyword' }>;

/** A line that begins with a word that is no keyword where it stands. */
export const unknownKeyword: Rule = {
  code: 'unknown-keyword',
  severity: 'error',
  check({ document, lines, report }) {
    for (const finding of lines.findings) {
      if (finding.code !== 'unknown-keyword') continue;
      const { word, fix, block, start, end } = finding;
      const written = document.textDocument.getText(offsetRange(document, start, end));
      const what = isBullet(word)
        ? t('A line begins with a keyword, not with {0}.', quoted(written))
        : t('{0} is not a keyword here.', quoted(written));
      report({
        range: offsetRange(document, start, end),
        message: fix ? orMeant(what, fix) : inSentences(what, wayOut(block)),
        data: { word, fix },
        fixes: () => fixesFor(document, finding),
      });
    }
  },
};

function isBullet(word: string): boolean {
  return /^[-*•]$/.test(word);
}

/** What to do with a line that is near no keyword. */
function wayOut(block: BlockName): string {
  if (lineOf(block, 'note')) return t('Begin a remark with ‘note’, or go on with the text above with ‘|’.');
  if (block === 'file') return t('Begin a map with ‘journey’ and its name, and a remark with ‘//’.');
  return t('Go on with the text above with ‘|’, or begin a remark with ‘//’.');
}

/** The keyword that was meant; for a line that is not read, also what makes a remark of it. */
function fixesFor(document: LangiumDocument, finding: UnknownKeyword): Fix[] {
  const outline = Outline.of(document);
  const { fix, read } = finding;
  const isFitting = fix !== undefined && (read || mayBecome(outline, finding, fix));
  return [...(isFitting ? [replace(outline, finding, fix)] : []), ...(read ? [] : remarks(outline, finding))];
}

/** Keywords that open a block take the lines below: that is for a person to say, who is shown the word. */
function mayBecome(outline: Outline, { start, block }: UnknownKeyword, line: string): boolean {
  const keyword = keywordOf(block, line);
  if (keyword === undefined) return false;
  const { line: number } = outline.positionAt(start);
  if (lineOf(block, keyword)?.opens !== undefined) return standsIn(outline, number, block, keyword);
  return isFreeFor(outline, number, block, keyword);
}

/** Another word for the keyword that the line is read as needs no decision. What is only near to it may be the user's own. */
function replace(outline: Outline, { start, end, read, word }: UnknownKeyword, line: string): Fix {
  const keywordEnd = outline.entryAt(start)?.line.keywordEnd ?? end;
  // The space behind the keyword was forgotten: `thinksSo`.
  const rest = keywordEnd < end ? ` ${outline.text.slice(keywordEnd, end)}` : '';
  // What follows on a word that says all of a line, such as `as-is`, is a remark.
  const mark = isWholeLine(line) && !endsAt(outline, end) ? ' //' : '';
  const edits = [replaceRange(outline.range(start, end), line + rest + mark)];
  return {
    title: t('Change to {0}', quoted(line)),
    edits,
    preferred: true,
    ...(read && synonymAnywhere(word) === line && { safe: true }),
  };
}

/** True where nothing but a comment follows in the line. */
function endsAt(outline: Outline, offset: number): boolean {
  const { line } = outline.positionAt(offset);
  return /^\s*(?:\/\/|$)/u.test(outline.text.slice(offset, outline.lines[line]!.end));
}

/** A note of the block around it, more of the text above, a comment. */
function remarks(outline: Outline, { start, end, word, block }: UnknownKeyword): Fix[] {
  const { line: number } = outline.positionAt(start);
  // A bullet goes; any other word is part of what is said.
  const put = (mark: string) => [replaceRange(outline.range(start, isBullet(word) ? end : start), mark)];
  const mark = (text: string) => put(isBullet(word) ? text : `${text} `);
  const fixes: Fix[] = [];
  if (isFreeFor(outline, number, block, 'note')) fixes.push({ title: t('Make it a ‘note’'), edits: mark('note') });
  if (canContinue(outline, number)) fixes.push({ title: t('Go on with the text above: ‘|’'), edits: mark('|') });
  if (!isContinued(outline, number)) fixes.push({ title: t('Make it a comment: ‘//’'), edits: mark('//') });
  return fixes;
}

function isContinued(outline: Outline, number: number): boolean {
  const next = outline.contentAfter(number);
  return next !== undefined && outline.isContinuation(next.number);
}
