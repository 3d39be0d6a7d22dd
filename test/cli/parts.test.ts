import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.js';
import { defineCommand } from '../../src/cli/command.js';
import { readPattern } from '../../src/cli/pattern.js';
import { printable, wantsColour } from '../../src/cli/terminal.js';
import { reasonOf } from '../../src/library/reasons.js';
import { decode } from '../../src/library/source.js';

describe('arguments', () => {
  const command = defineCommand({
    name: 'try',
    summary: '',
    usage: 'FILE',
    operands: { least: 0, most: 2 },
    about: [],
    options: {
      output: { value: 'OUT', short: 'o', about: '' },
      theme: { choices: ['light', 'dark'], about: '' },
      watch: { about: '' },
    },
    examples: [],
    run: async () => 0,
  });

  test.each<[string, string[], object, string[]]>([
    [
      'options before, between and behind',
      ['-o', 'x', 'a', '--theme=dark', 'b'],
      { output: 'x', theme: 'dark' },
      ['a', 'b'],
    ],
    ['a value on its letter', ['-ox'], { output: 'x' }, []],
    ['the last of two counts', ['--theme', 'dark', '--theme', 'light'], { theme: 'light' }, []],
    ['a switch takes no word', ['--watch', 'a'], { watch: true }, ['a']],
    ['- is a word', ['-', '-o', '-'], { output: '-' }, ['-']],
    ['nothing behind -- is an option', ['--', '-o', '--watch'], {}, ['-o', '--watch']],
    ['a value with an equals sign', ['--output=a=b'], { output: 'a=b' }, []],
    ['a value like an option, joined to it', ['--output=-x'], { output: '-x' }, []],
  ])('%s', async (_, words, values, operands) => {
    expect(await readArguments(command, words)).toEqual({ values, operands });
  });

  test('the types of the values are those that the options declare', async () => {
    const { values } = await readArguments(command, []);
    const theme: 'light' | 'dark' | undefined = values.theme;
    const watch: true | undefined = values.watch;
    expect([theme, watch]).toEqual([undefined, undefined]);
  });
});

describe('patterns', () => {
  test.each<[string, string, string[], string[]]>([
    ['*.journey', '.', ['a.journey', '.journey'], ['a/b.journey', 'a.journeys', 'ajourney']],
    ['maps/*/a?.journey', 'maps', ['x/ab.journey'], ['ab.journey', 'x/y/ab.journey', 'x/a.journey', 'x/a/.journey']],
    ['../**/*.journey', '..', ['a.journey', 'x/y/a.journey'], ['x/y/a.txt']],
    ['/maps/**', '/maps', ['a.journey', 'x/a.journey'], []],
    ['/*.journey', '/', ['a.journey'], ['x/a.journey']],
    ['./*.journey', '.', ['a.journey'], ['b/a.journey']],
    ['[!a-c]*[.x]].journey', '.', ['d.].journey', 'dzx].journey'], ['ax].journey', 'dz].journey']],
    ['[z-a].journey', '.', [], ['z.journey', 'a.journey', '-.journey']],
    ['[&~|$\\].journey', '.', ['&.journey', '|.journey', '\\.journey'], ['a.journey']],
    ['[ab^].journey', '.', ['a.journey', '^.journey'], ['c.journey']],
    ['{one,two*}.journey', '.', ['one.journey', 'twofold.journey'], ['three.journey', '{one,two}.journey']],
    ['a{b*.journey', '.', ['a{b.journey', 'a{bc.journey'], ['ab.journey']],
    ['a[b*.journey', '.', ['a[bc.journey'], ['abc.journey']],
    ['(a|b)+*.journey', '.', ['(a|b)+.journey'], ['a.journey', 'ab.journey']],
    ['🙂?.journey', '.', ['🙂🙃.journey'], ['🙂.journey']],
  ])('%s', (word, base, matching, others) => {
    const pattern = readPattern(word);
    expect(pattern.base).toBe(base);
    expect(matching.filter((name) => !pattern.matches.test(name))).toEqual([]);
    expect(others.filter((name) => pattern.matches.test(name))).toEqual([]);
  });

  test('no text is a pattern that cannot be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[[[]]]{}!^-,*?/\\.az\u{1f642}') }), (rest) => {
        expect(readPattern(`*${rest}`).matches).toBeInstanceOf(RegExp);
      }),
    );
  });
});

describe('decoding', () => {
  test('takes a byte-order mark away and nothing else', () => {
    expect(decode(Buffer.from('\ufeff\ufeffa\r\n\ud83d\ude00'))).toBe('\ufeffa\r\n\ud83d\ude00');
    expect(decode(Buffer.alloc(0))).toBe('');
  });

  test('tells the line of what is wrong', () => {
    expect(() => decode(Buffer.from([0x61, 0x0a, 0x0a, 0xc3]))).toThrow('line 3');
    expect(() => decode(Buffer.from('a\nb\0\n'))).toThrow('line 2');
    expect(() => decode(Buffer.from([0xc3, 0x28, 0x0a, 0xff]))).toThrow('line 1');
    expect(() => decode(Buffer.from([0xfe, 0xff, 0, 0x61]))).toThrow('UTF-16');
  });
});

test('text for the terminal keeps its letters and loses its power', () => {
  expect(printable('Grüße 旅 🙂 ‘x’')).toBe('Grüße 旅 🙂 ‘x’');
  expect(printable('\u001b[2J\r\n\t\u009b\u202e')).toBe('\\u001b[2J\\u000d\\u000a\\u0009\\u009b\\u202e');
});

test('colours', () => {
  expect(wantsColour({ isTTY: true }, {})).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColour({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
  expect(wantsColour({}, {})).toBe(false);
  expect(wantsColour({}, { FORCE_COLOR: '' })).toBe(true);
  expect(wantsColour({ isTTY: true }, { FORCE_COLOR: '0' })).toBe(false);
});

test('reasons in words', () => {
  expect(reasonOf(Object.assign(new Error('EROFS: x'), { code: 'EROFS' }))).toBe('the disk is read-only');
  expect(reasonOf(Object.assign(new Error('odd'), { code: 'EODD' }))).toBe('odd');
  expect(reasonOf('text')).toBe('text');
});
