import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, fixes, fixed } = checking('missing-channel');
const WITHOUT = COMPLETE.replace('      on Web\n', '');

describe('missing-channel', () => {
  it('reports a step with neither channel nor touchpoint on its title, and nothing else', async () => {
    expect(await reports(WITHOUT)).toEqual(['8:10 Looks up trains']);
    expect(await messages(WITHOUT)).toEqual([
      'This step does not say where it happens: add ‘on’ and a channel, or ‘touchpoint’.',
    ]);
    expect(await severities(WITHOUT)).toEqual([2]);
    // The channel is declared, and the hint that nothing uses it belongs to another rule.
    expect(await all(WITHOUT)).toEqual(['missing-channel']);
  });

  it('reports a stage that is mapped by its own lines', async () => {
    const text = 'journey A\n  stage S\n    feels calm\n';
    expect(await reports(text)).toEqual(['2:9 S']);
    expect(await messages(text)).toEqual([
      'This stage does not say where it happens: add ‘on’ and a channel, or ‘touchpoint’.',
    ]);
  });

  it('is silent about a stage with steps and about an empty one', async () => {
    expect(await reports('journey A\n  stage S\n    feels calm\n    step T\n      on Web\n  stage U\n')).toEqual([]);
  });

  it.each([
    ['a channel', 'on Web'],
    ['several', 'on Web, Phone'],
    ['a touchpoint', 'touchpoint Timetable'],
    ['a channel of one persona', 'as Ana\n        on Web'],
    ['a touchpoint of one persona', 'as Ana\n        touchpoint Timetable'],
    ['another word', 'channel Web'],
    ['two words', 'touch point Timetable'],
    ['a half-typed line, which is reported as such', 'on'],
    ['a half-typed touchpoint, which is reported as such', 'touchpoint'],
    ['a line that goes on', 'on\n        | Web'],
  ])('is silent with %s', async (_, lines) => {
    expect(await reports(`${WITHOUT}\n      ${lines}\n`)).toEqual([]);
  });

  it.each([
    ['the channel of an opportunity', 'opportunity An app\n        on Web'],
    ['the channel of its stage', 'note x'],
    ['a lane', 'lane Channel: Web'],
    ['a note', 'note on Web'],
    ['a comment', '// on Web'],
    ['physical evidence', 'physical evidence Ticket'],
  ])('is not satisfied by %s', async (_, lines) => {
    const text = `${WITHOUT.replace('  stage Planning', '  stage Planning\n    on Web')}\n      ${lines}\n`;
    expect(await reports(text)).toEqual(['9:10 Looks up trains']);
  });

  it('is silent about a step without a title', async () => {
    expect(await reports(WITHOUT.replace('step Looks up trains', 'step'))).toEqual([]);
  });

  it('reads lines that stand at the level of their step as its own', async () => {
    expect(await reports(`${WITHOUT}\n    on Web\n`)).toEqual([]);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    expect(await reports(`journey A\r\n\tstage S\r\n\t\tstep ${name}\r\n\t\t\tfeels calm\r\n`)).toEqual([
      `3:8 ${name}`,
    ]);
  });
});

describe('the fixes of missing-channel', () => {
  it('put the channel before the feeling, as the one that the journey was on last', async () => {
    const text = `${COMPLETE}\n    step Waits\n      feels calm\n`;
    expect(await fixes(text)).toEqual(['Add ‘on’ and a channel', 'Add ‘touchpoint’']);
    expect(await fixed(text, 'Add ‘on’ and a channel')).toBe(text.replace('Waits\n', 'Waits\n      on Web\n'));
    expect(await fixed(text, 'Add ‘touchpoint’')).toBe(
      text.replace('Waits\n', 'Waits\n      touchpoint Where it happens\n'),
    );
  });
});
