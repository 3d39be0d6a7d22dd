/** Numbers, shares, scales, dates and durations as people write them in a map. */
import type { Scale } from '../map/journey-map.js';
import { foldSpaces, trim } from './text.js';

/** The digits that a phone's or computer's keyboard writes for 0 to 9, by language; each row in its order in Unicode. */
const DIGITS = [
  '0123456789',
  '٠١٢٣٤٥٦٧٨٩',
  '۰۱۲۳۴۵۶۷۸۹',
  '०१२३४५६७८९',
  '০১২৩৪৫৬৭৮৯',
  '๐๑๒๓๔๕๖๗๘๙',
  '０１２３４５６７８９',
];
/** The sources of patterns for a digit, a decimal point or comma, and a sign of per cent. */
export const DIGIT_PATTERN = `[${DIGITS.join('')}]`;
const POINT = '[.,٫．]';
export const PER_CENT_PATTERN = '[%％٪]';

/** A number: sign, decimal point or comma, no thousands separators. Other minus signs count as `-`. */
export const NUMBER_PATTERN = `[+＋\\-−–－]?(?:${DIGIT_PATTERN}+(?:${POINT}${DIGIT_PATTERN}+)?|${POINT}${DIGIT_PATTERN}+)`;
const PLAIN_NUMBER = /^[+-]?\d{1,9}(?:\.\d{1,9})?$/;
const NUMBER = new RegExp(`^${NUMBER_PATTERN}$`, 'u');
const AMOUNT = new RegExp(`^((?:(?!${DIGIT_PATTERN}).)*?)(${NUMBER_PATTERN})\\s*(.*)`, 'su');
const RANGE = new RegExp(`^(${NUMBER_PATTERN})\\s*(?:\\.\\.\\.?|…|–|to)\\s*(${NUMBER_PATTERN})$`, 'iu');
const SHARE = new RegExp(`^(${NUMBER_PATTERN})\\s*${PER_CENT_PATTERN}$`, 'u');

const OTHER_DIGIT = new RegExp(`(?![0-9])${DIGIT_PATTERN}`, 'gu');

/** A text with the digits of all keyboards as 0 to 9. */
export function asciiDigits(text: string): string {
  return text.replace(OTHER_DIGIT, (digit) => String(DIGITS.find((row) => row.includes(digit))!.indexOf(digit)));
}

/** True for a value that is written in per cent. */
export function isPerCent(value: string): boolean {
  return /[%％٪]/u.test(value);
}

