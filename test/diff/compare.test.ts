import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { compareMaps } from '../../src/diff/compare.js';
import type { MapDiff, PartChange } from '../../src/diff/diff.js';
import { declarationsOf, type Line, linesOfJourney, linesOfStage, linesOfStep } from '../../src/diff/lines.js';
import { writeDiffMarkdown } from '../../src/diff/markdown.js';
import { writeDiffText } from '../../src/diff/text.js';
import { MODEL, type ObjectName, type Property, type Shape } from '../../src/exchange/json/model.js';
import { readJson } from '../../src/exchange/json/read.js';
import { RANDOM_MAP } from '../exchange/random-map.js';
import { useLanguage } from '../exchange/reading.js';
import '../property-runs.js';

const { map } = useLanguage();
const plain = { paint: (_: unknown, line: string) => line, printable: (text: string) => text };

const BEFORE = `journey Buying shoes
  for Rosa, Emil
  goal Shoes that fit
  stage Consideration
    step Searches for shoe information online
      on Web
      feels curious
      pain Reviews contradict each other
    step Asks friends who run
      feels hopeful +1
    step Sleeps on it
      feels calm
  stage Evaluation
    step Tries on three pairs
      feels anxious -1
      as Emil
        feels bored
      frontstage Shop assistant: measures the foot
      backstage Stock room: fetches the sizes
persona Rosa
  role Nurse
`;

/** The changes between two texts, as the text report shows them, without the summary. */
async function changes(before: string, after: string): Promise<string[]> {
  const text = writeDiffText(compareMaps(await map(before), await map(after)), plain);
  return text.split('\n\n')[0]!.trimEnd().split('\n');
}

const edit = (...edits: [from: string, to: string][]) =>
  edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, BEFORE);

