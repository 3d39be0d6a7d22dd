/** The exporter, which is a program of its own: only who draws loads it. */
import { createRequire } from 'node:module';
import type * as Exporter from '../export/node/main.js';
import { besideProgram } from './beside.js';
import { JourneyError } from './journey-error.js';

/** Throws a JourneyError where it is missing. */
export function loadExporter(): typeof Exporter {
  const file = besideProgram('export', 'export.js');
  try {
    return createRequire(file)(file) as typeof Exporter;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new JourneyError('A part of this program is missing: export/export.js belongs beside it. Install it again.');
  }
}

/** The folder of the exporter's files. */
export const exporterFolder = (): string => besideProgram('export');
