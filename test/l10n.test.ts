/** Everything that is said to people is said in each language: nothing is left out, and nothing is left over. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { config } from '@vscode/l10n';
import { afterAll, describe, expect, test } from 'vitest';
import { TEMPLATES } from '../language-server/completion/templates.js';
import { inWords, quoted } from '../language-server/said.js';
import { mapNamed } from '../language-server/starting/new-map.js';
import { LANGUAGES, placeholdersIn, readBundle, readSource, readSources } from '../scripts/lib/l10n-strings.mjs';
import { NOT_SAID } from './l10n-not-said.js';
import { createLanguage } from './language/helpers.js';

const root = path.resolve(import.meta.dirname, '..');
const sources = readSources();
const keys = new Map(sources.texts.map(({ key, message }) => [key, message]));

afterAll(() => config({ contents: {} }));

const isNamed = (named: string | RegExp, text: string) =>
  typeof named === 'string' ? named === text : named.test(text);

describe('the sources', () => {
  test('say texts that have keys', () => {
    expect(sources.unreadable).toEqual([]);
  });

  test('say nothing before the translations are there', () => {
    expect(sources.tooEarly).toEqual([]);
  });

  test('leave nothing out', () => {
    const leftOut = sources.leftOut.filter(({ file, text }) => !NOT_SAID[file]?.some((it) => isNamed(it, text)));
    expect(leftOut.map(({ file, line, text }) => `${file}:${line}: ${text}`)).toEqual([]);
  });

  test('have all that is named as not said', () => {
    const named = Object.entries(NOT_SAID).flatMap(([file, texts]) => texts.map((text) => ({ file, text })));
    const isFound = ({ file, text }: (typeof named)[number]) =>
      sources.leftOut.some((it) => it.file === file && isNamed(text, it.text));
    expect(named.filter((it) => !isFound(it))).toEqual([]);
  });
});

describe.each(LANGUAGES)('in %s', (language) => {
  const bundle: Readonly<Record<string, string>> = readBundle(language);

  test('every text is translated', () => {
    expect([...keys.keys()].filter((key) => !Object.hasOwn(bundle, key))).toEqual([]);
  });

  test('no translation is of a text that nobody says', () => {
    expect(Object.keys(bundle).filter((key) => !keys.has(key))).toEqual([]);
  });

  test('no translation is empty', () => {
    expect(Object.keys(bundle).filter((key) => bundle[key]!.trim() === '')).toEqual([]);
  });

  test('translations have the places that their texts have', () => {
    const wrong = Object.entries(bundle).filter(
      ([key, translation]) => String(placeholdersIn(translation)) !== String(placeholdersIn(keys.get(key) ?? key)),
    );
    expect(wrong).toEqual([]);
  });

  test('lines of the language keep all but the words to fill in', () => {
    const bare = (lines: string) =>
      lines.replace(/(\/\/ journey-ignore[^:]*:).*/g, '$1').replace(/\{(\d+)(?::[^{}]*)?\}/g, '{$1}');
    const lines = Object.entries(bundle).filter(([key]) => key.includes('\n'));
    for (const [key, translation] of lines) expect(bare(translation)).toBe(bare(key));
  });

  test('templates pass their own checks, named or not', async () => {
    config({ contents: bundle });
    const { check } = await createLanguage();
    for (const template of TEMPLATES) {
      for (const name of [undefined, 'Buying shoes']) {
        const found = await check(mapNamed(template, name));
        expect(found.filter(({ severity }) => severity! <= 3).map(({ message }) => message)).toEqual([]);
      }
    }
    config({ contents: {} });
  });
});

describe('the manifest', () => {
  const readTexts = (file: string): Record<string, string> => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const english = readTexts('package.nls.json');
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  const named = new Set([...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key!));

  test('names texts that there are, and all of them', () => {
    expect([...named].sort()).toEqual(Object.keys(english).sort());
  });

  test.each(LANGUAGES)('is translated to %s', (language) => {
    const file = `package.nls.${language}.json`;
    expect(existsSync(path.join(root, file))).toBe(true);
    const texts = readTexts(file);
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    expect(Object.keys(texts).filter((key) => texts[key]!.trim() === '')).toEqual([]);
  });
});

