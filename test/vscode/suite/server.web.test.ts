// For a browser alone: the server is a worker there. On the desktop it is a process: server.desktop.test.ts.
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually.js';
import { closeAll, codesOf, openFile, openPreview, pictureShows, replace } from './preview-helpers.js';

suite('The language server', () => {
  const original = globalThis.Worker;
  teardown(async () => {
    globalThis.Worker = original;
    await closeAll();
  });

  /** Has the extension start its workers through a function, and gathers them. */
  function watchWorkers(addressOf: (address: string | URL, index: number) => string | URL): Worker[] {
    const workers: Worker[] = [];
    globalThis.Worker = class extends original {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(addressOf(address, workers.length), options);
        workers.push(this);
      }
    };
    return workers;
  }

  async function expectAnswers(editor: vscode.TextEditor): Promise<void> {
    await replace(editor, 'pain The queue', 'pxqz The queue');
    await eventually(() => assert.ok(codesOf(editor.document.uri).includes('unknown-keyword')));
    await replace(editor, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
  }

  test('runs in a worker', async () => {
    const editor = await openFile();
    await openPreview();
    const workers = watchWorkers((address) => address);
    await vscode.commands.executeCommand('journey.restartServer');
    assert.equal(workers.length, 1);
    let answers = 0;
    workers[0]?.addEventListener('message', () => answers++);
    await expectAnswers(editor);
    assert.ok(answers > 0, 'the worker answered');
  });

  test('is started again when its script cannot be loaded', async () => {
    const editor = await openFile();
    await openPreview();
    const workers = watchWorkers((address, index) => (index === 0 ? `${address}-gone` : address));
    await vscode.commands.executeCommand('journey.restartServer');
    await expectAnswers(editor);
    assert.equal(workers.length, 2);
  });

  test('is ended and started again on demand, however busy it is', async () => {
    const editor = await openFile();
    await openPreview();
    const workers = watchWorkers((address, index) => (index === 0 ? withEndlessLoop(address) : address));
    await vscode.commands.executeCommand('journey.restartServer');
    workers[0]?.postMessage(LOOP);
    const ended = watchEnd(workers[0]);
    await vscode.commands.executeCommand('journey.restartServer');
    await expectAnswers(editor);
    assert.equal(workers.length, 2);
    assert.ok(ended(), 'the busy worker was ended');
  });
});

/** What a worker made by `withEndlessLoop` never comes back from. */
const LOOP = 'loop';

/** A script that does what another does, but for that message. */
function withEndlessLoop(address: string | URL): string {
  const loop = `addEventListener('message', ({ data }) => { while (data === ${JSON.stringify(LOOP)}); });`;
  const script = `${loop} importScripts(${JSON.stringify(String(address))});`;
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}

/** Tells whether a worker has been ended. */
function watchEnd(worker: Worker | undefined): () => boolean {
  assert.ok(worker);
  let ended = false;
  const terminate = worker.terminate.bind(worker);
  worker.terminate = () => {
    ended = true;
    terminate();
  };
  return () => ended;
}
