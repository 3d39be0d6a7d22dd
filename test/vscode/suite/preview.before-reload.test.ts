import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { evaluateInWebview } from './browser.js';
import { eventually } from './eventually.js';
import { closeAll, inWorkspace, openPreview, openSample, pictureShows, view } from './preview-helpers.js';

suite('Before the window is reloaded', () => {
  test('a preview is open, unlocked, zoomed and scrolled', async () => {
    await closeAll();
    // It stands behind the preview.
    const comparison = { with: inWorkspace('library-card.journey') };
    await vscode.commands.executeCommand('journey.compare', inWorkspace('library-card.journey'), comparison);
    // What is written into the workspace of a web page is gone with the page.
    await openSample();
    await openPreview();
    await pictureShows('Getting a library card');
    await evaluateInWebview(() => {
      document.getElementById('zoom-reset')?.click();
      document.getElementById('zoom-in')?.click();
      document.getElementById('viewport')?.scrollTo(70, 50);
    });
    await eventually(async () => assert.deepEqual(await view(), { left: 70, top: 50, zoom: '110%' }));
    await vscode.commands.executeCommand('journey.togglePreviewLock');
    // The page keeps its state a moment after the last scroll, and the window writes it down a moment later.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  });
});
