// For the desktop alone: the server is a process there. In a browser it is a worker: server.web.test.ts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { suite, teardown, test } from 'mocha';
import { eventually } from './eventually.js';
import { closeAll, codesOf, openFile, openPreview, pictureShows, pictureText, replace } from './preview-helpers.js';

suite('The language server', () => {
  teardown(closeAll);

  /** The process ids of the servers that this extension host has started. */
  function servers(): number[] {
    const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
    return processes
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, parent, ...args]) => Number(parent) === process.pid && args.some((arg) => arg.endsWith('server.js')))
      .map(([pid]) => Number(pid));
  }

  test('is started again when it is gone, and nothing is lost', async () => {
    const editor = await openFile();
    await openPreview();
    const [server] = servers();
    assert.ok(server, 'a server runs');
    process.kill(server, 'SIGKILL');
    await replace(editor, 'pain The queue', 'pxqz The queue');
    assert.match(await pictureText(), /Ordering a coffee/);
    await eventually(() => {
      const codes = codesOf(editor.document.uri);
      assert.ok(codes.includes('unknown-keyword'), codes.join());
    });
    await replace(editor, 'Ordering a coffee', 'Ordering a tea');
    await pictureShows('Ordering a tea');
    assert.equal(servers().length, 1);
    assert.notEqual(servers()[0], server);
  });
});
