import ELK from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutMap, type Reading, type Scene, VIEWS } from '../../src/diagram/index.js';
import { fixtures } from './fixtures.js';
import { known, randomMap } from './random.js';

/** What is read out has a place for everything that is drawn, whatever the view. */

const elk = new ELK();

function flat(reading: readonly Reading[]): Reading[] {
  return reading.flatMap((part) => [part, ...flat(part.parts ?? [])]);
}

/** What is drawn as something of its own and is not read out; questions as often as they are drawn and not asked. */
function unread({ reading, targets }: Scene): string[] {
  const parts = flat(reading);
  const read = new Set(parts.map(({ id }) => id));
  const asked = (list: readonly { id: string; kind: string }[]) =>
    list.flatMap(({ id, kind }) => (kind === 'question' ? [id] : [])).sort();
  const missing = targets.flatMap(({ id, kind }) => (read.has(id) ? [] : [`${kind} ${id}`]));
  const questions =
    asked(parts).join() === asked(targets).join() ? [] : [`asked: ${asked(parts)} drawn: ${asked(targets)}`];
  return [...missing, ...questions];
}

describe.each(VIEWS)('the reading of a %s', (view) => {
  it.each(Object.entries(fixtures))('of %s names all that is drawn', async (_, map) => {
    for (let journey = 0; journey < map.journeys.length; journey++) {
      const scene = await layoutMap(map, journey, { elk, view });
      expect(unread(scene)).toEqual([]);
      for (const { label } of flat(scene.reading)) expect(label).not.toMatch(/^$|undefined|null|NaN/);
    }
  });

  it('of any journey names all that is drawn', async () => {
    await fc.assert(
      fc.asyncProperty(randomMap(4, known), async (map) => {
        expect(unread(await layoutMap(map, 0, { view }))).toEqual([]);
      }),
    );
  });
});
