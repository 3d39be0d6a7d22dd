/** A line of text → runs of one font and one direction, in the order they stand from left to right. */
import bidiFactory from 'bidi-js';
import { isRightToLeft } from '../../diagram/measure/characters.js';

export interface Run<Font> {
  text: string;
  font: Font;
  rtl: boolean;
}

const ASCII = /^[\x20-\x7e]*$/;

let bidi: ReturnType<typeof bidiFactory> | undefined;
let segmenter: Intl.Segmenter | undefined;

/**
 * @param fontOf the font of a grapheme; runs are joined while it stays the same
 * @param plain the font of ASCII text
 */
export function runsOf<Font>(text: string, plain: Font, fontOf: (grapheme: string) => Font): Run<Font>[] {
  if (ASCII.test(text)) return [{ text, font: plain, rtl: false }];
  bidi ??= bidiFactory();
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const { levels } = bidi.getEmbeddingLevels(text, isRightToLeft(text) ? 'rtl' : 'ltr');
  const runs: (Run<Font> & { level: number })[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const level = levels[index] ?? 0;
    const font = fontOf(segment);
    const last = runs.at(-1);
    if (last && last.level === level && last.font === font) last.text += segment;
    else runs.push({ text: segment, font, rtl: level % 2 === 1, level });
  }
  for (const run of runs) if (run.rtl) run.text = mirrored(run.text);
  return inVisualOrder(runs);
}

const RTL_LETTER = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * What stands between words of a text from right to left: brackets are turned, and where no letter tells fontkit to lay
 * the run out from the right, its characters are put in that order.
 */
function mirrored(text: string): string {
  const turned = Array.from(text, (character) => bidi?.getMirroredCharacter(character) ?? character);
  return (RTL_LETTER.test(text) ? turned : turned.reverse()).join('');
}

/** Rule L2 of the Unicode Bidirectional Algorithm (UAX 9), on runs: each fontkit lays out from its own direction. */
function inVisualOrder<R extends { level: number }>(runs: R[]): R[] {
  const ordered = [...runs];
  const highest = Math.max(...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let start = 0; start < ordered.length; start++) {
      if ((ordered[start] as R).level < level) continue;
      let end = start;
      while (end + 1 < ordered.length && (ordered[end + 1] as R).level >= level) end++;
      ordered.splice(start, end - start + 1, ...ordered.slice(start, end + 1).reverse());
      start = end;
    }
  }
  return ordered;
}
