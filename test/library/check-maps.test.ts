/** Many maps are checked as if all of them were in memory at once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANES } from '../../src/cli/choice.js';
import { layoutMap } from '../../src/diagram/index.js';
import { checkMaps } from '../../src/library/check-maps.js';
import { readMaps, type Source } from '../../src/library/read-maps.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journey-many-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Maps that use each other: what the first ones declare, the last one uses, and the other way round. */
function sources(): Source[] {
  const texts = new Map<string, string>();
  const shared = ['persona Rosa', 'persona Tom', 'channel Store', 'source Diary', ''].join('\n');
  texts.set('a-shared', shared);
  texts.set('b-ignored', '// journey-ignore unused-declaration: it will be\npersona Una\n');
  texts.set('z-shared', 'persona Zoe\npersona Zack\n');
  for (let i = 0; i < 120; i++) {
    const name = `m${String(i).padStart(3, '0')}`;
    const lines = ['journey J', '  for Rosa', '  stage S', '    step One', '      on Store', '      next Nowhere'];
    if (i === 3) lines.unshift('import ./z-shared.journey', 'import ./m100.journey');
    if (i === 100) lines.push('persona Hundred');
    if (i === 119) lines.unshift('import ./a-shared.journey', 'import ./b-ignored.journey');
    if (i === 119) lines.splice(3, 1, '  for Tom, Una');
    if (i === 50) lines.splice(1, 1, '  for Zoe');
    texts.set(name, `${lines.join('\n')}\n`);
  }
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => {
      const file = path.join(folder, `${name}.journey`);
      writeFileSync(file, text);
      return { name: `${name}.journey`, file, workspace: folder, text };
    });
}

test('the reports are the same, whatever was let go meanwhile, with fixes and without', async () => {
  const all = sources();
  const at = (found: { source: Source; findings: unknown }[]) =>
    found.map(({ source, findings }) => [source.name, findings]);
  const together = await readMaps(all, [folder]);
  const done: number[] = [];
  const apart = await checkMaps(all, { wholeFolders: [folder], mostFixes: 2, onProgress: (count) => done.push(count) });
  expect(at(apart.maps)).toEqual(at(together.maps));
  const unused = apart.maps.flatMap(({ findings }) => findings.filter(({ code }) => code === 'unused-declaration'));
  expect(unused.map(({ file, message }) => [file, /‘(.+?)’/.exec(message)?.[1]])).toContainEqual([
    'z-shared.journey',
    'Zack',
  ]);
  expect(done.at(-1)).toBe(all.length);
  expect(done.length).toBeGreaterThan(1);
  for (const { findings, fixes } of apart.maps) {
    const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    expect([...fixes.keys()]).toEqual(grave.slice(0, 2));
  }
  expect(at((await checkMaps(all, { wholeFolders: [folder] })).maps)).toEqual(at(together.maps));
});

test('the lanes that can be asked for are those that are drawn', async () => {
  const text = `lane Legal
journey J
  for Rosa
  insight Seen
  stage S
    on Store
    note Of the stage
    pain Of the stage
    step One
      on Web
      action Goes
      trigger A letter
      thinks Hm
      expects Much
      feels happy
      pain Hurts
      opportunity Help
      metric NPS 10
      evidence Diary
      physical evidence A form
      frontstage Clerk: greets
      note Remark
      lane Legal: law
`;
  const { maps } = await readMaps([{ name: 'a', workspace: folder, text }]);
  const scene = await layoutMap(maps[0]!.map(), 0, {});
  const keys = new Set(scene.bands.flatMap(({ lane }) => (lane ? [lane.key] : [])));
  expect([...keys].filter((key) => !key.startsWith('lane-')).sort()).toEqual([...LANES].sort());
  expect(keys).toContain('lane-Legal');
});
