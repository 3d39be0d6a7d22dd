/** What is true of every fix of every rule, on texts in which something is wrong. */
import fc from 'fast-check';
import type { LangiumDocument, URI } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import '../property-runs.js';
import { applyEdits } from '../../language-server/fixes/apply.js';
import { offeredFixes, unaskedEdits } from '../../language-server/fixes/offered.js';
import { spellings } from '../../language-server/fixes/spelling.js';
import type { Model } from '../../language-server/generated/ast.js';
import type { Fix, FixEdit } from '../../language-server/rules/rule.js';
import type { Finding } from '../../language-server/rules/validator.js';
import type { LineReport } from '../../language-server/syntax/findings.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { SAMPLE_LINES } from '../language/sample-text.js';
import { isThorough } from '../thorough.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
  await language.add({ 'maps/other.journey': 'persona Elsewhere\n' });
});

const CONTENT = SAMPLE_LINES.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
const line = fc.constantFrom(...CONTENT);
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const indentOf = (at: number) => /^ */.exec(SAMPLE_LINES[at]!)![0];
const JUNK = [
  'lorem ipsum dolor',
  '- a bullet',
  '• point // of no return',
  'ask Anna: today',
  'stop it',
  'stab',
  'as-is',
  'to-be soon',
  '| goes on',
  '/* never closed',
  'optional for now',
  'moment of truth she decides',
  'scenario Rain',
  'import ./other.journey',
  'framework Mine',
  'role Runner',
  'opportunity An app',
  'stage Extra',
  'step Extra',
  'feels lost',
  'feels ""',
  'next Nowhere',
  'next Dose thing 1.1',
  'on Wbe',
  'for Rosaa',
  'evidence Interview',
  'details Buying agian',
  'answers Wating',
  'stage: Extra',
  'lane Legal',
  'leaves',
  'metric',
  'state',
];

type Damage = (lines: string[]) => void;
const replaced =
  (at: number, text: string): Damage =>
  (lines) =>
    void lines.splice(at, 1, text);
const typo = fc.tuple(line, fc.nat(), letter).map(([at, place, other]): Damage => {
  const [word = '', ...rest] = SAMPLE_LINES[at]!.trim().split(' ');
  const p = place % word.length;
  return replaced(at, [indentOf(at) + word.slice(0, p) + other + word.slice(p + 1), ...rest].join(' '));
});
const typoInName = fc.tuple(line, fc.nat(), letter).map(([at, place, other]): Damage => {
  const text = SAMPLE_LINES[at]!;
  const p = text.length - 1 - (place % Math.max(1, text.trim().length));
  return replaced(at, text.slice(0, p) + other + text.slice(p + 1));
});
const textMissing = fc
  .tuple(line, fc.constantFrom('', ' ', ':', ' // gone', ' ""'))
  .map(([at, end]): Damage => replaced(at, indentOf(at) + SAMPLE_LINES[at]!.trim().split(' ')[0] + end));
const wrongIndentation = fc
  .tuple(
    line,
    fc.oneof(
      fc.nat(12).map((n) => ' '.repeat(n)),
      fc.constantFrom('\t', '\t\t', '\u3000'),
    ),
  )
  .map(([at, indent]): Damage => replaced(at, indent + SAMPLE_LINES[at]!.trim()));
const deleted = fc.tuple(line, fc.integer({ min: 1, max: 30 })).map(
  ([at, count]): Damage =>
    (lines) =>
      void lines.splice(at, count),
);
const junkBetween = fc.tuple(line, fc.nat(10), fc.constantFrom(...JUNK)).map(([at, indent, text]): Damage => {
  return (lines) => void lines.splice(at, 0, ' '.repeat(indent) + text);
});
const upper = fc.tuple(line).map(([at]): Damage => replaced(at, SAMPLE_LINES[at]!.toUpperCase()));

