import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, fixes, fixed } = checking('missing-stages');
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

describe('the fixes of missing-stages', () => {
  const head = '  for Ana\n  starts x\n  ends y\n';

  it('put in the stages of the framework that the journey follows, each with a step', async () => {
    const text = `journey A\n  follows Purchase path\n${head}`;
    expect(await fixes(text)).toEqual(['Add the stages of ‘Purchase path’', 'Add three stages to begin with']);
    expect(await fixed(text, 'Add the stages of ‘Purchase path’')).toBe(
      `${text}  stage Consideration\n    step First step of Consideration\n  stage Evaluation\n    step First step of Evaluation\n  stage Purchase\n    step First step of Purchase\n`,
    );
  });

  it('leave out stages that a framework does not require', async () => {
    const text = `framework F\n\tstage A: b\n\tstage B\n\t\toptional\njourney A\n\tfollows F\n`;
    expect(await fixed(text, 'Add the stages of ‘F’')).toBe(`${text}\tstage A: b\n\t\tstep First step of A: b\n`);
  });

  it('put in a skeleton', async () => {
    const text = `journey A\n${head}`;
    expect(await fixes(text)).toEqual(['Add three stages to begin with']);
    const after = await fixed(text, 'Add three stages to begin with');
    expect(after.slice(text.length).match(/^ {2}stage .*$/gm)).toEqual([
      '  stage Before',
      '  stage During',
      '  stage After',
    ]);
    expect(await reports(after)).toEqual([]);
  });
});
