/** Pages of the web that a map leads to. */
import * as vscode from 'vscode';

/**
 * Opens a page in a browser. From a workspace that nobody has vouched for it is not opened: its map may lead anywhere.
 * @returns false where it was not opened, which the user has been told
 */
export async function openWebPage(address: string): Promise<boolean> {
  if (vscode.workspace.isTrusted) return vscode.env.openExternal(vscode.Uri.parse(address, true));
  const copy = vscode.l10n.t('Copy Address');
  const trust = vscode.l10n.t('Manage Trust');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} is not opened from a folder that you have not said you trust.', address),
    copy,
    trust,
  );
  if (choice === copy) await vscode.env.clipboard.writeText(address);
  if (choice === trust) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
