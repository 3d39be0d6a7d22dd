/** Where lines go while they are typed: `¦` is the cursor, right behind the character that was typed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { spaces, TABS } from '../../language-server/format/columns.js';
import { withEdits } from '../../language-server/format/format-text.js';
import { indentTyped } from '../../language-server/format/on-type.js';

/** The text after the server has had its say; the same text where it has none. */
function typed(lines: readonly string[], indentation = spaces(2)): string[] {
  const marked = lines.join('\n');
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const position = TextDocument.create('', '', 0, text).positionAt(offset);
  const edits = indentTyped(
    text,
    position,
    text[offset - 1]!.trim() === '' && text[offset - 1] !== ' ' ? '\n' : ' ',
    indentation,
  );
  return withEdits(text, edits).split('\n');
}

/** Enter: the cursor stands in a new line that the editor has indented so far. */
function entered(lines: readonly string[], indentation = spaces(2)): string {
  const at = lines.findIndex((line) => line.includes('¦'));
  const text = lines.join('\n').replace('¦', '');
  const edits = indentTyped(text, { line: at, character: 0 }, '\n', indentation);
  return withEdits(text, edits).split('\n')[at]!;
}

const MAP = ['journey A', '  stage X', '    step Y', '      on Web', '      feels calm'];

it('a new line does not mix tabs and spaces, whatever the editor is set to', () => {
  expect(entered(['journey A', '\tstage X', '\t\tstep Y', '¦'])).toBe('\t\t\t');
  expect(entered(['journey A', '   stage X', '¦'], TABS)).toBe('      ');
  expect(entered(['journey A', '¦'], TABS)).toBe('\t');
});

describe('a space behind a keyword', () => {
  it.each([
    ['a stage goes out of the step above', 'stage', '  stage '],
    ['a step goes out of the step above', 'step', '    step '],
    ['a journey goes to the edge', 'journey', 'journey '],
    ['a source, too', 'source', 'source '],
    ['a line that belongs there stays', 'thinks', '      thinks '],
    ['and so does another word for one', 'channel', '      channel '],
    ['and one that is both', 'metric', '      metric '],
  ])('%s', (_, keyword, expected) => {
    expect(typed([...MAP, `      ${keyword} ¦`]).at(-1)).toBe(expected);
  });

  it('a line of the step above goes in', () => {
    expect(typed([...MAP, '    thinks ¦']).at(-1)).toBe('      thinks ');
    expect(typed(['journey A', '  stage X', '    step Y', '    feels ¦'], spaces(4)).at(-1)).toBe('        feels ');
  });

  it('a stage stands as its siblings do', () => {
    expect(typed(['journey A', '   stage X', '     step Y', '       step ¦']).at(-1)).toBe('     step ');
    expect(typed(['journey A', '\tstage X', '\t\tstep Y', '\t\t\tstage ¦'], TABS).at(-1)).toBe('\tstage ');
  });

  it('takes the lines below with it only where they may go', () => {
    const middle = (keyword: string) =>
      typed([...MAP.slice(0, 4), `      ${keyword} ¦`, '      feels calm', '  stage Z']);
    expect(middle('step')[4]).toBe('    step ');
    expect(middle('journey')[4]).toBe('      journey ');
    expect(typed([...MAP, '      stage ¦', '    step Z'])[5]).toBe('  stage ');
    expect(typed([...MAP, '      step ¦', '        goal Z'])[5]).toBe('      step ');
  });

  it('does nothing behind other words, within a line, or in the first line', () => {
    for (const line of [
      '      stage is ¦',
      '      stage ¦X',
      '      // stage ¦',
      '      | stage ¦',
      '      stagee ¦',
    ]) {
      expect(typed([...MAP, line]).at(-1)).toBe(line.replace('¦', ''));
    }
    expect(typed(['step ¦'])).toEqual(['step ']);
    expect(typed(['  stage ¦'])).toEqual(['  stage ']);
  });
});

describe('Enter', () => {
  it('below a title goes in, below anything else stays', () => {
    expect(entered(['journey A', '¦'])).toBe('  ');
    expect(entered(['journey A', '  stage X', '  ¦'])).toBe('    ');
    expect(entered(['journey A', '  stage X', '  ¦'], spaces(4))).toBe('      ');
    expect(entered(['journey A', '\tstage X', '¦'], TABS)).toBe('\t\t');
    expect(entered([...MAP, '¦'])).toBe('      ');
    expect(entered([...MAP.slice(0, 3), '¦', ...MAP.slice(3)])).toBe('      ');
    expect(entered(['channel Web', '¦'])).toBe('');
    expect(entered(['framework F', '  stage X', '    ¦'])).toBe('  ');
    expect(entered(['journey A', '  stage', '  ¦'])).toBe('  ');
  });

  it('leaves a new line that says something, one below a blank line, and one that goes on with a text', () => {
    expect(entered(['journey A', '¦goal B'])).toBe('goal B');
    expect(entered(['journey A', '', ' ¦'])).toBe(' ');
    expect(entered(['journey A', '  goal B', '    | and', '    ¦'])).toBe('    ');
  });

  it('puts the line that it ends in its place, where the space did not', () => {
    const both = (...all: string[]) => {
      const text = [...MAP, ...all, ''].join('\n');
      const end = { line: MAP.length + all.length, character: 0 };
      return withEdits(text, indentTyped(text, end, '\n', spaces(2)))
        .split('\n')
        .slice(MAP.length);
    };
    expect(both('stage Y')).toEqual(['  stage Y', '    ']);
    expect(both('      step Y')).toEqual(['    step Y', '      ']);
    expect(both('    thinks so')).toEqual(['      thinks so', '      ']);
    expect(both('      journey B')).toEqual(['journey B', '  ']);
    expect(both('      thinks so')).toEqual(['      thinks so', '      ']);
    expect(both('   ???')).toEqual(['   ???', '']);
  });

  it('indents where an editor does by its configuration', () => {
    const file = path.join(import.meta.dirname, '..', '..', 'syntaxes', 'language-configuration.json');
    const { onEnterRules } = JSON.parse(readFileSync(file, 'utf8'));
    const indents = (line: string) =>
      onEnterRules.some(
        ({ beforeText, action }: { beforeText: { pattern: string; flags: string }; action: { indent: string } }) =>
          action.indent === 'indent' && new RegExp(beforeText.pattern, beforeText.flags).test(line),
      );
    const all = [
      'journey A',
      '  stage X',
      '    step Y',
      '      opportunity B',
      '        lifts +1',
      '      as Rosa',
      '        thinks so',
    ];
    const tops = [
      'persona P',
      'source S',
      'framework F',
      'channel C',
      'metric M',
      'emotion E +1',
      'lane L',
      'touchpoint T',
    ];
    for (const [at, line] of all.entries()) {
      const isDeeper =
        entered([...all.slice(0, at + 1), '¦', ...all.slice(at + 1)]).length > /^ */.exec(line)![0].length;
      expect(isDeeper, line).toBe(indents(line));
    }
    for (const line of tops) expect(entered([line, '¦']) !== '', line).toBe(indents(line));
  });
});
