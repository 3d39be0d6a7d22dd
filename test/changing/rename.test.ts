import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, TextEdit } from 'vscode-languageserver-types';
import { linkedRanges } from '../../language-server/changing/linked-editing.js';
import { createLanguage, type Language } from '../language/helpers.js';

let language: Language;

type Files = Record<string, string>;

/** A workspace of files, of which one has the cursor in it, `¦`. */
async function open(marked: Files) {
  const files = Object.fromEntries(
    Object.entries(marked).map(([path, text]) => [`maps/${path}`, text.replace('¦', '')]),
  );
  const [path, text] = Object.entries(marked).find(([, it]) => it.includes('¦'))!;
  language = await createLanguage({ folder: 'maps' });
  const documents = await language.add(files);
  const document = documents.find(({ uri }) => uri.path === `/maps/${path}`)!;
  const position: Position = document.textDocument.positionAt(text.indexOf('¦'));
  return { documents, document, position, textDocument: { uri: document.textDocument.uri } };
}

/** The files after a rename, with the configurations of the workspace. */
async function renamed(marked: Files, newName: string, configurations: Files = {}): Promise<Files> {
  const { documents, document, position, textDocument } = await open(marked);
  const configured = Object.entries(configurations).map(([path, text]) => {
    const uri = URI.parse(`file:///maps/${path}`);
    language.shared.workspace.Configurations.edit(uri, text);
    return TextDocument.create(uri.toString(), 'json', 0, text);
  });
  const edit = await language.journey.lsp.RenameProvider!.rename(document, { position, newName, textDocument });
  return Object.fromEntries(
    [...documents.map((it) => it.textDocument), ...configured].map((it) => {
      const edits: TextEdit[] = edit!.changes![it.uri] ?? [];
      return [it.uri.replace('file:///maps/', ''), TextDocument.applyEdits(it, edits)];
    }),
  );
}

const one = async (text: string, newName: string) => (await renamed({ 'a.journey': text }, newName))['a.journey'];

/** Why a rename is refused. */
async function refused(marked: Files | string, newName: string): Promise<string> {
  const files = typeof marked === 'string' ? { 'a.journey': marked } : marked;
  const error = await renamed(files, newName).then(
    () => undefined,
    (reason: Error) => reason,
  );
  return error?.message ?? 'It was not refused.';
}

async function prepared(text: string): Promise<string | undefined> {
  const { document, position, textDocument } = await open({ 'a.journey': text });
  const range = await language.journey.lsp.RenameProvider!.prepareRename(document, { position, textDocument });
  return range && document.textDocument.getText(range as never);
}

const MAP = `persona Rosa Luxemburg
  role Runner
emotion day-dreaming +1
framework Shop visit
  stage Looking
  stage Paying

journey Buying shoes
  for Rosa Luxemburg, Ben
  follows Shop visit
  stage Looking
    step Tries on, and on
      on Web shop, Store
      for Rosa Luxemburg // her
      feels day-dreaming: so many
      pain No seats
      involves Her sister, a bag
      frontstage Shop assistant: helps
      as rosa luxemburg
        feels day-dreaming
      opportunity A bench
        answers No seats
      next Pays, "Tries on, and on" 30%: if
    step Looks on
      involves Her sister
      on Web shop
      backstage Shop assistant: packs
      feels dizzy -1
      next Paying / Pays
      details Trying on
  stage Paying
    step Pays
      on Web shop
      evidence Interviews: 3
      feels dizzy -2
      next Looking

journey Trying on
  future of Buying shoes
`;

/** The map with the cursor in front of the n-th time that words stand in it. */
function at(words: string, time = 1): string {
  let index = -1;
  for (let i = 0; i < time; i++) index = MAP.indexOf(words, index + 1);
  return `${MAP.slice(0, index + 1)}¦${MAP.slice(index + 1)}`;
}

