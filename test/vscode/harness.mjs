// An extension that does nothing: VS Code runs a suite only beside one under development, and a web page takes its settings from one.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { QUIET_WINDOW } from '../../scripts/lib/editor.mjs';

/** @param {string} folder for the extension, made if need be @returns {string} the folder */
export function writeHarness(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'test-harness',
    publisher: 'journey-maps',
    version: '0.0.0',
    engines: { vscode: '*' },
    contributes: { configurationDefaults: QUIET_WINDOW },
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