describe('what is told of a change', () => {
  test.each<[string, string, string[]]>([
    [
      'a new step, with all that it says',
      edit([
        '  stage Evaluation\n',
        '    step Reads a test\n      feels calm\n      pain It is long\n  stage Evaluation\n',
      ]),
      [
        '~ journey Buying shoes',
        '  ~ stage Consideration',
        '    + step Reads a test',
        '      + feels calm',
        '      + pain It is long',
      ],
    ],
    [
      'a step that is gone',
      edit(['    step Sleeps on it\n      feels calm\n', '']),
      ['~ journey Buying shoes', '  ~ stage Consideration', '    - step Sleeps on it', '      - feels calm'],
    ],
    [
      'a step under another name, known by its words',
      edit(['Asks friends who run', 'Asks two friends who run']),
      [
        '~ journey Buying shoes',
        '  ~ stage Consideration',
        '    ~ step Asks two friends who run, was Asks friends who run',
      ],
    ],
    [
      'a step under another name, known by what it says',
      edit(['Searches for shoe information online', 'Googles']),
      [
        '~ journey Buying shoes',
        '  ~ stage Consideration',
        '    ~ step Googles, was Searches for shoe information online',
      ],
    ],
    [
      'a step elsewhere in its stage: the one that moved, not those it passed',
      edit(
        ['    step Sleeps on it\n      feels calm\n', ''],
        ['    step Searches', '    step Sleeps on it\n      feels calm\n    step Searches'],
      ),
      ['~ journey Buying shoes', '  ~ stage Consideration', '    ~ step Sleeps on it, moved from place 3 to place 1'],
    ],
    [
      'a step in another stage',
      edit(
        ['    step Sleeps on it\n      feels calm\n', ''],
        ['  stage Evaluation\n', '  stage Evaluation\n    step Sleeps on it\n      feels calm\n'],
      ),
      [
        '~ journey Buying shoes',
        '  ~ stage Evaluation',
        '    ~ step Sleeps on it, moved from stage Consideration, place 3 to stage Evaluation, place 1',
      ],
    ],
    [
      'a stage under another name, known by its steps; its steps have not moved',
      edit(['stage Consideration', 'stage Looking around']),
      ['~ journey Buying shoes', '  ~ stage Looking around, was Consideration'],
    ],
    [
      'emotions, for each persona',
      edit(['feels anxious -1', 'feels delighted'], ['feels bored', 'feels 0.5']),
      [
        '~ journey Buying shoes',
        '  ~ stage Evaluation',
        '    ~ step Tries on three pairs',
        '      ~ emotion Rosa: -1 → +2, up by 3',
        '      ~ emotion Emil: -1 → +0.5, up by 1.5',
        '      ~ feels anxious -1 → delighted',
        '      ~ feels bored → +0.5, as Emil',
      ],
    ],
    [
      'an emotion that is not known any more',
      edit(['      feels calm\n', '']),
      [
        '~ journey Buying shoes',
        '  ~ stage Consideration',
        '    ~ step Sleeps on it',
        '      ~ emotion Rosa: +1 → unknown',
        '      ~ emotion Emil: +1 → unknown',
        '      - feels calm',
      ],
    ],
    [
      'pains and opportunities',
      edit([
        'pain Reviews contradict each other\n',
        'pain Reviews contradict each other a lot\n      pain Too many brands\n      opportunity A guide\n        lifts +1\n',
      ]),
      [
        '~ journey Buying shoes',
        '  ~ stage Consideration',
        '    ~ step Searches for shoe information online',
        '      ~ pain Reviews contradict each other → Reviews contradict each other a lot',
        '      + pain Too many brands',
        '      + opportunity A guide (lifts +1)',
      ],
    ],
    [
      'another order of a chain',
      edit(
        ['      frontstage Shop assistant: measures the foot\n', ''],
        ['fetches the sizes\n', 'fetches the sizes\n      frontstage Shop assistant: measures the foot\n'],
      ),
      [
        '~ journey Buying shoes',
        '  ~ stage Evaluation',
        '    ~ step Tries on three pairs',
        '      ~ frontstage, backstage, support in another order',
      ],
    ],
    [
      'what a journey and a persona say of themselves',
      edit(['goal Shoes that fit', 'goal Run on Saturday'], ['role Nurse', 'role Doctor']),
      [
        '~ journey Buying shoes',
        '  ~ goal Shoes that fit → Run on Saturday',
        '~ persona Rosa',
        '  ~ role Nurse → Doctor',
      ],
    ],
    [
      'a single journey under another name is the same one',
      edit(['journey Buying shoes', 'journey Zzz']),
      ['~ journey Zzz, was Buying shoes'],
    ],
  ])('%s', async (_, after, expected) => {
    expect(await changes(BEFORE, after)).toEqual(expected);
  });

  test('nothing, where only the writing differs', async () => {
    const rewritten = BEFORE.replaceAll('  ', '\t')
      .replace('goal Shoes', '// why\n\tgoal   "Shoes')
      .replace('that fit', 'that fit"');
    expect(await changes(BEFORE, rewritten)).toEqual(['Nothing has changed in what the maps say.']);
  });

  test('a step under another name changes no line that leads to it, nor does a stage', async () => {
    const before = edit(
      [
        '      feels hopeful +1\n',
        '      feels hopeful +1\n      next Sleeps on it 20%: unsure\n      next Sleeps on it\n',
      ],
      ['      feels bored\n', '      feels bored\n        next Consideration / Sleeps on it\n'],
    );
    const after = before
      .replaceAll('Sleeps on it', 'Sleeps on it once')
      .replace('stage Consideration', 'stage Consideration of it')
      .replace('next Consideration /', 'next Consideration of it /');
    const renames = [
      '~ journey Buying shoes',
      '  ~ stage Consideration of it, was Consideration',
      '    ~ step Sleeps on it once, was Sleeps on it',
    ];
    expect(await changes(before, after)).toEqual(renames);
    const told = renames.toSpliced(
      2,
      0,
      '    ~ step Asks friends who run',
      '      ~ next Sleeps on it 20%: unsure → Sleeps on it once 30%: unsure',
    );
    expect(await changes(before, after.replace('20%', '30%'))).toEqual(told);
  });

  test('several journeys: each is compared with the one of its name', async () => {
    const other = 'journey Returning\n  stage A\n    step B\n      feels calm\n';
    expect(await changes(`${BEFORE}${other}`, `${other.replace('calm', 'angry')}${BEFORE}`)).toEqual([
      '~ journey Returning, moved from place 2 to place 1',
      '  ~ stage A',
      '    ~ step B',
      '      ~ emotion +1 → -2, down by 3',
      '      ~ feels calm → angry',
    ]);
    expect((await changes(BEFORE, `${BEFORE}${other}`))[0]).toBe('+ journey Returning');
  });

  test('the summary counts', async () => {
    const after = edit(
      ['Asks friends who run', 'Asks two friends'],
      ['feels anxious -1', 'feels delighted'],
      ['pain Reviews', 'gain Reviews'],
    );
    const text = writeDiffText(compareMaps(await map(BEFORE), await map(after)), plain);
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '1 step renamed, 1 emotion up, 1 pain removed, 1 other line added, 1 other line changed.',
    );
  });
});

