import type { Items } from '../../../language-server/map/journey-map.js';
import type { MapImage } from '../images.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import { icon, levelLine, text } from './draw.js';
import type { Column, Plan } from './plan.js';
import { fileName } from './words.js';

/** What a step shows at the top of its card: a picture, or a frame with the name of the one that is not there. */
export interface CardImage {
  /** Of the line in the text: the step's `image`, or the `touchpoint` that has the picture. */
  id: string;
  picture: MapImage | undefined;
  /** The file's name in the frame. */
  name: readonly string[];
  /** From the card's top. */
  height: number;
}

/** A picture is as wide as its card, and so high on one of the usual width. */
const PICTURE_HEIGHT = 110;
const PICTURE_WIDTH = 196;
const ICON = 20;
const PAD = 12;

export function imageOf(plan: Plan, column: Column): CardImage | undefined {
  const { items, width } = column;
  const shown = (id: string, picture: MapImage): CardImage => {
    return { id, picture, name: [], height: Math.round((width * PICTURE_HEIGHT) / PICTURE_WIDTH) };
  };
  if (!items.image) {
    const touched = touchpointImage(plan, items);
    return touched && shown(touched.id, touched.picture);
  }
  const { id, text: path } = items.image;
  const picture = plan.images.get(path);
  if (picture) return shown(id, picture);
  const name = wrap(fileName(path), width - 2 * plan.grid.cardPad, 'meta');
  if (name.length === 0) return undefined;
  return { id, picture, name, height: PAD + ICON + 6 + name.length * 16 + 10 };
}

/** The picture of the first touchpoint that has one: what people see there, where the step shows nothing of its own. */
function touchpointImage(plan: Plan, { touchpoints }: Items): { id: string; picture: MapImage } | undefined {
  for (const { id, text: name } of touchpoints) {
    const path = plan.touchpoints.get(name)?.image;
    const picture = path === undefined ? undefined : plan.images.get(path);
    if (picture) return { id, picture };
  }
  return undefined;
}

/**
 * Draws it over the whole width of a card whose left edge is at x, from y = 0 down.
 * @param moment the band of a moment of truth stands above, so that its upper corners are not round
 */
export function drawImage(
  out: Mark[],
  { id, picture, name, height }: CardImage,
  x: number,
  width: number,
  moment: boolean,
): void {
  const inset = moment ? 2 : 1;
  const [left, right] = [x + inset, x + width - inset];
  const top = moment ? 0 : inset;
  const marks: Mark[] = [];
  if (picture) {
    marks.push({ type: 'image', x: left, y: top, width: right - left, height: height - top - 1, image: picture });
    if (!moment) roundCorners(marks, x, width);
  } else {
    const upper = moment ? `M${left} ${top}H${right}` : `M${left} ${top + 7}a7 7 0 0 1 7 -7H${right - 7}a7 7 0 0 1 7 7`;
    marks.push({ type: 'path', d: `${upper}V${height}H${left}Z`, fill: 'panel', name: 'image-frame' });
    const middle = x + width / 2;
    icon(marks, 'image', middle - ICON / 2, PAD, ICON, 'ink3');
    name.forEach((line, i) => {
      text(marks, middle, PAD + ICON + 6 + i * 16, line, 'meta', 'ink2', 'middle');
    });
  }
  levelLine(marks, left, right, height - 1, 'edge');
  out.push({ type: 'group', ref: id, name: 'image', marks });
}

/** Covers the upper corners of a picture with what is behind the card, and draws the card's edge over them again. */
function roundCorners(out: Mark[], x: number, width: number): void {
  const right = x + width;
  const corners = `M${x} 0H${x + 8}A8 8 0 0 0 ${x} 8ZM${right} 0V8A8 8 0 0 0 ${right - 8} 0Z`;
  out.push({ type: 'path', d: corners, fill: 'panel' });
  const edge = `M${x + 0.5} 9V8A7.5 7.5 0 0 1 ${x + 8} 0.5H${right - 8}A7.5 7.5 0 0 1 ${right - 0.5} 8V9`;
  out.push({ type: 'path', d: edge, stroke: 'edge' });
}
