/** Entry of the exporter in Node: called by the command, and a worker of the extension. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { exportPicture } from '../index.js';
import type { FromExporter, ToExporter } from '../job.js';
import { ExportError } from '../tools.js';
import { nodeTools } from './tools.js';

export { ExportError, exportPicture, prepareExport } from '../index.js';
export { type PictureFolders, pictureFiles } from './pictures.js';
export { nodeTools } from './tools.js';

/** A worker does the one job that it is sent. */
if (!isMainThread && parentPort && workerData === 'journey-export') {
  const port = parentPort;
  port.once('message', (message: ToExporter) => {
    if (message.type !== 'job') return;
    exportPicture(message.job, nodeTools(__dirname)).then(
      (exported) => port.postMessage({ type: 'done', exported } satisfies FromExporter),
      (error: unknown) =>
        port.postMessage({
          type: 'failed',
          message: error instanceof Error ? error.message : String(error),
          expected: error instanceof ExportError,
        } satisfies FromExporter),
    );
  });
}
