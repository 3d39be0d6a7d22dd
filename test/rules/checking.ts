import { beforeAll, expect } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { createLanguage, type Language, summary } from '../language/helpers.js';

/** What a rule says about texts, in a language that lives as long as the test file. */
export function checking(code: string) {
  let language: Language;
  beforeAll(async () => {
    language = await createLanguage();
  });
  const diagnostics = async (text: string): Promise<Diagnostic[]> =>
    (await language.check(text)).filter((diagnostic) => diagnostic.code === code);
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
