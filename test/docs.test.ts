import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { createLanguage, type Language, summary } from './language/helpers.js';

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

describe('the examples', () => {
  const examples = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.journey'));

  it('has some', () => expect(examples.length).toBeGreaterThan(0));

  it('lack nothing', async () => {
    const files = Object.fromEntries(examples.map((name) => [`examples/${name}`, read(`examples/${name}`)]));
    const documents = await language.add(files);
    const wrong = documents.flatMap((document, index) => {
      const grave = document.diagnostics!.filter(({ severity }) => severity !== undefined && severity <= 2);
      return summary(grave, document.textDocument.getText()).map((line) => `${examples[index]} ${line}`);
    });
    expect(wrong).toEqual([]);
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
  return read(path)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ' '));
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchors(path: string): Set<string> {
  const headings = read(path)
    .replace(/^```[\s\S]*?^```$/gm, '')
    .matchAll(/^#+ (.*)$/gm);
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
