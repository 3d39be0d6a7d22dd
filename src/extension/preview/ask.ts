import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Asks the language server something whose answer may be given up. */
export function ask<Response>(
  client: BaseLanguageClient,
  method: string,
  request: object,
  up: AbortSignal,
): Promise<Response> {
  const cancel = new vscode.CancellationTokenSource();
  up.addEventListener('abort', () => cancel.cancel(), { once: true });
  return client.sendRequest<Response>(method, request, cancel.token);
}
