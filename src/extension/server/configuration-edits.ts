import * as vscode from 'vscode';
import { CONFIGURATION_EDITED, type ConfigurationEdited } from '../../../language-server/protocol.js';
import type { LanguageService } from './language-service.js';

const FILE_NAME = 'journey.config.json';

/** Tells the language server how configurations read while they are being edited: they take effect before they are saved. */
export class ConfigurationEdits implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly service: LanguageService) {
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.tell(document, document.isDirty)),
      vscode.workspace.onDidSaveTextDocument((document) => this.tell(document, false)),
      vscode.workspace.onDidCloseTextDocument((document) => this.tell(document, false)),
      service.onDidChangeStatus((status) => {
        // A server that was started anew knows nothing of them.
        if (status !== 'running') return;
        for (const document of vscode.workspace.textDocuments) if (document.isDirty) this.tell(document, true);
      }),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private tell(document: vscode.TextDocument, isEdited: boolean): void {
    if (!document.uri.path.endsWith(`/${FILE_NAME}`) || this.service.status !== 'running') return;
    const message: ConfigurationEdited = { uri: document.uri.toString(), text: isEdited ? document.getText() : null };
    void this.service.client.sendNotification(CONFIGURATION_EDITED, message);
  }
}
