import { describe, expect, it } from 'vitest';
import { checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, diagnostics } = checking('endless-loop');

/** A journey of one stage: its steps in order, each with its lines. */
function journey(steps: Record<string, string[]>, ...lines: string[]): string {
  const body = Object.entries(steps).flatMap(([title, items]) => [
    `    step ${title}`,
    ...items.map((it) => `      ${it}`),
  ]);
  return ['journey J', ...lines.map((line) => `  ${line}`), '  stage S', ...body, ''].join('\n');
}

/** The titles that the loops are reported on. */
const loops = async (text: string) => (await reports(text)).map((report) => report.slice(report.indexOf(' ') + 1));

describe('endless-loop', () => {
  it('reports steps that lead only to each other once, on the title of the last', async () => {
    const text = journey({ A: [], B: [], C: ['next B'] });
    expect(await reports(text)).toEqual(['5:10 C']);
    expect(await messages(text)).toEqual([
      'The way leads only round and round: ‘B’ and ‘C’. Add a ‘next’ that leads on, or ‘ends here’.',
    ]);
    expect(await severities(text)).toEqual([2]);
    const [found] = await diagnostics(text);
    expect(found!.relatedInformation!.map(({ location, message }) => [location.range.start.line, message])).toEqual([
      [3, 'This is a part of the loop.'],
    ]);
  });

  it('reports a step that leads only to itself', async () => {
    const text = journey({ A: ['next A: again'], B: [] });
    expect(await reports(text)).toEqual(['3:10 A']);
    expect(await messages(text)).toEqual([
      'The way leads only back to this step. Add a ‘next’ that leads on, or ‘ends here’.',
    ]);
  });

  it('is silent where only some go back', async () => {
    expect(await loops(journey({ A: [], B: [], C: ['next B 20%: not sure yet'] }))).toEqual([]);
    expect(await loops(journey({ A: [], B: [], C: ['next B 100%'] }))).toEqual(['C']);
  });

  it('says nothing of the steps behind the loop, which follows', async () => {
    expect(await all(journey({ A: ['next A'], B: [], C: [] }))).not.toContain('unreachable-step');
  });

  it.each<[string, Record<string, string[]>]>([
    ['no loop', { A: [], B: [] }],
    ['a way on beside the way back', { A: [], B: ['next A: again', 'next C'], C: [] }],
    ['a way out of the middle', { A: ['next B', 'next D'], B: [], C: ['next A'], D: [] }],
    ['a way out through other steps', { A: [], B: ['next A, D'], C: ['next E'], D: ['next C'], E: [] }],
    ['an end in the loop', { A: [], B: ['ends here: with a refund'], C: ['next A'] }],
    ['an end at the step that leads back', { A: [], B: ['next A', 'ends here'] }],
    ['all who leave', { A: ['leaves 100%', 'next A'] }],
    ['all who leave, in two lines', { A: ['leaves 45%: dear', 'leaves 55 %: late', 'next A'] }],
    ['thirds that are all', { A: ['leaves 33.3%', 'leaves 33.3%', 'leaves 33.4%', 'next A'] }],
    ['an end in the last step', { A: [], B: ['next C'], C: [] }],
  ])('is silent with %s', async (_, steps) => {
    expect(await loops(journey(steps))).toEqual([]);
  });

  it.each(['leaves 99%', 'leaves 30%: waits for the sale', 'leaves', 'leaves some', 'leaves 400%'])(
    'takes `%s` for no way out',
    async (line) => {
      expect(await loops(journey({ A: [line, 'next A'] }))).toEqual(['A']);
    },
  );

  it('reports each of several', async () => {
    expect(await loops(journey({ A: ['next B, D'], B: [], C: ['next B'], D: ['next D'] }))).toEqual(['C', 'D']);
  });

  it('reports a loop behind another, as if that had a way out', async () => {
    expect(await loops(journey({ A: ['next A'], B: ['next B'], C: [] }))).toEqual(['A', 'B']);
  });

  it('reports only the loop, not what leads into it', async () => {
    expect(await loops(journey({ A: [], B: [], C: ['next B'], D: [] }))).toEqual(['C']);
    // A and B lead to each other, too, and on into the loop.
    expect(await loops(journey({ A: [], B: ['next A', 'next C'], C: ['next C'] }))).toEqual(['C']);
  });

  it('is silent about steps that nothing leads to, which are reported as such', async () => {
    expect(await loops(journey({ A: ['next C'], B: ['next B'], C: [] }))).toEqual([]);
  });

  it('is silent where a `next` leads nowhere yet, which is the error then', async () => {
    expect(await loops(journey({ A: ['next A, Q'] }))).toEqual([]);
    expect(await loops(journey({ A: ['next A', 'next'] }))).toEqual([]);
    expect(await loops(`${journey({ A: ['next Q'] })}${journey({ A: ['next A'] })}`)).toEqual(['A']);
  });

  it('counts a half-written step in, and reports on a title', async () => {
    expect(await reports('journey J\n  stage S\n    step A\n    step\n      next A\n')).toEqual(['3:10 A']);
  });

  it('names a few of many, and leads to them', async () => {
    const steps = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`S${i}`, i === 19 ? ['next S0'] : []]));
    expect(await messages(journey(steps))).toEqual([
      'The way leads only round and round: ‘S0’, ‘S1’, ‘S2’, ‘S3’, ‘S4’ and 15 more. Add a ‘next’ that leads on, or ‘ends here’.',
    ]);
    expect((await diagnostics(journey(steps)))[0]!.relatedInformation).toHaveLength(5);
  });

  describe('stages', () => {
    it('are a step where they have none', async () => {
      const text = 'journey J\n  stage One\n    feels calm\n  stage Two\n    feels sad: far\n    next One\n';
      expect(await reports(text)).toEqual(['4:9 Two']);
    });

    it('are entered at their first step', async () => {
      const text = 'journey J\n  stage One\n    step A\n    step B\n      next One\n  stage Two\n    step C\n';
      expect(await loops(text)).toEqual(['B']);
      expect(await loops(text.replace('stage One', 'stage One\n    ends here'))).toEqual([]);
      expect(await loops(text.replace('stage One', 'stage One\n    leaves 100%'))).toEqual([]);
      expect(await loops(text.replace('stage One', 'stage One\n    leaves 50%'))).toEqual(['B']);
    });

    it('lead back from behind their last step', async () => {
      const text = 'journey J\n  stage One\n    next A\n    step A\n    step B\n  stage Two\n    step C\n';
      expect(await loops(text)).toEqual(['B']);
    });
  });

  describe('with several personas', () => {
    it('names those who are caught, where others are not', async () => {
      const steps = { A: [], B: ['as Ana', '  next A'], C: [] };
      expect(await messages(journey(steps, 'for Ana, Ben'))).toEqual([
        'For Ana, the way leads only round and round: ‘A’ and ‘B’. Add a ‘next’ that leads on, or ‘ends here’.',
      ]);
      expect(await messages(journey(steps, 'for Ana'))).toEqual([
        'The way leads only round and round: ‘A’ and ‘B’. Add a ‘next’ that leads on, or ‘ends here’.',
      ]);
      expect(await messages(journey({ ...steps, B: ['as Ana, Ben', '  next A'] }, 'for Cleo, Ana, Ben'))).toEqual([
        'For Ana and Ben, the way leads only round and round: ‘A’ and ‘B’. Add a ‘next’ that leads on, or ‘ends here’.',
      ]);
    });

    it('knows the way out of one alone', async () => {
      const steps = { A: [], B: ['next A', 'as Ana', '  next C'], C: [] };
      expect(await messages(journey(steps, 'for Ana, Ben, Cleo'))).toEqual([
        'For Ben and Cleo, the way leads only round and round: ‘A’ and ‘B’. Add a ‘next’ that leads on, or ‘ends here’.',
      ]);
      expect(await loops(journey(steps, 'for Ana'))).toEqual([]);
      expect(await loops(journey({ A: ['next A', 'as Ana', '  leaves 100%'] }, 'for Ana'))).toEqual([]);
    });

    it('leads those who do not take a step past it', async () => {
      const steps = { A: ['for Ben', 'next B'], B: ['for Ana', 'next A'], C: [] };
      expect(await messages(journey(steps, 'for Ana, Ben'))).toEqual([
        'For Ana, the way leads only back to this step. Add a ‘next’ that leads on, or ‘ends here’.',
      ]);
    });

    it('follows them all at once where they are many', async () => {
      const many = Array.from({ length: 40 }, (_, i) => `P${i}`);
      const back = many.flatMap((name) => [`as ${name}`, '  next A']);
      expect(await loops(journey({ A: [], B: back, C: [] }, `for ${many.join(', ')}`))).toEqual(['B']);
      expect(await loops(journey({ A: [], B: back, C: [] }, `for ${many.join(', ')}, Ana`))).toEqual([]);
    });
  });

  it('walks a loop of as many steps as a map may have', async () => {
    const steps = Array.from({ length: 10_000 }, (_, i) => `    step S${i}`);
    expect(await loops(['journey J', '  stage S', ...steps, '      next S0'].join('\n'))).toEqual(['S9999']);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    const text = `journey J\r\n\tstage S\r\n\t\tstep First\r\n\t\tstep ${name}\r\n\t\t\tnext First\r\n`;
    expect((await diagnostics(text)).map(({ range }) => range)).toEqual([
      { start: { line: 3, character: 7 }, end: { line: 3, character: 7 + name.length } },
    ]);
  });
});
