// For the desktop alone: the server is a process there. In a browser it is a worker: server.web.test.ts.
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { eventually } from './eventually.js';
import { closeAll, codesOf, openFile, openPreview, pictureShows, pictureText, replace } from './preview-helpers.js';
import { servers } from './server-processes.js';

suite('The language server', () => {
  teardown(closeAll);

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
