import { describe, expect, it } from 'vitest';
import { checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, only } = checking('dropout-over-100');

/** A journey for two, with `lines` in its first step; line 5 is the first of them. */
const withLines = (...lines: string[]) =>
  [
    'journey J',
    '  for Ana, Ben',
    '  stage S',
    '    step A',
    ...lines.map((it) => `      ${it}`),
    '    step B',
    '    step C',
    '',
  ].join('\n');

describe('dropout-over-100', () => {
  it('reports the share that is too much', async () => {
    const text = withLines('leaves 60%: waits for the sale', 'next B 40%', 'next C 30%: by chance');
    expect(await reports(text)).toEqual(['7:14 30%']);
    expect(await messages(text)).toEqual([
      'The shares of this step add up to 130%: those who leave and those who go on are at most 100% together.',
    ]);
    expect(await severities(text)).toEqual([1]);
    const { relatedInformation } = await only(text);
    expect(relatedInformation!.map(({ location: { range } }) => [range.start.line, range.start.character])).toEqual([
      [4, 13],
      [5, 13],
    ]);
  });

  it.each([
    ['nothing', []],
    ['one share', ['leaves 100%']],
    ['shares that are the whole', ['leaves 30%', 'next B 50%', 'next C 20%']],
    ['shares with decimals that are the whole', ['leaves 33,3%', 'next B 33.3 %', 'next C 33,4%']],
    ['tenths, which computers cannot write', ['leaves 10%', 'leaves 20%', 'next B 70%']],
    ['ways without a share', ['leaves 80%', 'next B', 'next C: if it rains']],
    ['shares of nobody', ['leaves 100%', 'next B 0%']],
    ['shares that cannot be, which are reported as such', ['leaves 101%', 'leaves 90', 'leaves many', 'leaves -4%']],
    ['half-typed lines', ['leaves 80%', 'leaves']],
    ['a name with a number', ['leaves 80%', 'next "B"']],
  ])('is silent with %s', async (_, lines) => {
    expect(await reports(withLines(...lines))).toEqual([]);
  });

  it('reports the smallest excess', async () => {
    expect(await messages(withLines('leaves 60%', 'next B 40.01%'))).toEqual([
      'The shares of this step add up to 100.01%: those who leave and those who go on are at most 100% together.',
    ]);
  });

  it('counts a share for each of the names on its line', async () => {
    expect(await reports(withLines('next B, C 50%'))).toEqual([]);
    expect(await reports(withLines('next B, C 60%'))).toEqual(['5:17 60%']);
  });

  it('reports once, in the order of the text', async () => {
    expect(await reports(withLines('next B 90%', 'leaves 20%', 'leaves 30%'))).toEqual(['6:14 20%']);
    expect(await reports(withLines('leaves 20%', 'next B 90%', 'leaves 30%'))).toEqual(['6:14 90%']);
  });

  it('adds up each step and stage by itself', async () => {
    const text =
      'journey J\n  stage S\n    leaves 60%\n    step A\n      leaves 60%\n    step B\n      leaves 60%\n  stage T\n    leaves 70%\n    next A 40%\n';
    expect(await reports(text)).toEqual(['10:12 40%']);
    expect(await messages(text)).toEqual([
      'The shares of this stage add up to 110%: those who leave and those who go on are at most 100% together.',
    ]);
  });

  describe('with several personas', () => {
    it('adds what is true for one alone to what is true for everybody', async () => {
      const text = withLines('leaves 60%', 'as Ana', '  next B 50%');
      expect(await reports(text)).toEqual(['7:16 50%']);
      expect(await messages(text)).toEqual([
        'The shares of this step add up to 110% for Ana: those who leave and those who go on are at most 100% together.',
      ]);
    });

    it('does not add up what is true for different people', async () => {
      expect(await reports(withLines('as Ana', '  leaves 60%', 'as Ben', '  leaves 60%'))).toEqual([]);
      expect(await reports(withLines('leaves 40%', 'as Ana', '  leaves 60%', 'as Ben', '  next C 60%'))).toEqual([]);
    });

    it('adds up the blocks of one', async () => {
      const text = withLines('as Ana', '  leaves 60%', 'as Ben, ana', '  leaves 50%');
      expect(await reports(text)).toEqual(['8:16 50%']);
      expect(await messages(text)).toEqual([
        'The shares of this step add up to 110% for Ana: those who leave and those who go on are at most 100% together.',
      ]);
    });

    it('names all of a block, once', async () => {
      const text = withLines('leaves 60%', 'as Ana, Ben', '  leaves 50%');
      expect(await messages(text)).toEqual([
        'The shares of this step add up to 110% for Ana and Ben: those who leave and those who go on are at most 100% together.',
      ]);
    });

    it('does not say of each what is true for everybody', async () => {
      expect(await reports(withLines('leaves 60%', 'next B 50%', 'as Ana', '  leaves 10%'))).toEqual(['6:14 50%']);
    });
  });

  it('is silent where a `next` leads nowhere yet, which is the error then', async () => {
    expect(await all(withLines('leaves 60%', 'next Q 50%'))).toContain('unknown-reference');
    expect(await reports(withLines('leaves 60%', 'next Q 50%'))).toEqual([]);
  });

  it.each(ODD_NAMES.filter((name) => !/["“]/.test(name)))('points at the share behind the name %s', async (name) => {
    const text = `journey J\r\n\tstage S\r\n\t\tstep A\r\n\t\t\tleaves 60%\r\n\t\t\tnext "${name.replaceAll('\\', '\\\\')}" 50%\r\n\t\tstep ${name}\r\n`;
    const [report] = await reports(text);
    expect(report).toMatch(/^5:\d+ 50%$/);
  });
});
