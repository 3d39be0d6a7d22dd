import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES, withStepLines } from './checking.js';

const { reports, messages, severities, fixes, fixed } = checking('missing-persona');
const WITHOUT = COMPLETE.replace('  for Ana\n', '');

describe('missing-persona', () => {
  it('reports a journey without `for` on its title', async () => {
    expect(await reports(WITHOUT)).toEqual(['3:9 Going by train']);
    expect(await messages(WITHOUT)).toEqual(['This journey does not say whose it is: add ‘for’ and a persona.']);
    expect(await severities(WITHOUT)).toEqual([2]);
  });

  it('reports each journey of a file', async () => {
    expect(await reports(`journey A\n  stage S\njourney B\n  for Ana\n  stage S\njourney C\n  stage S\n`)).toEqual([
      '1:9 A',
      '6:9 C',
    ]);
  });

  it('is about the keyword where the title is missing, too', async () => {
    expect(await reports('journey\n  stage S\n')).toEqual(['1:1 journey']);
  });

  it.each([
    ['a persona', 'for Ana'],
    ['several', 'for Ana, Ben , Cleo'],
    ['an undeclared one', 'for Somebody'],
    ['upper case', 'FOR Ana'],
    ['a tab behind the keyword', 'for\tAna'],
    ['a name with a comma', 'for "Ana, the first"'],
    ['a line that goes on', 'for\n    | Ana'],
    ['a half-typed line, which is reported as such', 'for'],
    ['a synonym, which is reported as such', 'persona Ana'],
  ])('is silent with %s', async (_, line) => {
    expect(await reports(COMPLETE.replace('for Ana', line))).toEqual([]);
  });

  it('is not satisfied by who is named further down', async () => {
    const text = `${WITHOUT}\n      for Ana\n      as Ana\n        feels sad`;
    expect(await reports(text)).toEqual(['3:9 Going by train']);
  });

  it('takes no other line for it', async () => {
    expect(await reports(WITHOUT.replace('starts', 'scenario for Ana\n  // for Ana\n  starts'))).toHaveLength(1);
    expect(await reports(withStepLines('note for Ana'))).toEqual([]);
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    const [report] = await reports(`journey ${name}\n  stage S\n`);
    expect(report).toBe(`1:9 ${name}`);
  });

  it('reads Windows line ends and tabs', async () => {
    expect(await reports('journey A\r\n\tfor Ana\r\n\tstage S\r\n')).toEqual([]);
    expect(await reports('\r\n\r\njourney A\r\n\tstage S\r\n')).toEqual(['3:9 A']);
  });
});

describe('the fixes of missing-persona', () => {
  it('offer the personas there are, and one to be named', async () => {
    const text = COMPLETE.replace('  for Ana\n', '').replace('persona Ana', 'persona Ana\npersona Lee, Max');
    expect(await fixes(text)).toEqual(['Add ‘for’ ‘Ana’', 'Add ‘for’ ‘Lee, Max’', 'Add ‘for’ and a persona']);
    expect(await fixed(text, 'Add ‘for’ ‘Ana’')).toBe(text.replace('train\n', 'train\n  for Ana\n'));
    expect(await fixed(text, 'Add ‘for’ ‘Lee, Max’')).toContain('train\n  for "Lee, Max"\n');
    expect(await fixed(text, 'Add ‘for’ and a persona')).toContain('train\n  for Customer\n');
  });

  it('offer one to be named in a map without personas', async () => {
    expect(await fixes('journey A // mine\n')).toEqual(['Add ‘for’ and a persona']);
    expect(await fixed('journey A // mine\n', 'Add ‘for’ and a persona')).toBe('journey A // mine\n  for Customer\n');
  });
});
