import { describe, expect, it } from 'vitest';
import { LIBRARY_TEXT } from '../../language-server/library/library.js';
import { COMPLETE, checking, ODD_NAMES, withStepLines } from './checking.js';

const { reports, messages, severities, all, add, only, fixes, fixed } = checking('unknown-emotion');
const BUILT_IN = [...LIBRARY_TEXT.matchAll(/^emotion (\S+) /gm)].map((match) => match[1]!);

describe('unknown-emotion', () => {
  it('reports a word that nobody gave a score, on the word, and nothing else', async () => {
    const text = withStepLines('feels fluttery: so many trains');
    expect(await reports(text)).toEqual(['11:13 fluttery']);
    expect(await messages(text)).toEqual([
      '‘fluttery’ is no known emotion and has no score, so the curve has a gap here. Write one behind it, such as ‘feels fluttery -1’.',
    ]);
    expect(await severities(text)).toEqual([2]);
    expect(await all(text)).toEqual(['unknown-emotion']);
  });

  it('offers a known word that is near', async () => {
    const diagnostic = await only(withStepLines('feels frustated'));
    expect(diagnostic.message).toBe(
      '‘frustated’ is no known emotion and has no score, so the curve has a gap here. Did you mean ‘frustrated’?',
    );
    expect(diagnostic.data).toEqual({ word: 'frustated', fix: 'frustrated' });
  });

  it('offers a word of the file', async () => {
    expect((await only(`emotion fluttering +1\n${withStepLines('feels flutering')}`)).data.fix).toBe('fluttering');
  });

  it('knows the built-in words, in any case', async () => {
    expect(BUILT_IN).toHaveLength(35);
    const lines = BUILT_IN.flatMap((word) => [`feels ${word}`, `feels ${word.toUpperCase()}: why`]);
    expect(await reports(withStepLines(...lines))).toEqual([]);
  });

  it.each([
    ['with a score', 'feels fluttery +1'],
    ['with a score and a reason', 'feels fluttery -0.5: hm'],
    ['with a score that cannot be, which is reported as such', 'feels fluttery +7'],
    ['a score without a word', 'feels -1'],
    ['a reason without a word', 'feels : why'],
    ['nothing, which is reported as such', 'feels'],
  ])('is silent: %s', async (_, line) => {
    expect(await reports(withStepLines(line))).toEqual([]);
  });

  it('is silent about a declared word, in any case, in this file or an imported one', async () => {
    expect(await reports(`emotion fluttery +1\n${withStepLines('feels Fluttery')}`)).toEqual([]);
    const documents = await add({
      'emo/words.journey': 'emotion fluttery +1\n',
      'emo/map.journey': `import ./words.journey\n${withStepLines('feels fluttery')}`,
    });
    expect(documents[1]!.diagnostics).toEqual([]);
  });

  it('is silent about a word whose declaration lacks its score, which is the error then', async () => {
    expect(await all(`emotion fluttery\n${withStepLines('feels fluttery')}`)).toEqual(['syntax']);
  });

  it('reports every use, in `as` blocks and stages too', async () => {
    const text =
      'journey A\n  stage S\n    feels fluttery\n    step T\n      feels fluttery\n      as Ana\n        feels wobbly\n';
    expect(await reports(text)).toEqual(['3:11 fluttery', '5:13 fluttery', '7:15 wobbly']);
  });

  it('takes several words for one', async () => {
    expect(await reports(withStepLines('feels not so sure  any more: x'))).toEqual(['11:13 not so sure  any more']);
  });

  it('does not take a number in the middle for a score', async () => {
    expect(await reports(withStepLines('feels 7 of 9 happy'))).toEqual(['11:13 7 of 9 happy']);
  });

  it.each(ODD_NAMES)('points at the whole of %s', async (name) => {
    const quoted = `"${name.replace(/[\\"]/g, '\\$&')}"`;
    expect(await reports(withStepLines(`feels ${quoted}`))).toEqual([`11:13 ${quoted}`]);
    expect(await reports(`emotion ${quoted} +1\n${withStepLines(`feels ${quoted}`)}`)).toEqual([]);
  });

  it('reads Windows line ends, tabs and lines that go on', async () => {
    expect(await reports('journey A\r\n\tstage S\r\n\t\tstep T\r\n\t\t\tfeels\tfluttery\r\n')).toEqual([
      '4:10 fluttery',
    ]);
    expect(await reports(withStepLines('feels', '  | calm: it is', '  | early'))).toEqual([]);
  });
});

describe('the fixes of unknown-emotion', () => {
  it('offer the emotion that was meant, a score and a declaration', async () => {
    const text = COMPLETE.replace('calm', 'clam: so much to see // hm');
    expect(await fixes(text)).toEqual(['Change to ‘calm’', 'Add a score to ‘clam’', 'Declare the emotion ‘clam’']);
    expect(await fixed(text, 'Change to ‘calm’')).toBe(text.replace('clam', 'calm'));
    expect(await fixed(text, 'Add a score to ‘clam’')).toBe(text.replace('clam', 'clam -1'));
    expect(await fixed(text, 'Declare the emotion ‘clam’')).toBe(
      text.replace('channel Web\n', 'channel Web\nemotion clam -1\n'),
    );
  });

  it('write the score on the scale of the journey', async () => {
    const text = COMPLETE.replace('  for Ana', '  for Ana\n  scale 1..5').replace('calm', 'dreamy');
    expect(await fixed(text, 'Add a score to ‘dreamy’')).toBe(text.replace('dreamy', 'dreamy 2'));
  });

  it('import the emotion from a file that declares it', async () => {
    await add({ 'maps/emotions.journey': 'emotion thunderstruck +2\n' });
    const text = COMPLETE.replace('calm', 'thunderstruck');
    const after = await fixed(text, 'Import it from ./emotions.journey');
    expect(after).toBe(`import ./emotions.journey\n\n${text}`);
    expect(await reports(after)).toEqual([]);
  });
});
