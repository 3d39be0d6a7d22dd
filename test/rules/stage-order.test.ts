import { describe, expect, it } from 'vitest';
import { checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, all, add, diagnostics, fixes, fixed } = checking('stage-order');
const following = (framework: string, ...stages: string[]) =>
  ['journey A', `  follows ${framework}`, ...stages.map((it) => `  stage ${it}`), ''].join('\n');
const LETTERS = `framework F\n${[...'abcdefgh'].map((it) => `  stage ${it}\n`).join('')}`;
/** The stages that would have to move, for stages of one letter each of the framework a to h. */
const moved = async (stages: string) => {
  const found = await diagnostics(LETTERS + following('F', ...stages));
  expect(found.length).toBeLessThan(2);
  const lines = found.flatMap(({ range, relatedInformation = [] }) => [
    range.start.line,
    ...relatedInformation.map(({ location }) => location.range.start.line),
  ]);
  return lines.map((line) => stages[line - 11]).join('');
};

describe('stage-order', () => {
  it('reports a stage that comes too late on its title', async () => {
    const text = following('Purchase path', 'Evaluation', 'Consideration', 'Purchase');
    expect(await reports(text)).toEqual(['4:9 Consideration']);
    expect(await messages(text)).toEqual(['‘Consideration’ comes before ‘Evaluation’ in ‘Purchase path’.']);
    expect(await severities(text)).toEqual([2]);
  });

  it('reports a stage that comes too early', async () => {
    const text = following('Purchase path', 'Purchase', 'Consideration', 'Evaluation');
    expect(await reports(text)).toEqual(['3:9 Purchase']);
    expect(await messages(text)).toEqual(['‘Purchase’ comes after ‘Evaluation’ in ‘Purchase path’.']);
  });

  it.each([
    ['abcdefgh', ''],
    ['', ''],
    ['c', ''],
    ['aceg', ''],
    ['ba', 'a'],
    ['cab', 'c'],
    ['bca', 'a'],
    ['adcb', 'cb'],
    ['hgfedcba', 'gfedcba'],
    ['bacd', 'a'],
    ['abcdhefg', 'h'],
    ['eabcdh', 'e'],
    ['efghabcd', 'abcd'],
    ['xbyaz', 'a'],
    ['aba', ''],
    ['abab', ''],
    ['bab', 'a'],
  ])('of %s moves %s', async (stages, expected) => {
    expect(await moved(stages)).toBe(expected);
  });

  it('reports once, and leads to the others', async () => {
    const text = following('Service', 'After', 'During', 'Before');
    expect(await messages(text)).toEqual(['‘During’ comes before ‘After’ in ‘Service’.']);
    const [found] = await diagnostics(text);
    expect(found!.relatedInformation!.map(({ message }) => message)).toEqual([
      '‘Before’ comes before ‘After’ in ‘Service’.',
    ]);
  });

  it('allows other stages in between, and any case and spacing', async () => {
    expect(
      await reports(following('service', 'Wrap-up', 'BEFORE', 'Tea', '"during"', 'After', 'Before we go')),
    ).toEqual([]);
    expect(await reports(`framework F\n  stage A  B\n  stage C\n${following('F', 'C', 'a b')}`)).toEqual(['7:9 a b']);
    expect(
      await reports(`framework F\n  stage Caf\u00e9\n  stage C\n${following('F', 'C', 'Cafe\u0301')}`),
    ).toHaveLength(1);
  });

  it('counts the first of two stages of one name', async () => {
    expect(await all(following('Service', 'Before', 'During', 'After', 'During'))).not.toContain('stage-order');
    expect(await reports(`framework F\n  stage A\n  stage B\n  stage A\n${following('F', 'B', 'A')}`)).toEqual([
      '8:9 A',
    ]);
  });

  it('keeps optional stages in their place', async () => {
    const framework = 'framework F\n  stage One\n  stage Two\n    optional\n  stage Three\n';
    expect(await reports(framework + following('F', 'One', 'Three', 'Two'))).toEqual(['10:9 Two']);
  });

  it('is silent without a framework, with one that does not exist, and about stages without a title', async () => {
    expect(await reports('journey A\n  stage After\n  stage Before\n')).toEqual([]);
    expect(await reports(following('Servise', 'After', 'Before'))).toEqual([]);
    expect(await reports(following('', 'After', 'Before'))).toEqual([]);
    expect(await reports(`framework F\n  stage\n  stage One\n${following('F', 'One', '')}`)).toEqual([]);
  });

  it('goes by the first of two frameworks, and by one of the file before a built-in one', async () => {
    expect(await reports('journey A\n  follows Service\n  follows 5E\n  stage Enter\n  stage Entice\n')).toEqual([]);
    expect(
      await reports(`framework Service\n  stage After\n  stage Before\n${following('Service', 'After', 'Before')}`),
    ).toEqual([]);
  });

  it('finds a framework of another file', async () => {
    const documents = await add({
      'order/shared.journey': 'framework House\n  stage Door\n  stage Room\n',
      'order/map.journey': `import ./shared.journey\n${following('House', 'Room', 'Door')}`,
    });
    const found = documents[1]!.diagnostics!.filter(({ code }) => code === 'stage-order');
    expect(found.map(({ message }) => message)).toEqual(['‘Door’ comes before ‘Room’ in ‘House’.']);
  });

  it('puts ten thousand stages that are upside down into a report of a few', async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `S${i}`);
    const text = `framework F\n${names.map((it) => `  stage ${it}\n`).join('')}${following('F', ...names.reverse())}`;
    const [found, ...more] = await diagnostics(text);
    expect(found!.message).toBe('‘S9998’ comes before ‘S9999’ in ‘F’.');
    expect(found!.relatedInformation!.length).toBeLessThan(10);
    expect(more).toEqual([]);
  });

  describe('its fix', () => {
    const inOrder = (framework: string) => `Put the stages in the order of ‘${framework}’`;
    /** The first letters of the stages after the fix, for stages of one letter each. */
    const sorted = async (stages: string) => {
      const text = await fixed(LETTERS + following('F', ...stages), inOrder('F'));
      expect(await reports(text)).toEqual([]);
      return [...text.slice(text.indexOf('follows')).matchAll(/stage (.)/g)].map(([, letter]) => letter).join('');
    };

    it.each([
      ['ba', 'ab'],
      ['cab', 'abc'],
      ['hgfedcba', 'abcdefgh'],
      ['efghabcd', 'abcdefgh'],
      ['xbyaz', 'xabyz'],
      ['cxaybz', 'xaybcz'],
      ['hxg', 'ghx'],
      ['bab', 'abb'],
    ])('makes of %s %s', async (stages, expected) => {
      expect(await sorted(stages)).toBe(expected);
    });

    it('moves whole stages with the comments that are about them, and leaves the rest as it is', async () => {
      const text = [
        'journey A // top',
        '  follows Service',
        '  // what comes first',
        '  stage During // now',
        '    // inside',
        '    step Waits',
        '      | in line',
        '      feels bored // long',
        '      // still inside',
        '',
        '  /* About the time',
        '       before. */',
        '  stage Before',
        '    step Calls',
        '',
        '',
        '  // ----',
        '',
        '  // After',
        '  stage After',
        '    step Pays',
        '  note The end',
        '// bottom',
      ];
      const during = text.slice(2, 9);
      const before = text.slice(10, 14);
      for (const [end, last] of [
        ['\n', '\n'],
        ['\r\n', ''],
        ['\r', '\r'],
      ] as const) {
        const written = text.join(end) + last;
        const expected = [...text.slice(0, 2), ...before, '', ...during, ...text.slice(14)].join(end) + last;
        expect(await fixed(written, inOrder('Service'))).toBe(expected);
      }
    });

    it('moves the last stage of a file without a last line end', async () => {
      const text = 'journey A\n\tfollows Service\n\tstage During\n\t\tstep Waits\n\tstage Before\n\t\tstep Calls';
      expect(await fixed(text, inOrder('Service'))).toBe(
        'journey A\n\tfollows Service\n\tstage Before\n\t\tstep Calls\n\tstage During\n\t\tstep Waits',
      );
    });

    it('is not offered where a line among the stages would come to belong to another', async () => {
      expect(await fixes('journey A\n  follows Service\n  stage During\n  step Waits\n  stage Before\n')).toEqual([]);
      expect(await fixes('journey A\n  follows Service\n  stage During\n   stage Before\n')).toEqual([]);
    });
  });

  it.each(ODD_NAMES)('points at the whole of the title %s', async (name) => {
    const text = `framework F\r\n\tstage ${name}\r\n\tstage Last\r\njourney A\r\n\tfollows F\r\n\tstage Last\r\n\tstage ${name}\r\n`;
    expect(await reports(text)).toEqual([`7:8 ${name}`]);
  });
});
