/** The TextMate grammar, run by the engine that the editor runs it with. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import vscodeTextmate, { type IGrammar } from 'vscode-textmate';
import { JourneyLanguageGrammar } from '../language-server/generated/grammar.js';
import { LineLexer } from '../language-server/syntax/line-lexer.js';
import { type BlockName, KEYWORDS, TABLE } from '../language-server/syntax/table.js';
import { LineTokenBuilder } from '../language-server/syntax/tokens.js';
import { grammar as source } from '../syntaxes/grammar.js';

const grammarFile = path.join(import.meta.dirname, '..', 'syntaxes', 'journey.tmLanguage.json');
let grammar: IGrammar;

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(readFileSync(wasm));
  const registry = new vscodeTextmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => vscodeTextmate.parseRawGrammar(JSON.stringify(source), 'grammar.json'),
  });
  const loaded = await registry.loadGrammar('source.journey');
  if (!loaded) throw new Error('The grammar cannot be loaded.');
  grammar = loaded;
});

/** The parts of a text that carry a scope: `[text, scope]`, the innermost scope without the closing `.journey`. */
function scopes(text: string): [string, string][] {
  const found: [string, string][] = [];
  let stack = vscodeTextmate.INITIAL;
  for (const line of text.split(/\r?\n/)) {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    for (const token of result.tokens) {
      const part = line.slice(token.startIndex, token.endIndex);
      const scope = token.scopes.at(-1) ?? '';
      if (part.trim() !== '' && scope !== 'source.journey') found.push([part, scope.replace(/\.journey$/, '')]);
    }
  }
  return found;
}

const STRING = 'string.unquoted';
const REFERENCE = 'variable.other.reference';
const COMMENT = 'comment.line.double-slash';
/** What a text says apart from keywords and punctuation. */
const meaning = (text: string) =>
  scopes(text).filter(([, scope]) => !/^(keyword\.(other|control)\.(?!unit)|punctuation)/.test(scope));

describe('the grammar file', () => {
  it('is what its source makes', async () => {
    await expect(`${JSON.stringify(source, null, 2)}\n`).toMatchFileSnapshot(grammarFile);
  });

  describe.each(Object.keys(TABLE) as BlockName[])('in a block of kind %s', (block) => {
    const indent = block === 'file' ? '' : '  ';
    const lines = Object.entries(TABLE[block]);

    it('knows every keyword, in any case', () => {
      for (const [keyword] of lines) {
        for (const written of [keyword, keyword.toUpperCase()]) {
          const [first] = scopes(`${indent}${written} something`);
          expect(first?.[0]).toBe(written);
          expect(first?.[1]).toMatch(/^keyword\.(control|other)\./);
        }
      }
    });

    it('divides what follows as the lexer does', () => {
      for (const [keyword, { shape }] of lines) {
        const listed = meaning(`${indent}${keyword} Left, middle`).some(([text]) => text === 'middle');
        expect(listed, `commas after ${keyword}`).toBe(['names', 'namesShareText'].includes(shape));
        const divided = meaning(`${indent}${keyword} Left: right`).some(([text]) => text === 'right');
        const divides = ['namesShareText', 'nameValueText', 'nameText', 'shareText', 'whoText', 'colonText'];
        expect(divided, `a colon after ${keyword}`).toBe(divides.includes(shape));
      }
    });
  });
});

