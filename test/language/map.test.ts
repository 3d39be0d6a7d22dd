import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JourneyMap, Located, Range, Stage, Step } from '../../language-server/map/journey-map.js';
import { createLanguage, type Language } from './helpers.js';
import { stepsIn, withStep } from './maps.js';
import { SAMPLE_LINES } from './sample-text.js';
import '../property-runs.js';

const SAMPLE = SAMPLE_LINES.join('\n');

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

const stepsOf = async (text: string): Promise<Step[]> => stepsIn(await language.map(text));
const stepWith = async (...lines: string[]): Promise<Step> => (await stepsOf(withStep(...lines)))[0]!;

/** What stands at a range of a text. */
function textAt(text: string, { start, end }: Range): string {
  const lines = text.split(/\r\n|\r|\n/);
  if (start.line === end.line) return lines[start.line]!.slice(start.character, end.character);
  const between = lines.slice(start.line + 1, end.line);
  return [lines[start.line]!.slice(start.character), ...between, lines[end.line]!.slice(0, end.character)].join('\n');
}

/** Everything in a map that has an id, with the path to it. */
function* located(value: unknown, path = 'map'): Iterable<{ path: string; item: Located }> {
  if (typeof value !== 'object' || value === null) return;
  if ('id' in value && typeof value.id === 'string') yield { path, item: value as Located };
  for (const [key, child] of Object.entries(value)) yield* located(child, `${path}.${key}`);
}

/** What JSON keeps of a map. */
const plain = (map: JourneyMap): unknown => JSON.parse(JSON.stringify(map));

/** Whether every number is one that JSON can hold, and none is the zero that it cannot. */
function hasOnlyPlainValues(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (Array.isArray(value)) return value.every(hasOnlyPlainValues);
  if (typeof value === 'object' && value !== null) {
    return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(hasOnlyPlainValues);
  }
  return value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean';
}

