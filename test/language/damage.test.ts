import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import '../property-runs.js';
import { isThorough } from '../thorough.js';
import { createLanguage, type Language } from './helpers.js';
import { SAMPLE_LINES } from './sample-text.js';
import { structureOf, unaccounted } from './structure-of.js';

/** A text with one damage, and which of its lines were which before. */
interface Damaged {
  lines: string[];
  /** The line before the damage → the same line now; undefined for the damaged one if it is gone. */
  now(line: number): number | undefined;
  /** The damaged line as numbered before; undefined where a line was put in. */
  at?: number;
  /** The damaged line, or the one put in, as numbered now; undefined where a line was taken out. */
  changed?: number;
}

const CONTENT = SAMPLE_LINES.flatMap((line, index) => {
  const text = line.trim();
  // Block-comment marks are a case of their own.
  return text === '' || text.startsWith('//') || text.startsWith('/*') || text.endsWith('*/') ? [] : [index];
});

function columnOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === ' ') column++;
    else if (character === '\t') column = (Math.floor(column / 4) + 1) * 4;
    else break;
  }
  return column;
}

/** The lines that belong to `at` by their indentation, `|` lines included. */
function childrenOf(lines: readonly string[], at: number): Set<number> {
  const children = new Set<number>();
  const column = columnOf(lines[at]!);
  let inComment = false;
  for (let i = at + 1; i < lines.length; i++) {
    const text = lines[i]!.trim();
    if (inComment) {
      inComment = !text.endsWith('*/');
      continue;
    }
    if (text.startsWith('/*')) inComment = !text.includes('*/');
    if (text === '' || text.startsWith('//') || text.startsWith('/*')) continue;
    const continues = text.startsWith('|') && (children.has(i - 1) || i === at + 1);
    if (columnOf(lines[i]!) <= column && !continues) break;
    children.add(i);
  }
  return children;
}

/** A counterexample shows what differs, not three hundred lines. */
function legible(damaged: Damaged): Damaged {
  const { lines, at, changed } = damaged;
  const show = `line ${(at ?? changed)! + 1}: ${at === undefined ? '' : SAMPLE_LINES[at]} → ${changed === undefined ? '' : lines[changed]}`;
  return Object.assign(damaged, { [fc.toStringMethod]: () => show });
}

const line = fc.constantFrom(...CONTENT);
const replaced = (at: number, text: string): Damaged => ({
  lines: SAMPLE_LINES.map((old, i) => (i === at ? text : old)),
  now: (i) => i,
  at,
  changed: at,
});
const indentOf = (at: number) => /^ */.exec(SAMPLE_LINES[at]!)![0];
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const JUNK = [
  'lorem ipsum dolor',
  '???',
  '{',
  '}',
  'Se',
  '- a bullet',
  '• point',
  '12',
  ': x',
  '"quoted',
  '<<<<<<< HEAD',
  '😀',
  'ask Anna: today',
  '=====',
  'Searches online',
  'http://x.y',
  'stop it',
  'stew is ready',
  'stab',
  'setup',
  'page two',
  'stepping back',
  '\\',
  '#',
  '"',
  ',',
  '：',
];

const typo = fc.tuple(line, fc.nat(), letter, fc.nat(3)).map(([at, place, other, kind]) => {
  const [keyword = '', ...rest] = SAMPLE_LINES[at]!.trim().split(' ');
  const p = place % keyword.length;
  const q = Math.min(p, Math.max(0, keyword.length - 2));
  const words = [
    keyword.slice(0, p) + keyword.slice(p + 1),
    keyword.slice(0, p) + other + keyword.slice(p),
    keyword.slice(0, p) + other + keyword.slice(p + 1),
    keyword.slice(0, q) + keyword.slice(q + 1, q + 2) + keyword.slice(q, q + 1) + keyword.slice(q + 2),
  ];
  return replaced(at, [indentOf(at) + words[kind], ...rest].join(' '));
});
const textMissing = fc
  .tuple(line, fc.constantFrom('', ' ', ':', ' // gone'))
  .map(([at, end]) => replaced(at, indentOf(at) + SAMPLE_LINES[at]!.trim().split(' ')[0] + end));
