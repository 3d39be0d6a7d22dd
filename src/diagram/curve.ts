export interface Point {
  x: number;
  y: number;
}

/** A curve through points of growing x. */
export interface Curve {
  /** As SVG path data, one Bézier from point to point. */
  d: string;
  /** Writes its height at x, x + step, … into `heights`, and nothing where it is not. */
  sample(heights: Float64Array, x: number, step: number): void;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * A monotone cubic through the points: between two of them it never leaves the range of their heights, so the curve
 * passes no value that nobody gave. Tangents: weighted harmonic mean of the neighbouring slopes (F. N. Fritsch and
 * J. Butland, 1984), zero at extremes, half the slope at both ends.
 */
export function monotoneCurve(points: readonly Point[]): Curve {
  const count = points.length;
  if (count < 2) return { d: '', sample: () => {} };
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const at = (list: readonly number[], i: number): number => list[i] as number;
  const spans: number[] = [];
  const slopes: number[] = [];
  for (let i = 0; i + 1 < count; i++) {
    const span = Math.max(1, at(xs, i + 1) - at(xs, i));
    spans.push(span);
    slopes.push((at(ys, i + 1) - at(ys, i)) / span);
  }
  const tangents: number[] = [at(slopes, 0) / 2];
  for (let i = 1; i + 1 < count; i++) {
    const before = at(slopes, i - 1);
    const after = at(slopes, i);
    const left = at(spans, i - 1);
    const right = at(spans, i);
    tangents.push(
      before * after <= 0 ? 0 : (3 * (left + right)) / ((2 * right + left) / before + (right + 2 * left) / after),
    );
  }
  tangents.push(at(slopes, count - 2) / 2);

  let d = `M${at(xs, 0)} ${at(ys, 0)}`;
  for (let i = 0; i + 1 < count; i++) {
    const third = at(spans, i) / 3;
    d +=
      `C${round(at(xs, i) + third)} ${round(at(ys, i) + at(tangents, i) * third)}` +
      ` ${round(at(xs, i + 1) - third)} ${round(at(ys, i + 1) - at(tangents, i + 1) * third)}` +
      ` ${at(xs, i + 1)} ${at(ys, i + 1)}`;
  }

  return {
    d,
    sample(heights, x, step) {
      let k = Math.max(0, Math.ceil((at(xs, 0) - x) / step));
      for (let i = 0; i + 1 < count; i++) {
        const left = at(xs, i);
        const right = at(xs, i + 1);
        const span = at(spans, i);
        const from = at(ys, i);
        const to = at(ys, i + 1);
        const leaving = span * at(tangents, i);
        const arriving = span * at(tangents, i + 1);
        const last = i + 2 === count;
        for (; k < heights.length; k++) {
          const place = x + k * step;
          if (last ? place > right : place >= right) break;
          const t = (place - left) / span;
          const t2 = t * t;
          const t3 = t2 * t;
          heights[k] =
            (2 * t3 - 3 * t2 + 1) * from + (t3 - 2 * t2 + t) * leaving + (-2 * t3 + 3 * t2) * to + (t3 - t2) * arriving;
        }
      }
    },
  };
}
