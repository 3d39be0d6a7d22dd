/** What an import or an export tells beside its result: in one sentence, and as a list for whoever wants to see it. */
import * as vscode from 'vscode';

/** One of them; its line counts from 1. */
export interface Notice {
  line?: number;
  message: string;
}

let channel: vscode.OutputChannel | undefined;

/**
 * Says in one sentence that there is something to know, and lists it where that is asked for. Nothing is said where there
 * is nothing.
 * @param summary ends with a full stop
 */
export async function tellNotices(file: string, summary: string, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  channel ??= vscode.window.createOutputChannel(vscode.l10n.t('Journey Maps: In and Out'));
  channel.clear();
  channel.appendLine(summary);
  channel.appendLine('');
  for (const { line, message } of notices) {
    channel.appendLine(
      line === undefined ? `${file}: ${message}` : vscode.l10n.t('{0}, line {1}: {2}', file, line, message),
    );
  }
  const show = vscode.l10n.t('Show');
  const [only] = notices;
  const said = notices.length === 1 && only ? `${summary} ${only.message}` : summary;
  if ((await vscode.window.showWarningMessage(said, show)) === show) channel.show(true);
}
