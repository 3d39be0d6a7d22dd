import type { IconName } from '../icons.js';
import { isAscii, isRightToLeft } from '../measure/characters.js';
import { TYPE, type TypeName } from '../measure/type.js';
import { wrap } from '../measure/wrap.js';
import type { Mark, RectMark, Stroke, TextMark } from '../scene.js';
import type { Paint } from '../theme.js';

/** A box on whole pixels whose stroke stays inside it. */
export function box(
  out: Mark[],
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  fill: Paint,
  edge?: Stroke,
  name?: string,
): void {
  const inset = edge?.stroke && edge.stroke !== 'none' ? (edge.thick ?? 1) / 2 : 0;
  const mark: RectMark = {
    type: 'rect',
    x: x + inset,
    y: y + inset,
    width: width - 2 * inset,
    height: height - 2 * inset,
    radius,
    fill,
  };
  if (edge?.stroke !== undefined) mark.stroke = edge.stroke;
  if (edge?.thick !== undefined) mark.thick = edge.thick;
  if (edge?.dash !== undefined) mark.dash = edge.dash;
  if (name !== undefined) mark.name = name;
  out.push(mark);
}

/** A level line one pixel high, on the row of pixels below y. */
export function levelLine(out: Mark[], x1: number, x2: number, y: number, stroke: Paint, more: Stroke = {}): void {
  out.push({ type: 'path', d: `M${x1} ${y + 0.5}H${x2}`, stroke, ...more });
}

/** One line of text with its line box's top at y; x is the left edge, or what `anchor` says. */
export function text(
  out: Mark[],
  x: number,
  y: number,
  value: string,
  style: TypeName,
  fill: Paint,
  anchor?: 'middle' | 'end',
  halo?: Paint,
): void {
  const mark: TextMark = { type: 'text', x, y: y + TYPE[style].baseline, text: value, style, fill };
  if (anchor !== undefined) mark.anchor = anchor;
  if (halo !== undefined) mark.halo = halo;
  if (isRightToLeft(value)) mark.rtl = true;
  out.push(mark);
}

/** True where a paragraph is read from right to left, so that it stands at the right side of its column. */
export const runsLeft = (lines: readonly string[]): boolean =>
  lines.some((one) => !isAscii(one)) && isRightToLeft(lines.join(' '));

/**
 * Where a sign and the paragraph beside it stand in a column: the sign at the side where reading begins.
 * @param indent the room of the sign, its distance to the text included
 * @param size the sign's width
 */
export function sideBySign(
  lines: readonly string[],
  x: number,
  width: number,
  indent: number,
  size: number,
): { sign: number; text: number } {
  return runsLeft(lines) ? { sign: x + width - size, text: x } : { sign: x, text: x + indent };
}

/**
 * Lines of one paragraph in a column; from right to left they stand at its right side. Returns the height.
 * @param atRight stands there whatever its direction, since what is around it does
 */
export function paragraph(
  out: Mark[],
  x: number,
  y: number,
  width: number,
  lines: readonly string[],
  style: TypeName,
  fill: Paint,
  atRight = false,
): number {
  const { line, baseline } = TYPE[style];
  const rtl = runsLeft(lines);
  for (let i = 0; i < lines.length; i++) {
    const value = lines[i] as string;
    const top = y + i * line + baseline;
    if (rtl) out.push({ type: 'text', x: x + width, y: top, text: value, style, fill, anchor: 'end', rtl });
    else if (atRight) out.push({ type: 'text', x: x + width, y: top, text: value, style, fill, anchor: 'end' });
    else out.push({ type: 'text', x, y: top, text: value, style, fill });
  }
  return lines.length * line;
}

/**
 * Lines beside a sign at their left. A single one stands next to it whatever its direction: how wide it is is only
 * estimated for some scripts. Returns the height.
 */
export function beside(
  out: Mark[],
  x: number,
  y: number,
  width: number,
  lines: readonly string[],
  style: TypeName,
  fill: Paint,
): number {
  const [only] = lines;
  if (only === undefined || lines.length > 1) return paragraph(out, x, y, width, lines, style, fill);
  text(out, x, y, only, style, fill);
  return TYPE[style].line;
}

/** Breaks a text into the column and sets it. Returns the height. */
export function prose(
  out: Mark[],
  x: number,
  y: number,
  width: number,
  value: string,
  style: TypeName,
  fill: Paint,
): number {
  return paragraph(out, x, y, width, wrap(value, width, style), style, fill);
}

export function icon(out: Mark[], name: IconName, x: number, y: number, size: number, stroke: Paint): void {
  out.push({ type: 'icon', icon: name, x, y, size, stroke });
}

/** The three points of an arrow's head, its tip at x, y. */
export function arrowHead(x: number, y: number, to: 'right' | 'down' | 'up', size = 4): string {
  const half = size;
  const long = size + 1;
  if (to === 'right') return `M${x - long} ${y - half}L${x} ${y}L${x - long} ${y + half}`;
  if (to === 'down') return `M${x - half} ${y - long}L${x} ${y}L${x + half} ${y - long}`;
  return `M${x - half} ${y + long}L${x} ${y}L${x + half} ${y + long}`;
}

/** A filled arrow head. */
export function arrowTip(x: number, y: number, to: 'right' | 'down' | 'left' | 'up'): string {
  if (to === 'right') return `M${x - 7} ${y - 4}L${x} ${y}L${x - 7} ${y + 4}Z`;
  if (to === 'left') return `M${x + 7} ${y - 4}L${x} ${y}L${x + 7} ${y + 4}Z`;
  if (to === 'up') return `M${x - 4} ${y + 7}L${x} ${y}L${x + 4} ${y + 7}Z`;
  return `M${x - 4} ${y - 7}L${x} ${y}L${x + 4} ${y - 7}Z`;
}

/** A five-pointed star around its middle. */
export function star(x: number, y: number, r: number): string {
  const points: string[] = [];
  for (const [px, py] of STAR) points.push(`${hundredth(x + px * r)} ${hundredth(y + py * r)}`);
  return `M${points.join('L')}Z`;
}

const STAR: readonly (readonly [number, number])[] = [
  [0, -1],
  [0.265, -0.364],
  [0.951, -0.309],
  [0.428, 0.139],
  [0.588, 0.809],
  [0, 0.45],
  [-0.588, 0.809],
  [-0.428, 0.139],
  [-0.951, -0.309],
  [-0.265, -0.364],
];

const hundredth = (value: number): number => Math.round(value * 100) / 100;
