import { describe, expect, it } from 'vitest';
import { checking, ODD_NAMES, withStepLines } from './checking.js';

const { reports, messages, severities, all, fixes, fixed } = checking('unaddressed-pain');
/** The pains that are reported, of a step with these lines. */
const pains = async (...lines: string[]) =>
  (await reports(withStepLines(...lines))).map((report) => report.slice(report.indexOf(' ') + 1));

describe('unaddressed-pain', () => {
  it('reports a pain on its text, and nothing else', async () => {
    const text = withStepLines('pain The page is slow');
    expect(await reports(text)).toEqual(['11:12 The page is slow']);
    expect(await messages(text)).toEqual([
      'No opportunity answers this pain: add ‘opportunity’ and what could be done.',
    ]);
    expect(await severities(text)).toEqual([2]);
    expect(await all(text)).toEqual(['unaddressed-pain']);
  });

  it.each<[string, string[], string[]]>([
    ['one pain and one opportunity', ['pain A', 'opportunity O'], []],
    ['them the other way round', ['opportunity O', 'pain A'], []],
    ['an opportunity that is still without words', ['pain A', 'opportunity'], []],
    ['an answer', ['pain A', 'pain B', 'opportunity O', '  answers A', '  answers B'], []],
    ['an answer in another case', ['pain A b', 'opportunity O', '  answers a  B'], []],
    [
      'an answer by another opportunity',
      ['pain A', 'pain B', 'opportunity O', '  answers A', 'opportunity P', '  answers B'],
      [],
    ],
    ['one answer for two pains', ['pain A', 'pain B', 'opportunity O', '  answers B'], ['A']],
    ['two pains and one opportunity', ['pain A', 'pain B', 'opportunity O'], ['A', 'B']],
    ['one pain and two opportunities', ['pain A', 'opportunity O', 'opportunity P'], ['A']],
    ['no opportunity', ['pain A', 'pain B'], ['A', 'B']],
    ['a pain that is still without words', ['pain', 'pain A', 'opportunity O'], []],
    ['a pain that is repeated', ['pain A', 'pain A', 'opportunity O', '  answers A'], []],
    ['a pain that is repeated, and one opportunity', ['pain A', 'pain A', 'opportunity O'], []],
  ])('%s', async (_, lines, expected) => {
    expect(await pains(...lines)).toEqual(expected);
  });

  it('offers to say which of the pains an opportunity answers', async () => {
    expect(await messages(withStepLines('pain A', 'pain B', 'opportunity O', '  answers B'))).toEqual([
      'No opportunity says that it answers this pain: add ‘answers’ and the pain below the one that does, or another ‘opportunity’.',
    ]);
  });

  describe('with several personas', () => {
    it.each<[string, string[], string[]]>([
      ['a pain of one', ['as Ana', '  pain A'], ['A']],
      ['one pain of one and one opportunity', ['as Ana', '  pain A', 'opportunity O'], []],
      ['a pain of all and one of one', ['pain A', 'as Ana', '  pain B', 'opportunity O'], ['A', 'B']],
      ['an answer to the pain of one', ['as Ana', '  pain B', 'opportunity O', '  answers B'], []],
      ['the same pain of two', ['as Ana', '  pain A', 'as Ben', '  pain A', 'opportunity O', '  answers A'], []],
      ['the same pain of two, and one opportunity', ['as Ana', '  pain A', 'as Ben', '  pain A', 'opportunity O'], []],
    ])('%s', async (_, lines, expected) => {
      expect(await pains(...lines)).toEqual(expected);
    });
  });

  describe('of stages', () => {
    const stage = (...lines: string[]) => ['journey J', '  stage S', ...lines.map((it) => `    ${it}`), ''].join('\n');

    it('reports them, too', async () => {
      expect(await reports(stage('pain A', 'step T'))).toEqual(['3:10 A']);
      expect(await reports(stage('pain A', 'opportunity O', 'step T'))).toEqual([]);
    });

    it('lets a step answer the pain of its stage', async () => {
      expect(await reports(stage('pain A', 'step T', '  opportunity O', '    answers A'))).toEqual([]);
    });

    it('lets a step answer the pain of a step elsewhere', async () => {
      const text = `${stage('step T', '  pain A')}  stage U\n    step V\n      opportunity O\n        answers A\n`;
      expect(await reports(text)).toEqual([]);
    });

    it('does not take the opportunity of a stage for one of its steps', async () => {
      expect(await reports(stage('opportunity O', 'step T', '  pain A'))).toEqual(['5:12 A']);
    });

    it('takes two pains of one name for one pain', async () => {
      expect(await reports(stage('pain A', 'step T', '  pain A', '  opportunity O', '    answers A'))).toEqual([]);
      expect(await reports(stage('step S', '  pain A', 'step T', '  pain  a'))).toHaveLength(2);
    });
  });

  it('is silent about the pains of a persona', async () => {
    expect(await reports('persona Ana\n  pain Has no time\n')).toEqual([]);
  });

  it('is silent in a step where an answer names no pain, which is the error then', async () => {
    expect(await all(withStepLines('pain Slow', 'opportunity O', '  answers Slwo'))).toEqual(['unknown-reference']);
    expect(await reports(withStepLines('pain Slow', 'opportunity O', '  answers'))).toEqual([]);
    const elsewhere = `${withStepLines('opportunity O', '  answers Slwo')}    step T\n      pain Slow\n`;
    expect(await reports(elsewhere)).toEqual(['14:12 Slow']);
  });

  it('reads ten thousand pains and answers', async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => [
      `pain P${i}`,
      `opportunity O${i}`,
      `  answers P${i - (i % 2)}`,
    ]);
    expect(await pains(...lines.flat())).toHaveLength(5_000);
  }, 30_000);

  describe('its fixes', () => {
    it('add an opportunity that answers the pain', async () => {
      const text = withStepLines('pain Slow: all of it', 'pain Dear', 'note Ask again');
      expect(await fixes(text)).toEqual(['Add an opportunity that answers it', 'Add an opportunity that answers it']);
      const after = await fixed(text, 'Add an opportunity that answers it');
      expect(after).toBe(
        withStepLines(
          'pain Slow: all of it',
          'pain Dear',
          'opportunity What could be done',
          '  answers Slow: all of it',
          'note Ask again',
        ),
      );
      expect((await reports(after)).map((report) => report.slice(report.indexOf(' ') + 1))).toEqual(['Dear']);
    });

    it('answer it with an opportunity of the step', async () => {
      const text = withStepLines('pain A', 'pain B', 'opportunity O', '  answers B', '  effort low');
      expect(await fixes(text)).toEqual(['Add an opportunity that answers it', 'Answer it with ‘O’']);
      const after = await fixed(text, 'Answer it with ‘O’');
      expect(after).toBe(
        withStepLines('pain A', 'pain B', 'opportunity O', '  answers B', '  answers A', '  effort low'),
      );
      expect(await all(after)).toEqual([]);
    });

    it('answer the pain of one persona, and of a stage before its steps', async () => {
      expect(await fixed(withStepLines('as Ana', '  pain A'), 'Add an opportunity that answers it')).toBe(
        withStepLines('as Ana', '  pain A', 'opportunity What could be done', '  answers A'),
      );
      expect(await fixed('journey J\n stage S\n  pain A\n  step T\n', 'Add an opportunity that answers it')).toBe(
        'journey J\n stage S\n  pain A\n  opportunity What could be done\n   answers A\n  step T\n',
      );
    });

    it.each(ODD_NAMES)('write the pain %s so that it is found', async (name) => {
      for (const title of ['Add an opportunity that answers it', 'Answer it with ‘O’']) {
        const text = withStepLines(`pain ${name}`, 'pain Other', 'opportunity O', '  answers Other');
        expect(await all(await fixed(text, title))).toEqual([]);
      }
    });
  });

  it.each(ODD_NAMES)('points at the whole of the pain %s', async (name) => {
    expect(await reports(`journey J\r\n\tstage S\r\n\t\tpain ${name}\r\n`)).toEqual([`3:8 ${name}`]);
    expect(
      await reports(
        `journey J\r\n\tstage S\r\n\t\tpain ${name}\r\n\t\tpain B\r\n\t\topportunity O\r\n\t\t\tanswers ${name}\r\n`,
      ),
    ).toEqual(['4:8 B']);
  });
});
