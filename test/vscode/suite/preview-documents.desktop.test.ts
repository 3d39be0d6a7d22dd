/** Editing in the picture of texts that are not ordinary files: unsaved, untitled, or not to be written to. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { clickInWebview, press, type, waitInWebview } from './browser.js';
import { eventually } from './eventually.js';
import { CAFE, closeAll, noticeText, openFile, openPreview, pictureShows, replace } from './preview-helpers.js';

/** Writes other words in the place of those of the guest. */
async function writeInPicture(words: string): Promise<void> {
  await clickInWebview('#drawing [data-ref] text', { text: 'The usual, please', clickCount: 2 });
  await waitInWebview({ selector: 'textarea.inline-editor' });
  await type(words);
  await press('Enter');
}

/** A file system that holds one map and lets nobody write. */
class ReadOnlyFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  private readonly bytes = new TextEncoder().encode(CAFE);

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(): vscode.FileStat {
    const { File } = vscode.FileType;
    return {
      type: File,
      ctime: 0,
      mtime: 0,
      size: this.bytes.length,
      permissions: vscode.FilePermission.Readonly,
    };
  }

  readFile(): Uint8Array {
    return this.bytes;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

suite('Editing in the picture of', () => {
  teardown(closeAll);

  test('a text that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'journey', content: CAFE });
    await vscode.window.showTextDocument(document);
    await openPreview();
    await writeInPicture('One more');
    await eventually(() => assert.equal(document.getText(), CAFE.replace('The usual, please', 'One more')));
    await pictureShows('One more');
    assert.ok(document.isUntitled);
  });

  test('a file with changes that are not saved', async () => {
    const editor = await openFile(CAFE);
    await openPreview();
    await replace(editor, 'Ordering a coffee', 'Ordering a tea');
    await writeInPicture('One more');
    const wanted = CAFE.replace('The usual, please', 'One more').replace('Ordering a coffee', 'Ordering a tea');
    await eventually(() => assert.equal(editor.document.getText(), wanted));
    assert.ok(editor.document.isDirty, 'saving is left to whoever writes');
  });

  test('a file whose text has no editor', async () => {
    const editor = await openFile(CAFE);
    const { document } = editor;
    await openPreview();
    const tab = vscode.window.tabGroups.all[0]?.activeTab;
    assert.ok(tab);
    await vscode.window.tabGroups.close(tab);
    await writeInPicture('One more');
    await pictureShows('One more');
    await eventually(() => {
      const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === document.uri.toString());
      assert.equal(open?.getText(), CAFE.replace('The usual, please', 'One more'));
    });
  });

  test('a file of a read-only place is refused with a message', async () => {
    const provider = vscode.workspace.registerFileSystemProvider('frozen', new ReadOnlyFiles(), { isReadonly: true });
    try {
      const uri = vscode.Uri.parse('frozen:/map.journey');
      const editor = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
      await openPreview();
      await writeInPicture('One more');
      await eventually(async () => assert.match(await noticeText(), /map\.journey is read-only/));
      assert.equal(editor.document.getText(), CAFE);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    } finally {
      provider.dispose();
    }
  });

  test('a file that the settings keep from being changed is refused, too', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('readonlyInclude', { '**/kept-*.journey': true }, vscode.ConfigurationTarget.Workspace);
    try {
      const editor = await openFile(CAFE, 'kept-as-it-is.journey');
      await openPreview();
      await writeInPicture('One more');
      await eventually(async () => assert.match(await noticeText(), /kept-as-it-is\.journey is read-only/));
      assert.equal(editor.document.getText(), CAFE);
    } finally {
      await settings.update('readonlyInclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
