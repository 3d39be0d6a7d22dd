/** What is published on npm, installed from its tarball into an empty folder: the command, and the library from both kinds of modules. Needs a build. */
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runNpm } from '../../scripts/lib/project.mjs';
import { packForNpm } from '../../scripts/package-npm.mjs';
import { BAD } from '../cli/program.js';

const root = path.resolve(import.meta.dirname, '../..');

const EXPECTED = [
  /^(README|CHANGELOG)[.]md$/,
  /^(LICENSE|package[.]json)$/,
  /^docs\/([a-z0-9-]+\/)?[A-Za-z0-9-]+[.]md$/,
  /^docs\/pictures\/[a-z-]+[.]png$/,
  /^dist\/(cli|exchange|language|library|server)[.]js$/,
  /^dist\/library[.](mjs|d[.]ts|d[.]mts)$/,
  /^dist\/types\/[a-z/-]+[.]d[.]ts$/,
  /^dist\/elk\/(elk[.]bundled[.]js|LICENSE[.]md|SOURCE[.]txt)$/,
  /^dist\/export\/(drawer[.]js|export[.]js|page[.]js|SOURCE[.]txt)$/,
  /^dist\/export\/(resvg|harfbuzz-subset)[.]wasm$/,
  /^dist\/export\/fonts\/source-sans-3-(400|600)-(normal|italic)[.]ttf$/,
  /^dist\/webview\/(preview[.]js|preview[.]css|served-page[.]js)$/,
  /^dist\/webview\/fonts\/source-sans-3-[a-z-]+-[0-9]+-(normal|italic)[.]woff2$/,
  /^dist\/(LICENCES[.]txt|sbom[.]cdx[.]json)$/,
];

/** The files that conditional exports name. */
function namedIn(exports: unknown): string[] {
  if (typeof exports === 'string') return [exports];
  return Object.values(exports as object).flatMap(namedIn);
}

let folder: string;
let installed: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'journey-package-'));
  const tarball = await packForNpm(path.join(folder, 'packed'));
  installed = path.join(folder, 'project');
  mkdirSync(installed);
  writeFileSync(path.join(installed, 'package.json'), '{ "name": "project", "private": true }');
  writeFileSync(path.join(installed, 'bad.journey'), BAD);
  // Offline: it needs nothing but itself.
  await runNpm(['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', tarball], { cwd: installed });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd: installed, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

/** Runs a module that is written into the project. */
function runModule(name: string, text: string) {
  writeFileSync(path.join(installed, name), text);
  return run(process.execPath, [name]);
}

const USE = `
  const text = require$('node:fs').readFileSync('bad.journey', 'utf8');
  const { map, findings } = await library.parse(text, { file: 'bad.journey' });
  const svg = await library.render(text, { theme: 'dark', personas: ['Rosa'], lanes: ['steps', 'feels'] });
  const png = await library.render(map, { format: 'png' });
  const failed = await library.render('persona Rosa').catch((error) => error);
  console.log(JSON.stringify({
    names: Object.keys(library).filter((name) => name !== 'default' && name !== 'module.exports').sort(),
    journeys: map.journeys.map(({ name }) => name),
    same: JSON.stringify(await library.check(text, { file: 'bad.journey' })) === JSON.stringify(findings),
    codes: findings.map(({ file, code, severity }) => [file, code, severity]),
    svg: svg.startsWith('<svg') && svg.trimEnd().endsWith('</svg>'),
    png: [...png.subarray(1, 4)],
    failed: [failed.name, failed instanceof library.JourneyError, failed.message],
    formatted: await library.format('journey   A\\n  for  B\\n'),
  }));
`;

const WHAT_COMES = {
  names: ['JourneyError', 'check', 'format', 'parse', 'render'],
  journeys: ['Buying shoes'],
  same: true,
  codes: [
    ['bad.journey', 'missing-emotion', 'warning'],
    ['bad.journey', 'unknown-reference', 'error'],
  ],
  svg: true,
  png: [...Buffer.from('PNG')],
  failed: ['JourneyError', true, 'The map holds no journey, so there is nothing to draw.'],
  formatted: 'journey A\n  for B\n',
};

describe('the library', () => {
  test.each([
    [
      'import',
      'use.mjs',
      `import { createRequire } from 'node:module';\nimport * as library from 'journey-maps';\nconst require$ = createRequire(import.meta.url);\n${USE}`,
    ],
    [
      'require',
      'use.cjs',
      `const require$ = require;\nconst library = require('journey-maps');\n(async () => {${USE}})();`,
    ],
  ])('does its work by %s', async (_kind, name, text) => {
    const { stdout, stderr } = await runModule(name, text);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(WHAT_COMES);
  });

  test('has types that fit what it does', async () => {
    writeFileSync(
      path.join(installed, 'use.mts'),
      `import { check, type Finding, type JourneyMap, parse, render } from 'journey-maps';
const { map }: { map: JourneyMap } = await parse('journey A', { workspace: '.' });
const found: Finding[] = await check('journey A');
const svg: string = await render(map, { view: 'flow' });
const pdf: Uint8Array = await render('journey A', { format: 'pdf', page: 'a4' });
// @ts-expect-error there is no such format
await render(map, { format: 'gif' });
export { found, pdf, svg };
`,
    );
    writeFileSync(
      path.join(installed, 'use.cts'),
      "import { check } from 'journey-maps';\nexport const found = check('');\n",
    );
    const compiler = path.join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023'];
    const { code, stdout } = await run(process.execPath, [compiler, ...options, 'use.mts', 'use.cts']);
    expect([code, stdout]).toEqual([0, '']);
  });
});

describe('the command', () => {
  test('runs by the name of the package', async () => {
    const { code, stdout } = await run('npx', ['--no-install', 'journey-maps', 'check', 'bad.journey']);
    expect([code, stdout.includes('unknown-reference')]).toEqual([1, true]);
  });

  test('is in the package with all that it uses, and nothing of the editor', () => {
    const its = path.join(installed, 'node_modules/journey-maps');
    const manifest = readFileSync(path.join(its, 'package.json'), 'utf8');
    // One manifest serves the editor, too; what it names for that alone is not there.
    expect(manifest).toBe(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const { bin, exports, main, browser } = JSON.parse(manifest);
    const entries = [...Object.values(bin), ...namedIn(exports)] as string[];
    expect(entries.length).toBeGreaterThan(5);
    expect(entries.filter((entry) => !existsSync(path.join(its, entry)))).toEqual([]);
    expect([main, browser].filter((entry) => existsSync(path.join(its, `${entry}.js`)))).toEqual([]);
    expect(readdirSync(path.join(installed, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'journey-maps',
    ]);
    const files = readdirSync(its, { recursive: true })
      .map((name) => String(name).split(path.sep).join('/'))
      .filter((name) => statSync(path.join(its, name)).isFile());
    expect(files.filter((file) => !EXPECTED.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(EXPECTED.filter((pattern) => !files.some((file) => pattern.test(file)))).toEqual([]);
  });
});
