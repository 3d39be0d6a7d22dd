import path from 'node:path';
import type { Range } from 'vscode-languageserver/node';
import { now, sleep } from '../clock.js';
import { type Measurement, type Row, Series, type Surroundings } from '../measurement.js';
import { likeC4 } from '../peers.js';
import { pairedRatio, summarise } from '../statistics.js';
import { type StdioServer, startStdioServer } from '../stdio-server.js';
import { type Keystroke, type Place, type TextKind, typingPlaces, WrittenMap } from '../texts.js';
import { typeInto } from './typing.js';

type Part = 'total' | 'peer' | 'completion' | 'typed' | 'format' | 'peerFormat';

const KINDS: readonly TextKind[] = ['four', 'full'];
const SIZES: readonly number[] = [100, 1000];
/** A server that has just read its workspace is busy with itself; in milliseconds. */
const SETTLING_MS = 3_000;
/** LikeC4 goes on after its diagnostics: its views are computed anew a while later. */
const PEER_GOES_ON_MS = 400;
/** What is begun in a new line of a step: the last letter has been typed, and what could follow is asked for. */
const BEGUN = ['f', 'on W', 'feels c', 'next P', ''];
const INDENT = '      ';

/** The language server over standard input and output, beside LikeC4's with a model of as many elements. */
export async function measureLsp(surroundings: Surroundings): Promise<Measurement> {
  const { command, version } = await likeC4();
  const rows: Row[] = [];
  for (const text of KINDS) {
    for (const steps of SIZES) {
      surroundings.progress(`LSP over stdio, beside LikeC4: ${text}, ${steps} steps`);
      rows.push(await rowOf(surroundings, command, text, steps));
    }
  }
  return {
    name: 'lsp',
    title: `Language server over stdio, beside LikeC4 ${version}`,
    columns: [
      { key: 'total', head: 'diagnostics' },
      { key: 'peer', head: "LikeC4's" },
      { key: 'completion', head: 'completion' },
      { key: 'completion', head: '95% within', quantile: 'p95' },
      { key: 'typed', head: 'letter and completion' },
      { key: 'typed', head: '95% within', quantile: 'p95' },
      { key: 'format', head: 'formatted' },
      { key: 'peerFormat', head: 'by LikeC4' },
    ],
    rows,
  };
}

async function rowOf({ dist, quick }: Surroundings, peerScript: string, text: TextKind, steps: number): Promise<Row> {
  const map = new WrittenMap(text, steps);
  const peerText = map.likeC4();
  const times = new Series<Part>();
  const ours = await startStdioServer(
    { script: path.join(dist, 'server.js'), args: ['--stdio'], languageId: 'journey', file: 'map.journey' },
    map.journey(),
  );
  try {
    const peer = await startStdioServer(
      { script: peerScript, args: ['lsp', '--stdio'], languageId: 'likec4', file: 'map.c4' },
      peerText,
    );
    try {
      await ours.open(map.journey());
      await peer.open(peerText);
      await sleep(SETTLING_MS);
      await measureLetters(map, ours, peer, quick, times);
      await measureCompletion(map, ours, quick, times);
      await measureFormat(ours, 'format', quick, times);
      await measureFormat(peer, 'peerFormat', quick, times);
    } finally {
      await peer.stop();
    }
  } finally {
    await ours.stop();
  }
  return {
    text,
    steps,
    times: Object.fromEntries(times.keys().map((part) => [part, summarise(times.of(part))])),
    ratios: { 'LikeC4 ÷ ours': pairedRatio(times.of('peer'), times.of('total')) },
  };
}

/** Each letter goes to one server and, when it is done, to the other. */
async function measureLetters(
  map: WrittenMap,
  ours: StdioServer,
  peer: StdioServer,
  quick: boolean,
  times: Series<Part>,
): Promise<void> {
  await typeInto(map, quick, {
    async letter(keystroke, counts) {
      const total = await timeOf(ours, keystroke);
      const peerTime = await timeOf(peer, map.inLikeC4(keystroke));
      if (counts) times.add({ total, peer: peerTime });
      await sleep(PEER_GOES_ON_MS);
    },
  });
}

async function timeOf(server: StdioServer, { line, character, text }: Keystroke): Promise<number> {
  const { sent, diagnosed } = server.change(at({ line, character }), text);
  return (await diagnosed) - sent;
}

/** What could follow: asked for along with a typed letter, from its change to the items, and once more at rest. */
async function measureCompletion(
  map: WrittenMap,
  server: StdioServer,
  quick: boolean,
  times: Series<Part>,
): Promise<void> {
  const places = typingPlaces(map.stepCount, quick ? 2 : 12);
  for (const [index, step] of places.entries()) {
    for (const begun of BEGUN) {
      const { line, character } = map.placeOf(step);
      await server.change(at({ line, character }), `\n${INDENT}${begun.slice(0, -1)}`).diagnosed;
      const before = { line: line + 1, character: INDENT.length + Math.max(0, begun.length - 1) };
      const { sent, diagnosed } = server.change(at(before), begun.slice(-1) || ' ');
      const items = await server.complete({ line: line + 1, character: before.character + 1 });
      const typed = now() - sent;
      if (items.length === 0) throw new Error(`Nothing completes ‘${begun}’`);
      await diagnosed;
      const asked = now();
      await server.complete({ line: line + 1, character: before.character + 1 });
      const completion = now() - asked;
      // The first ones are not counted: the program is still being compiled.
      if (index > 0 || quick) times.add({ typed, completion });
      const end = { line: line + 1, character: before.character + 1 };
      await server.change({ start: { line, character }, end }, '').diagnosed;
    }
  }
}

/** Formats to another indentation than the text has: every line is changed. The text itself stays. */
async function measureFormat(
  server: StdioServer,
  part: 'format' | 'peerFormat',
  quick: boolean,
  times: Series<Part>,
): Promise<void> {
  if (!server.capabilities.documentFormattingProvider) return;
  const warmUp = quick ? 1 : 5;
  for (let sample = -warmUp; sample < (quick ? 3 : 20); sample++) {
    const started = performance.now();
    await server.format(8);
    if (sample >= 0) times.add({ [part]: performance.now() - started });
    await sleep(50);
  }
}

function at(place: Place): Range {
  return { start: place, end: place };
}
