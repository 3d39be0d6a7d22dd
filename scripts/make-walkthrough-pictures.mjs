// npm run pictures, too: draws what the walkthrough shows, from templates, in the themes of the editor. A test says when they are old.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { isMain, main, root } from './lib/project.mjs';

export const WALKTHROUGH_FOLDER = 'media/walkthrough';
/** The pictures, by the template and the view they show. */
export const WALKTHROUGH_PICTURES = {
  preview: { template: 'journey', view: 'map' },
  export: { template: 'research', view: 'map' },
};
export const WALKTHROUGH_THEMES = ['light', 'dark', 'contrast'];

/** @param {string} target a folder, made if need be */
export function drawWalkthrough(target) {
  const program = path.join(root, 'dist/cli.js');
  const journey = (...args) => execFileSync(process.execPath, [program, ...args], { stdio: 'pipe' });
  const temporary = mkdtempSync(path.join(tmpdir(), 'journey-walkthrough-'));
  try {
    mkdirSync(target, { recursive: true });
    for (const [name, { template, view }] of Object.entries(WALKTHROUGH_PICTURES)) {
      const map = path.join(temporary, `${name}.journey`);
      journey('new', '-t', template, '-o', map);
      for (const theme of WALKTHROUGH_THEMES) {
        const picture = path.join(target, `${name}-${theme}.svg`);
        journey('render', map, '-o', picture, '--view', view, '--theme', theme);
      }
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

if (isMain(import.meta)) {
  await main(async () => {
    await build();
    drawWalkthrough(path.join(root, WALKTHROUGH_FOLDER));
  });
}
