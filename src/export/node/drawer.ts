/** Entry of a worker that draws what somebody else has drawn. */
import { parentPort } from 'node:worker_threads';
import { startDrawing } from '../images/drawing.js';

const port = parentPort!;
port.on(
  'message',
  startDrawing((message) => port.postMessage(message)),
);
