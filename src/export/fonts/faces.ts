/** The faces of the one family that a map is set in, and what they cover. */
import { ADVANCES } from '../../diagram/generated/advances.generated.js';
import { TYPE, type TypeStyle } from '../../diagram/measure/type.js';
import type { Mark, Scene } from '../../diagram/scene.js';

export type Face = TypeStyle['face'];

export interface FaceFile {
  face: Face;
  /** The name of its font below `fonts/`. */
  file: string;
  weight: 400 | 600;
  style: 'normal' | 'italic';
}

export const FAMILY = 'Source Sans 3';

export const FACES: readonly FaceFile[] = [
  { face: 'regular', file: 'source-sans-3-400-normal.ttf', weight: 400, style: 'normal' },
  { face: 'italic', file: 'source-sans-3-400-italic.ttf', weight: 400, style: 'italic' },
  { face: 'semibold', file: 'source-sans-3-600-normal.ttf', weight: 600, style: 'normal' },
];

/** The code points that stand in the picture, by the face that they are set in. */
export function charactersOf(scene: Scene): Map<Face, Set<number>> {
  const characters = new Map<Face, Set<number>>();
  const visit = (marks: readonly Mark[]): void => {
    for (const mark of marks) {
      if (mark.type === 'group') visit(mark.marks);
      if (mark.type !== 'text') continue;
      const { face } = TYPE[mark.style];
      const used = characters.get(face) ?? new Set();
      characters.set(face, used);
      for (const character of mark.text) used.add(character.codePointAt(0) as number);
    }
  };
  for (const band of scene.bands) for (const chunk of band.chunks) visit(chunk.marks);
  return characters;
}

const covered = new Map<Face, Set<number>>();

/** The code points that a face has a glyph for. */
export function coverageOf(face: Face): ReadonlySet<number> {
  let found = covered.get(face);
  if (!found) {
    found = new Set();
    for (const [first = 0, ...advances] of ADVANCES[face]) {
      for (let i = 0; i < advances.length; i++) found.add(first + i);
    }
    covered.set(face, found);
  }
  return found;
}

/** A character that changes others or nothing at all, and is drawn by itself in no font. */
const UNSEEN = /[\p{Cf}\p{Cc}\p{Zs}\p{Zl}\p{Zp}]|\p{Variation_Selector}|\u034F/u;

/** Whether the face can show a character; those that are not seen need no font. */
export function isCovered(face: Face, character: string): boolean {
  return coverageOf(face).has(character.codePointAt(0) as number) || UNSEEN.test(character);
}
