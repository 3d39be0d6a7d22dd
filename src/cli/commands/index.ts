/** Every command, in the order of the help. */
import type { Command } from '../command.js';
import { check } from './check.js';
import { completion } from './completion.js';
import { diff } from './diff.js';
import { exportMap } from './export.js';
import { format } from './format.js';
import { importMap } from './import.js';
import { lsp } from './lsp.js';
import { newMap } from './new.js';
import { render } from './render.js';
import { serve } from './serve.js';

export const COMMANDS: readonly Command[] = [
  newMap,
  check,
  format,
  render,
  serve,
  diff,
  exportMap,
  importMap,
  lsp,
  completion,
];
