import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { isThorough } from '../thorough.js';
import { createLanguage, type Language } from './helpers.js';

let language: Language;
beforeEach(async () => {
  language = await createLanguage();
});

const times: string[] = [];
afterAll(() => {
  console.info(`Parsed, linked, checked and mapped in milliseconds:\n${times.join('\n')}`);
});

/** Reads a text all the way: its diagnostics, after its map has been made and sent. */
async function read(name: string, text: string): Promise<Diagnostic[]> {
  const start = performance.now();
  const document = await language.open(text);
  const checked = performance.now();
  JSON.stringify(language.journey.map.JourneyMaps.of(document));
  const mapped = performance.now();
  times.push(`${(checked - start).toFixed(0).padStart(7)} ${(mapped - checked).toFixed(0).padStart(6)}  ${name}`);
  expect(document.parseResult.parserErrors).toEqual([]);
  expect(document.parseResult.lexerErrors).toEqual([]);
  return document.diagnostics!;
}

/** How often each code is reported. */
function counts(diagnostics: readonly Diagnostic[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { code } of diagnostics) found[String(code)] = (found[String(code)] ?? 0) + 1;
  return found;
}

/** How much a file says; long runs have time for what is out of all measure. */
const [VERY_MANY, MANY, SOME] = isThorough ? [59_000, 9_000, 5_000] : [20_000, 4_000, 1_500];
const JOURNEY = 'persona Ana\nchannel Web\njourney A\n  for Ana\n  starts x\n  ends y\n  stage S\n';
const STEP = `${JOURNEY}    step T\n      on Web\n      feels calm\n`;
/** That all steps of the text feel the same. */
const FLAT = { 'flat-emotions': 1 };
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

/** Words without meaning, the same at each run: numbers of the generator mulberry32, written in letters. */
function words(): () => string {
  let state = 1;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return () => Array.from({ length: 10 }, () => String.fromCharCode(97 + (random() % 26))).join('');
}

/** Of one rule no more is told, and that there is more. */
const TOLD = 10_001;

describe('nothing much', () => {
  it.each([
    ['an empty file', ''],
    ['a byte-order mark', '\ufeff'],
    ['white space', ' \t\u3000\n\r\n\r \n'],
    ['comments', '// one\n  // two\n/* three\n four */\n/* five */'],
    ['tens of thousands of comments', '// one\n'.repeat(59_000)],
    ['5 MB of spaces', ' '.repeat(5_000_000)],
    ['tens of thousands of tabs and empty lines', '\t\n'.repeat(59_000)],
  ])('is no fault: %s', async (name, text) => {
    expect(await read(name, text)).toEqual([]);
  });
});

describe('what is no text', () => {
  it.each([
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0'],
    ['every byte', String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i))],
    ['a megabyte of zeroes', '\0'.repeat(1_000_000)],
    ['UTF-16 read as UTF-8', [...STEP].join('\0')],
  ])('is said to be none: %s', async (name, text) => {
    const messages = (await read(name, text)).map(({ message }) => String(message));
    expect(messages.filter((message) => message.includes('not a text file'))).toHaveLength(1);
  });

  it('may be half characters and characters that are none', async () => {
    const text = `${STEP}      thinks \ud800 \udfff \ufffe \u0007 \u202e\nimport ./\ud800.journey\n`;
    expect(counts(await read('half characters', text))).toEqual({ 'import-not-found': 1 });
  });
});

