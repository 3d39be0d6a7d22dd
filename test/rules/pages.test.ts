import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../language-server/rules/index.js';
import { createLanguage, type Language, summary } from '../language/helpers.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = join(ROOT, 'docs', 'rules');
const pages = readdirSync(PAGES).filter((name) => name.endsWith('.md') && name !== 'README.md');
const codes = RULES.map((rule) => rule.code);

/** The fences of a page under one of its headings. */
function fencesUnder(page: string, heading: string): { info: string; text: string }[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info, text]) => ({ info: info!, text: text! }));
}

describe('rules, pages and tests', () => {
  it('has rules, each of its own code', () => {
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has a page for each rule and a rule for each page', () => {
    expect(pages.map((name) => name.replace(/\.md$/, '')).sort()).toEqual([...codes].sort());
  });

  it('has a rule file for each code', () => {
    expect(codes.filter((code) => !existsSync(join(ROOT, 'language-server', 'rules', `${code}.ts`)))).toEqual([]);
  });

  it('has a test file for each rule and a rule for each test file', () => {
    const tests = readdirSync(import.meta.dirname).filter(
      (name) => name.endsWith('.test.ts') && !['pages.test.ts', 'any-text.test.ts'].includes(name),
    );
    expect(tests.map((name) => name.replace(/\.test\.ts$/, '')).sort()).toEqual([...codes].sort());
  });

  it('lists every rule in the language reference', () => {
    const reference = readFileSync(join(ROOT, 'docs', 'language.md'), 'utf8');
    expect(codes.filter((code) => !reference.includes(`(rules/${code}.md)`))).toEqual([]);
  });
});

describe.each(RULES)('the page of $code', ({ code, severity }) => {
  const path = join(PAGES, `${code}.md`);
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  let language: Language;
  beforeAll(async () => {
    // Elsewhere the maps are looked at as if each were opened alone: what one declares, another may use.
    language = await createLanguage(code === 'unused-declaration' ? { folder: 'maps' } : {});
  });

  it('has its parts', () => {
    expect(page.startsWith(`# ${code}\n`)).toBe(true);
    const headings = [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(['Why it matters', 'Reported', 'Not reported', 'How to fix', 'How to configure']);
  });

  it('shows a setting that can be made', () => {
    const [fence] = fencesUnder(page, 'How to configure');
    expect(fence!.info).toBe('json');
    const { rules } = JSON.parse(fence!.text) as { rules: Record<string, string> };
    expect(Object.keys(rules)).toEqual([code]);
    expect(['error', 'warning', 'info', 'hint', 'off'].filter((level) => level !== severity)).toContain(rules[code]);
  });

  it('states the severity of the rule', () => {
    expect(/^Default severity: (\w+)/m.exec(page)?.[1]).toBe(severity);
  });

  it('shows what is reported, and nothing else that is wrong', async () => {
    const fences = fencesUnder(page, 'Reported');
    expect(fences.length).toBeGreaterThan(0);
    for (const { info, text } of fences) {
      expect(info).toBe('journey bad');
      const diagnostics = await language.check(text);
      expect([...new Set(diagnostics.map((diagnostic) => diagnostic.code))], text).toEqual([code]);
    }
  });

  it('shows what is not reported, with nothing wrong in it', async () => {
    const fences = fencesUnder(page, 'Not reported');
    expect(fences.length).toBeGreaterThan(0);
    for (const { info, text } of fences) {
      expect(info).toBe('journey');
      expect(summary(await language.check(text), text)).toEqual([]);
    }
  });
});
