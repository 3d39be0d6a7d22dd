/** Where lines go that are pasted at `¦`. */
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { spaces, TABS } from '../../language-server/format/columns.js';
import { placePasted } from '../../language-server/format/pasted.js';

/** The lines after the paste; undefined where they are pasted as they are. */
function pasted(lines: readonly string[], block: readonly string[], indentation = spaces(2)): string[] | undefined {
  const marked = lines.join('\n');
  const document = TextDocument.create('', '', 0, marked.replace('¦', ''));
  const at = document.positionAt(marked.indexOf('¦'));
  const placed = placePasted(document.getText(), { start: at, end: at }, block.join('\n'), indentation);
  return placed && TextDocument.applyEdits(document, [placed]).split('\n');
}

const MAP = ['journey A', '  stage X', '    step Y', '      on Web', '      feels calm'];
const STEP = ['step Z', '  on Phone', '  feels annoyed'];
const PLACED = ['    step Z', '      on Phone', '      feels annoyed'];

describe('a block that is pasted into an empty line', () => {
  it.each([
    ['at the margin, from the margin', '¦', STEP],
    ['where it goes, its own indentation left behind', '    ¦', ['step Z', '      on Phone', '      feels annoyed']],
    ['where it goes, from the margin', '    ¦', STEP],
    ['too deep', '        ¦', STEP],
    ['with the indentation that it has elsewhere', '¦', ['      step Z', '        on Phone', '        feels annoyed']],
    ['with blank lines around it', '¦', ['', ...STEP, '', '  ']],
  ])('stands in the block that takes it: %s', (_, line, block) => {
    expect(pasted([...MAP, line], block)).toEqual([...MAP, ...PLACED]);
  });

  it('stands among those that are there already', () => {
    expect(pasted([...MAP, '¦', '    step W'], STEP)).toEqual([...MAP, ...PLACED, '    step W']);
    expect(pasted([...MAP, '    ¦'], ['stage B', '  step C', '    on Web'])).toEqual([
      ...MAP,
      '  stage B',
      '    step C',
      '      on Web',
    ]);
  });

  it('keeps its blocks side by side, and what is deeper as much deeper', () => {
    expect(pasted([...MAP, '¦'], ['step Z', '      pain P', '        opportunity O', '    step V'])).toEqual([
      ...MAP,
      '    step Z',
      '      pain P',
      '        opportunity O',
      '    step V',
    ]);
    expect(pasted([...MAP, '¦'], ['stage B', 'stage C'])).toEqual([...MAP, '  stage B', '  stage C']);
  });

  it('is indented as the editor is set', () => {
    const map = ['journey A', '\tstage X', '\t\tstep Y', '¦'];
    expect(pasted(map, STEP, TABS)).toEqual([
      ...map.slice(0, -1),
      '\t\tstep Z',
      '\t\t\ton Phone',
      '\t\t\tfeels annoyed',
    ]);
  });

  it('keeps its line end at the end of the text', () => {
    expect(pasted([...MAP, '¦'], [...STEP, ''])).toEqual([...MAP, ...PLACED, '']);
    expect(pasted([...MAP, '¦', ''], [...STEP, ''])).toEqual([...MAP, ...PLACED, '']);
  });

  it('may be of lines of a step', () => {
    expect(pasted([...MAP, '¦'], ['thinks Is it far?', 'does Walks on'])).toEqual([
      ...MAP,
      '      thinks Is it far?',
      '      does Walks on',
    ]);
  });
});

describe('what is pasted is left as it is', () => {
  it.each([
    ['where the line has words', [...MAP, '      thinks ¦'], STEP],
    ['where it has some behind', [...MAP, '¦ again'], STEP],
    ['of one line', [...MAP, '¦'], ['step Z']],
    ['of no line at all', [...MAP, '¦'], ['', '', '']],
    ['that is not of the language', [...MAP, '¦'], ['- Ask Anna', '- Call the shop']],
    ['that would take in what stands below', [...MAP.slice(0, 3), '¦', ...MAP.slice(3)], STEP],
  ])('%s', (_, lines, block) => {
    expect(pasted(lines, block)).toBeUndefined();
  });
});
