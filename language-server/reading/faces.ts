/** Scores as they are shown beside names: a number with its sign, and a face. */
import { t } from '@vscode/l10n';
import type { Scale } from '../map/journey-map.js';
import { EMOTION_SCALE, rescale } from '../syntax/values.js';

const FACES = ['😣', '🙁', '😐', '🙂', '😄'] as const;

/** The face of a score on -2..+2. */
export function faceOf(score: number): string {
  const at = Math.min(4, Math.max(0, Math.round(score) + 2));
  return FACES[at]!;
}

/** A number as people write scores: `+1`, `0`, `-0.5`. Rounded to two decimals. */
export function signed(score: number): string {
  const rounded = Number(score.toFixed(2));
  return rounded > 0 ? `+${rounded}` : `${rounded}`;
}

/** A score on -2..+2 as a journey of that scale writes it: with its sign where the scale has values below zero. */
export function scoreIn(scale: Scale, score: number): string {
  const written = Number(rescale(score, EMOTION_SCALE, scale).toFixed(2));
  return scale.min < 0 ? signed(written) : `${written}`;
}

/** A score, however it is written, with the ends of its scale. */
export function onScale(score: string, { min, max }: Scale): string {
  return t('{0} on a scale from {1} to {2}', score, min, max);
}
