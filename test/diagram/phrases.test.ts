import { config } from '@vscode/l10n';
import { afterEach, describe, expect, it } from 'vitest';
import { inWords, say } from '../../language-server/said.js';
import { Phrases } from '../../src/diagram/layout/reading/phrases.js';
import { escapeXml } from '../../src/diagram/svg/escape.js';

afterEach(() => config({ contents: {} }));

const STEP = 'Step {0} of {1}: {2}';
const FOR = { message: '{0} for {1}', comment: 'A kind of line' };

describe('phrases', () => {
  it('are filled as the texts themselves are', () => {
    const phrases = new Phrases();
    for (const words of [['1', '8', 'Pays'], ['$&', '{0}', '{1} $1'], ['', '', ''], ['1'], ['1', '8']]) {
      const [first = '', second, third] = words;
      expect(phrases.filled(STEP, first, second, third)).toBe(say(STEP, ...words));
      expect(phrases.filled(FOR, first, second)).toBe(say(FOR, ...words));
    }
    expect(phrases.word('Pain')).toBe('Pain');
  });

  it('are in the language in which they are made, their words in its order', () => {
    const english = new Phrases();
    expect(english.filled(FOR, 'Pain', 'Maya')).toBe('Pain for Maya');
    config({ contents: { [`${FOR.message}/${FOR.comment}`]: '{1}の{0}', Pain: '不満' } });
    const japanese = new Phrases();
    expect(japanese.filled(FOR, japanese.word('Pain'), 'Maya')).toBe('Mayaの不満');
  });
});

it('a list in English words is what the standard makes of it', () => {
  const people = ['Maya', 'Tom', 'Ana', 'Li'];
  for (const [word, type] of [['and', 'conjunction'] as const, ['or', 'disjunction'] as const]) {
    const format = new Intl.ListFormat('en-GB', { type });
    for (let count = 0; count <= people.length; count++) {
      const some = people.slice(0, count);
      expect(inWords(some, word)).toBe(format.format(some));
    }
  }
});

it('a short text and a long one are escaped alike', () => {
  const long = 'a text that is long enough to be searched in another way';
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    expect(escapeXml(`${character} ${long}`) === `${escapeXml(character)} ${long}`, code.toString(16)).toBe(true);
  }
});
