/** How metrics are measured: by their declaration, or as the library knows them. */
import type { Metric, MetricLine } from '../generated/ast.js';
import { type Measure, measureOf } from '../library/library.js';
import type { Scale } from '../map/journey-map.js';
import { isDuration, isPerCent, parseAmount, parseScale, secondsIn } from '../syntax/values.js';
import { referenceName, textOf } from './queries.js';

/** The measure of a metric: its own declaration goes before the built-in one. */
export interface NamedMeasure extends Measure {
  name: string;
  /** Built in, and not declared anew with a scale. */
  builtIn: boolean;
  /** The unit that values without one are in. */
  unit?: string;
}

/** The measure of the metric that a line names. */
export function measureOfLine(line: MetricLine): NamedMeasure | undefined {
  return measureFor(referenceName(line.metric), line.metric.ref);
}

/** The measure of a declared metric. */
export function measureOfMetric(metric: Metric): NamedMeasure | undefined {
  return measureFor(metric.name, metric);
}

function measureFor(name: string, metric: Metric | undefined): NamedMeasure | undefined {
  const written = metric?.scales[0]?.value;
  const scale = written ? parseScale(written) : undefined;
  const builtIn = scale ? undefined : measureOf(name);
  if (!scale && !builtIn) return undefined;
  const unit = metric && textOf(metric, 'unit')?.text;
  return scale ? { name, builtIn: false, scale, unit } : builtIn && { name, builtIn: true, ...builtIn, unit };
}

/** The range that a line's value is drawn on: that of its unit, or undefined where it has none. */
export function scaleOfMetric(line: MetricLine): Scale | undefined {
  const measure = measureOfLine(line);
  const value = line.value ?? '';
  return (measure && rangeFor(measure, value)) ?? (isPerCent(value) ? { min: 0, max: 100 } : undefined);
}

/** The range of numbers of the unit that a value is written in; undefined where all can be. */
export function rangeFor({ scale, percent, unit }: NamedMeasure, value: string): Scale | undefined {
  if (isPerCent(value)) {
    if (percent || !scale) return percent;
    // Shares of 1, written in hundredths.
    return scale.max <= 1 ? times(scale, 100) : scale;
  }
  const inSeconds = unit === undefined ? undefined : secondsIn(unit);
  const written = isDuration(value) ? parseAmount(value)?.unit : undefined;
  if (scale && inSeconds && written) return times(scale, inSeconds / secondsIn(written)!);
  return scale ?? percent;
}

function times({ min, max }: Scale, factor: number): Scale {
  return { min: Number((min * factor).toPrecision(12)), max: Number((max * factor).toPrecision(12)) };
}
