import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  RenameRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { projectNode } from '../../scripts/lib/project.mjs';
import { now, sleep, withinTime } from '../clock.js';
import { type Measurement, Series, type Surroundings } from '../measurement.js';
import { summarise } from '../statistics.js';

type Part = 'opened' | 'early' | 'symbols' | 'rename' | 'memory';

const MAPS = 10_000;
const FEW_MAPS = 1_000;
const IN_A_FOLDER = 100;
const SAMPLES = 5;
/** Reading so many maps and checking them all, on a machine that has other things to do; in milliseconds. */
const LONG_MS = 600_000;

const SHARED = 'persona Rosa\n  role Runs on Saturdays\nchannel Store\n';

/** A map of two steps, which imports what all have in common. */
const mapOf = (number: number): string => `import ../shared.journey
journey Map ${number}
  for Rosa
  starts Begins
  ends Ends
  stage Before ${number}
    step Waits for number ${number}
      on Store
      feels anxious: will it fit
      pain Long
      opportunity Idea ${number}
  stage After
    step Goes on
      on Store
      feels calm
`;

/** A workspace of ten thousand maps: how long one of them waits for the others, and what is asked of all. */
export async function measureWorkspace({ dist, quick, progress }: Surroundings): Promise<Measurement> {
  const folder = mkdtempSync(path.join(tmpdir(), 'journey-bench-'));
  const maps = quick ? FEW_MAPS : MAPS;
  const times = new Series<Part>();
  try {
    progress(`a workspace of ${maps} maps`);
    for (let number = 0; number < maps; number++) {
      const place = path.join(folder, `folder-${Math.floor(number / IN_A_FOLDER)}`);
      if (number % IN_A_FOLDER === 0) mkdirSync(place);
      writeFileSync(path.join(place, `map-${number}.journey`), mapOf(number));
    }
    writeFileSync(path.join(folder, 'shared.journey'), SHARED);
    const child = spawn(projectNode, [path.join(dist, 'server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    try {
      await ask(child, folder, maps, times);
    } finally {
      child.kill();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'workspace',
    title: `A workspace of ${maps} maps`,
    columns: [
      { key: 'opened', head: 'opened → diagnostics' },
      { key: 'early', head: 'first symbols' },
      { key: 'symbols', head: 'symbols' },
      { key: 'rename', head: 'rename in all' },
      { key: 'memory', head: 'memory, MB' },
    ],
    rows: [{ times: Object.fromEntries(times.keys().map((part) => [part, summarise(times.of(part))])) }],
  };
}

async function ask(child: ChildProcess, folder: string, maps: number, times: Series<Part>): Promise<void> {
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  );
  connection.onRequest(RegistrationRequest.type, () => {});
  const told = new Set<string>();
  const opened = path.join(folder, 'folder-7', 'map-777.journey');
  const uri = pathToFileURL(opened).href;
  let diagnosed: () => void = () => {};
  connection.onNotification(PublishDiagnosticsNotification.type, (sent) => {
    told.add(sent.uri);
    if (sent.uri === uri) diagnosed();
  });
  connection.listen();
  const rootUri = pathToFileURL(folder).href;
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    capabilities: { workspace: { workspaceFolders: true } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const begun = now();
  const first = new Promise<void>((resolve) => {
    diagnosed = resolve;
  });
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'journey', version: 1, text: readFileSync(opened, 'utf8') },
  });
  await withinTime(first, 'No diagnostics of the opened map', LONG_MS);
  times.add({ opened: now() - begun });
  times.add({ early: await timeOf(() => symbols(connection)) });
  const end = now() + LONG_MS;
  while (told.size < maps && now() < end) await sleep(500);
  for (let sample = 0; sample < SAMPLES; sample++) times.add({ symbols: await timeOf(() => symbols(connection)) });
  for (let sample = 0; sample < SAMPLES; sample++)
    times.add({ rename: await timeOf(() => rename(connection, uri, maps)) });
  const memory = residentMegabytes(child);
  if (memory !== undefined) times.add({ memory });
  const ended = once(child, 'exit');
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  await withinTime(ended, 'The end of the language server');
  connection.dispose();
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const begun = now();
  await work();
  return now() - begun;
}

/** @throws where the answer lacks what is asked for */
async function symbols(connection: ProtocolConnection): Promise<void> {
  const found = await connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'Waits for number 77' });
  if (!found?.some(({ name }) => name.includes('77'))) throw new Error('The symbol is not found');
}

/** Rosa, whom each map is for. @throws where a map is left out */
async function rename(connection: ProtocolConnection, uri: string, maps: number): Promise<void> {
  const edit = await connection.sendRequest(RenameRequest.type, {
    textDocument: { uri },
    position: { line: 2, character: 7 },
    newName: 'Rosalind',
  });
  const files = Object.keys(edit?.changes ?? {}).length + (edit?.documentChanges?.length ?? 0);
  if (files !== maps + 1) throw new Error(`Renaming reaches ${files} files, not ${maps + 1}`);
}

/** Linux alone says it. */
function residentMegabytes({ pid }: ChildProcess): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
