import { COLOUR_NAMES } from './colour-names.js';

/** Red, green and blue, each 0..1, as sRGB encodes them. */
export type Rgb = readonly [number, number, number];

/** `#rgb`, `#rrggbb` or a colour name of CSS, in any case; undefined for anything else. */
export function parseColour(colour: string): Rgb | undefined {
  const text = COLOUR_NAMES.get(colour.toLowerCase()) ?? colour;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const hex = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : text;
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!long) return undefined;
  const [r = 0, g = 0, b = 0] = long.slice(1).map((pair) => Number.parseInt(pair, 16) / 255);
  return [r, g, b];
}

const decode = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const encode = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

/** Relative luminance, 0..1 (WCAG 2.2). */
export function luminanceOf([r, g, b]: Rgb): number {
  return 0.2126 * decode(r) + 0.7152 * decode(g) + 0.0722 * decode(b);
}

/** Contrast ratio of two colours, 1..21 (WCAG 2.2). */
export function contrastOf(a: Rgb, b: Rgb): number {
  const [low, high] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Lightness, and the two chroma axes of OKLab (B. Ottosson, 2020). */
type Lab = readonly [number, number, number];

function toLab([red, green, blue]: Rgb): Lab {
  const [r, g, b] = [decode(red), decode(green), decode(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toRgb([lightness, a, b]: Lab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, encode(Math.max(0, value))));
  return [
    clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

export interface Demand {
  behind: Rgb;
  /** The contrast ratio needed against it. */
  least: number;
}

const toHex = (rgb: Rgb): string =>
  `#${rgb
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase()}`;

/**
 * The colour nearest to the wish that meets every demand: only its lightness is moved, its hue stays. Where none does,
 * black or white, whichever does better.
 */
export function readable(wish: Rgb, demands: readonly Demand[]): string {
  const meets = (rgb: Rgb) => demands.every(({ behind, least }) => contrastOf(rgb, behind) >= least + 0.02);
  const [lightness, a, b] = toLab(wish);
  for (let away = 0; away <= 1; away += 0.01) {
    for (const moved of [lightness - away, lightness + away]) {
      if (moved < 0 || moved > 1) continue;
      const rgb = toRgb([moved, a, b]);
      if (meets(rgb)) return toHex(rgb);
    }
  }
  const worst = (rgb: Rgb) => Math.min(...demands.map(({ behind, least }) => contrastOf(rgb, behind) / least));
  return worst([0, 0, 0]) >= worst([1, 1, 1]) ? '#000000' : '#FFFFFF';
}

/**
 * How far two colours are apart as colours, in degrees from 0 to 180, however light they are (hue in OKLab). Greys are as
 * far as can be from everything.
 */
export function hueBetween(one: Rgb, other: Rgb): number {
  const [, a1, b1] = toLab(one);
  const [, a2, b2] = toLab(other);
  if (Math.min(Math.hypot(a1, b1), Math.hypot(a2, b2)) < LEAST_CHROMA) return 180;
  const apart = Math.abs(Math.atan2(b1, a1) - Math.atan2(b2, a2)) * (180 / Math.PI);
  return Math.min(apart, 360 - apart);
}

/** Colours with less of it are greys. */
const LEAST_CHROMA = 0.03;

/** The grey of the same luminance. */
export function greyOf(rgb: Rgb): string {
  const value = encode(luminanceOf(rgb));
  return toHex([value, value, value]);
}
