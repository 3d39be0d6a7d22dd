// npm test: installs what is missing, builds, and runs every check and test. The last line is the sum of them.
import { programOf, runNode } from './lib/project.mjs';
import { check, checkPrograms, editorTests, propertySettings, sum, summary, unitTests } from './lib/testing.mjs';
import { setup } from './setup.mjs';

/** The same cases for the same source: what fails here, fails again. `npm run test:long` looks for new ones. */
const SEED = 20260101;

const TYPE_CHECKS = {
  'types: Node and tests': '.',
  'types: plain code': 'tsconfig.plain.json',
  'types: code for a worker': 'tsconfig.browser.json',
  'types: webview': 'media',
  'types: tests in VS Code': 'test/vscode',
};

async function runAll() {
  const started = Date.now();
  const ready = await check('Set-up', setup);
  if (ready.failed > 0) return ready;
  const built = await check('Build', () => runNode('scripts/build.mjs'));
  const parts = [ready, built];
  const types = Object.entries(TYPE_CHECKS).map(([name, project]) => [
    name,
    programOf('typescript', 'tsc'),
    ['--noEmit', '-p', project],
  ]);
  parts.push(
    await checkPrograms([
      ...types,
      ['lint', programOf('@biomejs/biome', 'biome'), ['ci', '--error-on-warnings', '--colors=off']],
      ['import boundaries', 'scripts/check-boundaries.mjs', []],
      ['audit', 'scripts/audit.mjs', []],
    ]),
  );
  parts.push(await unitTests([], propertySettings(SEED)));
  // Without a build of this source, they would test an older one.
  parts.push(built.failed > 0 ? built : await editorTests());
  console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s\n`);
  return sum(parts);
}

const counts = await runAll();
console.log(summary(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;
