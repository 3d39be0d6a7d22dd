import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../server/language-service.js';

/**
 * The map that a command is about which names none: that of the text that has the keyboard. Where no text has it, as when the command
 * comes from the walkthrough, a map that is seen, else one that is open in a tab.
 */
export function openMap(): vscode.Uri | undefined {
  const { activeTextEditor, visibleTextEditors, tabGroups } = vscode.window;
  if (activeTextEditor) return isMap(activeTextEditor.document) ? activeTextEditor.document.uri : undefined;
  const seen = visibleTextEditors.find(({ document }) => isMap(document));
  if (seen) return seen.document.uri;
  const maps = new Set(vscode.workspace.textDocuments.filter(isMap).map(({ uri }) => uri.toString()));
  for (const { input } of tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (input instanceof vscode.TabInputText && maps.has(input.uri.toString())) return input.uri;
  }
  return undefined;
}

function isMap({ languageId }: vscode.TextDocument): boolean {
  return languageId === LANGUAGE_ID;
}
