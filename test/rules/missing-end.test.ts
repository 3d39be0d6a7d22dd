import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, fixes, fixed } = checking('missing-end');
const WITHOUT = COMPLETE.replace(/ {2}ends .*\n/, '');

describe('missing-end', () => {
  it('reports a journey without `ends` on its title, and nothing else about it', async () => {
    expect(await reports(WITHOUT)).toEqual(['3:9 Going by train']);
    expect(await messages(WITHOUT)).toEqual(['This journey does not say where it ends: add ‘ends’.']);
    expect(await severities(WITHOUT)).toEqual([2]);
    expect(await all(WITHOUT)).toEqual(['missing-end']);
  });

  it('reports each journey of a file', async () => {
    expect(await reports(`${WITHOUT}\njourney B\n  ends here\n  stage S\njourney C\n  stage S\n`)).toEqual([
      '3:9 Going by train',
      '13:9 C',
    ]);
  });

  it('is about the keyword where the title is missing, too', async () => {
    expect(await reports('journey\n  stage S\n')).toEqual(['1:1 journey']);
  });

  it.each([
    ['a text', 'ends Somewhere'],
    ['any case', 'Ends Somewhere'],
    ['a quoted text', 'ends "Some // where"'],
    ['a line that goes on', 'ends\n    | Somewhere'],
    ['a half-typed line, which is reported as such', 'ends'],
    ['a slip of the keyword, which is reported as such', 'ens Stands on the platform'],
  ])('is silent with %s', async (_, line) => {
    expect(await reports(WITHOUT.replace('  for Ana', `  for Ana\n  ${line}`))).toEqual([]);
  });

  it('is silent where the line stands behind the stages', async () => {
    expect(await reports(`${WITHOUT}\n  ends Somewhere\n`)).toEqual([]);
  });

  it('takes no line of a step, note or comment for it', async () => {
    expect(
      await reports(`${WITHOUT}\n      ends here: on the platform\n      note ends here\n// ends here\n`),
    ).toHaveLength(1);
    expect(await reports(WITHOUT.replace('  for Ana', '  for Ana\n  scenario x\n    | ends here'))).toHaveLength(1);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    expect(await reports(`journey ${name}\n  stage S\n`)).toEqual([`1:9 ${name}`]);
  });

  it('reads Windows line ends, lone returns and tabs', async () => {
    expect(await reports('journey A\r\n\tends x\r\n\tstage S\r\n')).toEqual([]);
    expect(await reports('journey A\r\tends x\r\tstage S\r')).toEqual([]);
    expect(await reports('\r\n// x\r\njourney A\r\n\tstage S\r\n')).toEqual(['3:9 A']);
  });
});

describe('the fix of missing-end', () => {
  const text = COMPLETE.replace('  ends Stands on the platform\n', '');

  it('puts ‘ends’ behind ‘starts’', async () => {
    expect(await fixes(text)).toEqual(['Add ‘ends’']);
    expect(await fixed(text, 'Add ‘ends’')).toBe(text.replace('friend\n', 'friend\n  ends What it leads to\n'));
  });

  it('keeps Windows line ends and tabs', async () => {
    const windows = text.replaceAll('  ', '\t').replaceAll('\n', '\r\n');
    expect(await fixed(windows, 'Add ‘ends’')).toBe(
      windows.replace('friend\r\n', 'friend\r\n\tends What it leads to\r\n'),
    );
  });
});
