// npm run fuzz [-- --documents 100000] [--seed N] [--from N]: random, damaged and spliced documents through everything that reads or
// writes maps, on every core. What breaks is printed and kept in test-results/fuzz/, and repeated by its seed and number.
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { isMain, main, Problem, projectNode, root, scriptEnvironment } from './lib/project.mjs';
import { bundleTool } from './lib/tool-bundle.mjs';
import { setup } from './setup.mjs';

const ENTRY = 'test/fuzz/main.ts';
const RESULTS = path.join(root, 'test-results/fuzz');
/** In milliseconds: a document that takes longer hangs. Much, since the machine may have other work first. */
const HANGS_AFTER = 300_000;
/** Bytes that may be in use at the end beyond those in use after the first thousand documents. */
const MOST_GROWTH = 200e6;

/** Every `every`th document from one on, in a process of its own. */
function runPart(program, { seed, from, documents, every }, found) {
  return new Promise((resolve, reject) => {
    const child = fork(program, [seed, from, documents, every].map(String), {
      cwd: root,
      execPath: projectNode,
      execArgv: ['--expose-gc'],
      env: scriptEnvironment(),
    });
    let at = from;
    let timer;
    let result;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new Problem(`Document ${at} hangs: npm run fuzz -- --seed ${seed} --from ${at} --documents 1`));
      }, HANGS_AFTER);
    };
    watch();
    child.on('message', ({ number, finding, report }) => {
      watch();
      at = number ?? at;
      if (finding) found(finding);
      result = report ?? result;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (result) resolve(result);
      else reject(new Problem(`It ended with ${code ?? signal} at document ${at} of the seed ${seed}.`));
    });
  });
}

if (isMain(import.meta)) {
  await main(async () => {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
        from: { type: 'string', default: '0' },
        documents: { type: 'string', default: '10000' },
        'no-build': { type: 'boolean', default: false },
      },
    });
    const [seed, from, documents] = [values.seed, values.from, values.documents].map(Number);
    if (!values['no-build']) {
      await setup();
      await build();
    }
    const program = await bundleTool({
      entry: ENTRY,
      name: 'fuzz',
      external: ['elkjs', 'fast-check', 'parse5', 'vitest'],
      // The sources find files by their own place.
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(root, ENTRY)).href) },
    });
    mkdirSync(RESULTS, { recursive: true });
    const parts = Math.min(availableParallelism(), documents);
    console.log(`${documents} documents of the seed ${seed}, in ${parts} processes`);
    const found = ({ number, kind, text, error }) => {
      writeFileSync(path.join(RESULTS, `${seed}-${number}.txt`), text);
      console.log(`\n${number} (${kind}): ${error}`);
    };
    const started = Date.now();
    const reports = await Promise.all(
      Array.from({ length: parts }, (_, part) =>
        runPart(program, { seed, from: from + part, documents: documents - part, every: parts }, found),
      ),
    );
    const total = reports.reduce((sum, report) => sum + report.documents, 0);
    const findings = reports.flatMap((report) => report.findings);
    const slowest = reports.map((report) => report.slowest).sort((a, b) => b.time - a.time)[0];
    const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
    console.log(`\n${total} documents in ${Math.round((Date.now() - started) / 1000)} s, ${findings.length} findings`);
    console.log(`The slowest took ${Math.round(slowest.time)} ms: ${slowest.number}`);
    for (const { memory } of reports) {
      if (memory.length < 2) continue;
      const [first, last, most] = [memory[0], memory.at(-1), Math.max(...memory)];
      console.log(`Memory: ${megabytes(first)} after 1,000, ${megabytes(last)} at the end, ${megabytes(most)} at most`);
      if (last - first > MOST_GROWTH) throw new Problem('It keeps more and more memory.');
    }
    if (findings.length > 0) throw new Problem(`${findings.length} findings are in ${path.relative(root, RESULTS)}.`);
  });
}
