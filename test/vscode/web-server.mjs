// The thread in which web-host.mjs runs @vscode/test-web's server, without its browser. Says when it listens.
import { parentPort, workerData } from 'node:worker_threads';
import { open } from '@vscode/test-web';

await open({ ...workerData, browserType: 'none' });
parentPort.postMessage('listening');
