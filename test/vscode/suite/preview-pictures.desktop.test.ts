/** Pictures that a map names, from the disk into the real page. */
import assert from 'node:assert/strict';
import { rmSync, symlinkSync } from 'node:fs';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { evaluateInWebview } from './browser.js';
import { eventually } from './eventually.js';
import { closeAll, inWorkspace, noticeText, openFile, openPreview } from './preview-helpers.js';

/** A red pixel. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

const MAP = `journey Looking at pictures
  for Ana
  stage All
    step One
      image img/one.png
    step Two
      image img/two.png
    step Three
      image ../outside.png
    step Four
      image https://example.com/pixel.png
    step Five
      image img/link.png
    step Six
      image way/outside.png
`;

/** How many pictures are drawn, and how many of them the page really has. */
function pictures(): Promise<{ drawn: number; shown: number; frames: number }> {
  return evaluateInWebview(async () => {
    const images = [...document.querySelectorAll<SVGImageElement>('#drawing image')];
    const sizes = await Promise.all(
      images.map(async ({ href }) => {
        const image = new Image();
        image.src = href.baseVal;
        await image.decode().catch(() => {});
        return image.naturalWidth;
      }),
    );
    const shown = sizes.filter((width) => width > 0).length;
    return { drawn: images.length, shown, frames: document.querySelectorAll('#drawing .jm-image-frame').length };
  });
}

suite('Pictures in the preview', () => {
  teardown(closeAll);

  test('come from the workspace alone, by their bytes, and anew when their files change', async () => {
    const write = (name: string, data: Uint8Array) => vscode.workspace.fs.writeFile(inWorkspace(name), data);
    await write('img/one.png', PNG);
    await write('img/two.png', new TextEncoder().encode('<script>window.hacked=1</script>'));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(inWorkspace('.'), '..', 'outside.png'), PNG);
    const links = { 'img/link.png': '../../outside.png', way: '..' };
    for (const [name, target] of Object.entries(links)) {
      rmSync(inWorkspace(name).fsPath, { force: true });
      symlinkSync(target, inWorkspace(name).fsPath);
    }
    await openFile(MAP);
    await openPreview();
    await eventually(async () => assert.deepEqual(await pictures(), { drawn: 1, shown: 1, frames: 5 }));
    await eventually(async () => {
      const notice = await noticeText();
      for (const said of [
        '‘img/two.png’ is none of the kinds',
        '‘../outside.png’ is not in the workspace',
        '‘https://example.com/pixel.png’ is not in the workspace',
        '‘img/link.png’ is a link to another place',
        '‘way/outside.png’ is a link to another place',
      ])
        assert.ok(notice.includes(said), notice);
    });
    await write('img/two.png', PNG);
    await eventually(async () => assert.deepEqual(await pictures(), { drawn: 2, shown: 2, frames: 4 }));
    assert.ok(!(await noticeText()).includes('two.png'));
    for (const name of Object.keys(links)) rmSync(inWorkspace(name).fsPath);
  });
});
