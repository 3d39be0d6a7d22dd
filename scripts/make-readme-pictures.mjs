// npm run pictures: draws the map that the README shows as text, for it to show as a picture. A test says when it is old.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { isMain, main, root } from './lib/project.mjs';

export const README_PICTURE = 'docs/pictures/readme-map.png';

/** Pixels of the picture for one of the map's: sharp where a pixel of a page is several of a screen. */
export const README_SCALE = 1.5;

/** The map in the README: its first block of code. */
export function readmeMap() {
  const [, text] = /^```journey\n(.*?)^```$/ms.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? [];
  if (text === undefined) throw new Error('The README shows no map');
  return text;
}

export function drawReadme() {
  const folder = mkdtempSync(path.join(tmpdir(), 'journey-readme-'));
  try {
    const map = path.join(folder, 'readme.journey');
    writeFileSync(map, readmeMap());
    const picture = path.join(root, README_PICTURE);
    mkdirSync(path.dirname(picture), { recursive: true });
    const program = path.join(root, 'dist/cli.js');
    const parameters = ['render', map, '-o', picture, '--scale', String(README_SCALE)];
    execFileSync(process.execPath, [program, ...parameters], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (isMain(import.meta)) {
  await main(async () => {
    await build();
    drawReadme();
  });
}
