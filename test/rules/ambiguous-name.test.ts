import { describe, expect, it } from 'vitest';
import { processorTimeOf } from '../processor-time.js';
import { checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, diagnostics, only, add, all, fixes, fixed } = checking('ambiguous-name');

/** A journey of stages, each with these steps; `lines` stand in the very last of them. */
function journey(stages: Record<string, string[]>, ...lines: string[]): string {
  const body = Object.entries(stages).flatMap(([stage, steps]) => [
    `  stage ${stage}`,
    ...steps.map((it) => `    step ${it}`),
  ]);
  return ['journey A', ...body, ...lines.map((line) => `      ${line}`), ''].join('\n');
}

describe('ambiguous-name', () => {
  it('reports a `next` that two steps of other stages could be, on the name', async () => {
    const text = journey({ One: ['Rides'], Two: ['Rides'], Three: ['Waits'] }, 'next Rides: home');
    expect(await reports(text)).toEqual(['8:12 Rides']);
    expect(await messages(text)).toEqual(['Two steps are called ‘Rides’: write ‘One / Rides’ or ‘Two / Rides’.']);
    expect(await severities(text)).toEqual([1]);
    const { relatedInformation } = await only(text);
    expect(relatedInformation!.map(({ location: { range } }) => range.start)).toEqual([
      { line: 2, character: 9 },
      { line: 4, character: 9 },
    ]);
  });

  it.each([
    ['the stage names the one that is meant', { One: ['Rides'], Two: ['Rides'], Three: ['Waits'] }, 'next Two / Rides'],
    ['one stands in the same stage', { One: ['Rides'], Two: ['Rides'], Three: ['Rides', 'Waits'] }, 'next Rides'],
    ['a stage has the name of a step', { Rides: ['Goes'], Two: ['Rides', 'Waits'] }, 'next Rides'],
    ['only one is there', { One: ['Rides'], Two: ['Waits'] }, 'next Rides'],
    ['they differ in case and one is as written', { One: ['Rides'], Two: ['RIDES'], Three: ['Waits'] }, 'next Rides'],
  ])('is silent where %s', async (_, stages, line) => {
    expect(await reports(journey(stages, line))).toEqual([]);
  });

  it('tells of ten thousand steps of one name in little time', async () => {
    const steps = Array.from({ length: 10_000 }, () => '    step Rides\n      next Rides\n').join('');
    const told = async () => expect(await reports(`journey A\n  stage S\n${steps}`)).toHaveLength(10_000);
    expect(await processorTimeOf(told)).toBeLessThan(5_000);
  }, 30_000);

  it('reports each name of a line, and in `as` blocks as well', async () => {
    const text = journey(
      { One: ['Rides', 'Runs'], Two: ['Rides', 'Runs'], Three: ['Waits'] },
      'as Ana',
      '  next Rides, Runs',
    );
    expect(await reports(text)).toEqual(['11:14 Rides', '11:21 Runs']);
  });

  it('asks for another title where both stand in one stage', async () => {
    const text = journey({ One: ['Rides', 'Rides'], Two: ['Waits'] }, 'next Rides');
    expect(await messages(text)).toEqual(['Two steps are called ‘Rides’: give one of them another title.']);
    const alike = journey({ One: ['Rides', 'Rides', 'Waits'] }, 'next rides');
    expect(await messages(alike)).toEqual(['Two steps are called ‘rides’: give one of them another title.']);
  });

  it('reports a stage that stands there twice, as a place to go on', async () => {
    const text = journey({ Home: ['Rides'], 'Home ': ['Rests'], Two: ['Waits'] }, 'next Home');
    expect(await messages(text)).toEqual(['Two stages are called ‘Home’: give one of them another name.']);
  });

  it('reports a name in another case than two that it could be', async () => {
    const text = 'persona Ana\npersona ANA\njourney A\n  for ana\n';
    expect(await reports(text)).toEqual(['4:7 ana']);
    expect(await messages(text)).toEqual(['‘ana’ could be ‘Ana’ or ‘ANA’: write the one that is meant.']);
    expect(await reports('persona Ana\npersona ANA\njourney A\n  for Ana, ANA\n')).toEqual([]);
  });

  it('leaves two of one name in one file to `duplicate-name`: the first counts', async () => {
    expect(await all('persona Ana\npersona Ana\njourney A\n  for Ana\n')).not.toContain('ambiguous-name');
  });

  it('does not mind two pains in the same words: it is the same pain', async () => {
    const text = journey(
      { One: ['Rides'] },
      'as Ana',
      '  pain Slow',
      'as Ben',
      '  pain Slow',
      'opportunity Faster',
      '  answers Slow',
    );
    expect(await reports(text)).toEqual([]);
  });

  describe('across files', () => {
    const MAP = 'import ./a.journey\nimport ./b.journey\njourney M\n  for Ana\n';
    const inFolder = async (folder: string, files: Record<string, string>) => {
      const paths = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]);
      const documents = await add(Object.fromEntries(paths));
      return documents.at(-1)!.diagnostics!.filter(({ code }) => code === 'ambiguous-name');
    };

    it('reports what two imported files declare, and names them', async () => {
      const [report] = await inFolder('one', {
        'a.journey': 'persona Ana\n',
        'b.journey': '\npersona Ana\n',
        'm.journey': MAP,
      });
      expect(report!.message).toBe(
        'Several imported files declare the persona ‘Ana’: ‘a.journey’ and ‘b.journey’. Import one of them, or rename one.',
      );
      expect(report!.relatedInformation!.map(({ location }) => [location.uri, location.range.start.line])).toEqual([
        ['file:///one/a.journey', 0],
        ['file:///one/b.journey', 1],
      ]);
    });

    it.each([
      [
        'the file itself declares it',
        { 'a.journey': 'persona Ana\n', 'b.journey': 'persona Ana\n', 'm.journey': `persona Ana\n${MAP}` },
      ],
      ['one file is imported twice', { 'a.journey': 'persona Ana\n', 'm.journey': MAP.replace('b.', 'a.') }],
      ['one file declares it twice', { 'a.journey': 'persona Ana\npersona Ana\n', 'b.journey': '', 'm.journey': MAP }],
      [
        'the other is of another kind',
        { 'a.journey': 'persona Ana\n', 'b.journey': 'channel Ana\n', 'm.journey': MAP },
      ],
      [
        'the other is imported by the import',
        {
          'a.journey': 'import ./b.journey\npersona Ana\n',
          'b.journey': 'persona Ana\n',
          'm.journey': MAP.replace('import ./b.journey\n', ''),
        },
      ],
    ])('is silent where %s', async (name, files) => {
      expect(await inFolder(name.replaceAll(' ', '-'), files)).toEqual([]);
    });
  });

  it.each(ODD_NAMES.filter((name) => !/[,:"]|\d$|%$/.test(name)))('points at the whole of %s', async (name) => {
    const text = journey({ One: [name], Two: [name], Three: ['Waits'] }, `next ${name}`);
    expect(await reports(text)).toEqual([`8:12 ${name}`]);
  });

  it('is done in a moment where a thousand references could each be one of a thousand steps', async () => {
    const stages = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`S${index}`, ['Rides']]));
    const text = journey({ ...stages, Last: ['Waits'] }, ...Array.from({ length: 1000 }, () => 'next Rides'));
    const found = await diagnostics(text);
    expect(found).toHaveLength(1000);
    expect(found[0]!.message).toMatch(/^1000 steps are called ‘Rides’: write ‘S0 \/ Rides’, .* or ‘S4 \/ Rides’\.$/);
    expect(found[0]!.relatedInformation).toHaveLength(5);
  });
});

