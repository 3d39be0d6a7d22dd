import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { README_PICTURE, README_SCALE, readmeMap } from '../scripts/make-readme-pictures.mjs';
import { useExporter } from './export/exporter.js';

const { exported, mapOf } = useExporter();

test('the picture in the README is that of its text: npm run pictures draws it', async () => {
  const { data } = await exported(await mapOf(readmeMap()), { format: 'png', scale: README_SCALE });
  const picture = readFileSync(path.join(import.meta.dirname, '..', README_PICTURE));
  expect(picture.equals(data as Uint8Array)).toBe(true);
});
