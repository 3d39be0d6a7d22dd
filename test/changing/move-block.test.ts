/** `¦` is the cursor. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { moveBlock } from '../../language-server/changing/move-block.js';
import { applyEdits } from '../../language-server/fixes/apply.js';
import { lex } from '../../language-server/syntax/lex.js';
import '../property-runs.js';
import { brokenMaps, maps } from '../format/texts.js';
import { createLanguage, type Language } from '../language/helpers.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

async function moved(marked: string, up: boolean): Promise<string | undefined> {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const document = await language.open(text);
  const { line, character } = document.textDocument.positionAt(offset);
  const move = moveBlock(document, line, up);
  if (!move) return undefined;
  const lines = applyEdits(text, move.edits).split('\n');
  const at = lines[move.line]!;
  lines[move.line] = `${at.slice(0, character)}¦${at.slice(character)}`;
  return lines.join('\n');
}

const up = (text: string) => moved(text, true);
const down = (text: string) => moved(text, false);
const lines = (...all: string[]) => `${all.join('\n')}\n`;

const BEFORE = lines(
  'journey A',
  '  stage X',
  '    goal G',
  '    step One',
  '      on Web',
  '',
  '    // about two',
  '    step Two',
  '      f¦eels calm // so',
  '      // its end',
  '    step Three',
  '  // about Y',
  '  stage Y',
  '    step Four',
);
const AFTER = lines(
  'journey A',
  '  stage X',
  '    goal G',
  '    // about two',
  '    step Two',
  '      f¦eels calm // so',
  '      // its end',
  '',
  '    step One',
  '      on Web',
  '    step Three',
  '  // about Y',
  '  stage Y',
  '    step Four',
);

describe('a step', () => {
  it('changes places with the one above it or below it, with its comments', async () => {
    expect(await up(BEFORE)).toBe(AFTER);
    expect(await down(AFTER)).toBe(BEFORE);
  });

  it('moves from any of its lines, its comment too', async () => {
    const at = (words: string) => BEFORE.replace('¦', '').replace(words, `¦${words}`);
    for (const words of ['    // about two', 'ep Two', '  // its end'])
      expect((await up(at(words)))?.replace('¦', '')).toBe(AFTER.replace('¦', ''));
  });

  it('goes on into the stage above or below', async () => {
    const text = lines(
      'journey A',
      '  stage X',
      '    step One',
      '  stage Y',
      '    goal G',
      '    // two',
      '    step T¦wo',
      '    step Three',
    );
    const other = lines(
      'journey A',
      '  stage X',
      '    step One',
      '    // two',
      '    step T¦wo',
      '  stage Y',
      '    goal G',
      '    step Three',
    );
    expect(await up(text)).toBe(other);
    expect(await down(other)).toBe(text);
    const empty = lines('journey A', '   stage X', '     step O¦ne', '       on Web', '   stage Y', '     goal G');
    expect(await down(empty)).toBe(
      lines('journey A', '   stage X', '   stage Y', '     goal G', '     step O¦ne', '       on Web'),
    );
  });

  it('stays at the ends of its journey', async () => {
    expect(await up(lines('journey A', '  stage X', '    step O¦ne', '    step Two'))).toBeUndefined();
    expect(
      await down(lines('journey A', '  stage X', '    step One', '    step T¦wo', 'journey B', '  stage Y')),
    ).toBeUndefined();
  });
});

describe('a stage', () => {
  it('moves with all that stands in it', async () => {
    const text = lines(
      'journey A',
      '  stage X',
      '    step One',
      '',
      '  // about Y',
      '  stage ¦Y',
      '    step Two',
      '      on Web',
    );
    const other = lines(
      'journey A',
      '  // about Y',
      '  stage ¦Y',
      '    step Two',
      '      on Web',
      '',
      '  stage X',
      '    step One',
    );
    expect(await up(text)).toBe(other);
    expect(await down(other)).toBe(text);
  });
});

it('nothing moves where there is neither a step nor a stage, or lines stand in a wrong place', async () => {
  expect(await up(lines('persona P', '  age¦ 4', 'journey A', '  stage X'))).toBeUndefined();
  expect(await up(lines('journey A', '  go¦al G', '  stage X'))).toBeUndefined();
  expect(await up(lines('framework F', '  stage X', '  sta¦ge Y'))).toBeUndefined();
  expect(await up(lines('journey A', '  stage X', '    step One', '   on Web', '    step T¦wo'))).toBeUndefined();
});

it('any move keeps every line and every comment, and none comes to stand in a wrong place', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(maps, brokenMaps), fc.nat(80), fc.boolean(), async (text, line, isUp) => {
      const document = await language.open(text);
      const move = moveBlock(document, line, isUp);
      language.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
      if (!move) return;
      const after = applyEdits(text, move.edits);
      const words = (it: string) =>
        it
          .split(/\r\n|\r|\n/)
          .map((one) => one.trim())
          .filter(Boolean)
          .sort();
      expect(words(after)).toEqual(words(text));
      expect(lex(after).report.findings.length).toBeLessThanOrEqual(lex(text).report.findings.length);
    }),
  );
});