const style = fc.record({
  end: fc.constantFrom('\n', '\r\n', '\r'),
  unit: fc.constantFrom('  ', '  ', '   ', '\t'),
  closed: fc.boolean(),
  mark: fc.constantFrom('', '\ufeff'),
});

function damaged(damage: fc.Arbitrary<Damage>) {
  return fc.tuple(damage, style).map(([harm, { end, unit, closed, mark }]) => {
    const lines = [...SAMPLE_LINES];
    harm(lines);
    const indented = lines.map((it) => it.replace(/^( {2})+/, (spaces) => unit.repeat(spaces.length / 2)));
    const text = mark + indented.join(end) + (closed ? end : '');
    // A counterexample shows how it is written, and its message what is wrong with it, not three hundred lines.
    const show = `${indented.length} lines, indented by ${JSON.stringify(unit)}, ended by ${JSON.stringify(end)}`;
    return Object.assign({ text }, { [fc.toStringMethod]: () => show });
  });
}

/** Comments, each line of one by itself; trimmed, since a line that moves takes its comment along. */
function commentsOf({ parseResult, textDocument }: LangiumDocument): string[] {
  const text = textDocument.getText();
  const lines = text.split(/\r\n|\r|\n/);
  return (parseResult.lexerReport as LineReport).lines.flatMap(({ line: number, kind, comment }) => {
    if (kind === 'comment') return [lines[number]!.trim()];
    return comment === undefined ? [] : [/^[^\r\n]*/.exec(text.slice(comment))![0].trimEnd()];
  });
}