describe('names', () => {
  it('stand in the map exactly as written', async () => {
    const titles = [
      '  Pays, by card: fast //  x'.trim(),
      '"quoted" half',
      'Δ 東京 🎉',
      "it's <b>&amp;</b>",
      '__proto__',
      'stage',
      '#1',
    ];
    const text = ['journey A', '  stage S', ...titles.map((title) => `    step ${title}`)].join('\n');
    expect((await stepsOf(text)).map(({ name }) => name)).toEqual(['Pays, by card: fast', ...titles.slice(1)]);
  });

  it('lose their quotes, their escapes and runs of white space; texts lose only the quotes', async () => {
    const step = await stepWith('thinks "a  // \\"b\\" \\\\ \\n c"', 'thinks two  spaces', 'on "Phone,  mobile"');
    expect(step.thinks.map(({ text }) => text)).toEqual(['a  // "b" \\ \n c', 'two  spaces']);
    expect(step.channels.map(({ name }) => name)).toEqual(['Phone, mobile']);
  });

  it('that are declared are the declaration’s', async () => {
    const map = await language.map(`persona Ana\nchannel WEB\n${withStep('on web', 'as ANA', '  says x')}`);
    expect(map.channels.map(({ name, declared }) => [name, declared])).toEqual([['WEB', true]]);
    expect(map.personas.map(({ name, declared }) => [name, declared])).toEqual([
      ['Ana', true],
      ['Ben', false],
    ]);
    const [step] = map.journeys[0]!.stages[0]!.steps;
    expect(step!.channels[0]!.name).toBe('WEB');
    expect(step!.says[0]!.personas).toEqual(['Ana']);
  });

  it('that nobody declares are made by their use, once', async () => {
    const map = await language.map(
      withStep(
        'on Web, Web',
        'evidence Survey: x',
        'metric Smiles 3',
        'lane Legal: y',
        'feels fluttery',
        'as Web',
        '  on Web',
      ),
    );
    expect(map.channels).toEqual([{ id: 'channel0', name: 'Web', declared: false }]);
    expect(map.sources.map(({ name }) => name)).toEqual(['Survey']);
    expect(map.metrics.map(({ name }) => name)).toEqual(['Smiles']);
    expect(map.lanes.map(({ name }) => name)).toEqual(['Legal']);
    expect(map.emotions).toEqual([{ id: 'emotion0', name: 'fluttery', declared: false }]);
    expect(map.personas.map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Web']);
    expect(map.touchpoints).toEqual([]);
  });

  it('that the language declares are built in, unless the file declares them', async () => {
    const map = await language.map(
      'emotion calm -1\njourney J\n  stage S\n    feels calm\n    feels happy\n    metric NPS 3\n',
    );
    expect(map.emotions).toMatchObject([
      { name: 'calm', declared: true, score: -1 },
      { id: 'emotion1', name: 'happy', declared: true, builtIn: true, score: 1 },
    ]);
    expect(map.emotions[0]).not.toHaveProperty('builtIn');
    expect(map.metrics).toMatchObject([{ name: 'NPS', builtIn: true }]);
  });

  it('that an imported file declares come with what it says, without places in this file', async () => {
    const [, document] = await language.add({
      'map/shared.journey': 'persona Ana\n  role Rider\n  goal Arrive\n  pain Noise\nchannel Unused\n',
      'map/map.journey': 'import ./shared.journey\njourney A\n  for Ana\n  stage S\n',
    });
    const map = language.journey.map.JourneyMaps.of(document!);
    expect(plain(map)).toMatchObject({
      personas: [
        {
          id: 'persona0',
          name: 'Ana',
          declared: true,
          role: 'Rider',
          goals: [{ id: 'persona0.goal0', text: 'Arrive' }],
          pains: [{ id: 'persona0.pain0', text: 'Noise' }],
        },
      ],
      channels: [],
    });
    for (const { item } of located(map.personas)) expect(item.range).toBeUndefined();
  });
});

describe('ways', () => {
  it('lead to ids of steps and stages, with share and condition', async () => {
    const steps = await stepsOf(
      'journey A\n  stage S\n    step T\n      next U, V, "W: x" 30%: if late\n      next Nowhere\n      as Ana\n        next T\n    step U\n  stage V\n    step "W: x"\n',
    );
    expect(
      steps[0]!.next.map(({ name, target, share, condition, personas }) => [name, target, share, condition, personas]),
    ).toEqual([
      ['U', 'j0.s0.p1', 0.3, 'if late', []],
      ['V', 'j0.s1', 0.3, 'if late', []],
      ['W: x', 'j0.s1.p0', 0.3, 'if late', []],
      ['Nowhere', undefined, undefined, undefined, []],
      ['T', 'j0.s0.p0', undefined, undefined, ['Ana']],
    ]);
    expect(steps.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('out and on to other journeys', async () => {
    const [step] = await stepsOf(
      `${withStep('leaves 12,5%: tired', 'leaves 300%', 'ends here: at home', 'details B')}journey B\n  future of A\n`,
    );
    expect(step!.leaves.map(({ share, why }) => [share, why])).toEqual([
      [0.125, 'tired'],
      [undefined, undefined],
    ]);
    expect(step!.endsHere!.text).toBe('at home');
    expect(step!.details).toMatchObject({ name: 'B', resolved: true, target: 'j1' });
  });
});

describe('a map of a whole text', () => {
  it('has ids of which each is unique, and ranges that point exactly at what they name', async () => {
    const text = SAMPLE;
    const map = await language.map(text);
    const all = [...located(map)];
    expect(all.length).toBeGreaterThan(200);
    const ids = all.map(({ item }) => item.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const { path, item } of all) {
      if (!item.range || !item.nameRange) continue;
      const whole = textAt(text, item.range);
      const named = textAt(text, item.nameRange);
      expect(whole, path).toContain(named);
      expect(whole, path).toBe(whole.trim());
      const says = ['name', 'text', 'source', 'what', 'emotion'].map((key) => (item as never)[key] as unknown);
      const said = says.find((it) => typeof it === 'string' && it !== '') as string | undefined;
      if (said !== undefined && !/[|"]/.test(named) && !('lane' in item))
        expect(named.replace(/\s+/g, ' '), path).toBe(said);
    }
  });

  it('points at each name of a list', async () => {
    const text = withStep('on Web,  "Phone, mobile" ,Shop', 'involves Guard, "Ben: x", Dog', 'next T, S 30%');
    const [step] = await stepsOf(text);
    const named = (items: Located[]) => items.map(({ nameRange }) => textAt(text, nameRange!));
    expect(named(step!.channels)).toEqual(['Web', '"Phone, mobile"', 'Shop']);
    expect(named(step!.involves)).toEqual(['Guard', '"Ben: x"', 'Dog']);
    expect(step!.involves.map(({ text: name }) => name)).toEqual(['Guard', 'Ben: x', 'Dog']);
    expect(named(step!.next)).toEqual(['T', 'S']);
  });

  it('covers a step with all that is in it, and no more', async () => {
    const text =
      'journey A\r\n\tstage S\r\n\t\tstep T // x\r\n\t\t\tas Ana\r\n\t\t\t\tsays Hm\r\n\t\t\t\t\t| and ha // y\r\n\r\n\t\tstep U\r\n';
    const map = await language.map(text);
    const stage: Stage = map.journeys[0]!.stages[0]!;
    expect(stage.steps.map(({ range }) => [range!.start, range!.end])).toEqual([
      [
        { line: 2, character: 2 },
        { line: 5, character: 13 },
      ],
      [
        { line: 7, character: 2 },
        { line: 7, character: 8 },
      ],
    ]);
    expect(stage.range).toEqual({ start: { line: 1, character: 1 }, end: { line: 7, character: 8 } });
    expect(stage.steps[0]!.says[0]!.text).toBe('Hm and ha');
  });

  it('is plain data', async () => {
    const map = await language.map(SAMPLE);
    expect(hasOnlyPlainValues(map)).toBe(true);
    expect(plain(map)).toEqual(map);
  });
});

describe('names that nothing declares', () => {
  it('are one where only the case differs, spelt as at their first use', async () => {
    const text = `journey J
  for Rosa, Ben
  stage S
    step A
      on Web
      feels happy
      as rosa
        feels sad
    step B
      for ROSA
      on web
      feels happy`;
    const { personas, channels, journeys } = await language.map(text);
    expect(personas.map(({ name }) => name)).toEqual(['Rosa', 'Ben']);
    expect(channels.map(({ name }) => name)).toEqual(['Web']);
    const [a, b] = journeys[0]!.stages[0]!.steps;
    expect(a!.moods.map(({ persona, score }) => [persona, score])).toEqual([
      ['Rosa', -2],
      ['Ben', 1],
    ]);
    expect(b!.personas).toEqual(['Rosa']);
    expect(b!.channels.map(({ name }) => name)).toEqual(['Web']);
  });
});

describe('blueprint lines', () => {
  it('keep their order over all layers', async () => {
    const text = `journey J
  stage S
    step A
      support Till: prints
      frontstage Clerk: asks
      backstage Cook: cooks
      frontstage Clerk: serves`;
    const step = (await language.map(text)).journeys[0]!.stages[0]!.steps[0]!;
    expect(step.frontstage.map(({ order }) => order)).toEqual([1, 3]);
    expect(step.backstage.map(({ order }) => order)).toEqual([2]);
    expect(step.support.map(({ order }) => order)).toEqual([0]);
  });
});

describe('measures of time', () => {
  it.each([
    ['2 h 30 min', 2.5, 'h'],
    ['about 2-3 days', 2.5, 'days'],
    ['9 minutes', 9, 'minutes'],
  ])('%s', async (value, amount, unit) => {
    const map = await language.map(`journey J\n  stage S\n    step A\n      metric time ${value}`);
    expect(map.journeys[0]!.stages[0]!.steps[0]!.metrics[0]).toMatchObject({ value, amount, unit });
  });
});

describe('half-written texts', () => {
  it('leave out what they do not say', async () => {
    const map = await language.map(
      'journey\n  for\n  goal\n  follows\n  future of\n  metric\n  evidence\n  scale\n  state soon\n  stage\n    step\n      on\n      feels\n      next\n      leaves\n      details\n      frontstage\n      frontstage Guard:\n      lane\n      lane Legal\n      metric\n      evidence\n      pain\n      touchpoint\n      involves\n      as\n      opportunity\n        answers\n        lifts\n',
    );
    const [journey] = map.journeys;
    expect(journey).toMatchObject({
      name: '',
      personas: [],
      metrics: [],
      evidence: [],
      follows: undefined,
      futureOf: undefined,
    });
    expect(journey!.state).toBeUndefined();
    const [step] = journey!.stages[0]!.steps;
    const lists = Object.entries(step!).filter(
      ([key, value]) => Array.isArray(value) && !['feels', 'moods', 'leaves'].includes(key),
    );
    expect(Object.fromEntries(lists)).toEqual(Object.fromEntries(lists.map(([key]) => [key, []])));
    expect(map.lanes.map(({ name }) => name)).toEqual(['Legal']);
  });

  /** A text with a part taken out, doubled, put elsewhere or replaced by anything. */
  const damaged = fc
    .record({
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(200),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
      put: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom('\n', '\r', ':', ',', '"', '|', '/*', '\t', 'as ', 'feels '),
      ),
      move: fc.boolean(),
    })
    .map(({ from, length, to, put, move }) => (text: string) => {
      const start = Math.floor(from * text.length);
      const part = text.slice(start, start + length);
      const rest = text.slice(0, start) + put + text.slice(start + length);
      const at = Math.floor(to * rest.length);
      return move ? rest.slice(0, at) + part + rest.slice(at) : rest;
    });

  it('have a map all the same, of plain data with unique ids and ranges inside the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damaged, { minLength: 1, maxLength: 6 }), async (damages) => {
        const text = damages.reduce((broken, damage) => damage(broken), SAMPLE);
        const document = await language.open(text);
        const map = language.journey.map.JourneyMaps.of(document);
        expect(hasOnlyPlainValues(map)).toBe(true);
        const items = [...located(map)];
        expect(new Set(items.map(({ item }) => item.id)).size).toBe(items.length);
        const lines = text.split(/\r\n|\r|\n/);
        for (const { path, item } of items) {
          for (const range of [item.range, item.nameRange]) {
            if (!range) continue;
            const { start, end } = range;
            const isInside = end.line < lines.length && end.character <= lines[end.line]!.length;
            const isForward = start.line < end.line || (start.line === end.line && start.character <= end.character);
            expect(isInside && isForward, `${path} ${JSON.stringify(range)}`).toBe(true);
          }
        }
        language.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
      }),
    );
  });
});
