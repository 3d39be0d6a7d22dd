import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, fixes, fixed } = checking('empty-stage');
const withStage = (...lines: string[]) => [COMPLETE, ...lines, ''].join('\n');

describe('empty-stage', () => {
  it('reports a stage with nothing in it on its title, and nothing else about it', async () => {
    const text = withStage('  stage Boarding');
    expect(await reports(text)).toEqual(['11:9 Boarding']);
    expect(await messages(text)).toEqual(['Nothing happens in this stage: add a ‘step’.']);
    expect(await severities(text)).toEqual([2]);
    expect(await all(text)).toEqual(['empty-stage']);
  });

  it.each([
    ['its goal', 'goal Find the seat'],
    ['its owner', 'owner Station'],
    ['who goes through it', 'for Ana'],
    ['a comment', '// step Finds the seat'],
  ])('is not filled by %s', async (_, line) => {
    expect(await reports(withStage('  stage Boarding', `    ${line}`))).toEqual(['11:9 Boarding']);
  });

  it.each([
    'step Finds the seat',
    'step',
    'on Web',
    'touchpoint Door',
    'action Waits',
    'involves Guard',
    'thinks Full again',
    'says Excuse me',
    'expects A seat',
    'needs A seat',
    'feels calm',
    'feels',
    'pain Full',
    'gain A window',
    'opportunity More coaches',
    'trigger A whistle',
    'moment of truth',
    'physical evidence Ticket',
    'frontstage Guard: waves',
    'backstage Driver: waits',
    'support Signals',
    'evidence Interviews',
    'metric NPS 3',
    'when At noon',
    'lasts 2 min',
    'next Looks up trains',
    'leaves 3%',
    'ends here',
    'details Going by train',
    'insight Nobody reads signs',
    'image a.png',
    'link https://example.org',
    'note Ask again',
    'lane Legal: x',
    'as Ana',
    'mood calm',
  ])('is filled by `%s`', async (line) => {
    expect(await reports(withStage('  stage Boarding', `    ${line}`))).toEqual([]);
  });

  it('is filled by lines that go to it though they stand elsewhere', async () => {
    expect(await reports(withStage('  stage Boarding', '  step Finds the seat', '    on Web'))).toEqual([]);
    expect(await reports(withStage('  stage Boarding', '  feels calm'))).toEqual([]);
  });

  it('reports every empty one, those of one title too', async () => {
    expect(await reports('journey A\n  stage S\n  stage S\n  stage T\n')).toEqual(['2:9 S', '3:9 S', '4:9 T']);
  });

  it('is silent about a stage without a title, whose line is reported already', async () => {
    expect(await reports(withStage('  stage'))).toEqual([]);
  });

  it('is silent about the stages of a framework', async () => {
    expect(await reports('framework F\n  stage S\n')).toEqual([]);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    expect(await reports(`journey A\r\n\tstage ${name}\r\n`)).toEqual([`2:8 ${name}`]);
  });
});

describe('the fix of empty-stage', () => {
  it('puts a step behind the stage’s own lines', async () => {
    const text = `${COMPLETE}\n  stage Travelling\n    goal Arrive\n    // later\n`;
    expect(await fixes(text)).toEqual(['Add a ‘step’']);
    expect(await fixed(text, 'Add a ‘step’')).toBe(
      text.replace('Arrive\n', 'Arrive\n    step What the customer does\n'),
    );
  });
});
