/** Mermaid journeys come in as their authors meant them, and nothing is left out unsaid. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMermaid } from '../../src/exchange/mermaid/read.js';
import { ExchangeError } from '../../src/exchange/notice.js';
import { outline, useLanguage } from './reading.js';

const { mapWithoutErrors } = useLanguage();

/** The outline of the first journey in a Mermaid text, and what was said of it, `line: message`. */
async function read(text: string, name = 'file') {
  const { text: journey, notices } = readMermaid(text, name);
  const map = await mapWithoutErrors(journey);
  return {
    journey,
    map,
    outline: outline(map.journeys[0]!),
    notices: notices.map(({ line, message }) => `${line ?? '-'}: ${message}`),
  };
}

/** The outline of tasks, each read on its own below a section, with a task before that makes ‘Ann’ and ‘Bo’ known. */
async function task(line: string) {
  const result = await read(`journey\ntitle T\nsection S\nKnown: 3: Ann, Bo\n${line}\n`);
  return { ...result, tasks: result.outline.slice(3) };
}

const PLAIN = `journey
    title Moving house
    section Packing
      Buys boxes: 4: Ann
      Packs the books: 2: Ann, Bo
    section Moving
      Carries boxes: 1: Bo
`;

describe('a plain journey', () => {
  test('title, sections, tasks, scores and actors', async () => {
    const { outline, map, notices, journey } = await read(PLAIN);
    expect(outline).toEqual([
      'Moving house',
      '# Packing',
      'Buys boxes: 4: Ann',
      'Packs the books: 2: ',
      '# Moving',
      'Carries boxes: 1: Bo',
    ]);
    expect(map.journeys[0]).toMatchObject({ personas: ['Ann', 'Bo'], scale: { min: 1, max: 5 } });
    expect(map.personas).toMatchObject([
      { name: 'Ann', declared: true },
      { name: 'Bo', declared: true },
    ]);
    expect(notices).toEqual([]);
    expect(journey).toContain('    step Buys boxes\n      for Ann\n      feels 4\n');
  });

  test.each([
    ['CRLF', PLAIN.replaceAll('\n', '\r\n')],
    ['CR', PLAIN.replaceAll('\n', '\r')],
    ['a byte-order mark', `\ufeff${PLAIN}`],
    ['tabs', PLAIN.replaceAll('    ', '\t')],
    ['no indentation', PLAIN.replace(/^ +/gm, '')],
    ['ragged indentation', PLAIN.replace(/^ +/gm, (spaces, at: number) => spaces.slice(at % 5))],
    ['no last line end', PLAIN.trimEnd()],
    ['blank lines', PLAIN.replaceAll('\n', '\n\n')],
    ['spaces around the colons', PLAIN.replaceAll(/: (?=\S)/g, '  :  ')],
    ['no spaces around the colons', PLAIN.replaceAll(': ', ':')],
    ['keywords in capitals', PLAIN.replace('title', 'TITLE').replaceAll('section', 'Section')],
    ['full-width colons and commas', PLAIN.replaceAll(/: /g, '：').replaceAll(', ', '，')],
    ['a colon behind the keywords', PLAIN.replace('title ', 'title: ').replaceAll('section ', 'section: ')],
    ['semicolons at the line ends', PLAIN.replace(/(?<=\w)$/gm, ';').replace('journey;', 'journey')],
    ['a Markdown page', `# Page\n\n\`\`\`mermaid\n${PLAIN}\`\`\`\n`],
    ['a fence in a list', `- one\n\n  ~~~ mermaid\n${PLAIN.replace(/^/gm, '  ')}  ~~~\n`],
    ['a fence in a quotation', `> \`\`\`mermaid\n${PLAIN.trimEnd().replace(/^/gm, '> ')}\n> \`\`\`\n`],
    ['a fence of three colons', `::: mermaid\n${PLAIN}:::\n`],
    ['a fence that nothing ends', `\`\`\`mermaid\n${PLAIN}`],
  ])('says the same with %s', async (_, text) => {
    const plain = await read(PLAIN);
    const { outline, journey, notices } = await read(text);
    expect(outline).toEqual(plain.outline);
    expect(journey).toBe(plain.journey);
    expect(notices).toEqual([]);
  });

  test('the word journey with a capital is meant as one', async () => {
    const { outline, notices } = await read(PLAIN.replace('journey', 'Journey'));
    expect(outline).toEqual((await read(PLAIN)).outline);
    expect(notices).toEqual([expect.stringMatching(/^1: .*‘Journey’.*small letters/)]);
  });
});

