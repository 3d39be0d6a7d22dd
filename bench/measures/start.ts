import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { now } from '../clock.js';
import { startLanguageServer } from '../language-server.js';
import { type Measurement, type Row, Series, type Surroundings } from '../measurement.js';
import { summarise } from '../statistics.js';
import { STEP_COUNTS, TEXT_KINDS, WrittenMap } from '../texts.js';

type Part = 'check' | 'server' | 'node';

/** From the start of a process to the diagnostics of a file: of the command, and of the language server. */
export async function measureStart({ dist, quick, progress }: Surroundings): Promise<Measurement> {
  const folder = mkdtempSync(path.join(tmpdir(), 'journey-bench-'));
  const rows: Row[] = [];
  try {
    for (const text of TEXT_KINDS) {
      for (const steps of STEP_COUNTS) {
        progress(`process start → diagnostics: ${text}, ${steps} steps`);
        const journey = new WrittenMap(text, steps).journey();
        const file = path.join(folder, `${text}-${steps}.journey`);
        writeFileSync(file, journey);
        const times = new Series<Part>();
        for (let sample = 0; sample < (quick ? 3 : 12); sample++) {
          times.add({
            check: await timeOf([path.join(dist, 'cli.js'), 'check', file, '--format', 'json']),
            server: await timeOfServer(dist, journey),
            node: await timeOf(['-e', '']),
          });
        }
        rows.push({
          text,
          steps,
          times: Object.fromEntries(times.keys().map((part) => [part, summarise(times.of(part))])),
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'start',
    title: 'Process start → diagnostics',
    columns: [
      { key: 'check', head: 'journey check' },
      { key: 'server', head: 'language server' },
      { key: 'node', head: 'Node alone' },
    ],
    rows,
  };
}

/** From the start of a Node process to its end. A map that has errors ends `journey check` with 1. */
async function timeOf(args: readonly string[]): Promise<number> {
  const begun = now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  const time = now() - begun;
  if (code !== 0 && code !== 1) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return time;
}

async function timeOfServer(dist: string, journey: string): Promise<number> {
  const begun = now();
  const server = await startLanguageServer(dist);
  try {
    return (await server.open(journey)) - begun;
  } finally {
    await server.stop();
  }
}
