/** Reads, writes and compares maps, in a browser's worker that does the one job it is sent. */
import { lazyElk } from '../export/browser/elk.js';
import { convert } from './convert.js';
import type { FromConverter, ShippedFile, ToConverter } from './job.js';

const send = (message: FromConverter): void => postMessage(message);
const waiting = new Map<ShippedFile, (data: Uint8Array | undefined) => void>();

/** The text of a file that ships with the extension: the worker has no files of its own. */
function read(name: ShippedFile): Promise<Uint8Array | undefined> {
  send({ type: 'wants', name });
  return new Promise((resolve) => waiting.set(name, resolve));
}

let formats: Promise<typeof import('../exchange/index.js')> | undefined;

/** What reads and writes other formats: the file that Node loads, too. It is a module of Node's form. */
async function loadFormats(): Promise<typeof import('../exchange/index.js')> {
  const data = await read('exchange.js');
  if (!data) throw new Error('A part of this extension is missing: exchange.js');
  const text = new TextDecoder().decode(data);
  const wrapped = `globalThis.exchangeModule={exports:{}};(function(module,exports){${text}\n})(exchangeModule,exchangeModule.exports);`;
  const address = URL.createObjectURL(new Blob([wrapped], { type: 'text/javascript' }));
  try {
    importScripts(address);
  } finally {
    URL.revokeObjectURL(address);
  }
  return (globalThis as unknown as { exchangeModule: { exports: typeof import('../exchange/index.js') } })
    .exchangeModule.exports;
}

const elk = lazyElk(() => read('elk/elk.bundled.js'));
addEventListener('message', async ({ data: message }: MessageEvent<ToConverter>) => {
  if (message.type === 'file') {
    waiting.get(message.name)?.(message.data);
    return;
  }
  send(await convert(message.job, () => (formats ??= loadFormats()), elk, message.texts));
});