describe('rename', () => {
  it.each([
    ['a persona', 'Rosa Luxemburg', 'Ana', MAP.replace(/Rosa Luxemburg/gi, 'Ana'), 3],
    ['a step', 'Pays', 'Pays cash', MAP.replace(/Pays\b/g, 'Pays cash'), 3],
    ['a journey', 'Buying shoes', 'Shoes', MAP.replaceAll('Buying shoes', 'Shoes'), 2],
    ['another journey', 'Trying on', 'The mirror', MAP.replaceAll('Trying on', 'The mirror'), 2],
    ['a framework', 'Shop visit', 'Our shop', MAP.replaceAll('Shop visit', 'Our shop'), 2],
    ['an emotion', 'day-dreaming', 'dreamy', MAP.replaceAll('day-dreaming', 'dreamy'), 3],
    ['an emotion that nobody declares', 'dizzy', 'giddy', MAP.replaceAll('dizzy', 'giddy'), 2],
    ['a channel that nobody declares', 'Web shop', 'Shop online', MAP.replaceAll('Web shop', 'Shop online'), 3],
    ['a source that nobody declares', 'Interviews', 'Diaries', MAP.replace('Interviews', 'Diaries'), 1],
    ['a pain', 'No seats', 'Nowhere to sit', MAP.replaceAll('No seats', 'Nowhere to sit'), 2],
    ['an opportunity', 'A bench', 'A chair', MAP.replace('A bench', 'A chair'), 1],
    ['somebody involved', 'Her sister', 'Her aunt', MAP.replaceAll('Her sister', 'Her aunt'), 2],
    ['who does something', 'Shop assistant', 'Clerk', MAP.replaceAll('Shop assistant', 'Clerk'), 2],
  ])('%s: at each of its places, from any of them', async (_, words, newName, expected, count) => {
    for (let time = 1; time <= count; time++) expect(await one(at(words, time), newName)).toBe(expected);
  });

  it('a stage: in ‘Stage / Step’, and in the framework that it is of', async () => {
    const other = (text: string) =>
      text.replace(/^( {2}stage|.*next) Paying/gm, (line) => line.replace('Paying', 'Till'));
    const inFramework = '  stage Paying\n\n';
    expect(await one(at('Paying'), 'Till')).toBe(other(MAP));
    const onlyHere = other(MAP).replace('  stage Till\n\n', inFramework);
    expect(await one(at('Paying', 2), 'Till')).toBe(onlyHere);
    expect(await one(at('Paying / Pays'), 'Till')).toBe(onlyHere);
    expect(await one(at('g / Pays'), 'Till')).toBe(onlyHere);
  });

  it('writes quotes where they are needed, and only there', async () => {
    expect(await one(at('Tries on, and on'), 'Tries')).toBe(
      MAP.replace('"Tries on, and on"', 'Tries').replace('Tries on, and on', 'Tries'),
    );
    expect(await one(at('Rosa'), 'Rosa, the first')).toContain('for "Rosa, the first", Ben');
    expect(await one(at('Rosa'), 'Rosa, the first')).toContain('persona Rosa, the first\n');
    expect(await one(at('Rosa'), '"Rosa, the first"')).toContain('persona Rosa, the first\n');
    expect(await one(at('day-'), 'mood 3')).toContain('emotion "mood 3" +1');
    expect(await one(at('Shop assistant'), 'Shop: clerk')).toContain('frontstage "Shop: clerk": helps');
    expect(await one(at('Pays'), 'Pays // later')).toContain('step "Pays // later"\n');
  });

  it('another case', async () => {
    expect(await one(at('Rosa Lux'), 'ROSA LUXEMBURG')).toBe(MAP.replace(/rosa luxemburg/gi, 'ROSA LUXEMBURG'));
    expect(await one(at('dizzy'), 'Dizzy')).toBe(MAP.replaceAll('dizzy', 'Dizzy'));
  });

  it('across files, from a use or the declaration', async () => {
    const files = {
      'shared.journey': 'channel Web shop\n  kind digital\n',
      'a.journey': 'import ./shared.journey\njourney A\n  stage S\n    step T\n      on Web shop, Web\n',
      'b.journey': 'import ./shared.journey\njourney B\n  stage S\n    step T\n      on web shop\n',
      'c.journey': 'journey C\n  stage S\n    step T\n      on Web shop\n',
    };
    const expected = {
      'shared.journey': files['shared.journey'].replace('Web shop', 'Site'),
      'a.journey': files['a.journey'].replace('Web shop', 'Site'),
      'b.journey': files['b.journey'].replace('web shop', 'Site'),
      'c.journey': files['c.journey'],
    };
    for (const [path, text] of Object.entries(files).slice(0, 3)) {
      expect(await renamed({ ...files, [path]: text.replace(/(?=eb shop)/i, '¦') }, 'Site')).toEqual(expected);
    }
  });

  it('a name on several lines becomes one, and the comments between stay', async () => {
    const text =
      'journey A\n  stage S\n    step ¦Goes // one\n      // two\n      | on and\n      | on // three\n      next Goes on and on\n';
    expect(await one(text, 'Stops')).toBe(
      'journey A\n  stage S\n    step Stops // one\n      // two\n      // three\n      next Stops\n',
    );
  });

  it('a framework and its stages: in the configuration that names it, and in the journeys that follow it for that', async () => {
    const files = {
      'shared.journey': 'framework Shop v¦isit\n  stage Paying\n',
      'a.journey': 'import ./shared.journey\njourney A\n  stage Paying\n    step T\n',
      'b.journey': 'import ./shared.journey\njourney B\n  follows Service\n  stage Paying\n    step T\n',
      'c.journey': 'journey C\n  stage Paying\n    step T\n',
    };
    const config = { 'journey.config.json': '{ // ours\n  "follows": "shop  visit", "rules": {} }' };
    const visit = await renamed(files, 'Our "shop"', config);
    expect(visit).toEqual({
      ...files,
      'shared.journey': 'framework Our "shop"\n  stage Paying\n',
      'journey.config.json': '{ // ours\n  "follows": "Our \\"shop\\"", "rules": {} }',
    });
    const inStage = { ...files, 'shared.journey': 'framework Shop visit\n  stage P¦aying\n' };
    expect(await renamed(inStage, 'Till', config)).toEqual({
      ...files,
      ...config,
      'shared.journey': 'framework Shop visit\n  stage Till\n',
      'a.journey': files['a.journey'].replace('Paying', 'Till'),
    });
  });

  it('a framework: not in a configuration by which other maps mean the built-in one', async () => {
    const files = { 'a.journey': 'framework S¦ervice\n', 'b.journey': 'journey B\n  stage Before\n' };
    const config = { 'journey.config.json': '{ "follows": "Service" }' };
    expect(await renamed(files, 'Ours', config)).toEqual({ ...files, ...config, 'a.journey': 'framework Ours\n' });
  });

  it('a name on several lines that the text ends with', async () => {
    expect(await one('persona ¦A\n\n  | and\n  | on\n  | on', 'B')).toBe('persona B\n');
  });

  it('repairs a reference to what does not exist', async () => {
    const text = 'journey A\n  stage S\n    step ¦Pay\n      next Pays\n';
    expect(await one(text, 'Pays')).toBe('journey A\n  stage S\n    step Pays\n      next Pays\n');
  });
});

