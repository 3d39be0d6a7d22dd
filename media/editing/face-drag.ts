import type { Scale } from '../../language-server/map/journey-map.js';
import { moodWord } from '../../language-server/map/mood-words.js';
import type { Band } from '../../src/diagram/index.js';
import type { Point } from '../zoom.js';
import type { Drag } from './drag.js';

/** A scale finer than this is gone through in steps of it. */
const MOST_STEPS = 20;

/** The next score up (1) or down (-1) on a scale. */
export function scoreBeside(score: number, direction: 1 | -1, scale: Scale): number {
  const step = stepOf(scale);
  const next = direction > 0 ? Math.floor(score / step) * step + step : Math.ceil(score / step) * step - step;
  return clamp(next, scale);
}

/** The score at a height of the plot, on the journey's scale. @param y in the band, in pixels */
export function scoreAt(y: number, { zero, each }: NonNullable<Band['levels']>, scale: Scale): number {
  const part = ((zero - y) / each + 2) / 4;
  const step = stepOf(scale);
  const score = scale.min + part * (scale.max - scale.min);
  return clamp(Math.round(score / step) * step, scale);
}

/** What a score means, as it is shown: `happy, +1`. */
export function scoreWords(score: number, scale: Scale): string {
  const shown = scale.min < 0 && score > 0 ? `+${score}` : `${score}`.replace('-', '−');
  return `${moodWord(score, scale).word}, ${shown}`;
}

const stepOf = ({ min, max }: Scale): number => Math.max(1, Math.ceil((max - min) / MOST_STEPS));
const clamp = (score: number, { min, max }: Scale): number => Math.min(max, Math.max(min, score));

/** A face on its way up or down. */
export class FaceDrag implements Drag {
  private readonly mark = document.createElement('div');
  private score: number | undefined;

  /**
   * @param x of the face
   * @param set is told the score where the face is let go
   */
  constructor(
    drawing: HTMLElement,
    private readonly x: number,
    private readonly band: Pick<Band, 'y' | 'levels'>,
    private readonly scale: Scale,
    private readonly set: (score: number) => void,
  ) {
    this.mark.className = 'dragged-face';
    drawing.append(this.mark);
  }

  move({ y }: Point): void {
    const { band, scale, x } = this;
    const { zero, each } = band.levels!;
    this.score = scoreAt(y - band.y, band.levels!, scale);
    const level = ((this.score - scale.min) / (scale.max - scale.min)) * 4 - 2;
    Object.assign(this.mark.style, { left: `${x}px`, top: `${band.y + zero - level * each}px` });
    const words = scoreWords(this.score, scale);
    if (this.mark.textContent !== words) this.mark.textContent = words;
  }

  drop(): void {
    if (this.score !== undefined) this.set(this.score);
  }

  end(): void {
    this.mark.remove();
  }
}
