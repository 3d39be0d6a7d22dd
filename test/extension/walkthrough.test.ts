/** The walkthrough's pictures are those that this version draws. Needs a build. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { drawWalkthrough, WALKTHROUGH_FOLDER } from '../../scripts/make-walkthrough-pictures.mjs';

test('the pictures of the walkthrough are fresh: else run npm run pictures', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'journey-walkthrough-test-'));
  const shipped = path.resolve(import.meta.dirname, '../..', WALKTHROUGH_FOLDER);
  try {
    drawWalkthrough(folder);
    const drawn = readdirSync(folder).sort();
    expect(
      readdirSync(shipped)
        .filter((file) => file.endsWith('.svg'))
        .sort(),
    ).toEqual(drawn);
    for (const file of drawn) {
      const [now, kept] = [folder, shipped].map((place) => readFileSync(path.join(place, file), 'utf8'));
      expect(now === kept, file).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
