import { describe, expect, it } from 'vitest';
import { checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities } = checking('flat-emotions');
/** A journey of one stage, with a step for each: its lines. */
const journey = (steps: string[][], ...lines: string[]) =>
  [
    'journey J',
    ...lines.map((it) => `  ${it}`),
    '  stage S',
    ...steps.flatMap((items, i) => [`    step T${i}`, ...items.map((it) => `      ${it}`)]),
    '',
  ].join('\n');
const feeling = (...words: string[]) => journey(words.map((word) => [`feels ${word}`]));

describe('flat-emotions', () => {
  it('reports five feelings that are the same on the title of the journey', async () => {
    const text = feeling('calm', 'calm', 'calm', 'calm', 'calm');
    expect(await reports(text)).toEqual(['1:9 J']);
    expect(await messages(text)).toEqual([
      'All feelings of this journey have the same score: a curve without ups and downs shows nobody where to begin.',
    ]);
    expect(await severities(text)).toEqual([3]);
  });

  it.each<[string, string[], number]>([
    ['four', ['calm', 'calm', 'calm', 'calm'], 0],
    ['six', ['calm', 'calm', 'calm', 'calm', 'calm', 'calm'], 1],
    ['five words of one score', ['calm', 'happy', 'curious', 'hopeful', '+1'], 1],
    ['five, one of them a little lower', ['calm', 'happy', 'curious', 'hopeful', '+0.9'], 0],
    ['words without a score, which do not count', ['calm', 'calm', 'calm', 'calm', 'butterflies'], 0],
    ['words without a score beside five', ['calm', 'calm', 'calm', 'calm', 'calm', 'butterflies', '+9'], 1],
  ])('%s', async (_, words, count) => {
    expect(await reports(feeling(...words))).toHaveLength(count);
  });

  it('counts several feelings of a step', async () => {
    expect(
      await reports(
        journey([
          ['feels calm', 'feels happy', 'feels +1'],
          ['feels calm', 'feels calm'],
        ]),
      ),
    ).toHaveLength(1);
  });

  it('compares what was written on the scale of the journey with its words', async () => {
    const steps = ['feels 4', 'feels calm', 'feels 4.0', 'feels happy', 'feels 4'].map((it) => [it]);
    expect(await reports(journey(steps, 'scale 1..5'))).toHaveLength(1);
    expect(await reports(journey(steps, 'scale 0..5'))).toHaveLength(0);
  });

  it('looks at each journey by itself', async () => {
    const three = ['calm', 'calm', 'calm'];
    expect(await reports(feeling(...three) + feeling(...three))).toEqual([]);
  });

  it('is silent about a journey without a title', async () => {
    expect(await reports(feeling('calm', 'calm', 'calm', 'calm', 'calm').replace('journey J', 'journey'))).toEqual([]);
  });

  describe('with several personas', () => {
    const five = (...lines: string[]) => Array.from({ length: 5 }, () => lines);
    const flat = (whose: string) =>
      `All feelings of ${whose} have the same score: a curve without ups and downs shows nobody where to begin.`;

    it.each<[string, string, string[]]>([
      ['a curve of all', journey(five('feels calm'), 'for Ana, Ben'), [flat('this journey')]],
      [
        'curves that are the same',
        journey(five('as Ana', '  feels calm', 'as Ben', '  feels calm'), 'for Ana, Ben'),
        [flat('this journey')],
      ],
      [
        'curves that are each flat',
        journey(five('feels calm', 'as Ben', '  feels sad'), 'for Ana, Ben'),
        [flat('Ana and Ben')],
      ],
      [
        'a flat curve beside another',
        journey([...five('feels calm'), ['feels calm', 'as Ben', '  feels sad']], 'for Ana, Ben'),
        [flat('Ana')],
      ],
      ['curves of four', journey([...five('feels calm').slice(1), ['as Ben', '  feels sad']], 'for Ana, Ben'), []],
      [
        'one who skips the low point',
        journey([...five('feels calm'), ['for Ben', 'feels sad']], 'for Ana, Ben'),
        [flat('Ana')],
      ],
      ['one persona alone', journey([...five('feels calm'), ['as Ana', '  feels sad']], 'for Ana'), []],
    ])('%s', async (_, text, expected) => {
      expect(await messages(text)).toEqual(expected);
    });

    it('is silent about what many feel at a single step', async () => {
      const names = Array.from({ length: 12 }, (_, i) => `P${i}`);
      const blocks = names.flatMap((name) => [`as ${name}`, '  feels calm']);
      expect(await reports(journey([blocks], `for ${names.join(', ')}`))).toEqual([]);
      expect(await reports(journey([blocks, blocks, blocks, blocks, blocks], `for ${names.join(', ')}`))).toHaveLength(
        1,
      );
    });

    it('looks at the whole where they are many', async () => {
      const many = Array.from({ length: 40 }, (_, i) => `P${i}`).join(', ');
      expect(await reports(journey([...five('feels calm'), ['as P0', '  feels sad']], `for ${many}`))).toEqual([]);
      expect(await reports(journey(five('feels calm'), `for ${many}`))).toHaveLength(1);
    });
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    const text = feeling('calm', 'calm', 'calm', 'calm', 'calm').replace('journey J', () => `journey ${name}`);
    expect(await reports(text)).toEqual([`1:9 ${name}`]);
  });
});
