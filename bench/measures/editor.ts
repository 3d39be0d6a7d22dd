import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { installEditor } from '../../scripts/lib/editor-install.mjs';
import { type Measurement, Series, type Surroundings } from '../measurement.js';
import { summarise } from '../statistics.js';
import { WrittenMap } from '../texts.js';

type Part = 'activation' | 'code' | 'diagnostics';

/** In a real VS Code, from an opened map to the activated extension, and from there to the first diagnostics. */
export async function measureEditor({ root, quick, progress }: Surroundings): Promise<Measurement> {
  const folder = mkdtempSync(path.join(tmpdir(), 'journey-bench-editor-'));
  const times = new Series<Part>();
  let version = '';
  try {
    const suite = path.join(folder, 'suite.js');
    await esbuild.build({
      entryPoints: [path.join(root, 'bench/editor/suite.ts')],
      outfile: suite,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['vscode'],
    });
    await installEditor();
    const windows = quick ? 1 : 5;
    for (let window = 1; window <= windows; window++) {
      progress(`in VS Code: window ${window} of ${windows}`);
      const result = await openWindow(root, suite, path.join(folder, String(window)));
      version = result.version;
      times.add({ activation: result.activation, code: result.code, diagnostics: result.diagnostics });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  return {
    name: 'editor',
    title: `Map opened → extension activated → first diagnostics, in VS Code ${version}`,
    columns: [
      { key: 'activation', head: 'activated after' },
      { key: 'code', head: 'of it the extension’s code' },
      { key: 'diagnostics', head: 'then diagnostics after' },
    ],
    rows: [{ times: Object.fromEntries(times.keys().map((part) => [part, summarise(times.of(part))])) }],
  };
}

async function openWindow(
  root: string,
  suite: string,
  folder: string,
): Promise<Record<Part, number> & { version: string }> {
  const workspace = path.join(folder, 'workspace');
  const report = path.join(folder, 'report.json');
  mkdirSync(workspace, { recursive: true });
  writeFileSync(path.join(workspace, 'map.journey'), new WrittenMap('plain', 100).journey());
  const desktop = process.env.VSCODE_TEST_DESKTOP === '1';
  await runTests({
    ...(desktop ? {} : { vscodeExecutablePath: path.join(root, 'test/vscode/code-in-chromium.mjs') }),
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    extensionTestsEnv: { JOURNEY_BENCH_REPORT: report },
    launchArgs: [
      workspace,
      '--disable-extensions',
      `--user-data-dir=${path.join(folder, 'user-data')}`,
      `--extensions-dir=${path.join(folder, 'extensions')}`,
    ],
  });
  if (!existsSync(report)) throw new Error('The window was closed before it had measured');
  return JSON.parse(readFileSync(report, 'utf8')) as Record<Part, number> & { version: string };
}
