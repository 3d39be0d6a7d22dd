/** The line that a finding is about, with the place in it marked. */
import type { Range } from '../../../language-server/map/journey-map.js';
import { printable } from '../terminal.js';

export interface Excerpt {
  /** The line as it may be shown, or the part of it around the place. */
  line: string;
  /** Blanks as wide as what stands before the place. */
  before: string;
  /** Carets as wide as the place, at least one. */
  marks: string;
}

/** In characters: what is shown of a long line, about, before the place and from its start. */
const MOST_BEFORE = 60;
const MOST_FROM = 100;
const ELLIPSIS = '…';

/** Signs that take two columns of a terminal: scripts of East Asia, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;
/** As wide as one of them in every font. */
const WIDE_BLANK = '\u3000';

/** One column each. */
const PLAIN = /^[\x20-\x7e]*$/;
/** Made when it is needed first: that takes milliseconds. */
let segmenter: Intl.Segmenter | undefined;

/** Undefined where there is nothing to see: the line is empty, or not there. */
export function excerptOf(lines: readonly string[], { start, end }: Range): Excerpt | undefined {
  const line = lines[start.line];
  if (line === undefined || line.trim() === '') return undefined;
  const from = Math.min(start.character, line.length);
  const to = end.line === start.line ? Math.min(Math.max(end.character, from), line.length) : line.length;
  const before = tail(line.slice(0, from));
  const place = head(line.slice(from, to), MOST_FROM);
  const after = place.length > MOST_FROM ? '' : head(line.slice(to), MOST_FROM - place.length);
  return {
    line: shown(before + place + after).trimEnd(),
    before: blanksFor(before),
    marks: '^'.repeat(Math.max(columnsOf(place), 1)),
  };
}

function tail(text: string): string {
  if (text.length <= MOST_BEFORE) return text;
  return ELLIPSIS + text.slice(-MOST_BEFORE).replace(/^[\udc00-\udfff]/, '');
}

function head(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '') + ELLIPSIS;
}

/** A tab is shown as one blank: how wide a terminal makes it depends on what stands before. */
const shown = (text: string): string => printable(text.replaceAll('\t', ' '));

function blanksFor(text: string): string {
  const line = shown(text);
  if (PLAIN.test(line)) return ' '.repeat(line.length);
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let blanks = '';
  for (const { segment } of segmenter.segment(line)) blanks += WIDE.test(segment) ? WIDE_BLANK : ' ';
  return blanks;
}

function columnsOf(text: string): number {
  const blanks = blanksFor(text);
  return blanks.length + (blanks.split(WIDE_BLANK).length - 1);
}
