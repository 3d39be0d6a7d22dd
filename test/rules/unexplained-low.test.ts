import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, fixes, fixed } = checking('unexplained-low');
/** A complete map whose only step has these lines in place of `feels calm`; line 10 is the first of them. */
const withLines = (...lines: string[]) => COMPLETE.replace('feels calm', lines.join('\n      '));
/** The same for two personas. */
const forTwo = (...lines: string[]) => withLines(...lines).replace('  for Ana', '  for Ana, Ben');

describe('unexplained-low', () => {
  it('reports a low emotion on its word, and nothing else', async () => {
    const text = withLines('feels anxious');
    expect(await reports(text)).toEqual(['10:13 anxious']);
    expect(await messages(text)).toEqual([
      'Nothing says why this is a low point: add a reason behind a colon, or a ‘pain’, ‘thinks’ or ‘says’ line.',
    ]);
    expect(await severities(text)).toEqual([2]);
    expect(await all(text)).toEqual(['unexplained-low']);
  });

  it('reports a score without a word on the score', async () => {
    expect(await reports(withLines('feels −1,5'))).toEqual(['10:13 −1,5']);
  });

  it.each([
    ['calm', 0],
    ['neutral', 0],
    ['anxious', 1],
    ['angry', 1],
    ['-1', 1],
    ['-0.9', 0],
    ['calm -1', 1],
    ['angry +1', 0],
    ['angry -0.5', 0],
    ['-9', 0],
    ['butterflies', 0],
    ['butterflies -2', 1],
  ])('of %s makes %i reports', async (feeling, count) => {
    expect(await reports(withLines(`feels ${feeling}`))).toHaveLength(count);
  });

  it.each([
    ['1..5', '2', 1],
    ['1..5', '2.1', 0],
    ['1..5', 'anxious', 1],
    ['1..5', 'calm', 0],
    ['0..100', '25', 1],
    ['0..100', '26', 0],
    ['5..1', '2', 1],
    ['-10..-5', '-8', 0],
    ['-10..-5', '-9', 1],
  ])('on the scale %s takes %s for low %i times', async (scale, score, count) => {
    const text = withLines(`feels ${score}`).replace('  for Ana', `  for Ana\n  scale ${scale}`);
    expect(await reports(text)).toHaveLength(count);
  });

  it('goes by the score that an emotion is declared with', async () => {
    expect(await reports(`emotion calm -2\n${COMPLETE}`)).toHaveLength(1);
    expect(await reports(`emotion Anxious +1\n${withLines('feels anxious')}`)).toHaveLength(0);
  });

  it.each([
    ['a reason', ['feels anxious: will it fit?']],
    ['a pain', ['feels anxious', 'pain The site is down']],
    ['a thought', ['thinks Will it fit?', 'feels anxious']],
    ['a quote', ['feels anxious', 'says Oh no']],
    ['an expectation', ['expects Sun', 'feels anxious']],
    ['a need', ['feels anxious', 'needs An umbrella']],
    ['a finding', ['feels anxious', 'insight It rains']],
    ['a half-typed thought', ['feels anxious', 'thinks']],
    ['a reason for one of two feelings', ['feels anxious', 'feels annoyed: once more']],
  ])('is silent with %s', async (_, lines) => {
    expect(await reports(withLines(...lines))).toEqual([]);
  });

  it.each(['note It rains', 'gain A seat', 'action Waits', 'trigger Rain'])(
    'does not take `%s` for a reason',
    async (line) => {
      expect(await reports(withLines('feels anxious', line))).toHaveLength(1);
    },
  );

  it('waits for the reason behind the colon', async () => {
    expect(await reports(withLines('feels anxious:'))).toEqual(['10:13 anxious']);
  });

  it('reports a step once', async () => {
    expect(await reports(withLines('feels anxious', 'feels annoyed', 'feels -2'))).toEqual(['10:13 anxious']);
    expect(await reports(withLines('feels calm: early', 'feels annoyed'))).toEqual(['11:13 annoyed']);
  });

  it('is not satisfied by the reasons of another step', async () => {
    expect(
      await reports(`${withLines('feels anxious')}\n    step T\n      on Web\n      feels calm\n      pain Full\n`),
    ).toHaveLength(1);
  });

  it('finds the reasons of a stage in its steps, and not the other way round', async () => {
    const text = (stage: string, step: string) => `journey J\n  stage S\n    ${stage}\n    step T\n      ${step}\n`;
    expect(await reports(text('feels sad', 'pain Full'))).toEqual([]);
    expect(await reports(text('feels sad', 'as Ana\n        says Oh'))).toEqual([]);
    expect(await reports(text('feels sad', 'on Web'))).toEqual(['3:11 sad']);
    expect(await reports(text('pain Full', 'feels sad'))).toEqual(['5:13 sad']);
  });

  describe('with several personas', () => {
    const low = (whose: string) =>
      `Nothing says why this is a low point${whose}: add a reason behind a colon, or a ‘pain’, ‘thinks’ or ‘says’ line.`;

    it.each<[string, string[], string[]]>([
      ['a feeling of all', ['feels sad'], [low('')]],
      ['a reason of one', ['feels sad', 'as Ana', '  pain Full'], [low(' for Ben')]],
      ['a reason of each', ['feels sad', 'as Ana', '  pain Full', 'as Ben', '  thinks Oh'], []],
      ['a reason of both in one block', ['feels sad', 'as Ana, Ben', '  pain Full'], []],
      ['a feeling of one', ['feels calm', 'as Ana', '  feels sad'], [low(' for Ana')]],
      ['a feeling of one with a reason of all', ['feels calm', 'pain Full', 'as Ana', '  feels sad'], []],
      ['a feeling of one with their reason', ['feels calm', 'as Ana', '  feels sad', '  says Oh'], []],
      [
        'a feeling of one with their reason in another block',
        ['feels calm', 'as Ana', '  feels sad', 'as ana', '  says Oh'],
        [],
      ],
      [
        'a feeling of one with a reason of the other',
        ['feels calm', 'as Ana', '  feels sad', 'as Ben', '  says Oh'],
        [low(' for Ana')],
      ],
      ['a feeling of both', ['feels calm', 'as Ana, Ben', '  feels sad'], [low(' for Ana and Ben')]],
      ['one who feels better than the others', ['feels sad', 'as Ana', '  feels calm'], [low(' for Ben')]],
      ['all of whom feel better', ['feels sad', 'as Ana', '  feels calm', 'as Ben', '  feels calm'], []],
      ['a step for one', ['for Ana', 'feels sad'], [low('')]],
      ['a step for one who has a reason', ['for Ana', 'feels sad', 'as Ana', '  says Oh'], []],
    ])('%s', async (_, lines, expected) => {
      expect(await messages(forTwo(...lines))).toEqual(expected);
    });

    it('reports those in blocks on their own words', async () => {
      expect(await reports(forTwo('feels sad', 'as Ana', '  feels angry'))).toEqual(['10:13 sad', '12:15 angry']);
    });
  });

  it('names nobody where the journey names nobody', async () => {
    expect(await reports('journey J\n  stage S\n    step T\n      feels sad\n')).toEqual(['4:13 sad']);
  });

  describe('its fixes', () => {
    it.each([
      ['feels anxious', 'feels anxious: why'],
      ['feels anxious -1.5   // low', 'feels anxious -1.5: why   // low'],
      ['feels -1', 'feels -1: why'],
      ['feels anxious:', 'feels anxious: why'],
      ['feels anxious： ', 'feels anxious： why '],
      ['feels\n        | anxious', 'feels\n        | anxious: why'],
    ])('add the reason to `%s`', async (line, expected) => {
      expect(await fixes(withLines(line))).toEqual(['Add the reason', 'Add what goes through their mind']);
      const after = await fixed(withLines(line), 'Add the reason');
      expect(after).toBe(withLines(expected));
      expect(await all(after)).toEqual([]);
    });

    it.each<[string, string[], string[]]>([
      ['of all', ['feels sad'], ['thinks What goes through their mind', 'feels sad']],
      [
        'of one, in their block',
        ['feels calm', 'as Ana', '  feels sad'],
        ['feels calm', 'as Ana', '  thinks What goes through their mind', '  feels sad'],
      ],
      [
        'of those who have no reason',
        ['feels sad', 'as Ana', '  says Oh'],
        ['feels sad', 'as Ana', '  says Oh', 'as Ben', '  thinks What goes through their mind'],
      ],
    ])('add a thought %s', async (_, lines, expected) => {
      const after = await fixed(forTwo(...lines), 'Add what goes through their mind');
      expect(after).toBe(forTwo(...expected));
      expect(await reports(after)).toEqual([]);
    });

    it('name personas so that they are read back', async () => {
      const text = 'journey J\n  for "A, b", "C, d $1"\n  stage S\n    feels sad\n    as "A, b"\n      says Oh\n';
      const after = await fixed(text, 'Add what goes through their mind');
      expect(after).toBe(`${text}    as "C, d $1"\n      thinks What goes through their mind\n`);
      expect(await reports(after)).toEqual([]);
    });
  });

  it.each(ODD_NAMES)('points at the whole of the emotion %s', async (name) => {
    const text = `emotion "${name.replaceAll(/[\\"]/g, '\\$&')}" -2\r\njourney J\r\n\tstage S\r\n\t\tfeels "${name.replaceAll(/[\\"]/g, '\\$&')}"\r\n`;
    const [report] = await reports(text);
    expect(report).toBe(`4:9 "${name.replaceAll(/[\\"]/g, '\\$&')}"`);
  });
});
