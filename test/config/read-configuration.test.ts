import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../property-runs.js';
import { RECOMMENDED, severityIn } from '../../language-server/config/configuration.js';
import { readConfiguration } from '../../language-server/config/read-configuration.js';

/** What is wrong in a text, each as `line:character the text it is about: message`, counted from 1. */
function problems(text: string): string[] {
  return readConfiguration(text).problems.map(({ range: { start, end }, message }) => {
    const words = text.split('\n')[start.line]!.slice(start.character, end.character);
    return `${start.line + 1}:${start.character + 1} ${words}: ${message}`;
  });
}
const read = (text: string) => readConfiguration(text).configuration;

describe('a configuration', () => {
  it('says what all three settings say', () => {
    const text = `{
  // We begin with little.
  "$schema": "./somewhere.json",
  "extends": "sketch",
  "rules": { "missing-emotion": "error", "missing-channel": "off", },
  /* and */
  "follows": "Customer lifecycle",
}
`;
    expect(problems(text)).toEqual([]);
    expect(read(text)).toEqual({
      base: 'sketch',
      rules: new Map([
        ['missing-emotion', 'error'],
        ['missing-channel', 'off'],
      ]),
      follows: 'Customer lifecycle',
    });
  });

  it.each(['', '\n \n', '\ufeff', '// nothing yet', '{}', '\ufeff{}'])('says nothing where it is %j', (text) => {
    expect(problems(text)).toEqual([]);
    expect(read(text)).toEqual(RECOMMENDED);
  });

  it.each([
    [
      'a setting that there is not',
      '{ "extend": "strict" }',
      '1:3 "extend": There is no setting ‘extend’. Did you mean ‘extends’?',
    ],
    [
      'another',
      '{ "colour": 1 }',
      '1:3 "colour": There is no setting ‘colour’. There is ‘extends’, ‘rules’ and ‘follows’.',
    ],
    [
      'an unknown base',
      '{ "extends": "stricter" }',
      '1:14 "stricter": ‘extends’ takes ‘recommended’, ‘strict’ or ‘sketch’. Did you mean ‘strict’?',
    ],
    [
      'a base that is none',
      '{ "extends": ["strict"] }',
      '1:14 ["strict"]: ‘extends’ takes ‘recommended’, ‘strict’ or ‘sketch’.',
    ],
    [
      'an unknown rule',
      '{ "rules": { "mising-end": "off" } }',
      '1:14 "mising-end": There is no rule ‘mising-end’. Did you mean ‘missing-end’?',
    ],
    [
      'a rule named like a method',
      '{ "rules": { "__proto__": "off" } }',
      '1:14 "__proto__": There is no rule ‘__proto__’.',
    ],
    [
      'an unknown level',
      '{ "rules": { "missing-end": "warn" } }',
      '1:29 "warn": A rule is set to ‘error’, ‘warning’, ‘info’, ‘hint’ or ‘off’. Did you mean ‘warning’?',
    ],
    [
      'a level of another kind',
      '{ "rules": { "missing-end": 2 } }',
      '1:29 2: A rule is set to ‘error’, ‘warning’, ‘info’, ‘hint’ or ‘off’.',
    ],
    [
      'rules in a list',
      '{ "rules": ["missing-end"] }',
      '1:12 ["missing-end"]: ‘rules’ takes codes and levels between braces: { "missing-emotion": "off" }.',
    ],
    [
      'a framework that is none',
      '{ "follows": " " }',
      '1:14 " ": ‘follows’ takes the name of a framework: "Customer lifecycle".',
    ],
    ['a list', '["strict"]', '1:1 ["strict"]: The settings stand between braces: { "extends": "recommended" }.'],
    ['a text', '"strict"', '1:1 "strict": The settings stand between braces: { "extends": "recommended" }.'],
  ])('is told of %s', (_, text, problem) => {
    expect(problems(text)).toEqual([problem]);
    expect(readConfiguration(text).problems[0]!.unreadable).toBeUndefined();
  });

  it.each([
    [
      'words without quotes',
      '{ extends: strict }',
      '1:3 extends: This cannot be read: names and texts stand in double quotes, with a colon and commas between them.',
    ],
    ['a missing comma', '{ "extends": "strict"\n "follows": "5E" }', '2:2 "follows": A comma is missing here.'],
    ['a missing colon', '{ "extends" "strict" }', '1:13 "strict": A colon is missing here.'],
    ['a missing brace', '{ "extends": "strict"', '1:22 : A closing brace } is missing here.'],
    [
      'a quotation mark that is missing',
      '{ "extends": "strict',
      '1:14 "strict: The closing quotation mark is missing.',
    ],
    ['a comment that is not closed', '{} /* x', '1:4 /* x: This comment is never closed: end it with */.'],
    ['what stands behind the end', '{} {}', '1:4 {: Nothing may stand behind the last closing brace }.'],
  ])('cannot be read with %s, and says so once', (_, text, problem) => {
    expect(problems(text)[0]).toBe(problem);
    expect(readConfiguration(text).problems.filter(({ unreadable }) => unreadable)).toHaveLength(1);
  });

  it('counts, what is wrong in it apart', () => {
    const text = `{
  "extends": "strictest",
  "rules": { "mising-end": "off", "missing-end": "off", "missing-start": "never" },
  "follows": "Service"
`;
    expect(problems(text).map((line) => line.slice(0, 4).trim())).toEqual(['2:14', '3:14', '3:74', '5:1']);
    expect(read(text)).toEqual({ base: 'recommended', rules: new Map([['missing-end', 'off']]), follows: 'Service' });
  });

  it('is read without an exception whatever it says, each problem inside the text', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '"rules"',
      '"extends"',
      '"off"',
      '"missing-end"',
      '//',
      '/*',
      '\n',
      '\\u',
      '1e',
      'null',
      '\ud800',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((it) => it.join(' ')),
      fc.string({ unit: 'binary' }),
      fc.json(),
    );
    fc.assert(
      fc.property(text, (written) => {
        const lines = written.split(/\r\n|\r|\n/);
        for (const { range, message } of readConfiguration(written).problems) {
          expect(message).not.toMatch(/undefined|\[object/);
          expect(range.end.line).toBeLessThan(lines.length);
        }
      }),
    );
  });
});

describe('how grave a report is', () => {
  const told = (base: 'recommended' | 'strict' | 'sketch', severity: 'error' | 'warning' | 'info' | 'hint') =>
    severityIn({ base, rules: new Map() }, 'missing-end', severity);

  it('is as the rule says where the recommended settings count', () => {
    expect((['error', 'warning', 'info', 'hint'] as const).map((it) => told('recommended', it))).toEqual([
      'error',
      'warning',
      'info',
      'hint',
    ]);
  });

  it('is an error for every warning where the strict ones do', () => {
    expect((['error', 'warning', 'info', 'hint'] as const).map((it) => told('strict', it))).toEqual([
      'error',
      'error',
      'info',
      'hint',
    ]);
  });

  it('is nothing but errors for a sketch', () => {
    expect((['error', 'warning', 'info', 'hint'] as const).map((it) => told('sketch', it))).toEqual([
      'error',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each(['recommended', 'strict', 'sketch'] as const)('is as the rule is set, over %s', (base) => {
    const rules = new Map([
      ['missing-end', 'info'],
      ['syntax', 'off'],
    ] as const);
    expect(severityIn({ base, rules }, 'missing-end', 'warning')).toBe('info');
    expect(severityIn({ base, rules }, 'syntax', 'error')).toBeUndefined();
  });
});
