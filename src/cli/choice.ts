/** Which personas and lanes are to be drawn, by the names that the user gives them. */
import type { Items, JourneyMap } from '../../language-server/map/journey-map.js';
import { nameKey } from '../../language-server/syntax/text.js';
import type { View } from '../diagram/index.js';
import type { ExportOptions } from '../export/job.js';
import { Failure } from './exit.js';
import { didYouMean } from './suggest.js';
import { printable } from './terminal.js';

/** The lanes that every map can have, from top to bottom, by the keys that the layout gives them. */
export const LANES = [
  'steps',
  'stage',
  'actions',
  'thinks',
  'expects',
  'feels',
  'pains',
  'opportunities',
  'metrics',
  'evidence',
  'physical',
  'blueprint',
  'notes',
] as const;

/** The names of a list such as `steps, feels, "Law, and order"`. Throws a Failure where there is none. */
export function namesIn(option: string, text: string): string[] {
  const names = [...text.matchAll(/\s*(?:"([^"]*)"|([^,，、"]+))\s*(?:[,，、]|$)/gu)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').trim(),
  );
  if (names.length === 0 || names.includes('')) {
    throw new Failure(`${option} takes names with commas between them, not ‘${printable(text)}’.`);
  }
  return names;
}

/** What the user wants to see. */
export interface Wish {
  personas?: readonly string[];
  lanes?: readonly string[];
}

/** Throws a Failure for a wish that the view cannot fulfil, whatever the map. */
export function checkWish({ lanes }: Wish, view: View | undefined): void {
  if (lanes && view === 'flow') throw new Failure('--lanes is for the map and the blueprint: a flow has no lanes.');
}

/**
 * The wish as the names and keys of a journey. Names are compared like those in a map; where that finds none, their case does not
 * count. Rejects with a Failure that names what the journey does not have.
 */
export async function chosenIn(
  map: JourneyMap,
  index: number,
  { personas, lanes }: Wish,
): Promise<Pick<ExportOptions, 'personas' | 'lanes'>> {
  const journey = map.journeys[index];
  const own = (journey?.stages ?? []).flatMap((stage) =>
    [stage, ...stage.steps].flatMap((items: Items) => items.lanes.map(({ lane }) => lane)),
  );
  const keys = new Map([
    ...[...map.lanes.map(({ name }) => name), ...own].map((name) => [name, `lane-${name}`] as const),
    ...LANES.map((key) => [key, key] as const),
  ]);
  return {
    ...(personas && { personas: await allOf(personas, journey?.personas ?? [], 'persona', 'The journey') }),
    ...(lanes && { lanes: (await allOf(lanes, [...keys.keys()], 'lane', 'The map')).map((name) => keys.get(name)!) }),
  };
}

async function allOf(wanted: readonly string[], there: readonly string[], kind: string, whose: string) {
  return await Promise.all(
    wanted.map(async (name) => {
      const key = nameKey(name);
      const loose = key.toLowerCase();
      const found =
        there.find((one) => nameKey(one) === key) ?? there.find((one) => nameKey(one).toLowerCase() === loose);
      if (found !== undefined) return found;
      const known = there.length > 0 ? ` There is ${there.map((one) => `‘${printable(one)}’`).join(', ')}.` : '';
      const hint = printable(await didYouMean(name, there));
      throw new Failure(`${whose} has no ${kind} ‘${printable(name)}’.${hint}${known}`);
    }),
  );
}
