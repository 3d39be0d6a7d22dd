import * as vscode from 'vscode';
import type { ClientCommands, ShowPlaces } from '../../../language-server/protocol.js';

const OPEN_PREVIEW = 'journey.client.openPreview';
const SHOW_PLACES = 'journey.client.showPlaces';

/** The commands by which lenses and completions of the language server do something in this editor. */
export const CLIENT_COMMANDS: Required<ClientCommands> = {
  suggest: 'editor.action.triggerSuggest',
  openPreview: OPEN_PREVIEW,
  showPlaces: SHOW_PLACES,
  showProblems: 'workbench.actions.view.problems',
};

/** Registers those that the editor does not have: what the protocol writes becomes what the editor's own commands take. */
export function registerClientCommands(openPreview: (file: vscode.Uri) => Promise<void>): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(OPEN_PREVIEW, (uri: string) => openPreview(vscode.Uri.parse(uri, true))),
    vscode.commands.registerCommand(SHOW_PLACES, (...[uri, { line, character }, places]: ShowPlaces) =>
      vscode.commands.executeCommand(
        'editor.action.showReferences',
        vscode.Uri.parse(uri, true),
        new vscode.Position(line, character),
        places.map(({ uri: file, range: { start, end } }) => {
          const range = new vscode.Range(start.line, start.character, end.line, end.character);
          return new vscode.Location(vscode.Uri.parse(file, true), range);
        }),
      ),
    ),
  );
}
