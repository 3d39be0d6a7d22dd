/** What a map tells of feelings and pains: what is written where, and what follows for whom. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Items, Mood, Step } from '../../language-server/map/journey-map.js';
import { createLanguage, type Language } from './helpers.js';
import { stepsIn, withStep } from './maps.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

const stepsOf = async (text: string): Promise<Step[]> => stepsIn(await language.map(text));
const stepWith = async (...lines: string[]): Promise<Step> => (await stepsOf(withStep(...lines)))[0]!;

const moods = ({ moods: all }: Items) => all.map(({ persona, score, scaled }: Mood) => [persona, score, scaled]);

describe('moods', () => {
  it('are the same for all where one feeling is everybody’s', async () => {
    expect(moods(await stepWith('feels happy'))).toEqual([
      ['Ana', 1, 1],
      ['Ben', 1, 1],
    ]);
  });

  it('are the mean of several feelings', async () => {
    const step = await stepWith('feels happy', 'feels frustrated', 'feels +2');
    expect(moods(step)[0]).toEqual(['Ana', Number((1 / 3).toPrecision(12)), Number((1 / 3).toPrecision(12))]);
    expect(step.moods[0]!.feels).toEqual(step.feels.map(({ id }) => id));
  });

  it('are a persona’s own where an `as` block has feelings, merged over blocks', async () => {
    const step = await stepWith(
      'feels happy',
      'as Ben',
      '  feels sad',
      '  feels 0',
      'as Ana, Ben',
      '  says x',
      'as Ben',
      '  feels -2',
    );
    expect(moods(step)).toEqual([
      ['Ana', 1, 1],
      ['Ben', Number((-4 / 3).toPrecision(12)), Number((-4 / 3).toPrecision(12))],
    ]);
    expect(step.moods[1]!.feels).toEqual(step.feels.slice(1).map(({ id }) => id));
    expect(step.feels.map(({ personas }) => personas)).toEqual([[], ['Ben'], ['Ben'], ['Ben']]);
  });

  it('are missing where nothing says so', async () => {
    expect(moods(await stepWith('as Ben', '  feels sad'))).toEqual([
      ['Ana', null, null],
      ['Ben', -2, -2],
    ]);
    expect(moods(await stepWith())).toEqual([
      ['Ana', null, null],
      ['Ben', null, null],
    ]);
  });

  it('have a gap where a word has no score and where a score cannot be', async () => {
    expect(moods(await stepWith('feels fluttery'))[0]).toEqual(['Ana', null, null]);
    expect(moods(await stepWith('feels happy +9'))[0]).toEqual(['Ana', null, null]);
    expect(moods(await stepWith('feels fluttery', 'feels happy', 'feels -7'))[0]).toEqual(['Ana', 1, 1]);
  });

  it('belong to those whom the step or its stage is for', async () => {
    expect(moods(await stepWith('for Ben', 'feels happy'))).toEqual([['Ben', 1, 1]]);
    const [step] = await stepsOf('journey A\n  for Ana, Ben\n  stage S\n    for Ben\n    step T\n      feels sad\n');
    expect(moods(step!)).toEqual([['Ben', -2, -2]]);
  });

  it('belong to nobody in particular where the journey names nobody', async () => {
    const [step] = await stepsOf('journey A\n  stage S\n    step T\n      feels happy\n');
    expect(moods(step!)).toEqual([[null, 1, 1]]);
  });

  it('belong to those whom steps name where the journey names nobody', async () => {
    const [step] = await stepsOf(
      'journey A\n  stage S\n    step T\n      feels happy\n      as Ben\n        feels sad\n',
    );
    expect(moods(step!)).toEqual([['Ben', -2, -2]]);
  });

  it('of stages without steps are their own', async () => {
    const map = await language.map('journey A\n  for Ana\n  stage S\n    feels happy\n    feels -1\n');
    expect(moods(map.journeys[0]!.stages[0]!)).toEqual([['Ana', 0, 0]]);
  });

  it('go by emotions of the file', async () => {
    const [step] = await stepsOf(
      `emotion happy -2\nemotion fluttery +0,5\n${withStep('feels happy', 'feels fluttery')}`,
    );
    expect(step!.feels.map(({ score, written }) => [score, written])).toEqual([
      [-2, false],
      [0.5, false],
    ]);
    expect(moods(step!)[0]).toEqual(['Ana', -0.75, -0.75]);
  });
});

describe('scales', () => {
  const SCALED =
    'journey A\n  scale 1..5\n  stage S\n    step T\n      feels happy\n      feels delighted 3\n      feels 1.5\n      opportunity O\n        lifts +1\n';

  it('map what is written onto -2..+2 and what is known onto the scale', async () => {
    const [step] = await stepsOf(SCALED);
    expect(step!.feels.map(({ score, scaled, written }) => [score, scaled, written])).toEqual([
      [1, 4, false],
      [0, 3, true],
      [-1.5, 1.5, true],
    ]);
    expect(moods(step!)).toEqual([[null, Number((-0.5 / 3).toPrecision(12)), Number((8.5 / 3).toPrecision(12))]]);
  });

  it('map lifts by their slope', async () => {
    const lifts = async (scale: string) => {
      const [step] = await stepsOf(SCALED.replace('1..5', scale));
      const [opportunity] = step!.opportunities;
      return [opportunity!.lifts, opportunity!.liftsScaled];
    };
    expect(await lifts('1..5')).toEqual([1, 1]);
    expect(await lifts('0..10')).toEqual([0.4, 1]);
    expect(await lifts('-1..1')).toEqual([2, 1]);
    expect(await lifts('nonsense')).toEqual([1, 1]);
  });

  it('are each journey’s own', async () => {
    const map = await language.map(`${SCALED}journey B\n  stage S\n    feels 1\n`);
    expect(map.journeys.map(({ scale }) => scale)).toEqual([
      { min: 1, max: 5 },
      { min: -2, max: 2 },
    ]);
    expect(map.journeys[1]!.stages[0]!.feels[0]).toMatchObject({ score: 1, scaled: 1 });
  });
});

describe('pains', () => {
  const addressed = ({ pains }: Items) => pains.map(({ text, addressed: is }) => [text, is]);

  it('are addressed where an opportunity answers them', async () => {
    const step = await stepWith(
      'pain Slow',
      'pain Loud',
      'as Ben',
      '  pain Dear',
      'opportunity O',
      '  answers slow',
      '  answers Dear',
    );
    expect(addressed(step)).toEqual([
      ['Slow', true],
      ['Loud', false],
      ['Dear', true],
    ]);
    expect(step.pains.map(({ personas }) => personas)).toEqual([[], [], ['Ben']]);
  });

  it('are addressed without `answers` where a step has one pain and one opportunity', async () => {
    expect(addressed(await stepWith('pain Slow', 'opportunity O'))).toEqual([['Slow', true]]);
    expect(addressed(await stepWith('as Ben', '  pain Slow', 'opportunity O'))).toEqual([['Slow', true]]);
    expect(addressed(await stepWith('pain Slow', 'pain Loud', 'opportunity O'))).toEqual([
      ['Slow', false],
      ['Loud', false],
    ]);
    expect(addressed(await stepWith('pain Slow', 'opportunity O', 'opportunity P'))).toEqual([['Slow', false]]);
  });

  it('are addressed from another step, and the opportunity points at them', async () => {
    const steps = await stepsOf(
      'journey A\n  stage S\n    step T\n      pain Slow\n    step U\n      opportunity O\n        answers Slow\n        answers Never\n',
    );
    expect(addressed(steps[0]!)).toEqual([['Slow', true]]);
    expect(steps[1]!.opportunities[0]!.answers.map(({ name, resolved }) => [name, resolved])).toEqual([
      ['Slow', true],
      ['Never', false],
    ]);
  });
});
