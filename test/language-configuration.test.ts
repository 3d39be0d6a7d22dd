/** What the editor does by itself in a `.journey` file: indentation, folding, words. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const file = path.join(import.meta.dirname, '..', 'syntaxes', 'language-configuration.json');

describe('the language configuration', () => {
  const configuration = JSON.parse(readFileSync(file, 'utf8'));
  const rules: { before: RegExp; action: { indent: string; appendText?: string } }[] = configuration.onEnterRules.map(
    (rule: { beforeText: string | { pattern: string; flags: string }; action: { indent: string } }) => ({
      before:
        typeof rule.beforeText === 'string'
          ? new RegExp(rule.beforeText)
          : new RegExp(rule.beforeText.pattern, rule.beforeText.flags),
      action: rule.action,
    }),
  );
  const onEnter = (line: string) => rules.find(({ before }) => before.test(line))?.action;

  it('indents after a line that opens a block, and after no other', () => {
    for (const line of [
      'journey Lunch',
      '  Stage Ordering',
      '    step Pays',
      '      opportunity An app',
      '      as Rosa',
      'persona Rosa',
    ])
      expect(onEnter(line)?.indent, line).toBe('indent');
    for (const line of [
      '    step',
      '      feels happy',
      '      metric NPS 3',
      'channel Web',
      'import ./a.journey',
      'emotion lost -2',
    ])
      expect(onEnter(line), line).toBeUndefined();
  });

  it('goes on with a continued text', () => {
    expect(onEnter('      | and then')?.appendText).toBe('| ');
    expect(onEnter('      | ')).toBeUndefined();
  });

  it('folds by indentation and never re-indents, since indentation is meaning', () => {
    expect(configuration.folding.offSide).toBe(true);
    expect(configuration.indentationRules).toBeUndefined();
  });

  it('takes words of any script and numbers with their sign as words', () => {
    const words = new RegExp(configuration.wordPattern.pattern, `${configuration.wordPattern.flags}g`);
    expect('feels 不安 -1.5: Zoë’s day-dreaming 30%'.match(words)).toEqual([
      'feels',
      '不安',
      '-1.5',
      'Zoë’s',
      'day-dreaming',
      '30%',
    ]);
  });

  it('selects by double click what is a word: with its hyphen, apostrophe or sign, without quotes around it', () => {
    const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', 'package.json'), 'utf8'));
    const separators: string = manifest.contributes.configurationDefaults['[journey]']['editor.wordSeparators'];
    const words = (text: string) =>
      [...text]
        .map((character) => (separators.includes(character) ? ' ' : character))
        .join('')
        .split(' ')
        .filter(Boolean);
    expect(words("feels “curious” -1: Zoë’s day-dreaming, don't ask 30%（不安）")).toEqual([
      ...['feels', 'curious', '-1', 'Zoë’s', 'day-dreaming', "don't", 'ask', '30%', '不安'],
    ]);
  });

  it('has comments of whole lines alone: what stands behind the end of a block comment is not read', () => {
    expect(configuration.comments).toEqual({ lineComment: '//' });
  });
});
