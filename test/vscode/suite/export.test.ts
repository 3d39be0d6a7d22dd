import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  clickInWebview,
  evaluateInWebview,
  fieldInWorkbench,
  press,
  runFromPalette,
  screenshot,
  type,
  waitInWebview,
  waitInWorkbench,
} from './browser.js';
import { eventually } from './eventually.js';
import { CAFE, closeAll, inWorkspace, openFile, openPreview, pictureShows, putCursor } from './preview-helpers.js';

const TWO = `${CAFE}\njourney Coming back\n  stage Later\n    step Drinks another coffee\n`;

/** How a file of each form begins. */
const BEGINNINGS = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg"',
  png: '\u0089PNG\r\n',
  pdf: '%PDF-',
  html: '<!DOCTYPE html>',
};

async function textOf(file: vscode.Uri): Promise<string> {
  return new TextDecoder('latin1').decode(await vscode.workspace.fs.readFile(file));
}

async function exportTo(name: string, document: vscode.Uri, options: object): Promise<string> {
  const target = inWorkspace(name);
  const written = await vscode.commands.executeCommand<vscode.Uri>('journey.export', document, { target, ...options });
  assert.equal(written?.toString(), target.toString());
  return textOf(target);
}

suite('Exporting', () => {
  teardown(closeAll);

  for (const [format, beginning] of Object.entries(BEGINNINGS)) {
    test(`writes a ${format.toUpperCase()} file`, async () => {
      const editor = await openFile();
      const content = await exportTo(`exported.${format}`, editor.document.uri, { format });
      assert.equal(content.slice(0, beginning.length).replace(/^\u2030/, '\u0089'), beginning);
      assert.ok(content.length > 5_000, `${content.length} bytes`);
      const left = (await vscode.workspace.fs.readDirectory(inWorkspace('.'))).map(([name]) => name);
      assert.deepEqual(
        left.filter((name) => name.endsWith('.tmp')),
        [],
      );
    });
  }

  test('draws the text as it is now, saved or not', async () => {
    const editor = await openFile();
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 'journey Ordering a'.length), ' large'));
    assert.match(await exportTo('unsaved.svg', editor.document.uri, { format: 'svg' }), /Ordering a large coffee/);
  });

  test('draws the journey that the preview shows', async () => {
    const editor = await openFile(TWO);
    await openPreview();
    await pictureShows('Ordering a coffee');
    putCursor(editor, 'Drinks another');
    await pictureShows('Drinks another coffee');
    assert.match(await exportTo('second.svg', editor.document.uri, { format: 'svg' }), /<title[^>]*>Coming back</);
  });

  test('in the colours of the setting', async () => {
    const settings = vscode.workspace.getConfiguration('journey');
    const editor = await openFile();
    await settings.update('export.theme', 'dark', vscode.ConfigurationTarget.Workspace);
    try {
      assert.match(
        await exportTo('dark.svg', editor.document.uri, { format: 'svg' }),
        /jm-fill-canvas" fill="#1A1D23"/,
      );
    } finally {
      await settings.update('export.theme', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('asks for the form and the place, from the palette', async () => {
    await openFile();
    await runFromPalette('Journey: Export As…');
    await waitInWorkbench({ selector: '.quick-input-widget', text: 'Export the map as' });
    await screenshot('export-formats');
    await type('html');
    await press('Enter');
    await eventually(async () =>
      assert.match((await fieldInWorkbench({ selector: '.quick-input-widget input' })).value, /\.html$/),
    );
    await press('Escape');
  });

  test('copies the picture as SVG', async () => {
    const editor = await openFile();
    assert.equal(await vscode.commands.executeCommand('journey.copyAsSvg', editor.document.uri), true);
    assert.match(await vscode.env.clipboard.readText(), /^<svg [\s\S]*Ordering a coffee/);
  });

  test('copies the picture as PNG, through the preview, which is opened for it', async () => {
    const editor = await openFile();
    const copied = vscode.commands.executeCommand('journey.copyAsPng', editor.document.uri);
    // A browser that hosts the page apart from the window gives it no keyboard without a click.
    const asked = waitInWebview({ selector: '.copy-now' }).then(async () => {
      // A message of another extension may lie over the button.
      await vscode.commands.executeCommand('notifications.clearAll');
      await clickInWebview('.copy-now');
    });
    await Promise.race([copied, asked]);
    asked.catch(() => {});
    assert.equal(await copied, true);
    await pictureShows('Ordering a coffee');
    const size = await evaluateInWebview(async () => {
      const [item] = await navigator.clipboard.read();
      if (!item) throw new Error('The clipboard is empty');
      const { width, height } = await createImageBitmap(await item.getType('image/png'));
      return { width, height };
    });
    assert.ok(size.width > 2000 && size.height > 1000, `${size.width} × ${size.height}`);
  });

  test('takes in the drawings that the map names, and gives up on one that takes too long', async () => {
    const editor = await openFile(CAFE.replace(/^ +step .*\n/m, (line) => `${line}      image drawn.svg\n`));
    const drawing = inWorkspace('drawn.svg');
    const write = (inside: string) =>
      vscode.workspace.fs.writeFile(
        drawing,
        new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`),
      );
    try {
      await write('<rect width="9" height="9"/>');
      const content = await exportTo('drawn-in.svg', editor.document.uri, { format: 'svg' });
      assert.match(content, /<image [^>]*data:image\/png;base64,/);
      await write(`<path d="M0 0${'L9 9L0 9L9 0'.repeat(100_000)}" stroke="red"/>`);
      const target = inWorkspace('endless.svg');
      const options = { target, format: 'svg' };
      assert.equal(await vscode.commands.executeCommand('journey.export', editor.document.uri, options), undefined);
      await vscode.commands.executeCommand('notifications.showList');
      await waitInWorkbench({ selector: '.notifications-center', text: 'takes too long to draw' });
      await vscode.commands.executeCommand('notifications.clearAll');
    } finally {
      await vscode.workspace.fs.delete(drawing);
    }
  });

  test('of a file without a journey says so and writes nothing', async () => {
    const editor = await openFile('persona Anna\n');
    const target = inWorkspace('none.svg');
    const options = { target, format: 'svg' };
    assert.equal(await vscode.commands.executeCommand('journey.export', editor.document.uri, options), undefined);
    await vscode.commands.executeCommand('notifications.showList');
    await waitInWorkbench({ selector: '.notifications-center', text: 'has no journey yet' });
    const left = await vscode.workspace.fs.readDirectory(inWorkspace('.'));
    assert.ok(!left.some(([name]) => name === 'none.svg'));
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
