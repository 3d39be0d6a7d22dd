import type { Scene } from '../src/diagram/index.js';

/** True for what has the shape of a scene. It was written by this page, but perhaps by another version of it. */
export function isScene(value: unknown): value is Scene {
  if (typeof value !== 'object' || value === null) return false;
  const scene = value as Partial<Record<keyof Scene, unknown>>;
  return (
    isLength(scene.width) &&
    isLength(scene.height) &&
    typeof scene.title === 'string' &&
    typeof scene.description === 'string' &&
    isArrayOf(scene.bands, (band) => isLength(band.y) && isLength(band.height) && isArrayOf(band.chunks, isChunk)) &&
    isArrayOf(
      scene.targets,
      (target) => typeof target.id === 'string' && ['x', 'y', 'width', 'height'].every((key) => isLength(target[key])),
    ) &&
    isReading(scene.reading) &&
    Array.isArray(scene.notices)
  );
}

function isReading(value: unknown): boolean {
  return isArrayOf(
    value,
    ({ id, kind, label, parts }) =>
      typeof id === 'string' &&
      typeof kind === 'string' &&
      typeof label === 'string' &&
      (parts === undefined || isReading(parts)),
  );
}

function isChunk(chunk: Record<string, unknown>): boolean {
  return (
    typeof chunk.key === 'string' &&
    isLength(chunk.x) &&
    isLength(chunk.y) &&
    isArrayOf(chunk.marks, (mark) => typeof mark.type === 'string')
  );
}

function isArrayOf(value: unknown, isElement: (element: Record<string, unknown>) => boolean): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (element: unknown) =>
        typeof element === 'object' && element !== null && isElement(element as Record<string, unknown>),
    )
  );
}

function isLength(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= -1e6 && value <= 1e6;
}
