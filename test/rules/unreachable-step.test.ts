import { describe, expect, it } from 'vitest';
import { checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, only } = checking('unreachable-step');

/** A journey of one stage: its steps in order, each with its lines. */
function journey(steps: Record<string, string[]>, ...lines: string[]): string {
  const body = Object.entries(steps).flatMap(([title, items]) => [
    `    step ${title}`,
    ...items.map((it) => `      ${it}`),
  ]);
  return ['journey J', ...lines.map((line) => `  ${line}`), '  stage S', ...body, ''].join('\n');
}

/** The titles of the reported steps. */
const unreached = async (text: string) => (await reports(text)).map((report) => report.slice(report.indexOf(' ') + 1));

describe('unreachable-step', () => {
  it('reports a step that is jumped over on its title', async () => {
    const text = journey({ A: ['next C'], B: [], C: [] });
    expect(await reports(text)).toEqual(['5:10 B']);
    expect(await messages(text)).toEqual([
      'No way leads to this step from the first one: name it behind ‘next’ in a step that leads to it.',
    ]);
    expect(await severities(text)).toEqual([2]);
  });

  it.each<[string, Record<string, string[]>]>([
    ['steps without ways', { A: [], B: [], C: [] }],
    ['a step that is named elsewhere', { A: ['next C'], B: ['next D'], C: ['next B'], D: [] }],
    ['several names', { A: ['next B, C'], B: ['next C'], C: [] }],
    ['several lines', { A: ['next B 50%: it rains', 'next C 50%'], B: [], C: [] }],
    ['a way back', { A: [], B: ['next A: again', 'next C'], C: [] }],
    ['a title in another case', { A: ['next c', 'next b'], B: [], C: [] }],
    ['a share that leaves', { A: ['leaves 99%'], B: [] }],
    ['shares that leave some to go on', { A: ['next C 20%: curious'], B: [], C: [] }],
    ['shares that, with who leaves, leave some to go on', { A: ['leaves 50%', 'next C 40%'], B: [], C: [] }],
    ['a place where the journey may end', { A: ['ends here'], B: [] }],
  ])('is silent about %s', async (_, steps) => {
    expect(await unreached(journey(steps))).toEqual([]);
  });

  it('takes the way on from a step that all leave for none', async () => {
    expect(await unreached(journey({ A: ['leaves 100%'], B: [] }))).toEqual(['B']);
    expect(await unreached(journey({ A: ['leaves 40%: dear', 'leaves 60%: late'], B: [] }))).toEqual(['B']);
    expect(await unreached(journey({ A: ['leaves 100%', 'next B'], B: [] }))).toEqual([]);
  });

  it('takes shares of all people for all the ways there are', async () => {
    expect(await unreached(journey({ A: ['next C 60%', 'next D 40%'], B: [], C: [], D: [] }))).toEqual(['B']);
    expect(await unreached(journey({ A: ['leaves 80%', 'next C 20%'], B: [], C: [] }))).toEqual(['B']);
    expect(await unreached(journey({ A: ['next C, D 50%'], B: [], C: [], D: [] }))).toEqual(['B']);
    expect(await unreached(journey({ A: ['next C 20%', 'next D'], B: [], C: [], D: [] }))).toEqual(['B']);
  });

  it('reports the first of those that lead on to one another', async () => {
    expect(await unreached(journey({ A: ['next E'], B: [], C: [], D: [], E: [] }))).toEqual(['B']);
    expect(await unreached(journey({ A: ['next E'], B: ['next E'], C: [], D: ['next E'], E: [] }))).toEqual(['B', 'C']);
    expect(await unreached(journey({ A: ['next E'], B: ['next E'], C: ['next B'], D: ['next E'], E: [] }))).toEqual([
      'C',
      'D',
    ]);
  });

  it('reports a loop that nothing leads into once, and not as a loop', async () => {
    const text = journey({ A: ['next D'], B: [], C: ['next B'], D: [] });
    expect(await unreached(text)).toEqual(['B']);
    expect(await all(text)).not.toContain('endless-loop');
  });

  it('leaves what only an endless loop keeps from being reached to that report', async () => {
    const text = journey({ A: [], B: ['next A'], C: [], D: [] });
    expect(await unreached(text)).toEqual([]);
    expect(await all(text)).toContain('endless-loop');
  });

  it('reports what would be jumped over even if the loop had a way out', async () => {
    expect(await unreached(journey({ A: ['next C'], B: [], C: ['next A'], D: [] }))).toEqual(['B']);
  });

  it('is silent where a `next` leads nowhere yet, which is the error then', async () => {
    expect(await unreached(journey({ A: ['next C'], B: ['next Q'], C: [] }))).toEqual([]);
    expect(await unreached(journey({ A: ['next C'], B: ['next'], C: [] }))).toEqual([]);
    expect(await unreached(journey({ A: ['next C, Q'], B: [], C: [] }))).toEqual([]);
    expect(await unreached(journey({ A: ['next C'], B: ['as Ana', '  next Q'], C: [] }))).toEqual([]);
  });

  it('is silent in that journey only', async () => {
    const text = `${journey({ A: ['next Q'], B: [] })}${journey({ A: ['next C'], B: [], C: [] })}`;
    expect(await unreached(text)).toEqual(['B']);
  });

  it('passes by a half-written step', async () => {
    expect(await unreached('journey J\n  stage S\n    step A\n      next C\n    step\n    step C\n')).toEqual([]);
    expect(
      await unreached('journey J\n  stage S\n    step A\n      next C\n    step\n    step B\n    step C\n'),
    ).toEqual(['B']);
  });

  describe('stages', () => {
    it('are a step where they have none', async () => {
      const text =
        'journey J\n  stage One\n    feels calm\n    next Three\n  stage Two\n    pain Full\n  stage Three\n    feels sad\n';
      expect(await reports(text)).toEqual(['5:9 Two']);
      expect(await messages(text)).toEqual([
        'No way leads to this stage from the first one: name it behind ‘next’ in a step that leads to it.',
      ]);
    });

    it('are entered at their first step', async () => {
      const text = (next: string) =>
        `journey J\n  stage One\n    step A\n      next ${next}\n  stage Two\n    step B\n    step C\n  stage Three\n    step D\n`;
      expect(await unreached(text('Two'))).toEqual([]);
      expect(await unreached(text('C'))).toEqual(['B']);
      expect(await unreached(text('Three'))).toEqual(['B']);
      expect(await unreached(text('Two / C'))).toEqual(['B']);
    });

    it('lead on from behind their last step', async () => {
      const text =
        'journey J\n  stage One\n    next Three\n    step A\n    step B\n  stage Two\n    step C\n  stage Three\n    step D\n';
      expect(await unreached(text)).toEqual(['C']);
    });

    it('are passed by where they are empty, which is reported as such', async () => {
      const text = (next: string) =>
        `journey J\n  stage One\n    step A\n      next ${next}\n  stage Two\n  stage Three\n    step B\n  stage Four\n    step C\n`;
      expect(await unreached(text('Two'))).toEqual([]);
      expect(await unreached(text('C'))).toEqual(['B']);
    });
  });

  describe('with several personas', () => {
    it('follows each on their own steps', async () => {
      const steps = { A: [], B: ['for Ana'], C: ['for Ben'], D: [] };
      expect(await unreached(journey(steps, 'for Ana, Ben'))).toEqual([]);
      expect(await unreached(journey({ ...steps, B: ['for Ana', 'next D'] }, 'for Ana, Ben'))).toEqual([]);
      expect(await unreached(journey({ ...steps, A: ['next D'] }, 'for Ana, Ben'))).toEqual(['B']);
    });

    it('knows the ways of one alone', async () => {
      const steps = { A: ['as Ana', '  next C'], B: [], C: [] };
      expect(await unreached(journey(steps, 'for Ana, Ben'))).toEqual([]);
      expect(await unreached(journey(steps, 'for Ana'))).toEqual(['B']);
      expect(await unreached(journey({ ...steps, B: ['for Ana'] }, 'for Ana, Ben'))).toEqual(['B']);
      expect(await unreached(journey(steps))).toEqual(['B']);
    });

    it('adds them to those of everybody', async () => {
      expect(await unreached(journey({ A: ['next C', 'as Ana', '  next B'], B: [], C: [] }, 'for Ana, Ben'))).toEqual(
        [],
      );
    });

    it('knows who leaves', async () => {
      const steps = { A: ['as Ana', '  leaves 100%'], B: [] };
      expect(await unreached(journey(steps, 'for Ana, Ben'))).toEqual([]);
      expect(await unreached(journey(steps, 'for Ana'))).toEqual(['B']);
      expect(await unreached(journey({ A: ['leaves 40%', 'as Ana', '  leaves 60%'], B: [] }, 'for Ana'))).toEqual([
        'B',
      ]);
    });

    it('goes by the personas of the stage', async () => {
      const text =
        'journey J\n  for Ana, Ben\n  stage S\n    for Ana\n    step A\n    step B\n      next D\n  stage T\n    step C\n    step D\n';
      expect(await unreached(text)).toEqual([]);
      expect(await unreached(text.replace('for Ana, Ben', 'for Ana'))).toEqual(['C']);
    });

    it('follows them all at once where they are many', async () => {
      const many = Array.from({ length: 40 }, (_, i) => `P${i}`);
      const own = Object.fromEntries(many.map((name) => [`Only ${name}`, [`for ${name}`]]));
      expect(await unreached(journey({ A: [], ...own, Z: [] }, `for ${many.join(', ')}`))).toEqual([]);
      expect(await unreached(journey({ A: ['next Z'], ...own, Z: [] }, `for ${many.join(', ')}`))).toEqual(['Only P0']);
      const asMany = many.flatMap((name) => [`as ${name}`, '  next Z']);
      expect(await unreached(journey({ A: asMany, B: [], Z: [] }, `for ${many.join(', ')}`))).toEqual(['B']);
      expect(await unreached(journey({ A: asMany, B: [], Z: [] }, `for ${many.join(', ')}, Ana`))).toEqual([]);
    });
  });

  it('follows ten thousand ways', async () => {
    const ways = Array.from({ length: 10_000 }, (_, i) => [
      `    step S${i}`,
      `      next S${Math.min(i + 1, 9_999)}`,
      '      ends here',
    ]);
    ways[0]![1] = '      next S2';
    expect(await unreached(['journey J', '  stage S', ...ways.flat()].join('\n'))).toEqual(['S1']);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    const text = `journey J\r\n\tstage S\r\n\t\tstep First\r\n\t\t\tnext Last\r\n\t\tstep ${name}\r\n\t\tstep Last\r\n`;
    const { range } = await only(text);
    expect(range).toEqual({ start: { line: 4, character: 7 }, end: { line: 4, character: 7 + name.length } });
  });
});
