import { t } from '@vscode/l10n';
import { filledIn, l10nLines } from '../../../language-server/said.js';
import { LEAST_WIDTH } from '../grid.js';
import type { Mark, Scene } from '../scene.js';
import { BandBuilder } from './band.js';
import { box, prose } from './draw.js';

export const EXAMPLE_WIDTH = 420;
const INDENT = 10;
const PAD = 16;

/**
 * Lines of a journey as one would write them, in a box. Returns its height.
 * @param text with its words as in `{1:words}`, so that they can be translated
 */
export function example(out: Mark[], x: number, y: number, text: string): number {
  const lines = filledIn(text).split('\n');
  const height = lines.length * 18 + 24;
  box(out, x, y, EXAMPLE_WIDTH, height, 8, 'panel', { stroke: 'edge' });
  lines.forEach((line, i) => {
    const indent = PAD + (line.length - line.trimStart().length) * INDENT;
    prose(out, x + indent, y + 12 + i * 18, EXAMPLE_WIDTH - indent - PAD, line.trim(), 'body', 'ink');
  });
  return height;
}

const EXAMPLE = l10nLines(
  'journey {1:Buying running shoes}',
  '  for {2:Rosa}',
  '  stage {3:Consideration}',
  '    step {4:Asks friends who run}',
  '      feels {5:hopeful}',
);

/** The scene of a file in which there is no journey. */
export function nothingYet(): Scene {
  const title = t('No journey yet');
  const band = new BandBuilder('empty');
  const out = band.chunk('empty');
  const x = 32;
  let y = 32;
  y += prose(out, x, y, 640, title, 'title', 'ink') + 8;
  const invitation = t('Write a line that begins with “journey”, and what it is about:');
  y += prose(out, x, y, 640, invitation, 'body', 'ink2') + 14;
  y += example(out, x, y, EXAMPLE);
  band.height = y + 32;
  const description = t('An empty picture: the file holds no journey yet.');
  const { height } = band;
  const bands = [band.placed(0, [])];
  return { width: LEAST_WIDTH, height, title, description, bands, targets: [], reading: [], notices: [] };
}
