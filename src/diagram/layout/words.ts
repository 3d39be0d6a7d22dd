import type { Scale } from '../../../language-server/map/journey-map.js';
import type { Level } from '../scene.js';
import type { Person } from './people.js';

/** A number for reading: at most two decimals, a true minus. */
export function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded < 0 ? `−${-rounded}` : `${rounded === 0 ? 0 : rounded}`;
}

/** A score as it stands beside an emotion: with its sign where the scale has negative numbers. */
export function score(value: number, scale: Scale): string {
  const shown = number(value);
  return scale.min < 0 && value > 0 && shown !== '0' ? `+${shown}` : shown;
}

/** -2..+2 on the journey's own scale. */
export function onScale(value: number, scale: Scale): number {
  return scale.min + ((value + 2) / 4) * (scale.max - scale.min);
}

export function percent(share: number): string {
  return `${number(Math.round(share * 1000) / 10)}%`;
}

/** The level a score is drawn at: the face's look and fill. */
export function levelOf(value: number): Level {
  return Math.max(-2, Math.min(2, Math.round(value))) as Level;
}

/** `Maya`, `Maya and Tom`, `Maya, Tom and Ana`. */
export function namesOf(people: readonly Person[]): string {
  const names = people.map((person) => person.name ?? '').filter((name) => name !== '');
  const last = names.at(-1);
  return names.length < 2 ? (last ?? '') : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** In quotation marks, unless it was written in some of its own. */
export function quoted(text: string): string {
  return /^[“„«‹「『"‚‘].*[”“»›」』"’]$/su.test(text) ? text : `“${text}”`;
}

/** The last part of a path. */
export function fileName(path: string): string {
  return /[^\\/]+(?=[\\/]*$)/u.exec(path)?.[0] ?? path;
}

export function capital(text: string): string {
  const first = Array.from(text)[0] ?? '';
  return first.toUpperCase() + text.slice(first.length);
}

/** `14 Mar 2026` from `2026-03-14`; a year or a month alone stays as precise as it is, anything else as written. */
export function date(text: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  const month = MONTHS[Number(parts?.[2]) - 1];
  if (!parts || (parts[2] !== undefined && month === undefined)) return text;
  return [parts[3] && String(Number(parts[3])), month, parts[1]].filter(Boolean).join(' ');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
