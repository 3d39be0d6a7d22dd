import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import { isLong } from 'this-run';
import { evaluateInWebview } from './browser.js';
import { eventually } from './eventually.js';
import { CAFE, closeAll, openFile, openPreview, pictureShows, pictureText, replace } from './preview-helpers.js';

/** A page is taken for dead after 15 seconds of silence. */
const PATIENCE_MS = 45_000;

suite('A page of the preview that is lost', () => {
  teardown(closeAll);

  const ways = [
    [
      'was emptied',
      () => {
        document.open();
        document.write('<body>nothing</body>');
        document.close();
      },
    ],
    ['was loaded anew by itself', () => setTimeout(() => location.reload())],
  ] as const;
  for (const [how, lose] of isLong ? ways : ways.slice(0, 1)) {
    test(`comes back when it ${how}, with what is in the text by then`, async function () {
      this.timeout(90_000);
      const editor = await openFile(CAFE);
      await openPreview();
      await pictureShows('Ordering a coffee');
      await evaluateInWebview(lose as () => void);
      await eventually(async () => assert.ok(!(await pictureText()).includes('Ordering')));
      await replace(editor, 'Ordering a coffee', 'Ordering a tea');
      await eventually(async () => assert.match(await pictureText(), /Ordering a tea/), PATIENCE_MS);
      await replace(editor, 'Ordering a tea', 'Ordering a soup');
      await pictureShows('Ordering a soup');
    });
  }
});
