import * as vscode from 'vscode';

/** The pages that diagnostics link to, each under an address of this extension: `vscode://…/rules/missing-emotion`. */
export class RulePages implements vscode.UriHandler {
  /** The address of a page, with `{code}` in the place of the rule's code. */
  readonly address: string;
  private readonly folder: vscode.Uri;

  constructor({ extension, extensionUri }: vscode.ExtensionContext) {
    this.address = `${vscode.env.uriScheme}://${extension.id}/rules/{code}`;
    this.folder = vscode.Uri.joinPath(extensionUri, 'docs', 'rules');
  }

  /** Shows the page of a rule. An address may come from anywhere: it opens a page that ships with the extension, or none. */
  async handleUri({ path }: vscode.Uri): Promise<void> {
    const code = /^\/rules\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(path)?.[1];
    const page = code === undefined ? undefined : vscode.Uri.joinPath(this.folder, `${code}.md`);
    if (!page || !(await exists(page))) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Journey Maps has no page under this address.'));
      return;
    }
    try {
      await vscode.commands.executeCommand('markdown.showPreview', page);
    } catch {
      // An editor without the preview of Markdown still shows its text.
      await vscode.window.showTextDocument(page);
    }
  }
}

/** Read, since a page on a web server is only known to be there when it has been. */
async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.readFile(file);
    return true;
  } catch {
    return false;
  }
}
