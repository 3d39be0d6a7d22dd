import { t } from '@vscode/l10n';
import type { Metric, MetricLine } from '../generated/ast.js';
import { measureOfLine, measureOfMetric, type NamedMeasure, rangeFor } from '../model/measures.js';
import { quoted } from '../said.js';
import { isDuration, isPerCent, parseAmount, secondsIn } from '../syntax/values.js';

/** A value that cannot be. */
export interface ValueProblem {
  /** What is wrong with it, in a sentence. */
  message: string;
  /** The nearest value that can be, as it would be written. */
  fix?: string;
}

/** What is wrong with a metric's value; undefined where it can be. */
export function problemOfMetric(line: MetricLine): ValueProblem | undefined {
  const measure = measureOfLine(line);
  return measure && line.value !== undefined ? problemOfValue(measure, line.value) : undefined;
}

/** What is wrong with the target of a declared metric. */
export function problemOfTarget(metric: Metric, target: string): ValueProblem | undefined {
  const measure = measureOfMetric(metric);
  if (measure) return problemOfValue(measure, target);
  return parseAmount(target) ? undefined : { message: t('{0} is not a number.', quoted(target)) };
}

function problemOfValue(measure: NamedMeasure, value: string): ValueProblem | undefined {
  const { name, builtIn, scale, percent, duration, atLeast, unit } = measure;
  const parsed = parseAmount(value);
  if (duration) {
    if (isDuration(value)) return undefined;
    const inUnit = unit !== undefined && secondsIn(unit) !== undefined && parsed && !parsed.unit;
    if (inUnit && parsed.amount >= 0) return undefined;
    return {
      message: t('{0} is not a length of time: write it as 9 min, 2 h 30 min or 3 days.', quoted(value)),
      fix: parsed && parsed.amount > 0 && !parsed.unit ? `${value} min` : undefined,
    };
  }
  if (!parsed) return { message: t('{0} is not a number.', quoted(value)) };
  const { amount } = parsed;
  if (isPerCent(value) && scale && !percent && builtIn) {
    return { message: t('{0} is a number from {1} to {2}, without a per cent sign.', name, scale.min, scale.max) };
  }
  const range = rangeFor(measure, value);
  if (range && (amount < range.min || amount > range.max)) {
    const nearest = amount < range.min ? range.min : range.max;
    const isShare = range === percent || isPerCent(value);
    // A share without its sign is more likely than one that is far too great a number.
    const isFar = amount > 2 * range.max;
    const fix = !isShare && percent && isFar && amount <= percent.max ? `${value}%` : undefined;
    const sign = isShare ? '%' : '';
    return {
      message: t(
        '{0} goes from {1} to {2}; {3} is outside.',
        name,
        `${range.min}${sign}`,
        `${range.max}${sign}`,
        quoted(value),
      ),
      fix: fix ?? replaceNumber(value, nearest, isShare),
    };
  }
  if (atLeast !== undefined && amount < atLeast) {
    return {
      message: t('{0} is at least {1}; {2} is less.', name, atLeast, quoted(value)),
      fix: replaceNumber(value, atLeast, isPerCent(value)),
    };
  }
  return undefined;
}

/** The value with another number in it: its unit stays. */
function replaceNumber(value: string, number: number, isShare: boolean): string {
  const { unit } = parseAmount(value)!;
  if (isShare) return `${number}%`;
  if (!unit) return `${number}`;
  return value.startsWith(unit) ? `${unit}${number}` : `${number} ${unit}`;
}
