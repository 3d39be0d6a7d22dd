import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, fixes, fixed } = checking('missing-evidence');
const RESEARCHED = COMPLETE.replace('  for Ana', '  for Ana\n  basis research');

describe('missing-evidence', () => {
  it('reports a step with claims on its title, and nothing else', async () => {
    expect(await reports(RESEARCHED)).toEqual(['9:10 Looks up trains']);
    expect(await messages(RESEARCHED)).toEqual([
      'This journey is based on research, and nothing says what this step rests on: add ‘evidence’ and a source.',
    ]);
    expect(await severities(RESEARCHED)).toEqual([2]);
    expect(await all(RESEARCHED)).toEqual(['missing-evidence']);
  });

  it.each(['basis assumption', 'basis', 'basis reserch', 'note research'])('is silent with `%s`', async (line) => {
    expect(await reports(RESEARCHED.replace('basis research', line))).toEqual([]);
  });

  it.each(['basis Research', 'basis "research"', 'basis\n    | research'])('speaks with `%s`', async (line) => {
    expect(await reports(RESEARCHED.replace('basis research', line))).toHaveLength(1);
  });

  it('goes by the first of two', async () => {
    expect(await reports(RESEARCHED.replace('basis research', 'basis assumption\n  basis research'))).toEqual([]);
  });

  it.each([
    ['the step', RESEARCHED.replace('      feels', '      evidence Interviews\n      feels')],
    ['the step, half-typed', RESEARCHED.replace('      feels', '      evidence\n      feels')],
    ['its stage', RESEARCHED.replace('    step', '    evidence Interviews: 4 of 9\n    step')],
    ['its journey', RESEARCHED.replace('  stage', '  evidence Interviews\n  stage')],
  ])('is silent where %s has evidence', async (_, text) => {
    expect(text).not.toBe(RESEARCHED);
    expect(await reports(text)).toEqual([]);
  });

  it('is not satisfied by the evidence of another stage or step', async () => {
    expect(
      await reports(`${RESEARCHED}\n  stage Other\n    evidence Interviews\n    step T\n      evidence Survey\n`),
    ).toEqual(['9:10 Looks up trains']);
  });

  it.each([
    ['feels calm', 1],
    ['pain Full', 1],
    ['metric NPS 4', 1],
    ['as Ana\n        feels calm', 1],
    ['as Ana\n        pain Full', 1],
    ['feels calm\n      pain Full\n      metric NPS 4', 1],
    ['on Web', 0],
    ['thinks Is it full?', 0],
    ['as Ana\n        gain A seat', 0],
  ])('of `%s` makes %i reports', async (line, count) => {
    expect(await reports(RESEARCHED.replace('feels calm', line))).toHaveLength(count);
  });

  it('reports a stage that is mapped by its own lines, and not one with steps', async () => {
    const text =
      'journey A\n  basis research\n  stage S\n    feels calm\n  stage T\n    feels calm\n    step U\n      on Web\n';
    expect(await reports(text)).toEqual(['3:9 S']);
    expect(await messages(text)).toEqual([
      'This journey is based on research, and nothing says what this stage rests on: add ‘evidence’ and a source.',
    ]);
  });

  it('is silent about a step without a title', async () => {
    expect(await reports(RESEARCHED.replace('step Looks up trains', 'step'))).toEqual([]);
  });

  it('offers to add evidence to the step or to the journey', async () => {
    expect(await fixes(RESEARCHED)).toEqual(['Add ‘evidence’', 'Add ‘evidence’ for the whole journey']);
    expect(await fixed(RESEARCHED, 'Add ‘evidence’')).toBe(`${RESEARCHED}\n      evidence Interviews: what it found`);
    expect(await fixed(RESEARCHED, 'Add ‘evidence’ for the whole journey')).toBe(
      RESEARCHED.replace('  stage', '  evidence Interviews: what it found\n  stage'),
    );
    for (const title of await fixes(RESEARCHED)) expect(await reports(await fixed(RESEARCHED, title))).toEqual([]);
  });

  it.each(ODD_NAMES)('offers the source %s of the file', async (name) => {
    const after = await fixed(`source ${name}\n${RESEARCHED}`, 'Add ‘evidence’');
    expect(await all(after)).toEqual([]);
    expect(after).toMatch(/: what it found$/);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    const text = `journey A\r\n\tbasis research\r\n\tstage S\r\n\t\tstep ${name}\r\n\t\t\tpain Full\r\n`;
    expect(await reports(text)).toEqual([`4:8 ${name}`]);
  });
});
