/** The exporter, which is a program of its own: only who draws loads it. */
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type * as Exporter from '../export/node/main.js';
import { besideProgram } from './beside.js';
import { Failure } from './exit.js';

/**
 * V8 compiles WebAssembly twice, the second time with great care for what runs often, and a process does not end before that
 * is done. In one that draws a picture and ends it costs more than it saves: a third of the time, half of it for an SVG. So it is
 * left to what runs for seconds.
 */
const COMPILE_LATER = '--wasm-tiering-budget=100000000';
/** The versions of Node whose V8 is known to have the flag: any other would complain of it. */
const NODES_WITH_FLAG = [22, 23, 24];

/** Throws a Failure where it is missing. */
export function loadExporter(): typeof Exporter {
  const file = besideProgram('export', 'export.js');
  if (NODES_WITH_FLAG.includes(Number.parseInt(process.versions.node, 10))) setFlagsFromString(COMPILE_LATER);
  try {
    return createRequire(file)(file) as typeof Exporter;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new Failure('A part of this program is missing: export/export.js belongs beside it. Install it again.');
  }
}

/** The folder of the exporter's files. */
export const exporterFolder = (): string => besideProgram('export');
