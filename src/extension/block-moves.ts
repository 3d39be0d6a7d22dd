import * as vscode from 'vscode';
import type { Range } from '../../language-server/map/journey-map.js';
import { MOVE_BLOCK, type MoveBlock } from '../../language-server/protocol.js';
import { LANGUAGE_ID, type LanguageService } from './server/language-service.js';

/** How long what could not be done is told in the status bar. */
const MESSAGE_MS = 3000;

/** Registers the commands that move the step or stage at the cursor up and down. */
export function registerBlockMoves(service: LanguageService): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('journey.moveUp', () => move(service, true)),
    vscode.commands.registerCommand('journey.moveDown', () => move(service, false)),
  );
}

async function move(service: LanguageService, up: boolean): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== LANGUAGE_ID) return;
  const { document, selection } = editor;
  const uri = service.client.code2ProtocolConverter.asUri(document.uri);
  const request: MoveBlock['request'] = { textDocument: { uri }, line: selection.active.line, up };
  let answer: MoveBlock['response'];
  try {
    answer = await service.client.sendRequest<MoveBlock['response']>(MOVE_BLOCK, request);
  } catch (error) {
    service.client.error(vscode.l10n.t('A step or stage was not moved'), error);
    return;
  }
  if (!answer) {
    const message = up
      ? vscode.l10n.t('Nothing here can be moved further up.')
      : vscode.l10n.t('Nothing here can be moved further down.');
    vscode.window.setStatusBarMessage(message, MESSAGE_MS);
    return;
  }
  // Typed into meanwhile: the edits are for another text.
  if (answer.version !== document.version) return;
  const { edits, line } = answer;
  const isDone = await editor.edit((builder) => {
    for (const { range, newText } of edits) builder.replace(asRange(range), newText);
  });
  if (!isDone) return;
  const by = line - selection.active.line;
  editor.selection = new vscode.Selection(selection.anchor.translate(by), selection.active.translate(by));
  editor.revealRange(editor.selection);
}

function asRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