describe('keywords', () => {
  it('are whole words at the start of a line', () => {
    expect(scopes('  stepping stones')).toEqual([]);
    expect(scopes('  fels curious')).toEqual([]);
    expect(scopes('- a bullet')).toEqual([]);
    expect(meaning('  says step on it')).toEqual([['step on it', STRING]]);
  });

  it('of several words may have any white space between them', () => {
    expect(scopes('  Moment  of\ttruth: the bill')).toEqual([
      ['Moment  of\ttruth', 'keyword.other.mark'],
      [':', 'punctuation.separator.colon'],
      ['the bill', STRING],
    ]);
    expect(scopes('  physical evidence A receipt')[0]).toEqual(['physical evidence', 'keyword.other.text']);
  });

  it('make declarations at the margin only', () => {
    expect(scopes('persona Rosa')).toEqual([
      ['persona', 'keyword.control.declaration'],
      ['Rosa', 'entity.name.type'],
    ]);
    expect(scopes('  persona Rosa')).toEqual([]);
    expect(meaning('metric Basket value: net')).toEqual([['Basket value: net', 'entity.name.type']]);
    expect(meaning('  metric Basket value: net')).toEqual([
      ['Basket value', REFERENCE],
      ['net', STRING],
    ]);
  });

  it('are told from a colon that slipped in behind them', () => {
    expect(scopes('  stage: Joining: the first day')).toEqual([
      ['stage', 'keyword.control.stage'],
      [':', 'punctuation.separator.colon'],
      ['Joining: the first day', 'entity.name.class.stage'],
    ]);
  });

  it('may be names', () => {
    expect(meaning('  step step')).toEqual([['step', 'entity.name.function.step']]);
    expect(meaning('  next next')).toEqual([['next', REFERENCE]]);
  });

  it('stand alone without spilling into the next line', () => {
    expect(meaning('  thinks\n  step Pays\n')).toEqual([['Pays', 'entity.name.function.step']]);
    expect(meaning('  feels happy:\n  on Web')).toEqual([
      ['happy', 'variable.other.emotion'],
      ['Web', REFERENCE],
    ]);
  });
});

describe('comments', () => {
  it('start at the start of a line or after white space', () => {
    expect(meaning('// all of it')).toEqual([[' all of it', COMMENT]]);
    expect(meaning('  thinks Why? // ask her')).toEqual([
      ['Why?', STRING],
      [' ask her', COMMENT],
    ]);
    expect(meaning('  on Web,\t// soon the app, too')).toEqual([
      ['Web', REFERENCE],
      [' soon the app, too', COMMENT],
    ]);
    expect(meaning('  feels calm // why?')).toEqual([
      ['calm', 'variable.other.emotion'],
      [' why?', COMMENT],
    ]);
    expect(meaning('  frontstage Clerk // not: a name')).toEqual([
      ['Clerk', STRING],
      [' not: a name', COMMENT],
    ]);
    expect(meaning('  unknown word // said')).toEqual([[' said', COMMENT]]);
  });

  it('do not start inside an address or a wholly quoted text', () => {
    expect(meaning('  note See https://example.org//a and b//c')).toEqual([
      ['See https://example.org//a and b//c', STRING],
    ]);
    expect(meaning('  says "a // b" // c')).toEqual([
      ['a // b', 'string.quoted.double'],
      [' c', COMMENT],
    ]);
    expect(meaning('  on "A // B", Web // c')).toEqual([
      ['A // B', REFERENCE],
      ['Web', REFERENCE],
      [' c', COMMENT],
    ]);
  });

  it('in blocks begin and end on lines of their own', () => {
    expect(meaning('/* one\n  step Two\n*/\n  step Three')).toEqual([
      [' one', 'comment.block'],
      ['  step Two', 'comment.block'],
      ['Three', 'entity.name.function.step'],
    ]);
    expect(meaning('  thinks a /* b */ c')).toEqual([['a /* b */ c', STRING]]);
  });
});

describe('texts', () => {
  it('are taken as typed', () => {
    expect(meaning('  says "Just" he said: #1 & “so”, 30%')).toEqual([['"Just" he said: #1 & “so”, 30%', STRING]]);
    expect(meaning('  thinks "never closed')).toEqual([['"never closed', STRING]]);
  });

  it('know escapes where they are wholly quoted', () => {
    expect(meaning('  says "She said \\"no\\"\\n\\\\ "')).toEqual([
      ['She said ', 'string.quoted.double'],
      ['\\"', 'constant.character.escape'],
      ['no', 'string.quoted.double'],
      ['\\"', 'constant.character.escape'],
      ['\\n', 'constant.character.escape'],
      ['\\\\', 'constant.character.escape'],
    ]);
  });

  it('go on in lines that begin with a bar', () => {
    expect(scopes('  thinks one\n    | two: three // four')).toEqual([
      ['thinks', 'keyword.other.text'],
      ['one', STRING],
      ['|', 'punctuation.separator.continuation'],
      ['two: three', STRING],
      ['//', 'punctuation.definition.comment'],
      [' four', COMMENT],
    ]);
    expect(meaning('  thinks one\n    |// only a comment')).toEqual([
      ['one', STRING],
      ['// only a comment', COMMENT],
    ]);
  });
});

