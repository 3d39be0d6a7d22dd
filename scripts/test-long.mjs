// npm run test:long [RUNS]: the property-based tests alone, with many more runs of each than `npm test` has time for, and a server
// and a preview that are lost again and again.
import { runNode } from './lib/project.mjs';
import { check, editorTests, propertySettings, propertyTestFiles, sum, summary, unitTests } from './lib/testing.mjs';
import { setup } from './setup.mjs';

const USUAL_RUNS = 3000;

async function runLong() {
  const [argument = String(USUAL_RUNS)] = process.argv.slice(2);
  const runs = Number(argument);
  if (!Number.isSafeInteger(runs) || runs < 1) {
    console.error(`The number of runs must be a whole number above 0, not ${argument}.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const ready = await check('Set-up', setup);
  if (ready.failed > 0) return ready;
  const built = await check('Build', () => runNode('scripts/build.mjs'));
  if (built.failed > 0) return sum([ready, built]);
  const killed = await editorTests([
    [['test/vscode/run.mjs', 'built', '--long', '--grep', 'that is (killed|lost)|A very large map']],
  ]);
  return sum([ready, built, killed, await unitTests(propertyTestFiles(), { ...propertySettings(), runs })]);
}

const counts = await runLong();
console.log(summary(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;
