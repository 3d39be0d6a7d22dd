import type { Band, GroupMark, Mark, Scene, Target } from '../../src/diagram/index.js';

/** Every mark of a scene or band, those in groups included. */
export function* marksOf(part: Scene | Band): Generator<Mark> {
  if ('bands' in part) for (const band of part.bands) yield* marksOf(band);
  else for (const chunk of part.chunks) yield* inGroups(chunk.marks);
}

export function* inGroups(marks: readonly Mark[]): Generator<Mark> {
  for (const mark of marks) {
    yield mark;
    if (mark.type === 'group') yield* inGroups(mark.marks);
  }
}

export const textsOf = (part: Scene | Band): string[] =>
  [...marksOf(part)].flatMap((mark) => (mark.type === 'text' ? [mark.text] : []));

export const groupsOf = (scene: Scene, name: string) =>
  [...marksOf(scene)].flatMap((mark) => (mark.type === 'group' && mark.name === name ? [mark] : []));

/** What a group says, signs such as a question mark included. */
export const wordsIn = (group: GroupMark): string =>
  [...inGroups(group.marks)].flatMap((mark) => (mark.type === 'text' ? [mark.text] : [])).join(' ');

export const stepsOf = (scene: Scene): Target[] => scene.targets.filter((target) => target.kind === 'step');

export const bandOf = (scene: Scene, key: string): Band | undefined => scene.bands.find((band) => band.key === key);

export function overlaps(a: Target, b: Target): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** True where its sizes are whole numbers and nothing of it is outside of the scene. */
export function isInside({ x, y, width, height }: Target, scene: Scene): boolean {
  const isWhole = [x, y, width, height].every(Number.isInteger);
  return isWhole && x >= 0 && x + width <= scene.width && y + height <= scene.height;
}

/** All ids of a map. */
export function idsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  if ('id' in value && typeof value.id === 'string') found.add(value.id);
  for (const inner of Object.values(value)) idsOf(inner, found);
  return found;
}
