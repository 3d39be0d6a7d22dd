import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, test } from 'vitest';
import { layoutMap, type Mark, type Scene, VIEWS } from '../../src/diagram/index.js';
import { createLanguage } from '../language/helpers.js';

/**
 * Where everything stands in the pictures of the examples. A change of the layout shows here as a change of numbers; where it
 * is meant, `npx vitest run test/diagram/expected.test.ts --update` writes them anew.
 */

const elk = new ELK();
const language = createLanguage();

/** How many marks of each type there are, groups looked into. */
function counted(scene: Scene): Record<string, number> {
  const counts: Record<string, number> = {};
  const visit = (marks: readonly Mark[]): void => {
    for (const mark of marks) {
      counts[mark.type] = (counts[mark.type] ?? 0) + 1;
      if (mark.type === 'group') visit(mark.marks);
    }
  };
  for (const band of scene.bands) for (const chunk of band.chunks) visit(chunk.marks);
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A scene's structure and geometry, a line for each thing in it. */
function summary(scene: Scene): string {
  const { width, height, title, description, notices } = scene;
  const lines = (things: readonly unknown[]): string =>
    things.length === 0 ? '[]' : `[\n${things.map((thing) => `    ${JSON.stringify(thing)}`).join(',\n')}\n  ]`;
  const bands = scene.bands.map(({ key, y, height: high, chunks }) => [
    key,
    y,
    high,
    chunks.map((chunk) => chunk.key).join(' '),
  ]);
  const targets = scene.targets.map(({ kind, id, x, y, width: wide, height: high }) => [kind, id, x, y, wide, high]);
  return `{
  "size": ${JSON.stringify([width, height])},
  "title": ${JSON.stringify(title)},
  "description": ${JSON.stringify(description)},
  "notices": ${JSON.stringify(notices)},
  "marks": ${JSON.stringify(counted(scene))},
  "bands": ${lines(bands)},
  "targets": ${lines(targets)}
}
`;
}

/** One example holds people and channels alone. */
const examples = readdirSync('examples').filter(
  (name) => name.endsWith('.journey') && /^journey /m.test(readFileSync(path.join('examples', name), 'utf8')),
);

describe.each(VIEWS)('the %s', (view) => {
  test.each(examples)('of %s stands where it stood', async (file) => {
    const map = await (await language).map(readFileSync(path.join('examples', file), 'utf8'));
    for (const [i] of map.journeys.entries()) {
      const name = `${file.replace('.journey', '')}${i === 0 ? '' : `-${i + 1}`}`;
      const scene = await layoutMap(map, i, { elk, view });
      await expect(summary(scene)).toMatchFileSnapshot(`expected/${name}.${view}.json`);
    }
  });
});
