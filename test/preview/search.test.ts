import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALL,
  Arrangements,
  choiceOf,
  followed,
  readArrangement,
  stageToggled,
} from '../../media/getting-about/arrangement.js';
import { findIn, plainText, withPlaces } from '../../media/getting-about/search.js';
import { createLanguage } from '../language/helpers.js';

const language = createLanguage();

describe('finding words', () => {
  test('goes without case, accents and width', () => {
    expect(plainText('Ärger im CAFÉ')).toBe('arger im cafe');
    expect(plainText('ＡＢＣ')).toBe('abc');
  });

  test('knows where each sign stands in the text itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { text: plain, places } = withPlaces(text);
        expect(places.length).toBe(plain.length + 1);
        expect(places.at(-1)).toBe(text.length);
        for (let i = 1; i < places.length; i++) expect(places[i]!).toBeGreaterThanOrEqual(places[i - 1]!);
      }),
    );
  });

  test('finds what is said, once, in the order of the text, and no ids', async () => {
    const map = await (await language).map(`journey A
  stage One
    step Pays j0
      feels annoyed: it pays twice
      pain Pays the fee
  stage Pays
`);
    const journey = map.journeys[0]!;
    expect(findIn(map, journey, 'PAYS').map(({ id }) => id)).toEqual([
      'j0.s0.p0',
      'j0.s0.p0.feels0',
      'j0.s0.p0.pain0',
      'j0.s1',
    ]);
    expect(findIn(map, journey, 'j0').map(({ id }) => id)).toEqual(['j0.s0.p0']);
    expect(findIn(map, journey, '  ')).toEqual([]);
  });
});

describe('what somebody wants to see', () => {
  test('is read back as it was kept, and nothing that comes back makes it fail', () => {
    const kept = {
      hiddenLanes: [{ key: 'pains', name: 'Pains' }],
      hiddenPersonas: ['Tom'],
      toBe: false,
      density: 'compact' as const,
      foldedStages: [{ journey: 'A', name: 'One', index: 0, of: 2 }],
      foldedLanes: ['thinks'],
    };
    expect(readArrangement(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        readArrangement(anything);
        new Arrangements().restore(anything);
      }),
    );
  });

  test('is kept of so many files, and of none where it is as the text has it', () => {
    const files = new Arrangements();
    for (let i = 0; i < 50; i++) files.set(`file:///${i}`, { ...ALL, toBe: false });
    expect(Object.keys(files.kept()).length).toBe(30);
    expect(files.of('file:///49').toBe).toBe(false);
    expect(files.of('file:///1')).toBe(ALL);
    files.set('file:///49', { ...ALL });
    expect(files.kept()['file:///49']).toBeUndefined();
  });

  test('follows a folded stage that is renamed or moved, and lets one go that is deleted', async () => {
    const of = async (...stages: string[]) =>
      (await (await language).map(`journey A\n${stages.map((name) => `  stage ${name}\n    step x\n`).join('')}`))
        .journeys[0]!;
    const first = await of('One', 'Two', 'Three');
    let now = stageToggled(ALL, first, 'j0.s1');
    expect(choiceOf(now, first).foldedStages).toEqual(['j0.s1']);
    const moved = await of('Two', 'One', 'Three');
    now = followed(now, moved);
    expect(choiceOf(now, moved).foldedStages).toEqual(['j0.s0']);
    const renamed = await of('Twofold', 'One', 'Three');
    now = followed(now, renamed);
    expect(choiceOf(now, renamed).foldedStages).toEqual(['j0.s0']);
    const more = await of('Zero', 'Twofold', 'One', 'Three');
    now = followed(now, more);
    expect(choiceOf(now, more).foldedStages).toEqual(['j0.s1']);
    const fewer = await of('Zero', 'One', 'Three');
    expect(choiceOf(followed(now, fewer), fewer).foldedStages).toEqual([]);
    expect(stageToggled(now, more, 'j0.s1').foldedStages).toEqual([]);
  });
});
