/** No path of a map leads out of its folder, whatever way it takes: what lies outside is in nothing that is written. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { useProgram } from '../cli/program.js';
import { HOSTILE_PATHS } from './corpus.js';

const { at, run, write } = useProgram();
const SECRET = 'Kept outside';
/** One pixel. */
const secretPicture = PNG.sync.write(new PNG({ width: 1, height: 1 }));

test('files outside of the folder are neither imported nor shown', async () => {
  // Two slashes at its start make a comment of it.
  const written = HOSTILE_PATHS.filter((it) => !it.includes('\0') && !it.startsWith('//'));
  const imports = [
    ...written.map((it) => `${it}.journey`),
    './file.journey',
    './way/secret.journey',
    './endless.journey',
  ];
  const images = [...written.map((it) => `${it}.png`), ...written, 'file.png', 'way/secret.png', 'endless.png'];
  write({
    'secret.journey': `persona ${SECRET}\n`,
    'secret.png': new Uint8Array(secretPicture),
    'maps/a.journey': [
      ...imports.map((it) => `import ${it}`),
      'journey A',
      `  for ${SECRET}`,
      '  stage S',
      ...images.flatMap((it, index) => [`    step T${index}`, `      image ${it}`]),
      '',
    ].join('\n'),
  });
  mkdirSync(at('maps/a'));
  symlinkSync(at('secret.journey'), at('maps/file.journey'));
  symlinkSync(at('secret.png'), at('maps/file.png'));
  symlinkSync(at(), at('maps/way'));
  for (const ending of ['journey', 'png']) symlinkSync('/dev/zero', at(`maps/endless.${ending}`));

  const checked = await run(['check', 'a.journey', '--format', 'json'], { below: 'maps' });
  const found = JSON.parse(checked.stdout) as { code: string; range: { start: { line: number } } }[];
  const lines = found.filter(({ code }) => code === 'import-not-found').map(({ range }) => range.start.line);
  expect(lines).toEqual(imports.map((_, line) => line));

  const exported = await run(['export', 'a.journey', '--to', 'json'], { below: 'maps' });
  expect(exported.code).toBe(0);
  // The name is that of the map's own line; the persona of the other file is not there.
  expect(JSON.parse(exported.stdout).personas.filter((it: { declared?: boolean }) => it.declared === true)).toEqual([]);

  const drawn = await run(['render', 'a.journey', '-o', 'a.html'], { below: 'maps' });
  expect(drawn.code).toBe(0);
  const told = [...drawn.stderr.matchAll(/The picture ‘([^’]*)’ (?:is outside|is not there|is not a file|cannot)/g)];
  expect(new Set(told.map((match) => match[1])).size).toBe(new Set(images).size);
  expect(readFileSync(at('maps/a.html'), 'utf8')).not.toContain('data:image/');
});

test('files in it are', async () => {
  write({ 'maps/own.png': new Uint8Array(secretPicture) });
  writeFileSync(at('maps/a.journey'), 'journey A\n  for Ana\n  stage S\n    step T\n      image ./own.png\n');
  expect((await run(['render', 'a.journey', '-o', path.join('.', 'a.html')], { below: 'maps' })).code).toBe(0);
  expect(readFileSync(at('maps/a.html'), 'utf8')).toContain('data:image/png');
});
