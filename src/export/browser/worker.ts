/** Entry of the exporter in a browser: a worker that does the one job it is sent. Files come from whoever started it. */
import type { ElkLike } from '../../diagram/index.js';
import { exportPicture } from '../index.js';
import type { FromExporter, ToExporter } from '../job.js';
import { ExportError, type ExportTools } from '../tools.js';

const ELK = '../elk/elk.bundled.js';

const waiting = new Map<string, (data: Uint8Array | undefined) => void>();
const send = (message: FromExporter): void => postMessage(message);

function ask(name: string): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    waiting.set(name, resolve);
    send({ type: 'read', name });
  });
}

const files = new Map<string, Promise<Uint8Array | undefined>>();

const tools: ExportTools = {
  async read(name) {
    let file = files.get(name);
    if (!file) {
      file = ask(name);
      files.set(name, file);
    }
    const data = await file;
    if (!data) throw new ExportError(`A part of this extension is missing: export/${name}. Install it again.`);
    return data;
  },
  elk: lazyElk(),
};

function lazyElk(): ElkLike {
  let loading: Promise<ElkLike> | undefined;
  return {
    async layout(graph) {
      loading ??= loadElk();
      return await (await loading).layout(graph);
    },
  };
}

/** In a worker, elkjs takes over `self`, unless it finds none: then it does its work where it is called. */
async function loadElk(): Promise<ElkLike> {
  const data = await ask(ELK);
  if (!data) throw new Error('elkjs is missing');
  const text = new TextDecoder().decode(data);
  const wrapped = `globalThis.elkModule={exports:{}};(function(self,module,exports){${text}\n})(undefined,elkModule,elkModule.exports);`;
  const address = URL.createObjectURL(new Blob([wrapped], { type: 'text/javascript' }));
  try {
    importScripts(address);
  } finally {
    URL.revokeObjectURL(address);
  }
  const { elkModule } = globalThis as unknown as { elkModule: { exports: new () => ElkLike } };
  return new elkModule.exports();
}

addEventListener('message', ({ data: message }: MessageEvent<ToExporter>) => {
  if (message.type === 'file') {
    waiting.get(message.name)?.(message.data);
    waiting.delete(message.name);
    return;
  }
  exportPicture(message.job, tools).then(
    (exported) => send({ type: 'done', exported }),
    (error: unknown) =>
      send({
        type: 'failed',
        message: error instanceof Error ? error.message : String(error),
        expected: error instanceof ExportError,
      }),
  );
});
