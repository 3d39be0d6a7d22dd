import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES, withStepLines } from './checking.js';

const { reports, messages, severities, diagnostics, all, fixes, fixed } = checking('missing-emotion');
const WITHOUT = COMPLETE.replace('\n      feels calm', '');
/** A journey for two, with `lines` in its only step. */
const forTwo = (...lines: string[]) =>
  ['journey A', '  for Ana, Ben', '  stage S', '    step T', ...lines.map((it) => `      ${it}`), ''].join('\n');

describe('missing-emotion', () => {
  it('reports a step without `feels` on its title, and nothing else', async () => {
    expect(await reports(WITHOUT)).toEqual(['8:10 Looks up trains']);
    expect(await messages(WITHOUT)).toEqual(['Ana has no emotion at this step: add ‘feels’.']);
    expect(await severities(WITHOUT)).toEqual([2]);
    expect(await all(WITHOUT)).toEqual(['missing-emotion']);
  });

  it('names nobody where the journey names nobody', async () => {
    const text = WITHOUT.replace('  for Ana\n', '');
    expect(await messages(text)).toEqual(['This step does not say how it feels: add ‘feels’ and an emotion.']);
  });

  it('reports a stage that is mapped by its own lines', async () => {
    const text = 'journey A\n  for Ana\n  stage S\n    pain Full\n';
    expect(await reports(text)).toEqual(['3:9 S']);
    expect(await messages(text)).toEqual(['Ana has no emotion at this stage: add ‘feels’.']);
  });

  it('is silent about a stage with steps and about an empty one', async () => {
    expect(await reports('journey A\n  stage S\n    pain Full\n    step T\n      feels calm\n  stage U\n')).toEqual([]);
  });

  it.each([
    ['a word', 'feels calm'],
    ['a word and a score', 'feels calm +2'],
    ['a score', 'feels -1'],
    ['a reason', 'feels calm: early enough'],
    ['an unknown word, which is reported as such', 'feels fluttery'],
    ['a score that cannot be, which is reported as such', 'feels calm +9'],
    ['a half-typed line, which is reported as such', 'feels'],
    ['another word for the keyword', 'mood calm'],
    ['a slip', 'fels calm'],
    ['a line that goes on', 'feels\n        | calm'],
  ])('is silent with %s', async (_, line) => {
    expect(await reports(`${WITHOUT}\n      ${line}\n`)).toEqual([]);
  });

  it('is silent about a step without a title', async () => {
    expect(await reports(WITHOUT.replace('step Looks up trains', 'step'))).toEqual([]);
  });

  it('is not satisfied by the feelings of the stage', async () => {
    expect(await reports(WITHOUT.replace('stage Planning', 'stage Planning\n    feels calm'))).toHaveLength(1);
  });

  describe('with several personas', () => {
    const names = async (...lines: string[]) => (await diagnostics(forTwo(...lines))).map(({ data }) => data.personas);

    it('names all who lack one', async () => {
      expect(await names()).toEqual([['Ana', 'Ben']]);
      expect(await messages(forTwo())).toEqual(['Ana and Ben have no emotion at this step: add ‘feels’.']);
    });

    it.each([
      ['a feeling of everybody', ['feels calm'], []],
      ['a feeling of each', ['as Ana', '  feels calm', 'as Ben', '  feels sad'], []],
      ['a block for both', ['as Ana, Ben', '  feels calm'], []],
      ['two blocks of one, of which the second has it', ['as Ana', '  says x', 'as Ana, Ben', '  feels calm'], []],
      ['everybody, and one by themselves', ['feels calm', 'as Ben', '  feels sad'], []],
      ['only one', ['as Ben', '  feels calm'], [['Ana']]],
      ['a block without a feeling', ['as Ben', '  pain Full'], [['Ana', 'Ben']]],
      ['a step for one', ['for Ben'], [['Ben']]],
      ['a step for one, who has it', ['for Ben', 'as Ben', '  feels calm'], []],
      ['somebody the journey is not for', ['as Cleo', '  feels calm'], [['Ana', 'Ben']]],
      ['the wrong one', ['for Ben', 'as Ana', '  feels calm'], [['Ben']]],
    ])('%s', async (_, lines, expected) => {
      expect(await names(...lines)).toEqual(expected);
    });

    it('goes by the personas of the stage', async () => {
      const text = 'journey A\n  for Ana, Ben\n  stage S\n    for Ben\n    step T\n      on Web\n';
      expect(await messages(text)).toEqual(['Ben has no emotion at this step: add ‘feels’.']);
    });

    it('goes by those whom steps name where the journey names none', async () => {
      const text = 'journey A\n  stage S\n    step T\n      as Ana\n        feels calm\n    step U\n      for Ben\n';
      expect(await reports(text)).toEqual(['3:10 T', '6:10 U']);
      expect(await messages(text)).toEqual([
        'Ben has no emotion at this step: add ‘feels’.',
        'Ben has no emotion at this step: add ‘feels’.',
      ]);
    });

    it('counts a persona once, however often and in whatever case it is named', async () => {
      const text = `persona Ana\njourney A\n  for Ana, ana, "Ana", ANA\n  stage S\n    step T\n      on Web\n`;
      expect(await messages(text)).toEqual(['Ana has no emotion at this step: add ‘feels’.']);
    });

    it('finds the block of a declared persona in another case', async () => {
      expect(await reports(`persona Ana\n${forTwo('feels calm', 'as ANA', '  feels sad')}`)).toEqual([]);
    });

    it('names three', async () => {
      expect(await messages('journey A\n  for Ana, Ben, Cleo\n  stage S\n    step T\n')).toEqual([
        'Ana, Ben and Cleo have no emotion at this step: add ‘feels’.',
      ]);
    });

    it('tells personas apart that have odd names', async () => {
      const text =
        'journey A\n  for "Ana, 31", __proto__, "B: C"\n  stage S\n    step T\n      as "B: C"\n        feels calm\n';
      expect(await messages(text)).toEqual(['Ana, 31 and __proto__ have no emotion at this step: add ‘feels’.']);
    });
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    expect(await reports(`journey A\r\n\tstage S\r\n\t\tstep ${name}\r\n\t\t\ton Web\r\n`)).toEqual([`3:8 ${name}`]);
  });
});