const wrongIndentation = fc
  .tuple(
    line,
    fc.oneof(
      fc.nat(16).map((n) => ' '.repeat(n)),
      fc.constantFrom('\t', '\t\t', ' \t', '  \t', '\t ', '\t\t\t', '\u3000'),
    ),
  )
  .map(([at, indent]) => replaced(at, indent + SAMPLE_LINES[at]!.trim()));
const deleted = line.map(
  (at): Damaged => ({
    lines: SAMPLE_LINES.filter((_, i) => i !== at),
    now: (i) => (i === at ? undefined : i > at ? i - 1 : i),
    at,
  }),
);
const halfTyped = fc.tuple(line, fc.nat()).map(([at, end]) => {
  const text = SAMPLE_LINES[at]!.trim();
  return replaced(at, indentOf(at) + text.slice(0, 1 + (end % text.length)));
});
const junk = fc.tuple(line, fc.constantFrom(...JUNK)).map(([at, text]) => replaced(at, indentOf(at) + text));
const junkBetween = fc.tuple(line, fc.nat(10), fc.constantFrom(...JUNK)).map(
  ([at, indent, text]): Damaged => ({
    lines: [...SAMPLE_LINES.slice(0, at), ' '.repeat(indent) + text, ...SAMPLE_LINES.slice(at)],
    now: (i) => (i >= at ? i + 1 : i),
    changed: at,
  }),
);

describe('a damaged line costs only itself', () => {
  let language: Language;
  let before: ReturnType<typeof structureOf>;
  beforeAll(async () => {
    language = await createLanguage();
    const { value, parserErrors, lexerReport } = language.parse(SAMPLE_LINES.join('\n'));
    expect(parserErrors).toEqual([]);
    expect((lexerReport as { findings?: unknown[] }).findings).toEqual([]);
    before = structureOf(value);
  });

  /** Lines that lost their place, those apart that a damage may move: the line itself and its children, before and now. */
  function lost({ lines, now, at, changed }: Damaged): string[] {
    const excused = at === undefined ? new Set<number>() : childrenOf(SAMPLE_LINES, at).add(at);
    const excusedNow = changed === undefined ? new Set<number>() : childrenOf(lines, changed);
    const { value, parserErrors } = language.parse(lines.join('\n'));
    expect(parserErrors).toEqual([]);
    const after = structureOf(value);
    // Around a `|` line that is damaged, or has lost the line it continued, another line's text is longer or shorter.
    const place = at ?? changed!;
    const around = [place, place + 1].some((i) => SAMPLE_LINES[i]?.trim().startsWith('|'));
    const extended = around ? aboveOf(place) : undefined;
    const problems: string[] = [];
    for (const [i, { parent, type, says }] of before) {
      const here = now(i);
      if (excused.has(i) || here === undefined || excusedNow.has(here)) continue;
      const found = after.get(here);
      const same =
        found?.type === type &&
        (found.says === says || i === extended) &&
        found.parent === (parent < 0 ? -1 : now(parent));
      if (!same) problems.push(`${here + 1}: ${lines[here]} → ${JSON.stringify(found)}`);
    }
    return problems;
  }

  function aboveOf(at: number): number | undefined {
    return CONTENT.filter((i) => i < at && !SAMPLE_LINES[i]!.trim().startsWith('|')).at(-1);
  }

  it('has a text of about 300 lines', () => {
    expect(SAMPLE_LINES.length).toBeGreaterThan(250);
    expect(before.size).toBeGreaterThan(250);
  });

  const damages = { typo, textMissing, wrongIndentation, deleted, halfTyped, junk, junkBetween };
  // Long runs have time for as many cases of each kind as short ones have for all of them.
  const kinds = isThorough ? damages : { 'any damage': fc.oneof<fc.Arbitrary<Damaged>[]>(...Object.values(damages)) };
  for (const [name, damage] of Object.entries(kinds)) {
    it(`${name}: every other line keeps its place`, () => {
      fc.assert(
        fc.property(damage.map(legible), (damaged) => {
          expect(lost(damaged)).toEqual([]);
        }),
      );
    });
  }

  it('every line that is neither blank nor comment is in the tree or carries a diagnostic', () => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(damages)).map(legible), ({ lines }) => {
        expect(unaccounted(language, lines.join('\n'))).toEqual([]);
      }),
    );
  });
});
