import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all } = checking('missing-stages');
const WITHOUT = COMPLETE.slice(0, COMPLETE.indexOf('\n  stage'));

describe('missing-stages', () => {
  it('reports a journey without a stage on its title, as an error', async () => {
    expect(await reports(WITHOUT)).toEqual(['3:9 Going by train']);
    expect(await messages(WITHOUT)).toEqual(['This journey has no stages: add ‘stage’ and its name.']);
    expect(await severities(WITHOUT)).toEqual([1]);
    expect(await all(WITHOUT)).toEqual(['missing-stages']);
  });

  it('holds back the missing stages of its framework', async () => {
    expect(await all(`${WITHOUT}\n  follows Service\n`)).toEqual(['missing-stages']);
  });

  it('reports each journey of a file', async () => {
    expect(await reports('journey A\njourney B\n  stage S\njourney C\n  goal x\n')).toEqual(['1:9 A', '4:9 C']);
  });

  it.each([
    ['an empty one', '  stage Planning'],
    ['one without a title', '  stage'],
    ['one in other letters', '  STAGE Planning'],
    ['another word for it', '  phase Planning'],
    ['a slip', '  stgae Planning'],
    ['one that is indented too deep', '        stage Planning'],
    ['one below a note', '  note x\n    stage Planning'],
  ])('is silent with a stage: %s', async (_, lines) => {
    expect(await reports(`${WITHOUT}\n${lines}\n`)).toEqual([]);
  });

  it.each([
    ['a stage of a framework', 'framework F\n  stage Planning\njourney A\n', '3:9 A'],
    ['a comment', 'journey A\n  // stage Planning\n', '1:9 A'],
    ['a block comment', 'journey A\n/*\n  stage Planning\n*/\n', '1:9 A'],
    ['the text that goes on', 'journey A\n  goal x\n  | stage Planning\n', '1:9 A'],
    ['a stage of another journey', 'journey A\njourney B\n  stage Planning\n', '1:9 A'],
  ])('takes no other stage for one: %s', async (_, text, report) => {
    expect(await reports(text)).toEqual([report]);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    expect(await reports(`journey ${name}\n`)).toEqual([`1:9 ${name}`]);
  });

  it('points at a quoted title with its quotes', async () => {
    expect(await reports('journey "A // B"\n')).toEqual(['1:9 "A // B"']);
  });

  it('points at the title alone in a file with Windows line ends, without a last one', async () => {
    expect(await reports('\ufeff\r\njourney  A \t\r\n  goal x')).toEqual(['2:10 A']);
  });
});
