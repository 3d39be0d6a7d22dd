// What the language server takes: the memory with a map of 1,000 steps, at rest and after typing; and with a workspace of many maps
// what the views of the workspace cost. Needs the build: npm run build. The memory is read from /proc: on Linux alone.
//   node scripts/measure-memory.mjs [--steps 1000] [--maps 10000]
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createProtocolConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver/node';
import { main, projectNode, root } from './lib/project.mjs';

const { values } = parseArgs({
  options: { steps: { type: 'string', default: '1000' }, maps: { type: 'string', default: '10000' } },
});
const LETTERS = 200;

/** Eight lines a step. */
function longMap(steps) {
  const lines = ['journey Long', '  for Rosa, Jim', '  starts Begins', '  ends Ends'];
  for (let number = 0; number < steps; number++) {
    if (number % 10 === 0) lines.push(`  stage Stage ${number / 10 + 1}`);
    lines.push(
      `    step Does thing ${number}`,
      '      on Web',
      '      touchpoint Search results',
      '      thinks So many brands, and every one of them says that it is the best for me',
      '      feels anxious -1: will it fit',
      `      pain The form asks for the same twice, ${number}`,
      '      opportunity Fill the form from the last order',
      '      evidence Interviews: 8 of 11',
    );
  }
  return `${lines.join('\n')}\n`;
}

const smallMap = (number) => `journey Map ${number}
  for Rosa
  status ${['draft', 'review', 'live'][number % 3]}
  starts Begins
  ends Ends
  stage Before
    step Waits
      on Web
      feels anxious
      pain Long
      opportunity Idea ${number}
        lifts +${1 + (number % 3)}
        effort ${['low', 'medium', 'high'][number % 3]}
  stage After
    step Goes on
      feels calm
`;

async function startServer(folder) {
  const child = fork(path.join(root, 'dist/server.js'), ['--node-ipc'], { execPath: projectNode, silent: true });
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  let told = 0;
  connection.onNotification('textDocument/publishDiagnostics', () => told++);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.listen();
  const uri = pathToFileURL(folder).href;
  const workspaceFolders = [{ uri, name: 'maps' }];
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders,
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  return { connection, uri, told: () => told, child };
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Resident memory in MB: now, and the most there was. */
function memory({ pid }) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024);
  return `${of('VmRSS')} MB (at most ${of('VmHWM')})`;
}

async function measureOne(folder) {
  const server = await startServer(folder);
  await sleep(3000);
  console.log(`The server at rest, nothing open: ${memory(server.child)}`);
  const uri = `${server.uri}/long.journey`;
  const text = longMap(Number(values.steps));
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'journey', version: 1, text },
  });
  while (server.told() === 0) await sleep(50);
  await sleep(5000);
  console.log(`A map of ${values.steps} steps open, ${text.split('\n').length} lines: ${memory(server.child)}`);
  for (let letter = 0; letter < LETTERS; letter++) {
    const before = server.told();
    const start = { line: 7, character: 13 };
    await server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: letter + 2 },
      contentChanges: [{ range: { start, end: start }, text: 'x' }],
    });
    while (server.told() === before) await sleep(5);
  }
  await sleep(5000);
  console.log(`After ${LETTERS} letters: ${memory(server.child)}`);
  server.child.kill();
}

async function measureMany(folder) {
  for (let number = 0; number < Number(values.maps); number++) {
    const place = path.join(folder, `folder-${Math.floor(number / 100)}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `map-${number}.journey`), smallMap(number));
  }
  const started = performance.now();
  const server = await startServer(folder);
  const timed = async (name, question, parameters) => {
    const before = performance.now();
    const answer = await server.connection.sendRequest(question, parameters);
    console.log(`${name}: ${Math.round(performance.now() - before)} ms`);
    return answer;
  };
  const { statuses, opportunities } = await timed('First count of the workspace', 'journey/countJourneys', {});
  console.log(
    `${JSON.stringify(statuses.map(({ status, journeys }) => [status, journeys]))}, ${opportunities} opportunities`,
  );
  await timed('A page of journeys', 'journey/listJourneys', { status: 'live', from: 0, most: 200 });
  await timed('A page of opportunities', 'journey/listOpportunities', { from: 0, most: 200 });
  await timed('All checked', 'journey/checkMaps', { uri: null });
  console.log(`Since the start: ${Math.round(performance.now() - started)} ms; ${memory(server.child)}`);
  const uri = `${server.uri}/folder-0/map-0.journey`;
  const changed = new Promise((resolve) => server.connection.onNotification('journey/journeysChanged', resolve));
  await server.connection.sendRequest('journey/countJourneys', {});
  const text = smallMap(0).replace('Idea 0', 'Another');
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'journey', version: 1, text },
  });
  await changed;
  await timed('Count after a change', 'journey/countJourneys', {});
  await timed('A page of opportunities after it', 'journey/listOpportunities', { from: 0, most: 200 });
  server.child.kill();
}

await main(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'journey-memory-'));
  try {
    await measureOne(folder);
    await measureMany(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