describe('references', () => {
  it('divide names, values and reasons', () => {
    expect(scopes('  feels anxious -1: will it fit?')).toEqual([
      ['feels', 'keyword.other.emotion'],
      ['anxious', 'variable.other.emotion'],
      ['-1', 'constant.numeric'],
      [':', 'punctuation.separator.colon'],
      ['will it fit?', STRING],
    ]);
    expect(meaning('  feels −1,5')).toEqual([['−1,5', 'constant.numeric']]);
    expect(meaning('  feels day-dreaming')).toEqual([['day-dreaming', 'variable.other.emotion']]);
    expect(meaning('  feels at 12:30 fine: so')).toEqual([
      ['at 12:30 fine', 'variable.other.emotion'],
      ['so', STRING],
    ]);
    expect(meaning('  next Buys a pair, "Asks: who?" 40 %: still unsure, or not')).toEqual([
      ['Buys a pair', REFERENCE],
      ['Asks: who?', REFERENCE],
      ['40', 'constant.numeric'],
      ['%', 'keyword.other.unit'],
      ['still unsure, or not', STRING],
    ]);
    expect(meaning('  next Step 2')).toEqual([['Step 2', REFERENCE]]);
    expect(meaning('  leaves 30%: waits')).toEqual([
      ['30', 'constant.numeric'],
      ['%', 'keyword.other.unit'],
      ['waits', STRING],
    ]);
    expect(meaning('  answers It is late, and dark: why?')).toEqual([['It is late, and dark: why?', REFERENCE]]);
    expect(meaning('  touchpoint Desk, ground floor: left')).toEqual([['Desk, ground floor: left', REFERENCE]]);
    expect(meaning('  frontstage "Clerk: ground floor": stamps')).toEqual([
      ['Clerk: ground floor', 'variable.other.actor'],
      ['stamps', STRING],
    ]);
    expect(meaning('  backstage fetches the sizes')).toEqual([['fetches the sizes', STRING]]);
  });

  it('know full-width punctuation and spaces', () => {
    expect(meaning('\u3000\u3000feels\u3000不安：間に合うかな')).toEqual([
      ['不安', 'variable.other.emotion'],
      ['間に合うかな', STRING],
    ]);
    expect(meaning('  on ウェブ、店舗，電話')).toEqual([
      ['ウェブ', REFERENCE],
      ['店舗', REFERENCE],
      ['電話', REFERENCE],
    ]);
    expect(meaning('  on\u00a0Web')).toEqual([['Web', REFERENCE]]);
    expect(meaning('  on البيت، الهاتف')).toEqual([
      ['البيت', REFERENCE],
      ['الهاتف', REFERENCE],
    ]);
  });

  it('know measures and their units', () => {
    expect(meaning('  metric CSAT 4.1: 212 answers')).toEqual([
      ['CSAT', REFERENCE],
      ['4.1', 'constant.numeric'],
      ['212 answers', STRING],
    ]);
    expect(meaning('  metric Visits 2025 1200 people')).toEqual([
      ['Visits 2025', REFERENCE],
      ['1200', 'constant.numeric'],
      ['people', 'keyword.other.unit'],
    ]);
    expect(meaning('  metric time 1 h 30 min: on average')).toEqual([
      ['time', REFERENCE],
      ['1 h 30 min', 'constant.numeric.duration'],
      ['on average', STRING],
    ]);
    expect(meaning('  metric cost €40')).toEqual([
      ['cost', REFERENCE],
      ['€', 'keyword.other.unit'],
      ['40', 'constant.numeric'],
    ]);
    expect(meaning('  metric NPS')).toEqual([['NPS', REFERENCE]]);
  });
});

