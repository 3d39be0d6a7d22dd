/**
 * Entry of the exporter in a browser: a worker that does the one job it is sent. Files come from whoever started it. It starts itself
 * again for a drawing.
 */
import { t } from '@vscode/l10n';
import { type FromDrawer, startDrawing, type ToDrawer } from '../images/drawing.js';
import { exportPicture } from '../index.js';
import type { FromExporter, ToExporter } from '../job.js';
import { ExportError, type ExportTools } from '../tools.js';
import { lazyElk } from './elk.js';

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
    if (!data) throw new ExportError(t('A part of this extension is missing: export/{0}. Install it again.', name));
    return data;
  },
  startDrawer() {
    const worker = new Worker(location.href, { name: 'Journey Maps: drawing' });
    return {
      post: (message) => worker.postMessage(message),
      onMessage(listener) {
        worker.onmessage = ({ data }: MessageEvent<FromDrawer>) => listener(data);
      },
      onFailure(listener) {
        worker.onerror = ({ message }) => listener(new Error(message || 'The drawer could not be loaded'));
      },
      terminate: () => worker.terminate(),
    };
  },
  elk: lazyElk(() => ask(ELK)),
};

const toDraw = startDrawing((message) => postMessage(message));

addEventListener('message', ({ data: message }: MessageEvent<ToExporter | ToDrawer>) => {
  if (message.type === 'prepare' || message.type === 'draw') {
    void toDraw(message);
    return;
  }
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
