import { describe, expect, it } from 'vitest';
import { blockTitle } from '../../language-server/syntax/block-titles.js';
import { type BlockName, TABLE } from '../../language-server/syntax/table.js';
import { SAMPLE_LINES } from '../language/sample-text.js';
import { COMPLETE, checking, withJourneyLines, withStepLines } from './checking.js';

const { reports, messages, severities, only, fixes, fixed, fixedUnasked } = checking('repeated-line');

/** What a block of each kind begins with. */
const OPENING: Readonly<Record<BlockName, string>> = {
  file: '',
  persona: 'persona A',
  channel: 'channel A',
  touchpoint: 'touchpoint A',
  emotion: 'emotion A +1',
  source: 'source A',
  metric: 'metric A',
  lane: 'lane A',
  framework: 'framework A',
  frameworkStage: 'framework A\n stage B',
  journey: 'journey A',
  stage: 'journey A\n stage B',
  step: 'journey A\n stage B\n  step C',
  opportunity: 'journey A\n stage B\n  step C\n   opportunity D',
  as: 'journey A\n stage B\n  step C\n   as D',
};
const blocks = (Object.keys(TABLE) as BlockName[]).filter((block) => block !== 'file');
const lines = blocks.flatMap((block) =>
  Object.entries(TABLE[block])
    .filter(([, { opens }]) => opens === undefined)
    .map(([keyword, { many }]) => ({ block, keyword, many: many === true })),
);

describe('repeated-line', () => {
  it.each(lines)('a second ‘$keyword’ in a $block: may stand there is $many', async ({ block, keyword, many }) => {
    const text = `${OPENING[block]}\n    ${keyword} x\n    ${keyword} y\n`;
    const line = text.split('\n').length - 1;
    expect(await reports(text)).toEqual(many ? [] : [`${line}:5 ${keyword}`]);
    if (many) return;
    expect((await messages(text))[0]).toMatch(`The ${blockTitle(block)} has a line ‘${keyword}’ already`);
  });

  it('says what to do, which line counts, and points at that', async () => {
    const text = withJourneyLines('goal Arrive', 'note x', 'goal Arrive early');
    expect(await severities(text)).toEqual([1]);
    expect(await messages(text)).toEqual([
      'The journey has a line ‘goal’ already, and that one counts: keep one of them.',
    ]);
    const { relatedInformation } = await only(text);
    expect(relatedInformation![0]!.location.range.start).toEqual({ line: 6, character: 2 });
  });

  it('tells to write names on one line', async () => {
    expect(await messages(withStepLines('for Ana', 'for Ben'))).toEqual([
      'The step has a line ‘for’ already, and that one counts: write all names on one line, separated by commas.',
    ]);
  });

  it('reports the third as well', async () => {
    expect(await reports(withStepLines('lasts 1 day', 'lasts 2 days', 'lasts 3 days'))).toEqual([
      '12:7 lasts',
      '13:7 lasts',
    ]);
  });

  it('counts a keyword in another case and one that was misspelt', async () => {
    expect(await reports(withStepLines('lasts 1 day', 'LASTS 2 days', 'lsats 3 days'))).toEqual([
      '12:7 LASTS',
      '13:7 lsats',
    ]);
  });

  it('counts a line that stands in the wrong place and is read here', async () => {
    const text = `${COMPLETE}\n      lasts 1 day\n    lasts 2 days\n`;
    expect(await reports(text)).toEqual(['12:5 lasts']);
  });

  it('takes a half-typed line for the first', async () => {
    expect(await reports(withStepLines('lasts', 'lasts 2 days'))).toEqual(['12:7 lasts']);
  });

  it('is silent about lines of different blocks', async () => {
    const text = `journey A\n  goal x\n  stage S\n    goal y\n  stage U\n    goal z\n    step T\n      lasts 1 day\n    step V\n      lasts 1 day\n`;
    expect(await reports(text)).toEqual([]);
  });

  it('is silent about a map in which everything is written that can be', async () => {
    expect(await reports(SAMPLE_LINES.join('\n'))).toEqual([]);
  });

  it('is done in a moment with a thousand of one line', async () => {
    expect(await reports(withStepLines(...Array.from({ length: 1000 }, () => 'lasts 1 day')))).toHaveLength(999);
  });
});

describe('the fix of repeated-line', () => {
  it('removes the later line, with what continues it, and nothing else', async () => {
    const lines = ['goal Arrive', '// or', 'goal Arrive early', '  | and rested', 'note x'];
    const text = withJourneyLines(...lines).replaceAll('\n', '\r\n');
    expect(await fixes(text)).toEqual(['Remove this line']);
    expect(await fixed(text, 'Remove this line')).toBe(text.replace('  goal Arrive early\r\n    | and rested\r\n', ''));
    expect(await reports(await fixed(text, 'Remove this line'))).toEqual([]);
  });

  it('is a decision', async () => {
    const text = withJourneyLines('goal Arrive', 'goal Arrive early');
    expect(await fixedUnasked(text)).toBe(text);
  });
});
