import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { LIBRARY_TEXT } from '../language-server/library/library.js';
import { RULES } from '../language-server/rules/index.js';
import { KEYWORDS, TABLE } from '../language-server/syntax/table.js';
import { createLanguage, type Language, summary } from './language/helpers.js';
import { EVERY_LINE, linesUsed } from './used-keywords.js';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

/** The maps in a page: `journey` fences. */
function fences(path: string): { line: number; text: string }[] {
  const page = read(path);
  return [...page.matchAll(/^```journey\n([\s\S]*?)^```$/gm)].map((match) => ({
    line: page.slice(0, match.index).split('\n').length,
    text: match[1]!,
  }));
}

/** A page without its fences. */
function withoutFences(path: string): string {
  return read(path).replace(/^```[\s\S]*?^```$/gm, '');
}

describe.each(['docs/language.md', 'README.md'])('the maps in %s', (path) => {
  it('has some', () => expect(fences(path).length).toBeGreaterThan(0));

  it.each(fences(path))('on line $line: no errors', async ({ text }) => {
    const diagnostics = await language.check(text);
    const errors = diagnostics.filter(
      // What an example imports stands in a file of its own.
      ({ severity, code }) => severity === DiagnosticSeverity.Error && code !== 'import-not-found',
    );
    expect(summary(errors, text)).toEqual([]);
  });
});

describe('the language reference', () => {
  const page = 'docs/language.md';
  const maps = fences(page);

  it('has an example of every line', () => {
    const used = new Set(maps.flatMap(({ text }) => [...linesUsed(text, language)]));
    expect(EVERY_LINE.filter((line) => !used.has(line))).toEqual([]);
  });

  it('explains every keyword outside of the examples', () => {
    const explained = new Set(
      [...withoutFences(page).matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => {
        const words = code!.toLowerCase().replace(/[:,]/g, '').split(' ');
        return words.map((_, index) => words.slice(0, index + 1).join(' '));
      }),
    );
    expect([...KEYWORDS].filter((keyword) => !explained.has(keyword))).toEqual([]);
  });

  it('names every word that a line is limited to', () => {
    const choices = Object.values(TABLE).flatMap((lines) => Object.values(lines).flatMap((line) => line.choices ?? []));
    const text = withoutFences(page);
    expect(choices.filter((choice) => !new RegExp(`\`(?:[\\w ]+ )?${choice}\``).test(text))).toEqual([]);
  });

  it('begins with a map that lacks nothing', async () => {
    const [first] = maps;
    const grave = (await language.check(first!.text)).filter(
      ({ severity }) => severity === DiagnosticSeverity.Error || severity === DiagnosticSeverity.Warning,
    );
    expect(summary(grave, first!.text)).toEqual([]);
  });

  it('tells the level of every message', () => {
    const rows = withoutFences(page).split('\n');
    const missing = RULES.filter(
      ({ code, severity }) =>
        !rows.some((row) => row.includes(`(rules/${code}.md)`) && row.includes(` | ${severity} | `)),
    );
    expect(missing.map(({ code }) => code)).toEqual([]);
  });

  it('lists what is built in', () => {
    const row = (name: string, words: string) => `| ${name} | ${words} |`;
    const text = withoutFences(page);
    const scores = new Map<string, string[]>();
    for (const [, word, score] of LIBRARY_TEXT.matchAll(/^emotion (.+) (\S+)$/gm)) {
      scores.set(score!, [...(scores.get(score!) ?? []), word!]);
    }
    const frameworks = LIBRARY_TEXT.split(/^(?=framework )/m).filter((part) => part.startsWith('framework '));
    const rows = [
      ...[...scores].map(([score, words]) => row(score, words.join(', '))),
      ...frameworks.map((part) => {
        const [name = '', ...stages] = part.trim().split('\n');
        return row(
          name.replace('framework ', ''),
          stages.map((stage) => stage.trim().replace('stage ', '')).join(', '),
        );
      }),
    ];
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((line) => !text.includes(line))).toEqual([]);
  });
});

/** Every Markdown page that the project shows. */
function pages(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pages(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The text without fences and code, where nothing is a link. */
function prose(path: string): string {
  return withoutFences(path).replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ' '));
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchors(path: string): Set<string> {
  const headings = withoutFences(path).matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map((match) =>
      match[1]!
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

describe('links', () => {
  const documents = [
    'README.md',
    ...['CHANGELOG.md', 'CONTRIBUTING.md'].filter((it) => existsSync(join(ROOT, it))),
    ...pages('docs'),
  ];

  it.each(documents)('%s: lead to files and headings that exist', (path) => {
    const broken: string[] = [];
    for (const [, target = ''] of prose(path).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/i.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const found = file === '' ? join(ROOT, path) : join(ROOT, dirname(path), file);
      if (!existsSync(found) || (anchor !== undefined && !statSync(found).isFile())) broken.push(target);
      else if (anchor !== undefined && !anchors(relative(ROOT, found)).has(anchor)) broken.push(target);
    }
    expect(broken).toEqual([]);
  });

  it('reach every page of docs', () => {
    const linked = new Set(
      documents.flatMap((path) =>
        [...prose(path).matchAll(/\]\(([^)\s#]+)/g)]
          .filter(([, target]) => !/^[a-z]+:/i.test(target!))
          .map(([, target]) => relative(ROOT, join(ROOT, dirname(path), target!))),
      ),
    );
    expect(pages('docs').filter((page) => page !== 'docs/README.md' && !linked.has(page))).toEqual([]);
  });
});
