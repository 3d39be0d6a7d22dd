import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionRequest,
  type Command,
} from 'vscode-languageclient';
import type { ProblemKey } from '../../../language-server/preview-protocol.js';
import { ask } from './ask.js';
import { inTime } from './in-time.js';
import { codeOf, plainRange } from './problem-feed.js';
import { openSource, revealInSource } from './source-editor.js';

/** The titles of what can be done about a problem, the best first; none where it is gone. */
export async function fixTitles(
  client: BaseLanguageClient,
  document: vscode.Uri,
  problem: ProblemKey,
): Promise<string[]> {
  return (await fixesOf(client, document, problem)).map(({ title }) => title);
}

/**
 * Does one of the things that can be done about a problem. The text takes the keyboard, since something may be to fill in.
 * @param besides the column of the picture
 * @returns why it was not done; undefined where it was
 */
export async function fixProblem(
  client: BaseLanguageClient,
  uri: vscode.Uri,
  problem: ProblemKey,
  title: string,
  besides: vscode.ViewColumn | undefined,
): Promise<string | undefined> {
  const document = await openSource(uri);
  const { start } = problem.range;
  await revealInSource(uri, new vscode.Position(start.line, start.character), { focus: true, besides });
  const { version } = document;
  const fix = (await fixesOf(client, uri, problem)).find((it) => it.title === title);
  if (!fix?.edit) return vscode.l10n.t('The text was changed in between, and this is not to be done there any more.');
  if (document.version !== version || !(await vscode.workspace.applyEdit(fix.edit))) {
    return vscode.l10n.t(
      'The text was being changed at the same time. Nothing was changed from the picture: try again.',
    );
  }
  return undefined;
}

/** The server is asked itself: what the editor answers to commands does not say which problem a fix is for. */
async function fixesOf(
  client: BaseLanguageClient,
  document: vscode.Uri,
  problem: ProblemKey,
): Promise<vscode.CodeAction[]> {
  const wanted = JSON.stringify(keyOf(problem));
  const isThis = (it: vscode.Diagnostic) =>
    JSON.stringify(keyOf({ range: plainRange(it.range), code: codeOf(it), message: it.message })) === wanted;
  const diagnostic = vscode.languages.getDiagnostics(document).find(isThis);
  if (!diagnostic) return [];
  const { code2ProtocolConverter: toServer, protocol2CodeConverter: fromServer } = client;
  const request: CodeActionParams = {
    textDocument: { uri: toServer.asUri(document) },
    range: toServer.asRange(diagnostic.range),
    context: { diagnostics: [toServer.asDiagnostic(diagnostic)], only: [CodeActionKind.QuickFix] },
  };
  const { method } = CodeActionRequest.type;
  const answer = await inTime(({ up }) => ask<(Command | CodeAction)[] | null>(client, method, request, up));
  const actions = await fromServer.asCodeActionResult(answer ?? []);
  return actions
    .filter((action) => action instanceof vscode.CodeAction)
    .filter(({ diagnostics }) => diagnostics?.some(isThis))
    .sort((a, b) => Number(b.isPreferred === true) - Number(a.isPreferred === true));
}

const keyOf = ({ range: { start, end }, code, message }: ProblemKey) => [
  start.line,
  start.character,
  end.line,
  end.character,
  code,
  message,
];
