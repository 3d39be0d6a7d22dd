import * as vscode from 'vscode';
import type { ShownProblem, ToPreview } from '../../../language-server/preview-protocol.js';

/** While somebody types, reports come and go: those of a moment are not sent one by one. */
const PATIENCE_MS = 120;

const SEVERITIES: Readonly<Partial<Record<vscode.DiagnosticSeverity, ShownProblem['severity']>>> = {
  [vscode.DiagnosticSeverity.Error]: 'error',
  [vscode.DiagnosticSeverity.Warning]: 'warning',
  [vscode.DiagnosticSeverity.Information]: 'info',
};

/** All that is reported about a document, in the order of its text. Hints are the text's alone: they fade what is unused. */
export function problemsOf(document: vscode.Uri): ShownProblem[] {
  const problems: ShownProblem[] = [];
  for (const diagnostic of vscode.languages.getDiagnostics(document)) {
    const severity = SEVERITIES[diagnostic.severity];
    if (severity === undefined) continue;
    const { range, message } = diagnostic;
    problems.push({
      range: plainRange(range),
      severity,
      code: codeOf(diagnostic),
      message,
      missing: missingOf(diagnostic),
    });
  }
  return problems.sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  );
}

/** The name of the rule that a diagnostic comes from; empty where it has none. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String((typeof code === 'object' ? code.value : code) ?? '');
}

/** The stage that a framework has and the journey has not: the server sends it along with the diagnostic. */
function missingOf(diagnostic: vscode.Diagnostic & { data?: { stage?: unknown } }): string | undefined {
  const stage = diagnostic.data?.stage;
  return typeof stage === 'string' ? stage : undefined;
}

export function plainRange({ start, end }: vscode.Range): ShownProblem['range'] {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** Tells a preview what is reported about its document, and again after each change of that. */
export class ProblemFeed implements vscode.Disposable {
  private readonly listening: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sent = '';

  /**
   * @param document whose problems are told now
   * @param send says false where nobody listens
   */
  constructor(
    private readonly document: () => vscode.Uri,
    private readonly send: (message: ToPreview) => boolean,
  ) {
    this.listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const own = this.document().toString();
      if (uris.some((uri) => uri.toString() === own)) this.tellSoon();
    });
  }

  /** Tells them now, to a page that knows nothing yet or shows another document. */
  tellAnew(): void {
    this.sent = '';
    this.tell();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => this.tell(), PATIENCE_MS);
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const problems = problemsOf(this.document());
    const key = JSON.stringify(problems);
    if (key !== this.sent && this.send({ type: 'problems', problems })) this.sent = key;
  }
}
