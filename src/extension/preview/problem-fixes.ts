import * as vscode from 'vscode';
import type { ProblemKey } from '../../../language-server/protocol.js';
import { codeOf, plainRange } from './problem-feed.js';
import { openSource, revealInSource } from './source-editor.js';

/** More ways out of one problem are not asked for their edits. */
const MOST_FIXES = 20;

/** The titles of what can be done about a problem, the best first; none where it is gone. */
export async function fixTitles(document: vscode.Uri, problem: ProblemKey): Promise<string[]> {
  return (await fixesOf(document, problem)).map(({ title }) => title);
}

/**
 * Does one of the things that can be done about a problem. The text takes the keyboard, since something may be to fill in.
 * @param besides the column of the picture
 * @returns why it was not done; undefined where it was
 */
export async function fixProblem(
  document: vscode.Uri,
  problem: ProblemKey,
  title: string,
  besides: vscode.ViewColumn | undefined,
): Promise<string | undefined> {
  const fix = (await fixesOf(document, problem)).find((it) => it.title === title);
  if (!fix) return 'The text was changed in between, and this is not to be done there any more.';
  const { start } = rangeOf(problem);
  await revealInSource(document, start, { focus: true, besides });
  if (fix.edit && !(await vscode.workspace.applyEdit(fix.edit))) {
    return 'The text was being changed at the same time. Nothing was changed from the picture: try again.';
  }
  if (fix.command) await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
  return undefined;
}

async function fixesOf(document: vscode.Uri, problem: ProblemKey): Promise<vscode.CodeAction[]> {
  await openSource(document);
  const wanted = JSON.stringify(keyOf(problem));
  const isThis = (diagnostic: vscode.Diagnostic) =>
    JSON.stringify(
      keyOf({ range: plainRange(diagnostic.range), code: codeOf(diagnostic), message: diagnostic.message }),
    ) === wanted;
  if (!vscode.languages.getDiagnostics(document).some(isThis)) return [];
  const actions = await vscode.commands.executeCommand<(vscode.CodeAction | vscode.Command)[]>(
    'vscode.executeCodeActionProvider',
    document,
    rangeOf(problem),
    vscode.CodeActionKind.QuickFix.value,
    MOST_FIXES,
  );
  return actions
    .filter((action): action is vscode.CodeAction => 'kind' in action || 'edit' in action)
    .filter((action) => action.disabled === undefined && action.diagnostics?.some(isThis) === true)
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

function rangeOf({ range: { start, end } }: ProblemKey): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