/** Those of `few` that are not among `many`. */
function missingFrom(few: readonly string[], many: readonly string[]): string[] {
  const left = [...many];
  return few.filter((it) => {
    const at = left.indexOf(it);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const errors = (found: readonly Finding[]) => found.filter(({ diagnostic }) => diagnostic.severity === 1);

/** Each error as `code the line that it is about`. */
function errorsIn(found: readonly Finding[], text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return errors(found).map(({ diagnostic: { code, range } }) => `${code} ${lines[range.start.line]!.trim()}`);
}

/** Where a place of the text before is after the edits. */
function moved(
  place: { line: number; character: number },
  text: string,
  document: LangiumDocument,
  edits: readonly FixEdit[],
) {
  const offset = document.textDocument.offsetAt(place);
  const before = edits.filter(({ range }) => document.textDocument.offsetAt(range.end) <= offset);
  const prefix = applyEdits(text.slice(0, offset), before);
  const lines = prefix.split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

/** Files that the properties have opened; each is closed when its case is done. */
const opened: URI[] = [];

async function closeAll() {
  await language.shared.workspace.DocumentBuilder.update([], opened.splice(0));
}

async function open(text: string): Promise<{ document: LangiumDocument<Model>; findings: readonly Finding[] }> {
  const document = await language.open(text);
  opened.push(document.uri);
  return { document, findings: language.journey.validation.DocumentValidator.findingsIn(document) };
}

/** What is wrong with a fix; nothing. */
async function faults(
  text: string,
  { document, findings }: Awaited<ReturnType<typeof open>>,
  finding: Finding,
  fix: Fix,
) {
  const { edits, title } = fix;
  const after = applyEdits(text, edits);
  const result = await open(after);
  const found: string[] = [];
  const { code, message, range } = finding.diagnostic;
  const there = moved(range.start, text, document, edits);
  const alike = (its: readonly Finding[]) =>
    its.filter(({ diagnostic: it }) => it.code === code && it.message === message).length;
  // Where a line is moved away, the next one may be reported for the same.
  const remains =
    alike(result.findings) >= alike(findings) &&
    result.findings.some(
      ({ diagnostic: it }) =>
        it.code === code &&
        it.message === message &&
        it.range.start.line === there.line &&
        it.range.start.character === there.character,
    );
  if (remains) found.push('is still reported');
  const [was, is] = [errorsIn(findings, text), errorsIn(result.findings, after)];
  const codeOf = (told: string) => told.slice(0, told.indexOf(' '));
  const lineOf = (told: string) => told.slice(told.indexOf(' '));
  const count = (told: readonly string[], wanted: string) => told.filter((it) => codeOf(it) === wanted).length;
  const more = missingFrom(is, was).filter((it) => count(is, codeOf(it)) > count(was, codeOf(it)));
  // A line that was not read, and is now, may be wrong in itself.
  const added = more.filter((it) => is.length > was.length || !was.some((old) => lineOf(old) === lineOf(it)));
  if (added.length > 0) found.push(`adds ${added.join(' | ')}`);
  const lost = missingFrom(commentsOf(document), commentsOf(result.document));
  if (lost.length > 0) found.push(`loses comments: ${lost.join(' | ')}`);
  const ends = (it: string) => new Set(it.match(/\r\n|\r|\n/g));
  if ([...ends(after)].some((end) => !ends(text).has(end))) found.push('has other line ends');
  if (/[\r\n]$/.test(text) !== /[\r\n]$/.test(after)) found.push('ends in another way');
  const around = edits.map(
    ({ range: { start, end }, newText }) =>
      `${start.line + 1}:${start.character}-${end.line + 1}:${end.character} ${JSON.stringify(newText)}`,
  );
  return found.map((it) => `${code}@${range.start.line + 1} ‘${title}’ ${it} [${around.join('; ')}]`);
}

describe('a fix removes its report, adds no error, and keeps comments and line ends', () => {
  const damages = { typo, typoInName, textMissing, wrongIndentation, deleted, junkBetween, upper };
  // Long runs have time for as many cases of each kind as short ones have for all of them.
  const kinds = isThorough ? damages : { 'after any damage': fc.oneof(...Object.values(damages)) };
  for (const [name, damage] of Object.entries(kinds)) {
    it(name, async () => {
      await fc.assert(
        fc.asyncProperty(damaged(damage), fc.nat(), async ({ text }, seed) => {
          const checked = await open(text);
          // Some of them, different ones each time: what the sample itself is reported for comes up again and again.
          const fixable = checked.findings.filter(({ problem }) => problem.fixes);
          for (let i = 0; i < Math.min(fixable.length, 2); i++) {
            const finding = fixable[(seed + i * 7) % fixable.length]!;
            const fixes = offeredFixes(checked.document, finding.problem);
            if (fixes.length === 0) continue;
            const fix = fixes[seed % fixes.length]!;
            expect(await faults(text, checked, finding, fix), textAround(text, finding)).toEqual([]);
          }
          await closeAll();
        }),
      );
    });
  }
});

it('what is done unasked does no harm together', async () => {
  const damages = [typo, typoInName, textMissing, wrongIndentation, junkBetween, upper];
  const several = fc.array(fc.oneof(...damages), { minLength: 1, maxLength: 5 });
  const all = several.map(
    (harms): Damage =>
      (lines) => {
        for (const harm of harms) harm(lines);
      },
  );
  await fc.assert(
    fc.asyncProperty(damaged(all), async ({ text }) => {
      const { document, findings } = await open(text);
      const after = applyEdits(
        text,
        unaskedEdits(document, [...findings.map(({ problem }) => problem), ...spellings(document)]),
      );
      const result = await open(after);
      const told = (its: readonly Finding[], written: string) =>
        errors(its).map(({ diagnostic }) => `${diagnostic.message}\n${textAround(written, { diagnostic })}`);
      const [before, now] = [told(findings, text), told(result.findings, after)];
      expect(now.length > before.length ? { before, now } : undefined).toBeUndefined();
      expect(missingFrom(commentsOf(document), commentsOf(result.document))).toEqual([]);
      await closeAll();
    }),
  );
});

function textAround(text: string, { diagnostic }: Pick<Finding, 'diagnostic'>): string {
  const { line: at } = diagnostic.range.start;
  return text
    .split(/\r\n|\r|\n/)
    .slice(Math.max(0, at - 6), at + 6)
    .join('\n');
}