/** Reads a number, or undefined. `−` counts as minus, a comma as decimal point. */
export function parseNumber(text: string): number | undefined {
  // Most numbers are a score.
  if (PLAIN_NUMBER.test(text)) return Number(text) + 0;
  const trimmed = trim(text);
  if (!NUMBER.test(trimmed)) return undefined;
  const value = Number(
    asciiDigits(trimmed)
      .replace(/[−–－]/u, '-')
      .replace('＋', '+')
      .replace(/[,٫．]/u, '.'),
  );
  // The sum makes 0 of -0, which JSON does not know.
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** Reads `30%` or `30 %` as 0.3, or undefined. Not limited to 0..1: that is for a rule to say. */
export function parseShare(text: string): number | undefined {
  const match = SHARE.exec(trim(text));
  const number = match && parseNumber(match[1]!);
  // Through a decimal string: 0.07 and not 7 * 0.01 = 0.07000000000000001.
  return number === undefined || number === null ? undefined : Number((number / 100).toPrecision(12));
}

/** Wider than any scale; beyond it, numbers lose the precision that scores are compared with. */
const WIDEST_SCALE = 1e12;

/** Reads `1..5` or `-2..+2`; undefined unless it is two different numbers. Written from high to low it is turned round. */
export function parseScale(text: string): Scale | undefined {
  const match = RANGE.exec(trim(text));
  if (!match) return undefined;
  const a = parseNumber(match[1]!);
  const b = parseNumber(match[2]!);
  if (a === undefined || b === undefined || a === b || Math.abs(a - b) > WIDEST_SCALE) return undefined;
  return { min: Math.min(a, b), max: Math.max(a, b) };
}

/** True for `YYYY`, `YYYY-MM` and `YYYY-MM-DD` of the Gregorian calendar. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(asciiDigits(trim(text)));
  if (!match) return false;
  const [, year, month, day] = match;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= lastDay;
}

const DURATION_UNIT = '(?:s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|y|yrs?|years?)';
const COUNT = `${DIGIT_PATTERN}+(?:${POINT}${DIGIT_PATTERN}+)?`;
/** The source of a pattern for one or more amounts with a unit of time, such as `about 2-3 days` or `1 h 30 min`. */
export const DURATION_PATTERN = `(?:about\\s+)?${COUNT}(?:\\s*[-–]\\s*${COUNT})?\\s*${DURATION_UNIT}(?:\\s*${COUNT}\\s*${DURATION_UNIT})*`;
const DURATION = new RegExp(`^${DURATION_PATTERN}$`, 'iu');

/** True for `[about] N[-N] unit`, combined or not. */
export function isDuration(text: string): boolean {
  return DURATION.test(foldSpaces(text));
}

/** Seconds in each unit of time, by how its name begins. A month and a year are the mean ones of the calendar. */
const SECONDS: readonly [unit: RegExp, seconds: number][] = [
  [/^mo/, 2_629_746],
  [/^m/, 60],
  [/^s/, 1],
  [/^h/, 3600],
  [/^d/, 86_400],
  [/^w/, 604_800],
  [/^y/, 31_556_952],
];
/** How many seconds a unit of time has, such as `min` or `days`; undefined for what is none. */
export function secondsIn(unit: string): number | undefined {
  if (!UNIT_OF_TIME.test(unit)) return undefined;
  return SECONDS.find(([name]) => name.test(unit.toLowerCase()))![1];
}

const UNIT_OF_TIME = new RegExp(`^${DURATION_UNIT}$`, 'iu');
const DURATION_PART = new RegExp(
  `(?<!${DIGIT_PATTERN})(${COUNT})(?:\\s*[-–]\\s*(${COUNT}))?\\s*(${DURATION_UNIT})(?![a-z])`,
  'giu',
);

/** A length of time in the unit it begins with: `2 h 30 min` is 2.5 h, `2-3 days` their middle. */
function parseDuration(text: string): { amount: number; unit: string } | undefined {
  let seconds = 0;
  let first: { unit: string; seconds: number } | undefined;
  for (const [, from, to, unit] of text.matchAll(DURATION_PART)) {
    const inSeconds = secondsIn(unit!)!;
    const [low, high] = [parseNumber(from!)!, parseNumber(to ?? from!)!];
    seconds += ((low + high) / 2) * inSeconds;
    first ??= { unit: unit!, seconds: inSeconds };
  }
  return first && { amount: Number((seconds / first.seconds).toPrecision(12)), unit: first.unit };
}

/** The number of a value and its unit: `4.1`, `38%` → 38 and `%`, `€40` → 40 and `€`, `2 h 30 min` → 2.5 and `h`. */
export function parseAmount(text: string): { amount: number; unit?: string } | undefined {
  if (isDuration(text)) return parseDuration(text);
  const match = AMOUNT.exec(foldSpaces(text));
  if (!match) return undefined;
  const amount = parseNumber(match[2]!);
  if (amount === undefined) return undefined;
  const unit = trim(match[3]!) || trim(match[1]!);
  return unit ? { amount, unit } : { amount };
}

/** Maps a score from one scale to another, linearly. */
export function rescale(score: number, from: Scale, to: Scale): number {
  const mapped = to.min + ((score - from.min) * (to.max - to.min)) / (from.max - from.min);
  return Number(mapped.toPrecision(12));
}

/** The scale on which the rules compare and the built-in emotions stand. */
export const EMOTION_SCALE: Scale = { min: -2, max: 2 };
