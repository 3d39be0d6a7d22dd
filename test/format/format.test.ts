/** What formatting does to a text, and what it leaves. */
import { describe, expect, it } from 'vitest';
import { spaces, TABS } from '../../language-server/format/columns.js';
import { formatText, formatted, withEdits } from '../../language-server/format/format-text.js';
import { lex } from '../../language-server/syntax/lex.js';

const TWO = { indentation: spaces(2) };
const by = (options: Parameters<typeof formatText>[1]) => (text: string) => withEdits(text, formatText(text, options));
const format = by(TWO);
const lines = (...all: string[]) => all.join('\n');
/** Indented twice as far, and with tabs, what two spaces a level are. */
const wide = (text: string) => text.replace(/^ +/gm, (white) => white + white);
const tabbed = (text: string) => text.replace(/^ +/gm, (white) => '\t'.repeat(white.length / 2));

const GOOD = lines(
  '// Where it began',
  'persona Rosa',
  '  age 46',
  '',
  'journey A day',
  '  for Rosa',
  '  scenario Rain,',
  '    | and no umbrella',
  '',
  '  stage Morning',
  '    goal Coffee',
  '    step Gets up',
  '      on Home, Bed',
  '      feels calm +1: it is Sunday // still',
  '      // the evening differs',
  '      moment of truth: the first sip',
  '      opportunity Sleep',
  '        lifts +1',
  '      as Rosa',
  '        thinks Tea   or  coffee?',
  '  stage Evening',
  '    on Home',
  '',
);