describe('a text that is left out', () => {
  const leftOutOf = (source: string) => readSource('x.ts', source).leftOut.map(({ text }) => text);

  test.each([
    ['a sentence', 'f("Nothing happens here.");', 'Nothing happens here.'],
    ['one with something put in', 'f(`There is no $' + '{name} here.`);', 'There is no {} here.'],
    ['a label of a word', 'const item = { label: "Delete" };', 'Delete'],
    ['words that an element gets', 'button.textContent = open ? "close" : "open";', 'close'],
    ['an attribute that is read out', 'button.setAttribute("aria-label", "delete");', 'delete'],
    ['words in lower case', 'f("a length of time");', 'a length of time'],
    ['what is put into a text', 't("{0} is missing", "a new step here");', 'a new step here'],
  ])('is found: %s', (_, source, text) => {
    expect(leftOutOf(source)).toContain(text);
  });

  test.each([
    ['a text that is said', 'import { t } from "@vscode/l10n"; f(t("Nothing happens here."));'],
    ['one of two', 'import { t } from "@vscode/l10n"; f(t(one ? "One is open." : "Some are open."));'],
    ['one of the extension', 'f(vscode.l10n.t("Nothing happens here."));'],
    ['one with a comment', 'import { t } from "@vscode/l10n"; f(t({ message: "To be", comment: "How it is to be" }));'],
    ['one in a table', 'const TEXTS = { a: l10nKey("Nothing happens here.") };'],
    ['a name that is compared', 'if (kind === "Journey of life") f();'],
    ['a type', 'type Kind = "Journey of life";'],
  ])('is not: %s', (_, source) => {
    expect(leftOutOf(source)).toEqual([]);
  });

  test('nor are lines that are translated together', () => {
    const said = readSource('x.ts', 'const MAP = l10nLines("journey {1:A new map}", "\\tfor {2:A person}");');
    expect(said).toMatchObject({ texts: [{ key: 'journey {1:A new map}\n\tfor {2:A person}' }], leftOut: [] });
  });

  test('nor one with no key, which is told apart', () => {
    const said = readSource('x.ts', 'import { t } from "@vscode/l10n";\nf = () => t(`No $' + '{name} here.`);');
    expect(said).toMatchObject({ texts: [], unreadable: ['x.ts:2'] });
  });

  test('nor one that is said too early', () => {
    const said = readSource('x.ts', 'import { t } from "@vscode/l10n";\nconst TITLE = t("A title");');
    expect(said).toMatchObject({ texts: [{ key: 'A title' }], tooEarly: ['x.ts:2'] });
  });
});

test('a server says what its client has given it', async () => {
  const said = async (initializationOptions: object) => {
    const { shared, check } = await createLanguage();
    const client = { processId: null, rootUri: null, capabilities: {}, initializationOptions };
    await shared.lsp.LanguageServer.initialize(client);
    return (await check('journey A\n')).map(({ message }) => message);
  };
  const english = 'This journey does not say where it ends: add ‘ends’.';
  expect(await said({ texts: { [english]: 'Wo endet sie?' } })).toContain('Wo endet sie?');
  expect(await said({ texts: { [english]: 7 } })).toContain(english);
  expect(await said({})).toContain(english);
});

test('words are quoted and listed as their language does', () => {
  const [quotes, tag] = ['‘{0}’', 'en-GB'].map((message) => sources.texts.find((text) => text.message === message)!);
  config({ contents: { [quotes!.key]: '„{0}“', [tag!.key]: 'de' } });
  expect(inWords(['a', 'b', 'c'].map(quoted))).toBe('„a“, „b“ und „c“');
  config({ contents: {} });
  expect(inWords(['a', 'b', 'c'].map(quoted), 'or')).toBe('‘a’, ‘b’ or ‘c’');
});
