/** The exporter as it runs in Node, with the files that ship with it, and maps to export. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { bundleOptions, bundles } from '../../scripts/lib/bundles.mjs';
import { shipFiles } from '../../scripts/lib/shipped.mjs';
import { makeFonts } from '../../scripts/make-fonts.mjs';
import { type Exported, type ExportOptions, type ExportTools, exportPicture } from '../../src/export/index.js';
import { machineFonts } from '../../src/export/node/machine-fonts.js';
import { nodeTools } from '../../src/export/node/tools.js';
import { createLanguage } from '../language/helpers.js';

/** Puts what ships into a folder before the tests of a file. */
export function useExporter() {
  let dist = '';
  let tools: ExportTools;
  const language = createLanguage();

  beforeAll(async () => {
    dist = mkdtempSync(path.join(tmpdir(), 'journey-export-'));
    shipFiles(dist);
    mkdirSync(path.join(dist, 'export/fonts'));
    for (const font of await makeFonts()) copyFileSync(font, path.join(dist, 'export/fonts', path.basename(font)));
    for (const name of ['page.js', 'drawer.js']) {
      const bundle = bundles.find(({ outfile }) => outfile === `dist/export/${name}`)!;
      await esbuild.build(bundleOptions({ ...bundle, outfile: path.join(dist, 'export', name) }));
    }
    tools = nodeTools(path.join(dist, 'export'));
  });
  afterAll(() => rmSync(dist, { recursive: true, force: true }));

  return {
    /** The files that ship, alone: no font of this machine. */
    tools: (): ExportTools => ({ ...tools, machineFonts: machineFonts([]) }),
    tempFolder: () => mkdtempSync(path.join(dist, 'folder-')),
    mapOf: async (text: string): Promise<JourneyMap> => (await language).map(text),
    /** Exports the first journey of a map with the fonts that ship, alone. */
    async exported(map: JourneyMap, options: ExportOptions, own: Partial<ExportTools> = {}): Promise<Exported> {
      const all = { ...tools, machineFonts: machineFonts([]), ...own };
      return await exportPicture({ map, journey: 0, options }, all);
    },
  };
}

/** The examples that have a journey, by their names. */
export function examples(): { name: string; text: string }[] {
  return readdirSync('examples')
    .filter((name) => name.endsWith('.journey'))
    .map((name) => ({ name: name.replace('.journey', ''), text: readFileSync(path.join('examples', name), 'utf8') }))
    .filter(({ text }) => /^journey /m.test(text));
}

export const example = (name: string): string => readFileSync(`examples/${name}.journey`, 'utf8');

/** Text that would do harm where it were more than text. */
export const HOSTILE = '</title><script>alert(1)</script> "x" \'y\' & <img src=x onerror=alert(2)> \\) (\\ ]]> {x}';

export const HOSTILE_MAP = `journey ${HOSTILE}
  for ${HOSTILE}
  starts ${HOSTILE}
  ends ${HOSTILE}
  stage ${HOSTILE}
    step ${HOSTILE}
      on ${HOSTILE}
      thinks ${HOSTILE}
      feels happy: ${HOSTILE}
      pain ${HOSTILE}
`;

/** A journey of so many steps in stages of so many. */
export function longJourney(steps: number, perStage: number): string {
  const lines = ['journey A long way', '  for Ann, Bea, Cem', '  starts At the door', '  ends At the other door'];
  for (let i = 0; i < steps; i++) {
    if (i % perStage === 0)
      lines.push(`  stage Part ${i / perStage + 1}`, `    goal To get through part ${i / perStage + 1}`);
    lines.push(`    step Step number ${i + 1}`, '      on Website', `      thinks What is step ${i + 1} for?`);
    lines.push(`      feels ${i % 3 === 0 ? 'anxious' : 'happy'}`, `      pain Nobody explains step ${i + 1}`);
    if (i % 5 === 4) lines.push(`      next Step number ${i - 2}: not sure yet about it, 20%`);
    if (i % 4 === 0)
      lines.push(`      frontstage Clerk: helps with step ${i + 1}`, '      backstage Clerk: writes it down');
  }
  return `${lines.join('\n')}\npersona Ann\npersona Bea\npersona Cem\nchannel Website\n`;
}
