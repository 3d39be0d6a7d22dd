/** The fonts that a picture takes along, so that its text looks everywhere as it was measured. */
import { readFileSync } from 'node:fs';
import ranges from '@fontsource/source-sans-3/unicode.json';
import type { Mark, Scene } from '../diagram/index.js';
import { TYPE, type TypeStyle } from '../diagram/measure/type.js';
import { besideProgram } from './beside.js';
import type { Terminal } from './terminal.js';

const FACES: Readonly<Record<TypeStyle['face'], { weight: number; style: string }>> = {
  regular: { weight: 400, style: 'normal' },
  italic: { weight: 400, style: 'italic' },
  semibold: { weight: 600, style: 'normal' },
};

/**
 * CSS `@font-face` rules with the fonts in them, those that hold a character of the picture. Scripts that the font does
 * not cover are left to the fonts of whoever looks at it.
 */
export function fontFaces(scene: Scene, terminal: Terminal): string {
  const characters = charactersOf(scene);
  const rules: string[] = [];
  try {
    for (const [face, used] of characters) {
      for (const [script, range] of Object.entries(ranges)) {
        if (holdsAny(range, used)) rules.push(fontFace(face, script, range));
      }
    }
  } catch {
    terminal.say(
      'The fonts of the picture are missing: webview/fonts belongs beside the program. Text may not fit exactly.',
    );
    return '';
  }
  return rules.join('');
}

function fontFace(face: TypeStyle['face'], script: string, range: string): string {
  const { weight, style } = FACES[face];
  const file = besideProgram('webview', 'fonts', `source-sans-3-${script}-${weight}-${style}.woff2`);
  const data = readFileSync(file).toString('base64');
  return (
    `@font-face{font-family:'Source Sans 3';font-style:${style};font-weight:${weight};` +
    `src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`
  );
}

/** The code points that stand in the picture, by the face that they are set in. */
function charactersOf(scene: Scene): Map<TypeStyle['face'], Set<number>> {
  const characters = new Map<TypeStyle['face'], Set<number>>();
  const visit = (marks: readonly Mark[]): void => {
    for (const mark of marks) {
      if (mark.type === 'group') visit(mark.marks);
      if (mark.type !== 'text') continue;
      const { face } = TYPE[mark.style];
      const used = characters.get(face) ?? new Set();
      characters.set(face, used);
      for (const character of mark.text) used.add(character.codePointAt(0)!);
    }
  };
  for (const band of scene.bands) for (const chunk of band.chunks) visit(chunk.marks);
  return characters;
}

/** @param range as CSS writes it: `U+0000-00FF,U+0131` */
function holdsAny(range: string, characters: ReadonlySet<number>): boolean {
  const parts = range.split(',').map((part) => {
    const [first = '', last = first] = part.trim().slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return [...characters].some((code) => parts.some(([first, last]) => first <= code && code <= last));
}
