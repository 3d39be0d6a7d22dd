import * as vscode from 'vscode';
import type { Range } from '../../../language-server/map/journey-map.js';

/** The command that goes to a place in a file. */
export function openPlace(file: vscode.Uri, { start, end }: Range): vscode.Command {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  const options: vscode.TextDocumentShowOptions = { selection };
  return { command: 'vscode.open', title: vscode.l10n.t('Go to its line'), arguments: [file, options] };
}
