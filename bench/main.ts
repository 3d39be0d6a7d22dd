/** The benchmark: started by scripts/bench.mjs, which has built what it measures. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { BROWSER_ARGS, browserProgram } from '../scripts/lib/browser.mjs';
import { main, Problem, root } from '../scripts/lib/project.mjs';
import { type MermaidPage, openMermaidPage } from './browser/mermaid.js';
import { WEBVIEW_HOST } from './browser/site.js';
import { environment, load } from './environment.js';
import type { Measurement, Surroundings } from './measurement.js';
import { measureDiagnostics } from './measures/diagnostics.js';
import { measureDrawing } from './measures/drawing.js';
import { measureEditor } from './measures/editor.js';
import { measureFiles } from './measures/files.js';
import { measureLsp } from './measures/lsp.js';
import { measurePainted } from './measures/painted.js';
import { measurePreview } from './measures/preview.js';
import { measureStart } from './measures/start.js';
import { measureWorkspace } from './measures/workspace.js';
import { mermaidScript } from './peers.js';
import { markdownOf, type Report, withFigures } from './report.js';

const MEASURES: Record<string, (surroundings: Surroundings) => Promise<Measurement>> = {
  diagnostics: measureDiagnostics,
  lsp: measureLsp,
  painted: measurePainted,
  svg: measureDrawing,
  files: measureFiles,
  start: measureStart,
  preview: measurePreview,
  editor: measureEditor,
  workspace: measureWorkspace,
};

const PAGE = path.join(root, 'docs/performance.md');

function readOptions() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      dist: { type: 'string', default: 'dist' },
    },
  });
  const unknown = values.only.find((name) => !Object.hasOwn(MEASURES, name));
  if (unknown !== undefined) {
    throw new Problem(`There is no measurement ${unknown}. Choose among ${Object.keys(MEASURES).join(', ')}.`);
  }
  if (values.write && (values.quick || values.only.length > 0)) {
    throw new Problem('--write puts the whole table into docs/performance.md: leave --quick and --only out.');
  }
  return { ...values, only: values.only.length > 0 ? values.only : Object.keys(MEASURES) };
}

async function startBrowser(): Promise<Browser> {
  const rules = `--host-resolver-rules=MAP ${WEBVIEW_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
  return chromium.launch({
    executablePath: await browserProgram(),
    args: [
      ...BROWSER_ARGS.filter((arg) => !arg.startsWith('--host-resolver-rules=')),
      rules,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

async function bench(): Promise<void> {
  const options = readOptions();
  const versions = environment(root);
  let browser: Promise<Browser> | undefined;
  let mermaid: Promise<MermaidPage> | undefined;
  const pages = path.join(root, 'bench/browser');
  const surroundings: Surroundings = {
    quick: options.quick,
    root,
    dist: path.resolve(root, options.dist),
    pages,
    browser() {
      browser ??= startBrowser().then((started) => {
        versions.Chromium = started.version();
        return started;
      });
      return browser;
    },
    mermaid() {
      mermaid ??= surroundings.openMermaid();
      return mermaid;
    },
    async openMermaid() {
      const { script, version } = await mermaidScript();
      versions.Mermaid = version;
      return openMermaidPage(await surroundings.browser(), script, pages);
    },
    progress: (text) => console.error(`  ${text} (load ${load()})`),
  };
  const measurements: Measurement[] = [];
  try {
    for (const name of options.only) {
      const measure = MEASURES[name];
      if (measure) measurements.push(await measure(surroundings));
    }
  } finally {
    await (await browser)?.close();
  }
  const date = new Date().toISOString().slice(0, 10);
  publish({ date, quick: options.quick, environment: versions, measurements }, options);
}

function publish(report: Report, { json, write }: { json?: string; write: boolean }): void {
  const figures = markdownOf(report);
  console.log(`\n${figures}\n`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  if (write) writeFileSync(PAGE, withFigures(readFileSync(PAGE, 'utf8'), figures));
}

await main(bench);
