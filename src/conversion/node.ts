/** Reads, writes and compares maps, in a worker of Node's that does the one job it is sent. */
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { lazyElk } from '../export/node/elk.js';
import { convert } from './convert.js';
import type { ToConverter } from './job.js';

const elk = lazyElk(path.join(__dirname, 'elk', 'elk.bundled.js'));
parentPort?.on('message', async (message: ToConverter) => {
  if (message.type !== 'job') return;
  parentPort?.postMessage(await convert(message.job, () => import('../exchange/index.js'), elk, message.texts));
});