describe('scripts', () => {
  test('Cyrillic, Japanese, Chinese, Arabic, Hebrew and emoji', async () => {
    const { outline } = await read(
      'journey\ntitle Шлях: від пошуку 🚚\nsection 出勤前の準備\nお茶を入れる: 5: 私\n选择，规格：4：用户、家人\nsection رحلة\nيبحث عن مدرسة: 2: أمي، أبي\nקונה נעליים: 3.5: רות\n',
    );
    expect(outline).toEqual([
      'Шлях: від пошуку 🚚',
      '# 出勤前の準備',
      'お茶を入れる: 5: 私',
      '选择，规格: 4: 用户, 家人',
      '# رحلة',
      'يبحث عن مدرسة: 2: أمي, أبي',
      'קונה נעליים: 3.5: רות',
    ]);
  });
});

describe('tasks that Mermaid misreads or refuses', () => {
  test.each([
    ['Step: do it: 3: Bo', 'Step: do it: 3: Bo'],
    ['Meets at 10:30: 4: Bo', 'Meets at 10:30: 4: Bo'],
    ['Opens https://example.org/a: 2: Bo', 'Opens https://example.org/a: 2: Bo'],
    ['Day 1: 3: 4: Bo', 'Day 1: 3: 4: Bo'],
    ['Reads issue #12: 2: Bo', 'Reads issue #12: 2: Bo'],
    ['Reads; writes: 2: Bo', 'Reads; writes: 2: Bo'],
    ['Reads &amp; writes #35;1 #quot;x#quot;: 2: Bo', 'Reads & writes #1 "x": 2: Bo'],
    ['Reads #nosuch; &nosuch;: 2: Bo', 'Reads #nosuch; &nosuch;: 2: Bo'],
    ['Reads#lt;br#gt;: 2: Bo', 'Reads<br>: 2: Bo'],
    ['Reads<br/>writes: 2: Bo', 'Reads writes: 2: Bo'],
    ['Eats: 3: Child#1', 'Eats: 3: Child#1'],
    ['Eats: 3: Child#35;1', 'Eats: 3: Child#1'],
    ['Eats: 4,5: Bo', 'Eats: 4.5: Bo'],
    ['Eats: 4/5: Bo', 'Eats: 4: Bo'],
    ['Eats: ４: Bo', 'Eats: 4: Bo'],
    ['Eats: 3: Bo, , Bo,', 'Eats: 3: Bo'],
    ['#1 on the list: 5: Bo', '#1 on the list: 5: Bo'],
    ['// really: 5: Bo', '// really: 5: Bo'],
    ['title: 5: Bo', 'title: 5: Bo'],
    ['Says "no": 5: Bo', 'Says "no": 5: Bo'],
    ['"Register": 5: Bo', '"Register": 5: Bo'],
    ['Sees https://x // y: 5: Bo', 'Sees https://x // y: 5: Bo'],
    ['| a bar: 5: Bo', '| a bar: 5: Bo'],
    ['Eats: 3: Bo (the "second"), 2nd 5%', 'Eats: 3: Bo (the "second"), 2nd 5%'],
  ])('%s', async (line, expected) => {
    const { tasks, notices } = await task(line);
    expect(tasks).toEqual([expected]);
    expect(notices).toEqual([]);
  });

  test('two on one line', async () => {
    expect((await task('A: 5: Ann; B: 1: Bo')).tasks).toEqual(['A: 5: Ann', 'B: 1: Bo']);
  });

  test.each([
    ['Gets the keys: Bo', 'Gets the keys: : Bo', /There is no score.*‘Bo’/],
    ['Gets the keys: Somebody New', 'Gets the keys: : Somebody New', /There is no score.*‘Somebody New’/],
    ['Gets the keys: : Bo', 'Gets the keys: : Bo', /There is no score/],
    ['Note to self: call the bank before noon', 'Note to self: call the bank before noon: : ', /no score/],
    ['Gets the keys:', 'Gets the keys: : ', /There is no score/],
    ['Gets the keys', 'Gets the keys: : ', /There is no score/],
    ['Eats: 9: Bo', 'Eats: 5: Bo', /score 9 is outside.*taken as 5/],
    ['Eats: 0: Bo', 'Eats: 1: Bo', /score 0 is outside.*taken as 1/],
    ['Eats: -2: Bo', 'Eats: 1: Bo', /score -2 is outside.*taken as 1/],
    ['Eats: 5: Bo: late', 'Eats: 5: Bo', /‘late’ is a note/],
    [': 5: Bo', 'Step: 5: Bo', /no title/],
  ])('%s: said in a message', async (line, expected, message) => {
    const { tasks, notices, journey } = await task(line);
    expect(tasks).toEqual([expected]);
    expect(notices.filter((it) => !it.includes('Tasks without actors'))).toEqual([expect.stringMatching(message)]);
    expect(notices[0]).toMatch(/^5: /);
    // What was written is still there.
    for (const word of line.match(/[\p{L}\p{N}]+/gu)!) expect(journey).toContain(word);
  });

  test('tasks without actors are everybody’s, and those with actors keep them', async () => {
    const { tasks, notices, journey } = await task('Eats: 3\nDrinks: 3:');
    expect(tasks).toEqual(['Eats: 3: ', 'Drinks: 3: ']);
    expect(journey).toContain('step Known\n      for Ann, Bo\n');
    expect(notices).toEqual([expect.stringMatching(/^5: Tasks without actors/)]);
  });

  test('no actor at all', async () => {
    const { map, notices } = await read('journey\nsection S\nEats: 3\nDrinks: 4\n');
    expect(map.personas).toEqual([]);
    expect(notices).toEqual([]);
  });
});

