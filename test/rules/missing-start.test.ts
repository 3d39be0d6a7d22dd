import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, fixes, fixed } = checking('missing-start');
const WITHOUT = COMPLETE.replace(/ {2}starts .*\n/, '');

describe('missing-start', () => {
  it('reports a journey without `starts` on its title, and nothing else about it', async () => {
    expect(await reports(WITHOUT)).toEqual(['3:9 Going by train']);
    expect(await messages(WITHOUT)).toEqual(['This journey does not say where it starts: add ‘starts’.']);
    expect(await severities(WITHOUT)).toEqual([2]);
    expect(await all(WITHOUT)).toEqual(['missing-start']);
  });

  it('reports each journey of a file', async () => {
    expect(await reports(`${WITHOUT}\njourney B\n  starts here\n  stage S\njourney C\n  stage S\n`)).toEqual([
      '3:9 Going by train',
      '13:9 C',
    ]);
  });

  it('is about the keyword where the title is missing, too', async () => {
    expect(await reports('journey\n  stage S\n')).toEqual(['1:1 journey']);
  });

  it.each([
    ['a text', 'starts Somewhere'],
    ['any case', 'Starts Somewhere'],
    ['a quoted text', 'starts "Some // where"'],
    ['a line that goes on', 'starts\n    | Somewhere'],
    ['a half-typed line, which is reported as such', 'starts'],
    ['a slip of the keyword, which is reported as such', 'strats Wants to visit'],
  ])('is silent with %s', async (_, line) => {
    expect(await reports(WITHOUT.replace('  for Ana', `  for Ana\n  ${line}`))).toEqual([]);
  });

  it('is silent where the line stands behind the stages', async () => {
    expect(await reports(`${WITHOUT}\n  starts Somewhere\n`)).toEqual([]);
  });

  it('takes no line of a step, note or comment for it', async () => {
    expect(
      await reports(`${WITHOUT}\n      trigger Wants to visit a friend\n      note starts here\n// starts here\n`),
    ).toHaveLength(1);
    expect(await reports(WITHOUT.replace('  for Ana', '  for Ana\n  scenario x\n    | starts here'))).toHaveLength(1);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    expect(await reports(`journey ${name}\n  stage S\n`)).toEqual([`1:9 ${name}`]);
  });

  it('reads Windows line ends, lone returns and tabs', async () => {
    expect(await reports('journey A\r\n\tstarts x\r\n\tstage S\r\n')).toEqual([]);
    expect(await reports('journey A\r\tstarts x\r\tstage S\r')).toEqual([]);
    expect(await reports('\r\n// x\r\njourney A\r\n\tstage S\r\n')).toEqual(['3:9 A']);
  });
});

describe('the fix of missing-start', () => {
  const text = COMPLETE.replace('  starts Wants to visit a friend\n', '');

  it('puts ‘starts’ before ‘ends’', async () => {
    expect(await fixes(text)).toEqual(['Add ‘starts’']);
    expect(await fixed(text, 'Add ‘starts’')).toBe(text.replace('  ends', '  starts What sets it off\n  ends'));
  });

  it('puts it into a journey of one line', async () => {
    expect(await fixed('journey A', 'Add ‘starts’')).toBe('journey A\n  starts What sets it off');
  });
});
