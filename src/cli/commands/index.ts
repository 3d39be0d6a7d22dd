/** Every command, in the order of the help. */
import type { Command } from '../command.js';
import { check } from './check.js';
import { exportMap } from './export.js';
import { format } from './format.js';
import { importMap } from './import.js';
import { render } from './render.js';

export const COMMANDS: readonly Command[] = [check, format, render, exportMap, importMap];
