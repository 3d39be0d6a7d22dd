import * as vscode from 'vscode';
import { COUNT_STEPS, type CountSteps, OPEN_QUESTIONS } from '../../language-server/protocol.js';
import { codeOf } from './preview/problem-feed.js';
import { LANGUAGE_ID, type LanguageService } from './server/language-service.js';

/** What is being typed is counted when there is a pause. */
const PATIENCE_MS = 300;
const OPEN_PREVIEW = 'journey.status.openPreview';

/** How far a map is, in one quiet line: of the text that one is in, in the status bar. A click opens its picture. */
export class MapStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('journey.map', vscode.StatusBarAlignment.Right, 99);
  private readonly subscriptions: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param openPreview opens the picture of a document */
  constructor(
    private readonly service: LanguageService,
    openPreview: (document: vscode.Uri) => Promise<void>,
  ) {
    this.item.name = vscode.l10n.t('Journey Map');
    this.item.command = OPEN_PREVIEW;
    this.subscriptions = vscode.Disposable.from(
      this.item,
      vscode.commands.registerCommand(OPEN_PREVIEW, () => {
        const document = this.document();
        return document && openPreview(document.uri);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.countSoon()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.countIfShown([document.uri])),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.countIfShown(uris)),
      service.onDidChangeStatus(() => this.countSoon()),
    );
    this.countSoon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
  }

  /** The map that one is in: that of the active text. */
  private document(): vscode.TextDocument | undefined {
    const document = vscode.window.activeTextEditor?.document;
    return document?.languageId === LANGUAGE_ID ? document : undefined;
  }

  private countIfShown(uris: readonly vscode.Uri[]): void {
    const own = this.document()?.uri.toString();
    if (own !== undefined && uris.some((uri) => uri.toString() === own)) this.countSoon();
  }

  private countSoon(): void {
    if (!this.document()) this.item.hide();
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.count();
    }, PATIENCE_MS);
  }

  private async count(): Promise<void> {
    const document = this.document();
    if (!document || this.service.status !== 'running') return;
    const request: CountSteps['request'] = { uri: document.uri.toString() };
    // A server that goes away while it counts is asked again when it is back.
    const counted = await this.service.client
      .sendRequest<CountSteps['response']>(COUNT_STEPS, request)
      .catch(() => null);
    if (!counted || document !== this.document()) return;
    const questions = vscode.languages
      .getDiagnostics(document.uri)
      .filter((diagnostic) => OPEN_QUESTIONS.includes(codeOf(diagnostic))).length;
    const words = stateOf(counted.steps, questions);
    this.item.text = words;
    this.item.tooltip = vscode.l10n.t('{0}: open the preview of this journey map', words);
    this.item.accessibilityInformation = { label: vscode.l10n.t('Journey map: {0}', words), role: 'button' };
    this.item.show();
  }
}

/** `12 steps, 2 questions open` */
function stateOf(steps: number, questions: number): string {
  const length = steps === 1 ? vscode.l10n.t('1 step') : vscode.l10n.t('{0} steps', steps);
  if (questions === 0) return vscode.l10n.t('{0}, nothing left open', length);
  return questions === 1
    ? vscode.l10n.t('{0}, 1 question open', length)
    : vscode.l10n.t('{0}, {1} questions open', length, questions);
}
