/** Lines of several scripts in a picture that is drawn by resvg. */
import { TYPE } from '../diagram/measure/type.js';
import { widthOf } from '../diagram/measure/width.js';
import type { Mark, Scene, TextMark } from '../diagram/scene.js';
import { isCovered } from './fonts/faces.js';
import type { ForeignFont, ForeignFonts } from './fonts/foreign.js';

/** A part of a line that is set in one font; in Source Sans 3 where none is told. */
interface Run {
  text: string;
  font: ForeignFont | undefined;
}

/** Letters that are read from right to left: Hebrew, Arabic and those like them. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

function runsOf(text: string, fonts: readonly ForeignFont[]): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const needed = isCovered('regular', character) ? undefined : fontOf(character, fonts);
    // What is not seen stays with what stands before it: joiners and variation selectors belong to it, and spaces may.
    const font = /^[\p{M}\p{Cf} ]$/u.test(character) ? last?.font : needed;
    if (last && last.font?.family === font?.family) last.text += character;
    else runs.push({ text: character, font });
  }
  return runs;
}

const fontOf = (character: string, fonts: readonly ForeignFont[]): ForeignFont | undefined =>
  fonts.find((font) => font.has(character.codePointAt(0) as number));

const plainFonts = ({ regular, bold }: ForeignFonts): ForeignFont[] =>
  [...regular, ...bold].filter(({ coloured }) => !coloured);

/**
 * The same scene with lines of several fonts divided into lines of one each: where a line has characters that its font
 * lacks, resvg sets all of it in the first font that has every one of them, whatever its weight. Lines with words from
 * right to left stay whole, since the order of their parts is found out where they are set; so do those with a seam, which would cover
 * the letters before them.
 */
export function divideScripts(scene: Scene, foreign: ForeignFonts): Scene {
  const fonts = plainFonts(foreign);
  if (fonts.length === 0) return scene;
  const divided = (marks: readonly Mark[]): readonly Mark[] => {
    let changed = false;
    const result = marks.flatMap((mark): Mark[] => {
      if (mark.type === 'group') {
        const inner = divided(mark.marks);
        if (inner === mark.marks) return [mark];
        changed = true;
        return [{ ...mark, marks: inner }];
      }
      if (mark.type !== 'text' || isPlain(mark.text) || RIGHT_TO_LEFT.test(mark.text)) return [mark];
      if (mark.turned || mark.halo) return [mark];
      const parts = partsOf(mark, runsOf(mark.text, fonts));
      changed ||= parts.length > 1;
      return parts;
    });
    return changed ? result : marks;
  };
  const bands = scene.bands.map((band) => ({
    ...band,
    chunks: band.chunks.map((chunk) => ({ ...chunk, marks: divided(chunk.marks) })),
  }));
  return { ...scene, bands };
}

const advanceOf = (text: string, { font }: ForeignFont): number =>
  font.layout(text).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);

/** The runs of a line side by side. */
function partsOf(mark: TextMark, runs: readonly Run[]): TextMark[] {
  if (runs.length < 2) return [mark];
  const { anchor, ...rest } = mark;
  const { size } = TYPE[mark.style];
  const widths = runs.map(({ text, font }) =>
    font ? (advanceOf(text, font) / font.font.unitsPerEm) * size : widthOf(text, mark.style),
  );
  const width = widths.reduce((sum, one) => sum + one, 0);
  let x = anchor === 'end' ? mark.x - width : anchor === 'middle' ? mark.x - width / 2 : mark.x;
  const parts: TextMark[] = [];
  runs.forEach(({ text }, i) => {
    // A space at the beginning of a part would not be drawn.
    const shown = text.trimStart();
    const indent = widthOf(text.slice(0, text.length - shown.length), mark.style);
    if (shown !== '') parts.push({ ...rest, x: Math.round((x + indent) * 100) / 100, text: shown });
    x += widths[i] as number;
  });
  return parts;
}

/**
 * Says of every run of characters that Source Sans 3 lacks which font it is set in. Left to itself, resvg takes the first
 * font that has them, whatever its weight.
 */
export function withFamilies(svg: string, foreign: ForeignFonts): string {
  const fonts = plainFonts(foreign);
  if (fonts.length === 0) return svg;
  return svg.replace(/(<text[^<>]*>)([^<]*)(<\/text>)/g, (whole, start: string, text: string, end: string) =>
    isPlain(text) ? whole : start + inFamilies(text, fonts) + end,
  );
}

const inFamilies = (text: string, fonts: readonly ForeignFont[]): string =>
  runsOf(text, fonts)
    .map((run) => (run.font ? `<tspan font-family="'${run.font.family}'">${run.text}</tspan>` : run.text))
    .join('');
