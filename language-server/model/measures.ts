/** How metrics are measured: by their declaration, or as the library knows them. */
import type { MetricLine } from '../generated/ast.js';
import { type Measure, measureOf } from '../library/library.js';
import type { Scale } from '../map/journey-map.js';
import { isDuration, parseAmount, parseScale } from '../syntax/values.js';
import { referenceName } from './queries.js';

/** The measure of the metric that a line names: its own declaration goes before the built-in one. */
function measureOfLine(line: MetricLine): Measure | undefined {
  const written = line.metric.ref?.scales[0]?.value;
  const scale = written ? parseScale(written) : undefined;
  return scale ? { scale } : measureOf(referenceName(line.metric));
}

/** The range that a line's value is drawn on: that of its unit, or undefined where it has none. */
export function scaleOfMetric(line: MetricLine): Scale | undefined {
  const measure = measureOfLine(line);
  const isPercent = /[%％]/.test(line.value ?? '');
  if (isPercent) return measure?.percent ?? measure?.scale ?? { min: 0, max: 100 };
  return measure?.scale ?? measure?.percent;
}

/** What is wrong with a metric's value, in a sentence; undefined where it can be. */
export function problemOfMetric(line: MetricLine): string | undefined {
  const measure = measureOfLine(line);
  const value = line.value!;
  const name = referenceName(line.metric);
  if (!measure) return undefined;
  if (measure.duration) {
    return isDuration(value)
      ? undefined
      : `‘${value}’ is not a length of time: write it as 9 min, 2 h 30 min or 3 days.`;
  }
  const amount = parseAmount(value)?.amount;
  if (amount === undefined) return `‘${value}’ is not a number.`;
  const isPercent = /[%％]/.test(value);
  const scale = (isPercent ? (measure.percent ?? measure.scale) : measure.scale) ?? measure.percent;
  if (scale && (amount < scale.min || amount > scale.max)) {
    const unit = scale === measure.percent ? '%' : '';
    return `${name} goes from ${scale.min}${unit} to ${scale.max}${unit}; ‘${value}’ is outside.`;
  }
  if (measure.atLeast !== undefined && amount < measure.atLeast) {
    return `${name} is at least ${measure.atLeast}; ‘${value}’ is less.`;
  }
  return undefined;
}
