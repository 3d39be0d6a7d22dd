/**
 * How much an SVG file draws. An element may show another one of the file by its id, and that one others, each of them several
 * times: a file of a kilobyte may draw more than anything can.
 */

/** An element of a file. */
interface Element {
  /** The place of what it is in among all elements; −1 for the outermost. */
  parent: number;
  /** What it shows from elsewhere in the file, by id. */
  shown: readonly string[];
}

/** Rounds in which is counted what stands before the elements that show it: each goes one reference deeper. */
const ROUNDS = 40;

/**
 * True if it draws more elements than `most`, counting those that it shows from elsewhere each time; or if an element shows itself.
 * What a style sheet paints elements with is not counted.
 * @param svg the text of an SVG file; need not be well-formed
 */
export function drawsMoreThan(most: number, svg: string): boolean {
  const { elements, places } = elementsOf(svg, most);
  if (elements.length > most) return true;
  let drawn = new Float64Array(elements.length);
  for (let round = 0; round < ROUNDS; round++) {
    const before = drawn;
    drawn = new Float64Array(elements.length).fill(1);
    for (let at = elements.length - 1; at >= 0; at--) {
      const { parent, shown } = elements[at] as Element;
      for (const id of shown) {
        const place = places.get(id);
        if (place !== undefined) drawn[at]! += (place > at ? drawn : before)[place]!;
      }
      if (drawn[at]! > most) return true;
      if (parent >= 0) drawn[parent]! += drawn[at]!;
    }
    if (drawn.every((count, at) => count === before[at])) return false;
  }
  return true;
}

/** References by which one element shows others: of `href`, and of what it is painted, masked or marked with. */
const REFERENCE = /(?:href\s*=\s*["']\s*|url\(\s*(?:["']\s*)?)#([^"')\s]*)/g;
const ID = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/;
/** Is shown by many and costs nothing. */
const GRADIENT = /^<(?:linear|radial)Gradient\b/;
const CHARACTER = /&#(x[\da-f]{1,6}|\d{1,7});/gi;
/** What ends a tag, or a text in it. */
const TAG_END = /["'>]/g;

/** More than `most` are not looked for. */
function elementsOf(svg: string, most: number): { elements: readonly Element[]; places: ReadonlyMap<string, number> } {
  const elements: Element[] = [];
  const places = new Map<string, number>();
  let open = -1;
  for (const written of tagsOf(svg)) {
    const tag = written.replace(CHARACTER, characterOf);
    if (tag.startsWith('</')) {
      open = elements[open]?.parent ?? -1;
      continue;
    }
    const place = elements.length;
    elements.push({ parent: open, shown: referencesIn(tag) });
    const [, double, single] = ID.exec(tag) ?? [];
    const id = double ?? single;
    if (id !== undefined && !places.has(id) && !GRADIENT.test(tag)) places.set(id, place);
    if (!tag.endsWith('/>')) open = place;
    if (place >= most) break;
  }
  return { elements, places };
}

const referencesIn = (text: string): string[] => Array.from(text.matchAll(REFERENCE), ([, id]) => id as string);

function characterOf(written: string, number: string): string {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

/** The tags of elements, up to the first that has no end. */
function* tagsOf(svg: string): Iterable<string> {
  let at = svg.indexOf('<');
  while (at >= 0) {
    const [start, end] = NO_ELEMENTS.find(([begin]) => svg.startsWith(begin, at)) ?? ['<'];
    const after = end === undefined ? endOfTag(svg, at + 1) : svg.indexOf(end, at + start.length) + end.length;
    if (after <= at + start.length) return;
    if (end === undefined) yield svg.slice(at, after);
    at = svg.indexOf('<', after);
  }
}

/** What begins like a tag and is none, and how it ends. */
const NO_ELEMENTS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
] as const;

/** Where a tag is over; 0 where it has no end. */
function endOfTag(svg: string, from: number): number {
  TAG_END.lastIndex = from;
  for (let found = TAG_END.exec(svg); found; found = TAG_END.exec(svg)) {
    if (found[0] === '>') return TAG_END.lastIndex;
    const closing = svg.indexOf(found[0], TAG_END.lastIndex);
    if (closing < 0) return 0;
    TAG_END.lastIndex = closing + 1;
  }
  return 0;
}
