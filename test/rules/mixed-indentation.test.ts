import { describe, expect, it } from 'vitest';
import { checking } from './checking.js';

const { reports, messages, severities, diagnostics, only, fixed, fixes, fixedUnasked, all } =
  checking('mixed-indentation');
const SPACES = 'journey A\n  for Ana\n  stage S\n    step T\n      feels calm\n';
const TABS = SPACES.replaceAll('  ', '\t');

describe('mixed-indentation', () => {
  it.each([
    ['spaces', SPACES],
    ['tabs', TABS],
    ['no indentation', 'persona Ana\nchannel Web\n'],
    ['an empty text', ''],
    ['a tab within a line', SPACES.replace('feels calm', 'feels\tcalm\t')],
    ['a tab in an empty line', SPACES.replace('  stage', '\t\n  stage')],
    ['a tab before a comment', SPACES.replace('  stage', '\t// not asked yet\n  stage')],
    ['a tab within a comment', SPACES.replace('  stage', '/*\n\twhy\n\t*/\n  stage')],
    ['CRLF and a byte-order mark', `\ufeff${TABS.replaceAll('\n', '\r\n')}`],
    ['a line with white space behind it', SPACES.replace('for Ana', 'for Ana\t')],
  ])('is silent about %s', async (_, text) => {
    expect(await reports(text)).toEqual([]);
  });

  it('reports the first line that is indented in another way than most, on its indentation', async () => {
    const text = SPACES.replace('      feels', '\tfeels');
    expect(await reports(text)).toEqual(['5:1 \t']);
    expect(await severities(text)).toEqual([2]);
    expect(await messages(text)).toEqual([
      'This line is not indented with spaces as the other lines are, but with tabs: use one of them throughout.',
    ]);
    const { relatedInformation } = await only(text);
    expect(relatedInformation![0]!.location.range).toEqual({
      start: { line: 1, character: 0 },
      end: { line: 1, character: 2 },
    });
  });

  it('goes by what most lines have', async () => {
    expect(await reports(TABS.replace('\tfor', '  for'))).toEqual(['2:1   ']);
    expect(await messages(TABS.replace('\tfor', '  for'))).toEqual([
      'This line is not indented with tabs as the other lines are, but with spaces: use one of them throughout.',
    ]);
  });

  it('goes by the first where there are as many of each', async () => {
    expect(await reports('journey A\n\tfor Ana\n  stage S\n')).toEqual(['3:1   ']);
    expect(await reports('journey A\n  for Ana\n\tstage S\n')).toEqual(['3:1 \t']);
  });

  it('is one report, whatever the number of lines', async () => {
    const text = `${SPACES}\t\t\tpain a\n\t\t\tpain b\n \tpain c\n`;
    expect(await diagnostics(text)).toHaveLength(1);
    expect(await messages(text)).toEqual([
      'This line and 2 more are not indented with spaces as the other lines are, but with tabs: use one of them throughout.',
    ]);
  });

  it('reports both in one line', async () => {
    expect(await reports(SPACES.replace('      feels', '    \tfeels'))).toEqual(['5:1     \t']);
    const text = 'journey A\n \tfor Ana\n';
    expect(await messages(text)).toEqual(['This line is indented with tabs and spaces: use one of them throughout.']);
  });

  it('counts lines that continue others and lines that cannot be read', async () => {
    expect(await reports(`${SPACES}\t\t\t| and rested\n`)).toEqual(['6:1 \t\t\t']);
    expect(await reports(`${SPACES}\t\t\txyzzy\n`)).toEqual(['6:1 \t\t\t']);
  });

  it('takes other spaces for spaces', async () => {
    expect(await reports(`${SPACES}\u3000\u3000\u3000pain a\n\u00a0 \u2003pain b\n`)).toEqual([]);
  });
});

describe('the fix of mixed-indentation', () => {
  const MAP = 'journey A\n  for Ana\n  starts x\n  ends y\n  stage S\n    step T\n      on Web\n      feels calm\n';

  it('indents every line on its level, as the other lines are', async () => {
    const text = MAP.replace('      on', '\t\t\ton').replace('      feels', '\t\t\tfeels');
    expect(await fixes(text)).toEqual(['Indent the whole file with spaces']);
    expect(await fixed(text, 'Indent the whole file with spaces')).toBe(MAP);
    expect(await fixedUnasked(text)).toBe(MAP);
  });

  it('does so with tabs', async () => {
    const tabs = MAP.replaceAll('  ', '\t').replaceAll('\n', '\r\n');
    expect(await fixedUnasked(tabs.replace('\tstarts', '    starts').replace('\t\t\ton', ' \t\t\ton'))).toBe(tabs);
  });

  it('takes comments and lines that continue others along, but not what stands within a comment', async () => {
    const more = '      pain Late\n\t\t| again\n\t// why\n/*\n\tasked\n*/\n';
    expect(await fixedUnasked(MAP + more)).toBe(
      `${MAP}      pain Late\n        | again\n    // why\n/*\n\tasked\n*/\n`,
    );
  });

  it('keeps every line in its column where some stand in a wrong place', async () => {
    const text = MAP.replace('      feels', '\tfeels');
    expect(await all(text)).toContain('misplaced-line');
    expect(await fixedUnasked(text)).toBe(MAP.replace('      feels', '    feels'));
    const tabs = `${MAP.replaceAll('  ', '\t')}   feels sad\n`;
    expect(await fixes(tabs)).toEqual(['Indent the whole file with spaces']);
    expect(await fixedUnasked(tabs)).toBe(`${MAP.replaceAll('  ', '    ')}   feels sad\n`);
  });
});
