import type { Reading, Scene, Target } from '../scene.js';
import { escapeXml } from './escape.js';

export type Box = Pick<Target, 'x' | 'y' | 'width' | 'height'>;

/** What each kind of part is to a screen reader. A leaf is one sign: what is drawn for it is not read letter by letter. */
export const ROLES: Readonly<Record<Reading['kind'], string>> = {
  journey: 'group',
  section: 'group',
  stage: 'group',
  list: 'list',
  persona: 'listitem',
  step: 'listitem',
  item: 'img',
  question: 'img',
};

/**
 * Where the parts of a reading stand in the picture. To be asked in their order: several questions about one thing are
 * told apart by it, and so are people whom nobody has declared.
 */
export class Places {
  private readonly own = new Map<string, Target>();
  private readonly several = { question: new Map<string, Target[]>(), persona: new Map<string, Target[]>() };

  constructor(targets: readonly Target[]) {
    for (const target of targets) {
      const { id, kind } = target;
      if (kind !== 'question' && kind !== 'persona') {
        if (!this.own.has(id)) this.own.set(id, target);
        continue;
      }
      const same = this.several[kind].get(id);
      if (same) same.push(target);
      else this.several[kind].set(id, [target]);
    }
  }

  /** The place of a part, or else of what it is in; undefined for a list, which has none of its own. */
  of({ id, kind, parts }: Reading, around: Box | undefined): Box | undefined {
    if (kind === 'list') return undefined;
    if (kind === 'question' || kind === 'persona') return this.several[kind].get(id)?.shift() ?? around;
    if (kind === 'section') return whole((parts ?? []).flatMap((part) => this.own.get(part.id) ?? []));
    return this.own.get(id) ?? around;
  }
}

/** The box around some boxes. */
function whole(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/**
 * The picture's reading as SVG: nothing that is seen, but a tree of groups and signs with their labels, each where it is
 * drawn. `data-read` says what a part is that others are in.
 */
export function writeReading({ reading, targets }: Scene): string {
  if (reading.length === 0) return '';
  const places = new Places(targets);
  let last: Box | undefined;
  let lastAt = '';
  // Many parts in a row stand where the step stands that they are of.
  const at = (box: Box | undefined): string => {
    if (!box) return '';
    if (box !== last) {
      last = box;
      lastAt = ` x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"`;
    }
    return lastAt;
  };
  const all = (parts: readonly Reading[], around: Box | undefined): string => {
    let out = '';
    for (const part of parts) out += one(part, around);
    return out;
  };
  const one = (part: Reading, around: Box | undefined): string => {
    const place = places.of(part, around);
    const label = `aria-label="${escapeXml(part.label)}"`;
    const { kind } = part;
    if (kind === 'item' || kind === 'question') return `<rect role="img" ${label}${at(place)}/>`;
    const own = place ? `<rect${at(place)}/>` : '';
    return `<g role="${ROLES[kind]}" data-read="${kind}" ${label}>${own}${all(part.parts ?? [], place)}</g>`;
  };
  return `<g class="jm-reading" fill="none" pointer-events="none">${all(reading, undefined)}</g>`;
}