describe('titles and sections', () => {
  test('colons, numbers of issues, semicolons', async () => {
    const { outline } = await read(
      'journey\ntitle Issue #12: a fix; soon\nsection Day 1: Arrival #1; late\nEats: 3: Bo\n',
    );
    expect(outline.slice(0, 2)).toEqual(['Issue #12: a fix; soon', '# Day 1: Arrival #1; late']);
  });

  test('tasks before any section get a stage, which is said', async () => {
    const before = await read('journey\ntitle T\nEats: 3: Bo\nsection S\nDrinks: 3: Bo\n');
    expect(before.outline).toEqual(['T', '# Start', 'Eats: 3: ', '# S', 'Drinks: 3: ']);
    expect(before.notices).toEqual([expect.stringMatching(/^3: Tasks before any section/)]);
    const alone = await read('journey\ntitle T\nEats: 3: Bo\n');
    expect(alone.outline).toEqual(['T', '# T', 'Eats: 3: ']);
  });

  test('sections of one name get numbers, one without a name is called Stage', async () => {
    const { outline, notices } = await read(
      'journey\nsection Go\nA: 3: Bo\nsection Back\nB: 3: Bo\nsection Go\nC: 3: Bo\nsection\nD: 3: Bo\n',
    );
    expect(outline.filter((it) => it.startsWith('#'))).toEqual(['# Go', '# Back', '# Go (2)', '# Stage']);
    expect(notices).toEqual([expect.stringMatching(/^6: .*‘Go \(2\)’/), expect.stringMatching(/^8: .*no name/)]);
  });

  test('an empty section is an empty stage; nothing at all becomes one', async () => {
    expect((await read('journey\ntitle T\nsection S\n')).outline).toEqual(['T', '# S']);
    const { outline, notices } = await read('journey\ntitle T\n');
    expect(outline).toEqual(['T', '# Start']);
    expect(notices).toEqual([expect.stringMatching(/neither section nor task/)]);
  });

  test.each([
    ['journey\ntitle Own\n', 'Own'],
    ['---\ntitle: Front\n---\njourney\n', 'Front'],
    ['---\ntitle: "Front: quoted"\n---\njourney\n', 'Front: quoted'],
    ['journey\naccTitle: Spoken\n', 'Spoken'],
    ['journey Behind the word\n', 'Behind the word'],
    ['journey title Behind the keyword\n', 'Behind the keyword'],
    ['# Heading #\n```mermaid\njourney\n```\n', 'Heading'],
    ['journey\n', 'the file'],
  ])('%j is called %s', async (text, expected) => {
    const { outline } = await read(`${text.replace(/(\n```\n)?$/, '\nsection S\nA: 3: Bo$1')}`, 'the file');
    expect(outline[0]).toBe(expected);
  });

  test('of two titles the last counts, the others are kept as comments', async () => {
    const { outline, journey, notices } = await read(
      '---\ntitle: Front\n---\njourney\ntitle One\ntitle Two\nsection S\nA: 3: Bo\n',
    );
    expect(outline[0]).toBe('Two');
    expect(journey).toMatch(/\/\/ title Front\n\/\/ title One\n/);
    expect(notices.map((it) => it.slice(0, 2))).toEqual(['2:', '5:']);
  });

  test('accTitle and accDescr, in both forms, are notes', async () => {
    const notes = async (text: string) =>
      (await read(`journey\ntitle T\n${text}\nsection S\nA: 3: Bo\n`)).map.journeys[0]!.notes.map((note) => note.text);
    expect(await notes('accTitle: Spoken\naccDescr: Told: in one line')).toEqual(['Spoken', 'Told: in one line']);
    expect(await notes('accDescr {\n  Told in\n  two lines\n}')).toEqual(['Told in two lines']);
    expect(await notes('accDescr { Told }')).toEqual(['Told']);
    expect(await notes('accDescr { Told\nand not ended')).toEqual(['Told']);
    expect(await notes('accTitle: T')).toEqual([]);
  });
});

describe('comments and settings', () => {
  test('comments stay where they are', async () => {
    const { journey, notices, outline } = await read(
      '%% at the top\njourney\n%% below\nsection S\n  %% of A\n  A: 3: Bo %% behind\n%%%% of T\nsection T\nB: 3: Bo\n# like this\n%% at the end\n',
    );
    expect(outline.slice(1)).toEqual(['# S', 'A: 3: ', '# T', 'B: 3: ']);
    expect(journey).toMatch(
      /\/\/ at the top\n\/\/ below\njourney .*\/\/ of A\n +\/\/ behind\n +step A\n.*\/\/ of T\n +stage T\n.*\/\/ like this\n +\/\/ at the end\n$/s,
    );
    expect(notices).toEqual([]);
  });

  test('a comment silences no rule', async () => {
    const { journey } = await read('journey\n%% journey-ignore-file missing-end\nsection S\nA: 3: Bo\n');
    expect(journey).toContain('// “journey-ignore-file missing-end”\n');
  });

  test.each([
    ["%%{init: {'theme': 'base'}}%%\njourney\n", 1],
    ["%%{init: {\n  'theme': 'base'\n}}%%\njourney\n", 1],
    ['---\nconfig:\n  theme: base\n---\njourney\n', 2],
    ["journey\n%%{init: {'theme': 'base'}}%% title T\n", 2],
  ])('settings are comments, which is said: %j', async (text, line) => {
    const { journey, notices, outline } = await read(`${text}section S\nA: 3: Bo\n`);
    expect(outline.slice(1)).toEqual(['# S', 'A: 3: ']);
    expect(journey).toMatch(/^\/\/ .*theme.*base/m);
    expect(notices).toEqual([expect.stringMatching(new RegExp(`^${line}: Settings`))]);
  });
});

describe('several in one file', () => {
  const page = `# One\n\`\`\`mermaid\njourney\nsection S\nA: 3: Bo\n\`\`\`\n
\`\`\`js\n// \`\`\`mermaid\n\`\`\`\n\n\`\`\`mermaid\nflowchart LR\n  A --> B\n\`\`\`\n
\`\`\`\`md\n\`\`\`mermaid\njourney\ntitle Shown, not drawn\n\`\`\`\n\`\`\`\`\n
## Two\n\`\`\`mermaid\n%% of two\njourney\nsection S\nA: 4: Bo, Cy\n\`\`\`\n
\`\`\`mermaid\njourney\ntitle One\nsection S\nB: 9: Cy\n\`\`\`\n`;

  test('all journeys of a page come in, personas once', async () => {
    const { map, notices } = await read(page);
    expect(map.journeys.map(outline)).toEqual([
      ['One', '# S', 'A: 3: '],
      ['Two', '# S', 'A: 4: '],
      ['One (2)', '# S', 'B: 5: '],
    ]);
    expect(map.personas.map(({ name }) => name)).toEqual(['Bo', 'Cy']);
    const lines = page.split('\n');
    const lineOf = (text: string) => lines.indexOf(text) + 1;
    expect(notices).toEqual([
      expect.stringMatching(new RegExp(`^${lineOf('flowchart LR')}: .*‘flowchart’.*left out`)),
      expect.stringMatching(new RegExp(`^${lineOf('title One')}: .*‘One \\(2\\)’`)),
      expect.stringMatching(new RegExp(`^${lineOf('B: 9: Cy')}: .*score 9`)),
    ]);
  });

  test('two in a file without fences', async () => {
    const { map } = await read(`${PLAIN}\n${PLAIN.replace('Moving house', 'Moving on')}`);
    expect(map.journeys.map(({ name }) => name)).toEqual(['Moving house', 'Moving on']);
  });
});