describe('formatting', () => {
  it('leaves a good text as it is', () => {
    expect(formatText(GOOD, TWO)).toEqual([]);
    expect(formatText('', TWO)).toEqual([]);
  });

  it.each([
    ['wide', wide],
    ['narrow', (text: string) => text.replace(/^ +/gm, (white) => white.slice(white.length / 2))],
    ['tabs', tabbed],
    ['ideographic spaces', (text: string) => text.replace(/^ +/gm, (white) => '\u3000'.repeat(white.length / 2))],
    ['levels of different width', (text: string) => text.replace(/^ {6}/gm, ' '.repeat(11))],
    ['blank lines in a row', (text: string) => `\n \n${text.replaceAll('\n\n', '\n\t\n\n   \n')}\n\n  `],
    ['white space at line ends', (text: string) => text.replaceAll('\n', ' \t\n')],
    ['keywords in capitals', (text: string) => text.replace(/^( *)(?!\/\/)([a-z]+)/gm, (word) => word.toUpperCase())],
    ['spread words', (text: string) => text.replace(/^( *[a-z]+) (?=[A-Z])/gm, '$1 \u3000 ')],
    ['commas and colons', (text: string) => text.replace(', B', ' ,B').replace('+1: it', '  +1  :   it')],
    ['a title of several words', (text: string) => text.replace('moment of truth:', 'Moment  of\ttruth :')],
    ['a bar without a space', (text: string) => text.replace('    | and', '|and')],
  ])('%s: makes it the same again', (_, spoil) => {
    const spoilt = spoil(GOOD);
    expect(spoilt).not.toBe(GOOD);
    expect(format(spoilt)).toBe(GOOD);
  });

  it('uses tabs where the editor does', () => {
    expect(by({ indentation: TABS })(GOOD)).toBe(tabbed(GOOD));
  });

  it('leaves texts and names as they are typed', () => {
    const text = lines(
      'journey  "A // B"',
      '  stage X  Y',
      '    step  1 : 2 , 3',
      '      on "a , b" ,"c"',
      '      says "He said : \\"so  what\\""',
      '      link https://x.y//z',
      '      feels  0,5：理由',
      '      on 店、家 ，畑',
      '      next 1 : 2 30 %',
    );
    expect(format(text).split('\n')).toEqual([
      'journey "A // B"',
      '  stage X  Y',
      '    step 1 : 2 , 3',
      '      on "a , b", "c"',
      '      says "He said : \\"so  what\\""',
      '      link https://x.y//z',
      '      feels 0,5：理由',
      '      on 店、家，畑',
      '      next 1: 2 30 %',
    ]);
  });

  it('moves a block comment as a whole, or not at all', () => {
    const text = lines(
      'journey A',
      '    /* one',
      '         two',
      '',
      '    three */',
      '    stage X',
      '        /* a',
      ' b */',
    );
    expect(format(text)).toBe(
      lines('journey A', '  /* one', '       two', '', '  three */', '  stage X', '        /* a', ' b */'),
    );
    const unclosed = lines('journey A', '    /* one  ', '    goal X');
    expect(format(unclosed)).toBe(lines('journey A', '  /* one', '  goal X'));
  });

  it('puts a comment on the level that it stands on', () => {
    const text = lines(
      '   // of the file',
      'journey A',
      '      // of the journey',
      '      stage X',
      '            step Y',
      '                  feels calm',
      '                  // of Y',
      '            // of Z',
      '            step Z',
      '// left out:',
      '                  on Web',
    );
    expect(format(text)).toBe(
      lines(
        '// of the file',
        'journey A',
        '  // of the journey',
        '  stage X',
        '    step Y',
        '      feels calm',
        '      // of Y',
        '    // of Z',
        '    step Z',
        '// left out:',
        '      on Web',
      ),
    );
  });

  it('formats around what cannot be read, and leaves that as it is', () => {
    const formatted = lines(
      'journey A',
      '  stage X',
      '    step Y',
      '      fel',
      '      ???   what  is  this',
      '        | and this',
      '      feels calm',
      '        because of  the rain',
      '      metric',
      '    stpe  Z',
      '      on Web',
    );
    expect(format(wide(formatted).replace('feels ', 'FEELS   ').replace('on ', 'ON   '))).toBe(formatted);
  });

  it('leaves a line in the wrong place in the wrong place, as far from the others as it was', () => {
    const formatted = lines('journey A', '  stage X', '    step Y', '      on Web', '    feels calm', '        goal B');
    expect(format(wide(formatted))).toBe(formatted);
    const codes = (it: string) => lex(it).report.findings.map(({ code }) => code);
    expect(codes(formatted)).toEqual(codes(wide(formatted)));
    const flat = lines('journey A', 'stage X', 'step Y', 'on Web', '');
    expect(format(flat)).toBe(flat);
  });

  it('puts a block in the wrong place on a level, so that the lines below it stay on theirs', () => {
    const text = lines('journey A', '    stage X', '        step Y', '             step Z', '            on Web');
    const formatted = lines('journey A', '  stage X', '    step Y', '      step Z', '      on Web');
    expect(format(text)).toBe(formatted);
    expect(format(formatted)).toBe(formatted);
  });

  it('measures each part by its own levels, below a first line that cannot be read, too', () => {
    const first = lines('lorem', 'journey A', '  stage X', '    step Y', '      on Web');
    const second = lines(
      'journey B',
      '    stage X',
      '        step Y',
      '            on Web',
      '                feels calm',
    );
    expect(format(`${first}\n${second}`)).toBe(
      lines(first, 'journey B', '  stage X', '    step Y', '      on Web', '        feels calm'),
    );
  });

  it('keeps line ends, each as it is, a byte-order mark and a missing last line end', () => {
    expect(format('\ufeffjourney A\r\n    goal  B\r\n\r\n\r\n    ends C')).toBe(
      '\ufeffjourney A\r\n  goal B\r\n\r\n  ends C',
    );
    expect(format('journey A\r    goal B\n    ends C\r\n\n\n')).toBe('journey A\r  goal B\n  ends C\r\n');
    expect(format('\ufeff   journey A')).toBe('\ufeffjourney A');
    expect(by({ ...TWO, finalLineEnd: true })('journey A\r\n    goal B')).toBe('journey A\r\n  goal B\r\n');
    expect(by({ ...TWO, finalLineEnd: true })('journey A\n\n')).toBe('journey A\n');
  });

  it('leaves what is no text', () => {
    expect(formatText('journey  A\0\n      goal B', TWO)).toEqual([]);
  });

  it('changes no more than it must', () => {
    const text = GOOD.replace('    goal Coffee', '     goal  Coffee');
    expect(formatText(text, TWO)).toEqual([
      { start: text.indexOf('     goal'), end: text.indexOf('goal  Coffee'), newText: '    ' },
      { start: text.indexOf('  Coffee'), end: text.indexOf('Coffee'), newText: ' ' },
    ]);
  });

  it('of the command line follows the file', () => {
    for (const text of [GOOD, wide(GOOD), tabbed(GOOD)]) {
      expect(formatted(text)).toBe(text);
      expect(formatted(text.replace(/^\s+age/m, ' age'))).toBe(text);
    }
    expect(formatted('journey A\n     goal B')).toBe('journey A\n     goal B');
  });
});

describe('formatting some lines', () => {
  const some = (text: string, first: number, last: number) => by({ ...TWO, lines: { first, last } })(text);

  it('changes these alone', () => {
    const spoilt = GOOD.replaceAll(' ', '  ').split('\n');
    const result = some(spoilt.join('\n'), 5, 5).split('\n');
    expect(result[5]).toBe('    for Rosa');
    expect(result.filter((_, at) => at !== 5)).toEqual(spoilt.filter((_, at) => at !== 5));
  });

  it('leaves what keeps a white space from becoming the byte-order mark of the file', () => {
    const text = '\n \n\ufeffjourney A\nlorem\n\ufeffjourney B\n stage X';
    expect(some(text, 0, 1)).toBe(text);
    expect(format(format(text))).toBe(format(text));
  });

  it('indents them as the lines around them are', () => {
    const pasted = (...them: string[]) =>
      lines('journey A', '    stage X', '        step Y', '            on Web', ...them, '    stage Z');
    const spoilt = pasted('          // new', '      step W', '           feels calm');
    expect(some(spoilt, 4, 6)).toBe(pasted('            // new', '        step W', '            feels calm'));
  });
});