describe('lines of any length', () => {
  const HUGE = isThorough ? 10_000_000 : 2_000_000;
  it.each<[string, string, Record<string, number>]>([
    ['megabytes without a space', 'x'.repeat(HUGE), { 'unknown-keyword': 1 }],
    ['megabytes of words', 'word '.repeat(HUGE / 5), { 'unknown-keyword': 1 }],
    ['a note of megabytes', `${STEP}      note ${'word '.repeat(HUGE / 5)}`, {}],
    ['a title of megabytes', `${STEP}    step ${'word '.repeat(HUGE / 5)}\n      on Web\n      feels calm`, {}],
    ['a name of megabytes', `${STEP}      next ${'word '.repeat(HUGE / 5)}`, { 'unknown-reference': 1 }],
    ['a word of megabytes after feels', `${STEP}      feels ${'x'.repeat(HUGE)}`, { 'unknown-emotion': 1 }],
    ['a million colons', `${STEP}      feels ${':'.repeat(1_000_000)}`, { 'unknown-emotion': 1 }],
    ['a million colons and spaces', `${STEP}      frontstage ${': '.repeat(1_000_000)}`, { syntax: 1 }],
    ['a million commas', `${STEP}      on ${','.repeat(1_000_000)}`, { syntax: 1 }],
    ['a million names', `${STEP}      on ${'Web,'.repeat(250_000)}`, { syntax: 1 }],
    ['a million quotes', `${STEP}      on ${'"'.repeat(1_000_000)}`, { 'undeclared-name': 1 }],
    ['quotes and commas', `${STEP}      involves ${'",'.repeat(500_000)}`, { syntax: 1 }],
    ['a quoted text of quotes', `${STEP}      note ${'"'.repeat(1_000_000)}`, {}],
    ['backslashes', `${STEP}      note "${'\\'.repeat(1_000_001)}"`, {}],
    ['slashes', `${STEP}      note x${'//'.repeat(500_000)}`, {}],
    ['comments in a line', `${STEP}      note x${' //'.repeat(300_000)}`, {}],
    ['bars', `${STEP}      note x\n${'|'.repeat(1_000_000)}`, {}],
    ['digits', `${STEP}      metric x ${'1 '.repeat(500_000)}`, { 'undeclared-name': 1 }],
    ['white space in a line', `${STEP}      next${' \t'.repeat(1_000_000)}T\n      ends here`, {}],
  ])('are read: %s', async (name, text, expected) => {
    expect(counts(await read(name, text))).toEqual(expected);
  });
});

describe('files of any length', () => {
  const word = words();
  it.each<[string, string, Record<string, number>]>([
    [
      'very many lines',
      JOURNEY + many(Math.floor(VERY_MANY / 6), (i) => `    step Title ${i}\n      on Web\n      feels calm\n`),
      FLAT,
    ],
    ['very many lines of junk', many(VERY_MANY, (i) => `zzzz ${i}\n`), { 'unknown-keyword': TOLD }],
    ['very many slips', STEP + '      thniks so\n'.repeat(VERY_MANY), { 'unknown-keyword': TOLD }],
    ['very many lines that go on', `${STEP}      note x\n${'        | more\n'.repeat(VERY_MANY)}`, {}],
    ['very many comments never closed', '/* one\n'.repeat(VERY_MANY), { syntax: TOLD }],
    ['many lines in the wrong place', `${STEP}${'    says x\n'.repeat(MANY)}`, { 'misplaced-line': MANY }],
    [
      'many stages',
      `${STEP}${many(MANY, (i) => `  stage Title ${i}\n`)}`,
      { 'empty-stage': MANY, 'too-many-stages': 1 },
    ],
    [
      'many undeclared names',
      JOURNEY + many(MANY, (i) => `    step Title ${i}\n      on ${word()}\n      feels calm\n`),
      { 'undeclared-name': MANY, ...FLAT },
    ],
    [
      'many undeclared names in a line',
      `${STEP}      on ${many(MANY, () => `${word()}, `)}`,
      { syntax: 1, 'undeclared-name': 1000 },
    ],
    [
      'many numbered names',
      `${STEP}${many(MANY, (i) => `      evidence Interview ${i}\n`)}`,
      { 'undeclared-name': MANY },
    ],
    [
      'some unresolved ways',
      JOURNEY + many(SOME, () => `    step ${word()}\n      on Web\n      feels calm\n      next ${word()}\n`),
      { 'unknown-reference': SOME, ...FLAT },
    ],
    [
      'some unresolved ways, nearly right',
      JOURNEY +
        many(
          SOME,
          (i) => `    step Goes to shop ${i}\n      on Web\n      feels calm\n      next Goes to shpo ${i}x\n`,
        ),
      { 'unknown-reference': SOME, ...FLAT },
    ],
    [
      'some unresolved ways in stages of their own',
      `${JOURNEY}    feels calm\n    on Web\n${many(SOME, (i) => `  stage Title ${i}\n    on Web\n    feels calm\n    next ${word()}\n`)}`,
      { 'unknown-reference': SOME, 'too-many-stages': 1, ...FLAT },
    ],
    [
      'some pains that are answered',
      STEP + many(SOME, (i) => `      pain Slow ${i}\n      opportunity O ${i}\n        answers Slow ${i}\n`),
      {},
    ],
    [
      'some answers to no pain',
      STEP + many(SOME, (i) => `      pain Slow ${i}\n      opportunity O ${i}\n        answers Solw ${i} x\n`),
      { 'unknown-reference': SOME },
    ],
    ['many unknown emotions', `${STEP}${many(MANY, () => `      feels ${word()}\n`)}`, { 'unknown-emotion': MANY }],
  ])('are read: %s', async (name, text, expected) => {
    const found = await read(name, text);
    expect(counts(found)).toEqual(expected);
  });

  it('are read: 1,000 personas in a journey and their blocks in a step', async () => {
    const names = Array.from({ length: 1_000 }, (_, i) => `Persona ${i}`);
    const text = `${many(1_000, (i) => `persona Persona ${i}\n`)}journey A\n  for ${names.join(', ')}\n  starts x\n  ends y\n  stage S\n    step T\n      touchpoint Door\n${many(1_000, (i) => `      as Persona ${i}\n        feels calm\n`)}`;
    expect(counts(await read('1,000 personas', text))).toEqual({});
  });
});

