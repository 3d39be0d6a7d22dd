import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserProgram } from '../../scripts/lib/browser.mjs';
import { now } from '../clock.js';
import { type Measurement, type Row, Series, type Surroundings } from '../measurement.js';
import { mermaidCommand } from '../peers.js';
import { pairedRatio, summarise } from '../statistics.js';
import { TEXT_KINDS, WrittenMap } from '../texts.js';

type Part = 'svg' | 'png' | 'pdf' | 'html' | 'mermaidSvg' | 'mermaidPng';

const FORMATS = ['svg', 'png', 'pdf', 'html'] as const;
const STEPS = [12, 100];

/**
 * From the start of a process to a file on the disk: the command, and for the same steps Mermaid's. Its PNG is scaled until it
 * has at least as many pixels as ours.
 */
export async function measureFiles({ dist, quick, progress }: Surroundings): Promise<Measurement> {
  const folder = mkdtempSync(path.join(tmpdir(), 'journey-bench-'));
  const rows: Row[] = [];
  try {
    const mermaid = await mermaidIn(folder);
    for (const text of TEXT_KINDS) {
      for (const steps of STEPS) {
        progress(`process start → file: ${text}, ${steps} steps`);
        const map = new WrittenMap(text, steps);
        const source = path.join(folder, `${text}-${steps}.journey`);
        writeFileSync(source, map.journey());
        const command = path.join(dist, 'cli.js');
        const ours = (format: (typeof FORMATS)[number]) =>
          timeOf([command, 'render', source, '-o', path.join(folder, `ours.${format}`)]);
        const compared = text === 'plain';
        const theirs = path.join(folder, 'theirs.mmd');
        writeFileSync(theirs, map.mermaid());
        let scale = 1;
        if (compared) {
          await ours('png');
          await mermaid(theirs, 'png', 1);
          const pixels = pixelsOf(path.join(folder, 'theirs.png'));
          scale = Math.max(1, Math.sqrt(pixelsOf(path.join(folder, 'ours.png')) / pixels));
        }
        const times = new Series<Part>();
        for (let sample = 0; sample < (quick ? 2 : 10); sample++) {
          for (const format of FORMATS) times.add({ [format]: await ours(format) });
          if (!compared || sample >= 5) continue;
          times.add({ mermaidSvg: await mermaid(theirs, 'svg', 1), mermaidPng: await mermaid(theirs, 'png', scale) });
        }
        rows.push({
          text,
          steps,
          times: Object.fromEntries(times.keys().map((part) => [part, summarise(times.of(part))])),
          ratios: compared
            ? {
                'mermaid-cli ÷ SVG': pairedRatio(times.of('mermaidSvg'), times.of('svg').slice(0, 5)),
                'mermaid-cli ÷ PNG': pairedRatio(times.of('mermaidPng'), times.of('png').slice(0, 5)),
              }
            : undefined,
        });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'files',
    title: 'Process start → file',
    columns: [
      { key: 'svg', head: 'SVG' },
      { key: 'png', head: 'PNG' },
      { key: 'pdf', head: 'PDF' },
      { key: 'html', head: 'HTML' },
      { key: 'mermaidSvg', head: 'mermaid-cli SVG' },
      { key: 'mermaidPng', head: 'mermaid-cli PNG' },
    ],
    rows,
  };
}

async function mermaidIn(folder: string): Promise<(source: string, format: string, scale: number) => Promise<number>> {
  const command = await mermaidCommand();
  const settings = path.join(folder, 'puppeteer.json');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  writeFileSync(settings, JSON.stringify({ executablePath: await browserProgram(), args }));
  return (source, format, scale) =>
    timeOf([
      command,
      '-p',
      settings,
      '-s',
      String(scale),
      '-i',
      source,
      '-o',
      path.join(folder, `theirs.${format}`),
      '-q',
    ]);
}

/** From the start of a Node process to its end. */
async function timeOf(args: readonly string[]): Promise<number> {
  const begun = now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  const time = now() - begun;
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}: ${said}`);
  return time;
}

/** Of a PNG file, whose header says its width and height. */
function pixelsOf(file: string): number {
  const bytes = readFileSync(file);
  return bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
}
