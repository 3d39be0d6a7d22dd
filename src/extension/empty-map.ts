import * as vscode from 'vscode';
import { CLIENT_COMMANDS } from './server/client-commands.js';
import { LANGUAGE_ID, type LanguageService } from './server/language-service.js';

/** Shows what an empty map can begin with when it is opened: nobody has to know that there are templates, or how to ask for them. */
export function offerTemplates(service: LanguageService): vscode.Disposable {
  const offered = new WeakSet<vscode.TextDocument>();
  const offer = () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || service.status !== 'running') return;
    const { document } = editor;
    if (document.languageId !== LANGUAGE_ID || document.getText() !== '' || offered.has(document)) return;
    // Once: who wants none and comes back is not asked again.
    offered.add(document);
    void vscode.commands.executeCommand(CLIENT_COMMANDS.suggest);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(offer),
    // An untitled file becomes a map when its language is chosen.
    vscode.workspace.onDidOpenTextDocument(offer),
    service.onDidChangeStatus(offer),
  );
}
