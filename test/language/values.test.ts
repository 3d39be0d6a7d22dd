import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMOTION_SCALE,
  isDate,
  isDuration,
  parseAmount,
  parseNumber,
  parseScale,
  parseShare,
  rescale,
} from '../../language-server/syntax/values.js';

describe('numbers', () => {
  it.each([
    ['1', 1],
    ['+1', 1],
    ['-1', -1],
    ['−1', -1],
    ['–1', -1],
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['-0,25', -0.25],
    ['007', 7],
    ['-0', 0],
    ['\u00a03\u3000', 3],
    ['-١٫٥', -1.5],
    ['۲۰', 20],
    ['－４．５', -4.5],
    ['＋１', 1],
    ['२', 2],
  ])('reads %s as %d', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each([
    '',
    ' ',
    '1.',
    '1 000',
    '1.000,5',
    '1,000.5',
    '--1',
    '+-1',
    '1e3',
    '0x1',
    'Infinity',
    'NaN',
    'one',
    '٣٣ ٣',
    '1%',
  ])('does not read %j', (text) => expect(parseNumber(text)).toBeUndefined());

  it('does not read what no number can hold', () => expect(parseNumber('9'.repeat(400))).toBeUndefined());

  it('reads back every number with point and comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.nat(999), (whole, thousandths) => {
        const text = `${whole}.${String(thousandths).padStart(3, '0')}`;
        expect(parseNumber(text)).toBe(Number(text));
        expect(parseNumber(text.replace('.', ','))).toBe(Number(text));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const read of [parseNumber, parseShare, parseScale, parseAmount, isDate, isDuration]) read(text);
      }),
    );
  });
});

describe('shares', () => {
  it.each([
    ['30%', 0.3],
    ['30 %', 0.3],
    ['7%', 0.07],
    ['12,5 %', 0.125],
    ['100%', 1],
    ['140%', 1.4],
    ['30％', 0.3],
    ['٣٠٪', 0.3],
    ['３０ ％', 0.3],
    ['0.1%', 0.001],
  ])('reads %s', (text, share) => expect(parseShare(text)).toBe(share));

  it.each(['30', '%', '0.3', '30% of them', '30%%', '30 per cent'])('does not read %j', (text) => {
    expect(parseShare(text)).toBeUndefined();
  });
});

describe('scales', () => {
  it.each([
    ['1..5', 1, 5],
    ['-2..+2', -2, 2],
    ['0 .. 10', 0, 10],
    ['5..1', 1, 5],
    ['1…7', 1, 7],
    ['0,5...1,5', 0.5, 1.5],
    ['−1..1', -1, 1],
    ['1 to 5', 1, 5],
    ['١..٥', 1, 5],
  ])('reads %s', (text, min, max) => expect(parseScale(text)).toEqual({ min, max }));

  it.each(['1', '1..', '..5', '1..1', '1..5..9', '1-5', 'low..high', `0..${'9'.repeat(300)}`])(
    'does not read %j',
    (text) => {
      expect(parseScale(text)).toBeUndefined();
    },
  );
});

describe('amounts', () => {
  it.each([
    ['4.1', { amount: 4.1 }],
    ['38%', { amount: 38, unit: '%' }],
    ['€40', { amount: 40, unit: '€' }],
    ['40 EUR', { amount: 40, unit: 'EUR' }],
    ['-3,5 °C', { amount: -3.5, unit: '°C' }],
    ['12  per   hour', { amount: 12, unit: 'per hour' }],
  ])('reads %s', (text, amount) => expect(parseAmount(text)).toEqual(amount));

  it.each(['', 'none', '%'])('does not read %j', (text) => expect(parseAmount(text)).toBeUndefined());
});

describe('dates', () => {
  it.each(['2026', '2026-01', '2026-12', '2026-01-31', '2024-02-29', '2000-02-29', '1900-02-28'])(
    'knows %s',
    (text) => {
      expect(isDate(text)).toBe(true);
    },
  );

  it.each([
    '26',
    '2026-00',
    '2026-13',
    '2026-04-31',
    '2026-02-29',
    '1900-02-29',
    '2026-1',
    '2026-01-00',
    '2026/01/01',
    '1.1.2026',
    '',
  ])('refuses %j', (text) => expect(isDate(text)).toBe(false));

  it('knows every day of the calendar, and no other', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          expect(isDate(date.toISOString().slice(0, 10))).toBe(true);
          const [year, month] = date.toISOString().split('-');
          const after = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() + 1;
          expect(isDate(`${year}-${month}-${after}`)).toBe(false);
        },
      ),
    );
  });
});

describe('durations', () => {
  it.each([
    '2 days',
    '1 day',
    '2days',
    '20 min',
    '20 minutes',
    '1 h 30 min',
    '2-3 days',
    '2 – 3 weeks',
    'about 2 weeks',
    'About 1 month',
    '1,5 h',
    '45 s',
    '10 years',
    '1 week 2 days 3 hours',
  ])('knows %s', (text) => expect(isDuration(text)).toBe(true));

  it.each(['', '2', 'days', 'a day', '2 moons', 'two days', '2 days or so', 'about', '-2 days', '2--3 days'])(
    'refuses %j',
    (text) => {
      expect(isDuration(text)).toBe(false);
    },
  );
});

describe('scores on another scale', () => {
  it.each([
    [1, { min: 1, max: 5 }, -2],
    [3, { min: 1, max: 5 }, 0],
    [5, { min: 1, max: 5 }, 2],
    [7.5, { min: 0, max: 10 }, 1],
    [0.1, { min: 0, max: 1 }, -1.6],
  ])('maps %d on %o to %d', (score, scale, expected) => expect(rescale(score, scale, EMOTION_SCALE)).toBe(expected));

  it('maps the ends to the ends, keeps order, and maps back', () => {
    const scale = fc
      .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
      .map(([min, width]) => ({ min, max: min + width }));
    fc.assert(
      fc.property(scale, fc.double({ min: 0, max: 1, noNaN: true }), (from, part) => {
        expect(rescale(from.min, from, EMOTION_SCALE)).toBe(-2);
        expect(rescale(from.max, from, EMOTION_SCALE)).toBe(2);
        const score = from.min + part * (from.max - from.min);
        const mapped = rescale(score, from, EMOTION_SCALE);
        expect(mapped).toBeGreaterThanOrEqual(-2);
        expect(mapped).toBeLessThanOrEqual(2);
        expect(rescale(mapped, EMOTION_SCALE, from)).toBeCloseTo(score, 6);
      }),
    );
  });
});
