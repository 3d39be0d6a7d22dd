/** The one file that a command is about. */
import { statSync } from 'node:fs';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import type { Source } from '../library/read-maps.js';
import { readStandardInput, readText, Unreadable } from '../library/source.js';
import { sayFaults } from './configuration.js';
import { Failure } from './exit.js';
import { type Input, inputNamed, isMapName, notAMap, STANDARD_INPUT } from './inputs.js';
import { printable, type Terminal } from './terminal.js';

/** Reads the text of an input. Rejects with a Failure that names it. */
export async function readSource(input: Input, terminal: Terminal): Promise<Source> {
  try {
    if (input.file !== undefined) return { ...input, text: readText(input.file) };
    if (process.stdin.isTTY) terminal.say('Reading what you type; Ctrl+D on a line of its own ends it.');
    return { ...input, text: await readStandardInput(process.stdin) };
  } catch (error) {
    if (error instanceof Unreadable) throw new Failure(`${nameOf(input)} ${error.message}.`);
    throw error;
  }
}

/** The input that a word names, which must be one file. Throws a Failure for a file of another kind. */
export function oneInput(word: string): Input {
  const input = inputNamed(word, process.cwd());
  if (input.file !== undefined && !isMapName(word) && statSync(input.file, { throwIfNoEntry: false })?.isFile()) {
    throw new Failure(notAMap(word));
  }
  return input;
}

/** Reads the map of an input, and says which files that took. Errors in it are counted on standard error; they stop nothing. */
export async function readOneMap(input: Input, terminal: Terminal): Promise<{ map: JourneyMap; files: string[] }> {
  const source = await readSource(input, terminal);
  const { readMaps } = await import('../library/parts/language.js');
  const { maps, faults, files } = await readMaps([source]);
  sayFaults(faults, terminal);
  const { findings, map } = maps[0]!;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) {
    terminal.say(
      `${nameOf(source)} has ${errors === 1 ? 'an error' : `${errors} errors`}: what could not be understood is left out. ` +
        `journey check ${printable(input.file === undefined ? STANDARD_INPUT : input.name)} shows ${errors === 1 ? 'it' : 'them'}.`,
    );
  }
  return { map: map(), files };
}

/** What a message calls an input. */
export function nameOf({ name, file }: Input): string {
  return file === undefined ? 'Standard input' : `‘${printable(name)}’`;
}
