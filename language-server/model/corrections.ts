/** What somebody most likely meant who wrote a value that cannot be. */
import { COLORS, isColor } from '../syntax/colors.js';
import { nearest } from '../syntax/repair.js';
import { asciiDigits, isDate, parseNumber } from '../syntax/values.js';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** The date of the calendar that is nearest to what was written, as `YYYY-MM-DD` or `YYYY-MM`. */
export function nearestDate(text: string): string | undefined {
  const written = asciiDigits(text).trim();
  const byYear = /^(\d{4})[-–/. ]?(\d{1,2})(?:[-–/. ]?(\d{1,2}))?(?!\d)/.exec(written);
  if (byYear) return dateOf(byYear[1]!, Number(byYear[2]), byYear[3] === undefined ? undefined : Number(byYear[3]));
  const byDay = /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})$/.exec(written);
  if (byDay) {
    const [first, second] = [Number(byDay[1]), Number(byDay[3])];
    if (byDay[2] === '.' || first > 12) return dateOf(byDay[4]!, second, first);
    // In some countries the month comes first: which it was cannot be told of 3/4/2026.
    return second > 12 ? dateOf(byDay[4]!, first, second) : undefined;
  }
  const inWords = /^(?:(\d{1,2})\.?\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2}))?,?\s+(\d{4})$/i.exec(written);
  const month = inWords ? MONTHS.findIndex((name) => name.startsWith(inWords[2]!.toLowerCase())) : -1;
  if (!inWords || month < 0) return undefined;
  const day = inWords[1] ?? inWords[3];
  return dateOf(inWords[4]!, month + 1, day === undefined ? undefined : Number(day));
}

function dateOf(year: string, month: number, day: number | undefined): string | undefined {
  const two = (number: number) => String(number).padStart(2, '0');
  const inYear = Math.min(Math.max(month, 1), 12);
  if (day === undefined) return `${year}-${two(inYear)}`;
  for (let inMonth = Math.min(Math.max(day, 1), 31); inMonth > 0; inMonth--) {
    const date = `${year}-${two(inYear)}-${two(inMonth)}`;
    if (isDate(date)) return date;
  }
  return undefined;
}

/** The share of 0% to 100% that is nearest to what was written. */
export function nearestShare(text: string): string | undefined {
  const hasSign = /[%％٪]\s*$/u.test(text);
  const bare = text.replace(/[%％٪]\s*$/u, '').trimEnd();
  const number = parseNumber(bare);
  if (number === undefined) return undefined;
  if (number < 0) return '0%';
  if (number > 100) return '100%';
  // A part of 1, as computers write shares.
  if (!hasSign && number > 0 && number < 1) return `${Number((number * 100).toPrecision(12))}%`;
  return `${bare}%`;
}

/** The colour that was meant: its hash sign was forgotten, its name misspelt, or it was given a transparency. */
export function nearestColor(text: string): string | undefined {
  if (isColor(`#${text}`)) return `#${text}`;
  const opaque = /^(#[0-9a-f]{6})[0-9a-f]{2}$/i.exec(text) ?? /^(#[0-9a-f]{3})[0-9a-f]$/i.exec(text);
  return opaque ? opaque[1] : nearest(text.replace(/[\s-]/g, ''), COLORS.keys());
}
