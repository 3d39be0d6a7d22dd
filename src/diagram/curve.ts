export interface Point {
  x: number;
  y: number;
}

/** A curve through points of growing x. */
export interface Curve {
  /** As SVG path data, one Bézier from point to point. */
  d: string;
  /** The height at x, undefined outside. */
  at(x: number): number | undefined;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * A monotone cubic through the points: between two of them it never leaves the range of their heights, so the curve
 * passes no value that nobody gave. Tangents: weighted harmonic mean of the neighbouring slopes (F. N. Fritsch and
 * J. Butland, 1984), zero at extremes, half the slope at both ends.
 */
export function monotoneCurve(points: readonly Point[]): Curve {
  const count = points.length;
  if (count < 2) return { d: '', at: () => undefined };
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
    const [before, after] = [at(slopes, i - 1), at(slopes, i)];
    const [left, right] = [at(spans, i - 1), at(spans, i)];
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
    at(x) {
      if (x < at(xs, 0) || x > at(xs, count - 1)) return undefined;
      let low = 0;
      let high = count - 2;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (at(xs, middle) <= x) low = middle;
        else high = middle - 1;
      }
      const t = (x - at(xs, low)) / at(spans, low);
      const t2 = t * t;
      const t3 = t2 * t;
      return (
        (2 * t3 - 3 * t2 + 1) * at(ys, low) +
        (t3 - 2 * t2 + t) * at(spans, low) * at(tangents, low) +
        (-2 * t3 + 3 * t2) * at(ys, low + 1) +
        (t3 - t2) * at(spans, low) * at(tangents, low + 1)
      );
    },
  };
}