test.each([
  ['', /holds no Mermaid journey/],
  ['# A page\n\nwith text\n', /holds no Mermaid journey/],
  ['%% x\nflowchart LR\n', /‘flowchart’/],
  ['journey-beta\n', /‘journey-beta’/],
])('%j is refused', (text, message) => {
  expect(() => readMermaid(text, 'x')).toThrow(ExchangeError);
  expect(() => readMermaid(text, 'x')).toThrow(message);
});

describe('any text', () => {
  const word = fc.constantFrom(
    ...[
      'journey',
      'title',
      'section',
      'accDescr {',
      '}',
      ':',
      '：',
      '5',
      '9',
      ',',
      ';',
      '#',
      '#35;',
      '%%',
      '%%{',
      '}%%',
    ],
    ...[
      '"',
      '\\',
      '//',
      '/*',
      '|',
      'Bo',
      'für 3 %',
      '\t',
      '\u00a0',
      '\u2028',
      '```mermaid',
      '---',
      '-',
      '\0',
      '\ud800',
    ],
  );
  const words = fc.array(fc.oneof(word, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 5 });
  const lines = fc.array(fc.tuple(words, words), { maxLength: 12 });

  test('comes in without errors, with what stands in every line of it', async () => {
    await fc.assert(
      fc.asyncProperty(lines, async (written) => {
        const marked = written.map(([before, behind], index) => [...before, `Mark${index}.`, ...behind].join(' '));
        const { text } = readMermaid(`journey\n${marked.join('\n')}`, 'x');
        await mapWithoutErrors(text);
        expect(written.map((_, index) => `Mark${index}.`).filter((mark) => !text.includes(mark))).toEqual([]);
      }),
    );
  });

  test('tasks come in exactly', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => text.replace(/[#&;:：,，、،%<>/]|\s+/gu, ' ').trim())
      .filter((text) => text !== '' && !/^(journey|title|section|acc)/i.test(text));
    const tasks = fc.array(
      fc.record({
        title: name,
        score: fc.integer({ min: 1, max: 5 }),
        actors: fc.uniqueArray(name, { selector: (it) => it.normalize('NFC'), minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(name, tasks, async (section, all) => {
        const written = all.map(({ title, score, actors }) => `${title}: ${score}: ${actors.join(', ')}`);
        const { text } = readMermaid(`journey\nsection ${section}\n${written.join('\n')}\n`, 'x');
        const [journey] = (await mapWithoutErrors(text)).journeys;
        const key = (it: string) => it.replace(/\s+/gu, ' ').normalize('NFC');
        expect(key(journey!.stages[0]!.name)).toBe(key(section));
        const everyone = journey!.personas;
        const steps = journey!.stages[0]!.steps.map(({ name: title, personas, feels }) => ({
          title: key(title),
          score: feels[0]!.scaled,
          actors: (personas.length > 0 ? personas : everyone).map(key).sort(),
        }));
        expect(steps).toEqual(
          all.map(({ title, score, actors }) => ({ title: key(title), score, actors: actors.map(key).sort() })),
        );
      }),
    );
  });
});