describe('depth', () => {
  const LEVELS = isThorough ? 5_000 : 2_000;
  it('of thousands of levels is read', async () => {
    const text = many(LEVELS, (i) => `${' '.repeat(i)}note x\n`);
    expect(counts(await read('levels of notes', text))).toEqual({ 'misplaced-line': LEVELS });
    const inStep = STEP + many(LEVELS, (i) => `${' '.repeat(i + 6)}note x\n`);
    expect(Object.keys(counts(await read('levels in a step', inStep)))).toEqual(['misplaced-line']);
    const junk = many(LEVELS, (i) => `${'\t'.repeat(i)}xyzzy\n`);
    expect(counts(await read('levels of junk', junk))).toEqual({ 'unknown-keyword': LEVELS });
    const back = many(LEVELS / 2, (i) => `${' '.repeat(LEVELS / 2 - i)}step T\n`);
    expect(Object.keys(counts(await read('levels outwards', back)))).toEqual(['misplaced-line']);
  });
});

describe('line ends', () => {
  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('may be %s', async (name, end) => {
    const text = STEP.replaceAll('\n', end);
    expect(await read(`line ends ${name}`, text)).toEqual([]);
    expect(await read(`line ends ${name}, with a mark and without the last`, `\ufeff${text.trimEnd()}`)).toEqual([]);
  });

  it('may be mixed, and places are told as an editor tells them', async () => {
    const text = 'journey A\r  for Ana\n\r\n  starts x\r\n  ends y\r\r  stage S\r    step T\n      fels calm';
    const found = await read('mixed line ends', text);
    const slip = found.find(({ code }) => code === 'unknown-keyword')!;
    expect(slip.range).toEqual({ start: { line: 8, character: 6 }, end: { line: 8, character: 10 } });
  });

  it('are no line ends elsewhere: a line separator is white space', async () => {
    expect(counts(await read('line separators', STEP.replace('feels calm', 'feels\u2028calm')))).toEqual({});
  });
});

describe('imports', () => {
  it('may go round in circles of two and of fifty', async () => {
    for (const size of [2, 50]) {
      const files = Object.fromEntries(
        Array.from({ length: size }, (_, i) => [
          `round${size}/f${i}.journey`,
          `import ./f${(i + 1) % size}.journey\npersona P${i}\n${STEP.replace('for Ana', `for P${(i + 1) % size}`)}`,
        ]),
      );
      const start = performance.now();
      const documents = await language.add(files);
      times.push(`${(performance.now() - start).toFixed(0).padStart(7)}         a circle of ${size} files`);
      expect(documents.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    }
  });

  it('that lead nowhere are said to, each on its path', async () => {
    const paths = [
      './nothing.journey',
      '../../outside.journey',
      '/etc/hosts.journey',
      'https://example.org/a.journey',
      './a.png',
    ];
    const text = `${paths.map((path) => `import ${path}\n`).join('')}${STEP}`;
    const found = await read('imports that lead nowhere', text);
    expect(counts(found)).toEqual({ 'import-not-found': paths.length });
    expect(found.map(({ range }) => range)).toEqual(
      paths.map((path, line) => ({ start: { line, character: 7 }, end: { line, character: 7 + path.length } })),
    );
  });

  it('may be a thousand', async () => {
    const found = await read(
      '1,000 imports',
      many(1_000, (i) => `import ./f${i}.journey\n`),
    );
    expect(counts(found)).toEqual({ 'import-not-found': 1_000 });
  });
});
