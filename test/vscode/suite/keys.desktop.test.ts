import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

interface Binding {
  key: string;
  command: string;
  when?: string;
}

/** VS Code's list of keys is JSON with comments on lines of their own. */
async function editorBindings(): Promise<Binding[]> {
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
  );
  const lines = document.getText().split('\n');
  const list = lines.filter((line) => !line.trimStart().startsWith('//')).join('\n');
  return JSON.parse(list) as Binding[];
}

/** True for a condition that cannot hold while the text of a map has the keyboard. */
function isElsewhere(when = ''): boolean {
  const places = /editorLangId == '?(?!journey)|terminal|notebook|markdownPreview|inQuickInput|accessibleView|[cC]hat/;
  return when.split('||').every((part) => places.test(part));
}

suite('The keys of the extension', () => {
  test("are none of the editor's own in the text of a map", async () => {
    const all = await editorBindings();
    assert.ok(all.length > 300, 'the list of keys has been read');
    const extension = vscode.extensions.getExtension('journey-maps.journey-maps');
    const own: Binding[] = extension?.packageJSON.contributes.keybindings ?? [];
    assert.ok(own.length > 0);
    const collisions = own.flatMap(({ key }) =>
      all.filter((other) => other.key === key && !other.command.startsWith('journey.') && !isElsewhere(other.when)),
    );
    assert.deepEqual(collisions, []);
  });
});
