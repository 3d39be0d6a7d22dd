/** A line of a cell → the rest of a line of a map. */
import { t } from '@vscode/l10n';
import {
  explained,
  foldSpaces,
  writeName,
  writeNames,
  writeNumber,
  writeShare,
  writeText,
  writeWho,
} from '../journey/lines.js';
import { writeMetric } from '../journey/metric.js';
import { type Notice, shown } from '../notice.js';
import { isYes, splitColon, splitNames, unquoted } from './cells.js';
import type { Reading } from './columns.js';

/** A feeling of a sheet, before its scale is known. */
export interface ReadFeeling {
  word: string;
  score?: number;
  why?: string;
}

/** A line of an opportunity, by how it reads. */
export const OPPORTUNITY: Readonly<Record<string, Reading>> = {
  answers: 'text',
  lifts: 'text',
  on: 'names',
  owner: 'text',
  effort: ['low', 'medium', 'high'],
  impact: ['low', 'medium', 'high'],
  kind: ['automation', 'personalization', 'contextual', 'other'],
  status: ['idea', 'planned', 'live'],
  metric: 'measure',
  link: 'text',
};

const NUMBER = /(?:^|\s)([+-−–]?\d+(?:[.,]\d+)?)$/u;
const SHARE = /(?:^|\s)(\d+(?:[.,]\d+)?)\s*[%％]$/u;
const AMOUNT =
  /(?:^|\s)((?:about\s+)?[€$£¥]?\s?[+−–-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:(?:\s*[-–]\s*\d+)?[^\p{Nd}":：]{0,40}|[\p{Nd}\p{L} .,–-]{0,80}\p{L}))$/iu;

const asNumber = (text: string): number => Number(text.replace(',', '.').replace(/[−–]/u, '-').replace('+', ''));

/**
 * The rest of a line. Undefined for what such a line cannot say; it belongs into a note then.
 * @param reading how the column reads; feelings are read by `readFeeling`
 */
export function bodyOf(reading: Reading, rest: string, notices: Notice[]): string | undefined {
  if (typeof reading !== 'string') return reading.find((word) => word === rest.toLowerCase());
  switch (reading) {
    case 'names':
      return writeNames(splitNames(rest)) || undefined;
    case 'named': {
      const { head, text } = splitColon(rest);
      const name = unquoted(head);
      return name === '' ? undefined : explained(writeName(name), text);
    }
    case 'who': {
      const { head, text } = splitColon(rest);
      return text === undefined || text === '' ? writeWho(undefined, unquoted(rest)) : writeWho(unquoted(head), text);
    }
    case 'metric':
    case 'measure':
      return metric(rest, reading === 'measure', notices);
    case 'next':
      return next(rest);
    case 'leaves':
      return leaves(rest);
    case 'flag':
      return isYes(rest) ? '' : writeText(unquoted(rest));
    case 'scale': {
      const match = /^([+-]?\d+(?:\.\d+)?)\s*(?:\.\.+|…|–|-|to)\s*([+-]?\d+(?:\.\d+)?)$/i.exec(rest);
      const ends = match && [Number(match[1]), Number(match[2])];
      return ends && ends[0] !== ends[1] ? `${writeNumber(ends[0]!)}..${writeNumber(ends[1]!)}` : undefined;
    }
    case 'date':
      return /^\d{4}(?:-\d\d){0,2}$/.test(rest) ? rest : undefined;
    default:
      return writeText(unquoted(rest)) || undefined;
  }
}

/** `EMOTION [SCORE][: why]`, or a score alone. */
export function readFeeling(rest: string): ReadFeeling {
  const { head, text } = splitColon(rest);
  const match = NUMBER.exec(head);
  const word = foldSpaces(unquoted(match ? head.slice(0, match.index).trim() : head));
  return { word, ...(match && { score: asNumber(match[1]!) }), ...(text !== undefined && { why: text }) };
}

/** A feeling as it is written on a scale. */
export function writeFeeling({ word, score, why }: ReadFeeling, hasSign: boolean): string {
  const head = [word === '' ? '' : writeName(word, 'number'), score === undefined ? '' : writeNumber(score, hasSign)];
  return explained(head.filter(Boolean).join(' '), why);
}

/** `isNameEnough`: where it says what to measure, and not what was measured. */
function metric(rest: string, isNameEnough: boolean, notices: Notice[]): string | undefined {
  const { head, text } = splitColon(rest);
  const match = AMOUNT.exec(head);
  const name = unquoted((match ? head.slice(0, match.index) : head).trim());
  if (name === '' || (!match && !isNameEnough)) return undefined;
  const item = { id: '', personas: [], name, value: match?.[1]?.trim(), note: text };
  return writeMetric(item, notices);
}

function next(rest: string): string | undefined {
  const { head, text } = splitColon(rest);
  const match = SHARE.exec(head);
  const names = writeNames(splitNames(match ? head.slice(0, match.index) : head), 'share');
  if (names === '') return undefined;
  return explained(match ? `${names} ${writeShare(asNumber(match[1]!) / 100)}` : names, text);
}

/** `30%`, or what sheets hold for it: 30 and 0.3. */
function leaves(rest: string): string | undefined {
  const { head, text } = splitColon(rest);
  const match = /^(\d+(?:[.,]\d+)?)\s*([%％])?$/u.exec(head);
  if (!match) return undefined;
  const number = asNumber(match[1]!);
  const share = match[2] === undefined && number <= 1 ? number : number / 100;
  return share > 1 ? undefined : explained(writeShare(share), text);
}

/** What a note says that stands for a line that could not be read as it was meant. */
export function noteFor(header: string, rest: string, line: number, notices: Notice[]): string {
  notices.push({ line, message: t('{0} in the column {1} cannot be read: it is a note.', shown(rest), shown(header)) });
  return writeText(`${header}: ${rest}`);
}