describe('any maps', () => {
  const anyMap = RANDOM_MAP.map((source) => readJson(JSON.stringify(source)).text);

  test('a map does not differ from itself', async () => {
    await fc.assert(
      fc.asyncProperty(anyMap, async (text) => {
        expect(compareMaps(await map(text), await map(text)).parts).toEqual([]);
      }),
    );
  });

  test('every change is accounted for: what was, without what is gone and with what is new, is what there is', async () => {
    await fc.assert(
      fc.asyncProperty(anyMap, anyMap, async (one, other) => {
        const [before, after] = [await map(one), await map(other)];
        const diff = compareMaps(before, after);
        const { gone, added } = balance(diff);
        // A line that leads to what has another name now is not told of: whole lines of that kind are left out then.
        const isTold = (line: string) => !renames(diff) || !line.startsWith('["next"');
        const was = sorted([...all(before), ...added].filter(isTold));
        expect(was).toEqual(sorted([...all(after), ...gone].filter(isTold)));
        expect(compareMaps(before, after)).toEqual(diff);
      }),
    );
  });

  test('no change of a single text or number goes unnoticed', async () => {
    await fc.assert(
      fc.asyncProperty(anyMap, fc.nat(), async (text, choice) => {
        const before = await map(text);
        const after = structuredClone(before);
        const found = leaves('JourneyMap', after as unknown as Plain);
        fc.pre(found.length > 0);
        const { holder, key } = found[choice % found.length]!;
        const value = holder[key];
        holder[key] = typeof value === 'number' ? value + 0.5 : `${value} more`;
        expect(compareMaps(before, after).parts, `${key}: ${value}`).not.toEqual([]);
      }),
    );
  });

  test('no text of a map is markup in Markdown', async () => {
    const markdown = new MarkdownIt({ html: true });
    await fc.assert(
      fc.asyncProperty(anyMap, anyMap, async (one, other) => {
        const tokens = markdown.parse(writeDiffMarkdown(compareMaps(await map(one), await map(other))), {});
        const types = new Set(tokens.flatMap(({ type, children }) => [type, ...(children ?? []).map((it) => it.type)]));
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          if (token.type === 'html_inline') expect(token.content).toBe('<!-- -->');
          if (token.type === 'strong_open') expect(token.markup).toBe('**');
        }
        const known =
          /^(bullet_list|list_item|paragraph|strong)_(open|close)$|^(inline|text|text_special|html_inline)$/;
        expect([...types].filter((type) => !known.test(type))).toEqual([]);
      }),
    );
  });
});

test('Markdown calls nobody and leads nowhere', async () => {
  const after = edit(['pain Reviews', 'pain @someone <b>*says*</b> #12: [x](y) Reviews']);
  const written = writeDiffMarkdown(compareMaps(await map(BEFORE), await map(after)));
  expect(written).toContain(
    'pain Reviews contradict each other → @<!-- -->someone \\<b\\>\\*says\\*\\</b\\> #<!-- -->12: \\[x\\](y) Reviews',
  );
});

const sorted = (texts: string[]): string[] => texts.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const lineText = ({ keyword, text, personas }: Pick<Line, 'keyword' | 'text' | 'personas'>) =>
  JSON.stringify([keyword, text, personas]);

/** All that a map says: the names of its parts, and their lines. */
function all(map: JourneyMap): string[] {
  const named = (kind: string, name: string, lines: readonly Line[]) => [`${kind} ${name}`, ...lines.map(lineText)];
  return [
    ...map.journeys.flatMap((journey) => [
      ...named('journey', journey.name, linesOfJourney(journey)),
      ...journey.stages.flatMap((stage) => [
        ...named('stage', stage.name, linesOfStage(stage)),
        ...stage.steps.flatMap((step) => named('step', step.name, linesOfStep(step))),
      ]),
    ]),
    ...declarationsOf(map).flatMap(([kind, declared]) =>
      declared.flatMap(({ name, lines }) => named(kind, name, lines)),
    ),
  ];
}

/** True where a stage or step is called otherwise. */
function renames({ parts }: Pick<MapDiff, 'parts'>): boolean {
  return parts.some(
    (part) => ((part.kind === 'stage' || part.kind === 'step') && part.formerName !== undefined) || renames(part),
  );
}

/** What a difference takes away and puts there. A line that is told for others now stands with those it is told for. */
function balance(diff: MapDiff): { gone: string[]; added: string[] } {
  const [gone, added]: [string[], string[]] = [[], []];
  const visit = ({ kind, change, name, formerName = name, lines, parts }: PartChange): void => {
    if (change !== 'added') gone.push(`${kind} ${formerName}`);
    if (change !== 'removed') added.push(`${kind} ${name}`);
    for (const { keyword, before, after, personas, formerPersonas = personas } of lines) {
      if (before !== undefined) gone.push(lineText({ keyword, text: before, personas: formerPersonas }));
      if (after !== undefined) added.push(lineText({ keyword, text: after, personas }));
    }
    for (const part of parts) visit(part);
  };
  for (const part of diff.parts) visit(part);
  return { gone, added };
}

type Plain = Record<string, unknown>;

/** The texts and numbers of a map that nothing else in it says. */
function leaves(name: ObjectName, value: Plain): { holder: Plain; key: string }[] {
  const isForeign = 'declared' in value && (!value.declared || value.builtIn);
  if (isForeign) return [];
  return Object.entries(MODEL[name] as Readonly<Record<string, Property>>).flatMap(([key, { shape, derived }]) => {
    if (derived || value[key] === undefined || ELSEWHERE.has(key)) return [];
    if (key === 'score' && value.written === false) return [];
    return leavesOf(shape, value, key);
  });
}

/** What has no meaning of its own: what kind of file it is, a score on another scale, a place in a chain. */
const ELSEWHERE: ReadonlySet<string> = new Set(['format', 'version', 'scaled', 'liftsScaled', 'order']);

function leavesOf(shape: Shape, holder: Plain, key: string): { holder: Plain; key: string }[] {
  const value = holder[key];
  if (typeof value === 'string' || typeof value === 'number') return [{ holder, key }];
  if (typeof shape !== 'object' || 'words' in shape) return [];
  if ('object' in shape) return leaves(shape.object, value as Plain);
  return (value as unknown[]).flatMap((_, index) => leavesOf(shape.list, value as Plain, String(index)));
}
