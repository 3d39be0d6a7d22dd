import type { LangiumDocument } from 'langium';
import { beforeAll, expect } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { applyEdits } from '../../language-server/fixes/apply.js';
import { unaskedEdits } from '../../language-server/fixes/offered.js';
import type { Fix, Problem } from '../../language-server/rules/rule.js';
import { createLanguage, type Language, summary } from '../language/helpers.js';

/**
 * What a rule says about texts, in a language that lives as long as the test file.
 * @param options those of `createLanguage`
 */
export function checking(code: string, options?: Parameters<typeof createLanguage>[0]) {
  let language: Language;
  beforeAll(async () => {
    language = await createLanguage(options);
  });
  const diagnostics = async (text: string): Promise<Diagnostic[]> =>
    (await language.check(text)).filter((diagnostic) => diagnostic.code === code);
  const problemsIn = (document: LangiumDocument): Problem[] => {
    const findings = language.journey.validation.DocumentValidator.findingsIn(document);
    return findings.filter(({ rule }) => rule.code === code).map(({ problem }) => problem);
  };
  const fixesOf = async (text: string): Promise<Fix[]> =>
    problemsIn(await language.open(text)).flatMap((problem) => problem.fixes?.() ?? []);
  return {
    diagnostics,
    /** The rule's reports, each as `line:character the text it is about`, counted from 1. */
    reports: async (text: string): Promise<string[]> =>
      summary(await diagnostics(text), text).map((line) => line.slice(code.length + 1)),
    messages: async (text: string): Promise<string[]> =>
      (await diagnostics(text)).map(({ message }) => String(message)),
    severities: async (text: string) => (await diagnostics(text)).map(({ severity }) => severity),
    /** The code of everything that any rule reports. */
    all: async (text: string): Promise<unknown[]> => (await language.check(text)).map((diagnostic) => diagnostic.code),
    /** The whole of what the rule reports, which is one thing. */
    only: async (text: string): Promise<Diagnostic> => {
      const found = await diagnostics(text);
      expect(found).toHaveLength(1);
      return found[0]!;
    },
    /** The titles of the ways out that the rule offers, the best of each report first. */
    fixes: async (text: string): Promise<string[]> => (await fixesOf(text)).map(({ title }) => title),
    /** The text after a fix of that title, its first, with the words of its placeholders where there is something to fill in. */
    fixed: async (text: string, title: string): Promise<string> => {
      const fixes = await fixesOf(text);
      const fix = fixes.find((it) => it.title === title);
      if (!fix) throw new Error(`There is no fix ‘${title}’ but ${fixes.map((it) => it.title).join(', ') || 'none'}`);
      return applyEdits(text, fix.edits);
    },
    /** The text after everything that the rule may do unasked. */
    fixedUnasked: async (text: string): Promise<string> => {
      const document = await language.open(text);
      return applyEdits(text, unaskedEdits(document, problemsIn(document)));
    },
    add: (files: Record<string, string>) => language.add(files),
  };
}

/** A map that lacks nothing, with `lines` in its only step; line 11 is the first of them. */
export function withStepLines(...lines: string[]): string {
  return [COMPLETE, ...lines.map((line) => `      ${line}`), ''].join('\n');
}

/** A map that lacks nothing, with `lines` in its journey; line 7 is the first of them. */
export function withJourneyLines(...lines: string[]): string {
  return COMPLETE.replace('  stage Planning', [...lines.map((line) => `  ${line}`), '  stage Planning'].join('\n'));
}

/** A map that no rule has anything to say about. */
export const COMPLETE = `persona Ana
channel Web
journey Going by train
  for Ana
  starts Wants to visit a friend
  ends Stands on the platform
  stage Planning
    step Looks up trains
      on Web
      feels calm`;

/** Titles that could be taken for something else, none of which needs quotes where the whole line is the name. */
export const ODD_NAMES: readonly string[] = [
  'step',
  'stage',
  'journey',
  'feels',
  'moment of truth',
  'as',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'Costs: what, when, who',
  'a,b',
  'He said "never"',
  '“Quoted”',
  "it's",
  '-2',
  '30%',
  '#hash & <b>markup</b>',
  'https://example.org/a//b',
  '\u202eright to left\u202c',
  'شراء الحذاء',
  '靴を買う',
  '👩‍👩‍👧 goes on 🎉',
  'é'.normalize('NFD'),
  '\\n',
  '$& $1',
  'x'.repeat(10_000),
];
