/** The colours of a file, for the editor's swatches and its picker. */
import type { LangiumDocument } from 'langium';
import type { ColorInformation, ColorPresentation } from 'vscode-languageserver-types';
import { type Entry, Outline } from '../fixes/outline.js';
import type { Range } from '../map/journey-map.js';
import { COLORS } from '../syntax/colors.js';
import { unquote } from '../syntax/text.js';

/** Each channel 0..1. */
interface Colour {
  red: number;
  green: number;
  blue: number;
}

export class JourneyColours {
  getColours(document: LangiumDocument): ColorInformation[] {
    const outline = Outline.of(document);
    return outline.entries.flatMap((entry) => {
      const place = entry.line.definition?.form === 'color' ? bodyOf(outline, entry) : undefined;
      const colour = place && parse(unquote(outline.text.slice(...place)));
      return colour ? [{ range: outline.range(...place), color: { ...colour, alpha: 1 } }] : [];
    });
  }

  /** How a colour is written: by its name where it has one, and in figures. */
  getPresentations(colour: Colour, range: Range): ColorPresentation[] {
    const hex = `#${[colour.red, colour.green, colour.blue].map(twoDigits).join('')}`;
    const names = [...COLORS].filter(([, value]) => value === hex).map(([name]) => name);
    return [hex, ...names].map((label) => ({ label, textEdit: { range, newText: label } }));
  }
}

function bodyOf(outline: Outline, { line }: Entry): [number, number] | undefined {
  const end = outline.textEndOf(line.line);
  let start = line.keywordEnd!;
  while (start < end && /\s/u.test(outline.text[start]!)) start++;
  return start < end ? [start, end] : undefined;
}

function parse(text: string): Colour | undefined {
  const written = COLORS.get(text.toLowerCase()) ?? text;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(written);
  const long = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : written;
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(long) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  const share = (pair: string) => Number.parseInt(pair, 16) / 255;
  return { red: share(red), green: share(green), blue: share(blue) };
}

function twoDigits(share: number): string {
  const byte = Math.round(Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)) * 255);
  return byte.toString(16).padStart(2, '0');
}