describe('rename is refused', () => {
  it('where another has the name already', async () => {
    expect(await refused(at('Pays'), 'looks on')).toBe('There is a step ‘Looks on’ already: choose another name.');
    expect(await refused(at('Pays'), 'Looking')).toMatch(/^There is a .* ‘Looking’ already/);
    expect(await refused(at('Buying'), 'Trying on')).toMatch(/^There is a journey ‘Trying on’ already/);
    expect(await refused(at('Rosa'), 'Ben')).toBe('‘Ben’ is used as the name of another persona: choose another name.');
    expect(await refused(at('dizzy'), 'day-dreaming')).toMatch(/^There is an emotion ‘day-dreaming’ already/);
    expect(await refused(at('dizzy'), 'calm')).toMatch(/‘calm’ already/);
    expect(await refused(at('Web shop'), 'store')).toBe(
      'There is a channel ‘Store’ already: with this name the two would be one.',
    );
    expect(await refused('persona ¦A\npersona B\n', 'b')).toMatch(/‘B’ already/);
  });

  it('where a file that imports it has the name already', async () => {
    const files = {
      'shared.journey': 'channel W¦eb\n',
      'a.journey': 'import ./shared.journey\nchannel Site\njourney A\n  stage S\n    step T\n      on Web\n',
    };
    expect(await refused(files, 'Site')).toMatch(/‘Site’ already/);
    const uses = {
      ...files,
      'a.journey': files['a.journey'].replace('channel Site\n', '').replace('on Web', 'on Site'),
    };
    expect(await refused(uses, 'Site')).toMatch(/‘Site’ is used/);
  });

  it('for what is no name', async () => {
    expect(await refused(at('Pays'), '  ')).toBe('A name is needed: write one.');
    expect(await refused(at('Pays'), '""')).toBe('A name is needed: write one.');
    expect(await refused(at('Pays'), 'a\nb')).toMatch(/line break/);
    expect(await refused(at('Pays'), 'a\0b')).toMatch(/control characters/);
  });

  it('for what is built in', async () => {
    const text = 'journey A\n  follows Serv¦ice\n';
    expect(await refused(text, 'Mine')).toBe('The framework ‘Service’ is built in and keeps its name.');
    await expect(prepared('journey A\n  stage S\n    step T\n      feels ca¦lm\n')).rejects.toThrow(/built in/);
  });
});

describe('the range of a rename', () => {
  it('is the name, whole, without its quotes', async () => {
    expect(await prepared(at('Luxemburg'))).toBe('Rosa Luxemburg');
    expect(await prepared(at('uxemburg, Ben'))).toBe('Rosa Luxemburg');
    expect(await prepared(at(' Ben'))).toBe('Ben');
    expect(await prepared(at('and on" 30%'))).toBe('Tries on, and on');
    expect(await prepared(at('aying / Pays'))).toBe('Paying');
    expect(await prepared(at('ays\n      details'))).toBe('Pays');
    expect(await prepared(at('dizzy -1'))).toBe('dizzy');
  });

  it('is none in what is no name', async () => {
    for (const words of ['ourney Buying', '// her', 'so many', '30%', 'role']) {
      expect(await prepared(at(words)), words).toBeUndefined();
    }
  });
});

describe('linked places', () => {
  async function linked(text: string): Promise<string[] | undefined> {
    const { document, position } = await open({ 'a.journey': text });
    const found = linkedRanges(document, position);
    for (const range of found?.ranges ?? []) {
      expect(document.textDocument.getText(range)).toMatch(new RegExp(`^${found!.wordPattern}$`, 'u'));
    }
    return found?.ranges.map(({ start }) => `${start.line}:${start.character}`);
  }

  it('are those that are written alike, in this file', async () => {
    expect(await linked(at('Rosa'))).toEqual(['0:8', '8:6', '13:10']);
    expect(await linked(at('Web shop', 2))).toHaveLength(3);
    expect(await linked(at('aying / Pays'))).toHaveLength(2);
  });

  it('are none for a name that stands alone', async () => {
    expect(await linked(at('A bench'))).toBeUndefined();
    expect(await linked(at('Runner'))).toBeUndefined();
  });
});
