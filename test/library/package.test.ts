/** What is published on npm, installed from its tarball into an empty folder: the command, and the library from both kinds of modules. Needs a build. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runNpm } from '../../scripts/lib/project.mjs';
import { packForNpm } from '../../scripts/package-npm.mjs';
import { BAD } from '../cli/program.js';

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
    const manifest = JSON.parse(readFileSync(path.join(installed, 'node_modules/journey-maps/package.json'), 'utf8'));
    expect(manifest.bin).toEqual({ journey: './dist/cli.js', 'journey-maps': './dist/cli.js' });
    expect(Object.keys(manifest).filter((key) => /dependencies|contributes|activation/i.test(key))).toEqual([]);
    const has = (file: string) => {
      try {
        return readFileSync(path.join(installed, 'node_modules/journey-maps', file)).length > 0;
      } catch {
        return false;
      }
    };
    expect(['dist/server.js', 'dist/export/resvg.wasm', 'dist/webview/served-page.js'].map(has)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['dist/extension.js', 'dist/web/server.js', 'syntaxes', 'l10n'].map(has)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