describe('values', () => {
  it.each([
    ['  state current', [['current', 'variable.other.enummember']]],
    [
      '  effort Low // for now',
      [
        ['Low', 'variable.other.enummember'],
        [' for now', COMMENT],
      ],
    ],
    ['  state somehow', [['somehow', 'constant.other']]],
    [
      '  scale 1..5',
      [
        ['1', 'constant.numeric'],
        ['..', 'keyword.operator.range'],
        ['5', 'constant.numeric'],
      ],
    ],
    ['  lifts +1.5', [['+1.5', 'constant.numeric']]],
    ['  updated 2026-03-14', [['2026-03-14', 'constant.numeric.date']]],
    ['  lasts about 2-3 days', [['about 2-3 days', 'constant.numeric.duration']]],
    ['  lasts until it rains', [['until it rains', STRING]]],
    ['  age 29', [['29', 'constant.numeric']]],
    ['  color #0a6652', [['#0a6652', 'constant.other.color']]],
    [
      'emotion overwhelmed -2',
      [
        ['overwhelmed', 'entity.name.type'],
        ['-2', 'constant.numeric'],
      ],
    ],
    ['import ./shared.journey', [['./shared.journey', 'string.unquoted.path']]],
    ['\ufeffjourney Lunch', [['Lunch', 'entity.name.type']]],
  ])('%s', (line, expected) => {
    expect(meaning(line)).toEqual(expected);
  });
});

describe('beside the lexer', () => {
  const lexer = new LineLexer(new LineTokenBuilder().buildTokens(JourneyLanguageGrammar()));
  const project = path.join(import.meta.dirname, '..');
  const examples = readdirSync(path.join(project, 'examples')).filter((file) => file.endsWith('.journey'));
  const reference = readFileSync(path.join(project, 'docs/language.md'), 'utf8');
  const texts: [string, string][] = [
    ...examples.map((file): [string, string] => [file, readFileSync(path.join(project, 'examples', file), 'utf8')]),
    ['docs/language.md', [...reference.matchAll(/```journey\n(.*?)```/gs)].map((match) => match[1]).join('\n')],
  ];
  /** What the scopes of a token's characters may begin with. */
  const allowed = (type: string): RegExp => {
    if (KEYWORDS.has(type)) return /^keyword\.(control|other)\./;
    if (type === 'COMMENT') return /comment/;
    if (type === ',' || type === ':') return /^punctuation\.separator\.(comma|colon)/;
    if (type === 'VALUE') return /^(constant\.numeric|keyword\.other\.unit|keyword\.operator)/;
    if (type === 'NAME')
      return /^(variable|entity\.name|string|constant\.character\.escape|punctuation\.definition\.string)/;
    return /^(string|constant|variable\.other\.enummember|markup|keyword\.other\.unit|punctuation\.definition\.string)/;
  };

  it.each(texts)('agrees on every character of %s', (_, text) => {
    const scopeAt: string[] = [];
    let stack = vscodeTextmate.INITIAL;
    for (const line of text.split('\n')) {
      const result = grammar.tokenizeLine(line, stack);
      stack = result.ruleStack;
      const scopesOfLine: string[] = new Array(line.length).fill('');
      for (const token of result.tokens) {
        scopesOfLine.fill(token.scopes.at(-1) ?? '', token.startIndex, Math.min(token.endIndex, line.length));
      }
      scopeAt.push(...scopesOfLine, 'line end');
    }
    const { tokens, hidden } = lexer.tokenize(text);
    const differences: string[] = [];
    for (const token of [...tokens, ...hidden]) {
      const type = token.tokenType.name;
      for (let at = token.startOffset; at <= token.endOffset!; at++) {
        const scope = scopeAt[at] ?? '';
        const between = /\s/.test(text[at]!) || scope.startsWith('punctuation.separator.continuation');
        if (!between && !allowed(type).test(scope))
          differences.push(`${type} ‘${token.image}’ at ‘${text[at]}’: ${scope}`);
      }
    }
    expect(tokens.length).toBeGreaterThan(10);
    expect(differences).toEqual([]);
  });
});

it('reads a line of twenty thousand characters at once', () => {
  const started = performance.now();
  for (const line of [
    `  on ${'a, '.repeat(6666)}`,
    `  thinks "${'\\'.repeat(20_000)}`,
    `  feels ${' '.repeat(20_000)}1 x`,
    `  frontstage ${'a '.repeat(10_000)}`,
    `  lasts ${'1 h '.repeat(5000)}`,
  ])
    scopes(line);
  expect(performance.now() - started).toBeLessThan(2000);
});