describe('fixes of ambiguous-name', () => {
  it('write the stage before the step, one for each that could be meant', async () => {
    const text = journey({ One: ['Rides'], Two: ['Rides'], Three: ['Waits'] }, 'next rides, Waits: home');
    expect(await fixes(text)).toEqual(['Change to ‘One / Rides’', 'Change to ‘Two / Rides’']);
    const after = await fixed(text, 'Change to ‘Two / Rides’');
    expect(after).toBe(text.replace('next rides', 'next Two / Rides'));
    expect(await reports(after)).toEqual([]);
  });

  it('quote names that a list would take apart', async () => {
    const text = journey(
      { 'One, or two': ['Rides: fast'], Two: ['Rides: fast'], Three: ['Waits'] },
      'next "Rides: fast"',
    );
    const after = await fixed(text, 'Change to ‘One, or two / Rides: fast’');
    expect(after).toContain('next "One, or two / Rides: fast"\n');
    expect(await reports(after)).toEqual([]);
  });

  it('are offered only where they name one alone', async () => {
    const twice = journey({ One: ['Rides', 'Rides'], Two: ['Rides'], Three: ['Waits'] }, 'next Rides');
    expect(await fixes(twice)).toEqual(['Change to ‘Two / Rides’']);
    expect(await fixes(journey({ One: ['Rides', 'Rides', 'Waits'] }, 'next Rides'))).toEqual([]);
  });

  it('write the name of which only the case differs', async () => {
    const text = 'persona Ana\npersona ANA\njourney A\n  for ana\n';
    expect(await fixes(text)).toEqual(['Change to ‘Ana’', 'Change to ‘ANA’']);
    expect(await reports(await fixed(text, 'Change to ‘ANA’'))).toEqual([]);
  });
});
