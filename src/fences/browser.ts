/** Draws maps in Markdown, in a browser's worker. elkjs comes from whoever started it. */
import { config } from '@vscode/l10n';
import { lazyElk } from '../export/browser/elk.js';
import type { FromFenceWorker, ToFenceWorker } from './fence.js';
import { serveFences } from './serve.js';

const send = (message: FromFenceWorker): void => postMessage(message);
let arrived: ((data: Uint8Array | undefined) => void) | undefined;

const elk = lazyElk(() => {
  send({ type: 'wantsElk' });
  return new Promise((resolve) => {
    arrived = resolve;
  });
});
const draw = serveFences(elk, send);
addEventListener('message', ({ data: message }: MessageEvent<ToFenceWorker>) => {
  if (message.type === 'draw') {
    config({ contents: message.texts ?? {} });
    draw(message.number, message.fence);
  } else arrived?.(message.data);
});
