/** Draws maps in Markdown, in a worker of Node's. */
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { config } from '@vscode/l10n';
import { lazyElk } from '../export/node/elk.js';
import type { FromFenceWorker, ToFenceWorker } from './fence.js';
import { serveFences } from './serve.js';

const elk = lazyElk(path.join(__dirname, 'elk', 'elk.bundled.js'));
const draw = serveFences(elk, (message: FromFenceWorker) => parentPort?.postMessage(message));
parentPort?.on('message', (message: ToFenceWorker) => {
  if (message.type === 'draw') {
    config({ contents: message.texts ?? {} });
    draw(message.number, message.fence);
  }
});
