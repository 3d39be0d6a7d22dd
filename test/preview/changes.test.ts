import { describe, expect, test } from 'vitest';
import { whatChanged } from '../../media/changes.js';
import { layoutMap } from '../../src/diagram/index.js';
import { createLanguage } from '../language/helpers.js';

/** What is said of an edit, from the texts before and after it. */

const language = createLanguage();

const TEXT = `journey Repairing a bicycle
  for Rosa
  starts The gears slip
  stage Before
    step Looks it up
      on Web
      feels curious
    step Rings the shop
      on Phone
      feels anxious: nobody answers
      pain No hours on the page
  stage After
    step Rides home
      on Street
`;

async function said(from: string, to: string, text = TEXT): Promise<string> {
  const readings = [text, text.replace(from, to)].map(async (one) => {
    return (await layoutMap(await (await language).map(one), 0, {})).reading;
  });
  const [before, after] = await Promise.all(readings);
  return whatChanged(before!, after!);
}

describe('what is said of an edit', () => {
  test.each([
    ['feels anxious: nobody answers', 'feels overwhelmed', 'Step 2 now overwhelmed, −2'],
    ['on Street\n', 'on Street\n      feels happy\n', 'Step 3 now happy, +1'],
    ['      feels curious\n', '', 'Step 1: How does Rosa feel?'],
    ['No hours', 'Old hours', 'Step 2: Pain without an opportunity: Old hours on the page'],
    ['      pain No hours on the page\n', '', 'Step 2, removed: Pain without an opportunity: No hours on the page'],
    ['Looks it up', 'Asks friends', 'Step 1 is now: Asks friends'],
    ['    step Rings', '    step Waits\n    step Rings', 'Step 2 added: Waits'],
    ['    step Rides home\n      on Street\n', '', 'Step removed: Rides home'],
    ['stage After', 'stage Later', 'Stage 2 is now: Later'],
    ['  starts The gears slip\n', '', 'Repairing a bicycle: Where does it start?'],
    ['for Rosa', 'for Rosa, Tom', 'Persona 2 added: Tom'],
    ['slip', 'slip', ''],
  ])('%j becomes %j', async (from, to, sentence) => {
    expect(await said(from, to)).toBe(sentence);
  });

  test('names whose feeling it is where there are several', async () => {
    const text = TEXT.replace('for Rosa', 'for Rosa, Tom').replace('feels curious', 'as Tom\n        feels calm');
    expect(await said('feels calm', 'feels angry', text)).toBe('Step 1: Tom now angry, −2');
  });

  test('tells of the first of several changes, and how many more there are', async () => {
    expect(await said('      feels curious\n    step Rings the shop', '    step Rings them')).toMatch(
      /^Step 1: .*, and 1 more$/,
    );
  });

  test('tells where a step went that was moved', async () => {
    const from = '    step Looks it up\n      on Web\n      feels curious\n';
    const text = TEXT.replace(from, '').replace('  stage After', `${from}  stage After`);
    const to = await layoutMap(await (await language).map(text), 0, {});
    const before = await layoutMap(await (await language).map(TEXT), 0, {});
    expect(whatChanged(before.reading, to.reading)).toBe('Step moved: Looks it up is now step 2 of 3');
  });
});