describe('the fixes of missing-emotion', () => {
  const two = COMPLETE.replace('for Ana', 'for Ana, Ben');
  const without = (text: string) => text.replace('\n      feels calm', '');

  it('put ‘feels’ behind where it happens and what is thought', async () => {
    const text = withStepLines('thinks So', 'pain Full').replace('      feels calm\n', '');
    expect(await fixes(text)).toEqual(['Add ‘feels’']);
    expect(await fixed(text, 'Add ‘feels’')).toBe(text.replace('thinks So\n', 'thinks So\n      feels neutral\n'));
  });

  it('say it for all, or for each', async () => {
    const text = without(two);
    expect(await fixes(text)).toEqual(['Add ‘feels’', 'Add how each of them feels: Ana and Ben']);
    expect(await fixed(text, 'Add ‘feels’')).toBe(`${text}\n      feels neutral`);
    expect(await fixed(text, 'Add how each of them feels: Ana and Ben')).toBe(
      `${text}\n      as Ana\n        feels neutral\n      as Ben\n        feels neutral`,
    );
  });

  it('say it for the one who is left', async () => {
    const text = `${without(two)}\n      as Ana\n        feels calm\n`;
    expect(await fixes(text)).toEqual(['Add how ‘Ben’ feels', 'Add ‘feels’']);
    expect(await fixed(text, 'Add how ‘Ben’ feels')).toBe(`${text}      as Ben\n        feels neutral\n`);
  });

  it('go into the block that is there', async () => {
    const text = `${without(two)}\n      as Ana\n        feels calm\n      as Ben\n        thinks No seat\n        pain Full\n`;
    expect(await fixed(text, 'Add how ‘Ben’ feels')).toBe(text.replace('seat\n', 'seat\n        feels neutral\n'));
  });
});
