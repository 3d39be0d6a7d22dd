/** `Journey: Check Maps`: what is reported about a map, a folder or the workspace, in one sentence and in the list of problems. */
import * as vscode from 'vscode';
import { CHECK_MAPS, type CheckMaps } from '../../../language-server/protocol.js';
import type { LanguageService } from '../server/language-service.js';

const SHOW_PROBLEMS = 'workbench.actions.view.problems';

/** Registers the command; it answers with what was found. */
export function registerCheck(service: LanguageService): vscode.Disposable {
  return vscode.commands.registerCommand('journey.check', async (place?: unknown) => {
    if (!(await service.running())) return undefined;
    const uri = place instanceof vscode.Uri ? place : undefined;
    // A file that belongs to no folder is known to the server when it is open.
    if (uri && !vscode.workspace.getWorkspaceFolder(uri)) await vscode.workspace.openTextDocument(uri);
    const request: CheckMaps['request'] = { uri: uri?.toString() ?? null };
    const found = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window }, () =>
      service.client.sendRequest<CheckMaps['response']>(CHECK_MAPS, request),
    );
    void tell(found);
    return found;
  });
}

async function tell({ maps, errors, questions }: CheckMaps['response']): Promise<void> {
  if (maps === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Journey Maps: there is no map here.'));
    return;
  }
  const checked = maps === 1 ? vscode.l10n.t('1 map checked') : vscode.l10n.t('{0} maps checked', maps);
  if (errors + questions === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0}: nothing is left open.', checked));
    return;
  }
  const show = vscode.l10n.t('Show Problems');
  const message = vscode.l10n.t(
    '{0}: {1}, {2}.',
    checked,
    errors === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', errors),
    questions === 1 ? vscode.l10n.t('1 question open') : vscode.l10n.t('{0} questions open', questions),
  );
  const choice = await vscode.window.showInformationMessage(message, show);
  if (choice === show) await vscode.commands.executeCommand(SHOW_PROBLEMS);
}
