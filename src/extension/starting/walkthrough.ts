/** What the walkthrough waits for: it ticks a step off when what the step is about has happened, however it came about. */
import * as vscode from 'vscode';
import { OPEN_QUESTIONS } from '../../../language-server/protocol.js';
import { filledIn, l10nLines } from '../../../language-server/said.js';
import { PREVIEW_VIEW_TYPE } from '../preview/preview-panel.js';
import { codeOf } from '../preview/problem-feed.js';
import { LANGUAGE_ID } from '../server/language-service.js';

const WALKTHROUGH = 'journey-maps.journey-maps#journey.start';

/** A map that lacks one thing, which a fix writes. */
const PRACTICE = l10nLines(
  'journey {1:Ordering a coffee}',
  '  for {2:Anna}',
  '  starts {3:Walks past the café}',
  '  ends {4:Takes the first sip}',
  '',
  '  stage {5:Waiting}',
  '    step {6:Sees the queue through the window}',
  '      on {7:Street}',
  '      thinks {8:Is there time?}',
  '',
);
/** Stands before the name of what lacks it. */
const LACKING = '    step ';
const TIME_TO_CHECK = 15_000;

/** The steps, by the keys that package.json names. */
type Done = 'map' | 'preview' | 'fix' | 'export';

export class Walkthrough implements vscode.Disposable {
  private readonly done = new Set<Done>();
  /** How many questions of each kind the open maps had when they were last looked at. */
  private readonly questions = new Map<string, ReadonlyMap<string, number>>();
  private readonly subscriptions: vscode.Disposable;

  constructor() {
    this.subscriptions = vscode.Disposable.from(
      vscode.commands.registerCommand('journey.openWalkthrough', () =>
        vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
      ),
      vscode.commands.registerCommand('journey.practiseFix', practiseFix),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.lookAt(uris)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (
          document.languageId === LANGUAGE_ID &&
          /^[^\S\r\n\u2028\u2029]*step[^\S\r\n\u2028\u2029]+\S/m.test(document.getText())
        )
          this.finished('map');
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
        if (opened.some(isPreview)) this.finished('preview');
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.questions.delete(uri.toString())),
    );
  }

  /** Ticks a step off. */
  finished(step: Done): void {
    if (this.done.has(step)) return;
    this.done.add(step);
    void vscode.commands.executeCommand('setContext', `journey.walkthrough.${step}`, true);
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** A question that was open in a map and is not any more has been answered, by a fix or by hand. */
  private lookAt(uris: readonly vscode.Uri[]): void {
    if (this.done.has('fix')) return;
    for (const uri of uris) {
      const key = uri.toString();
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === key);
      if (document?.languageId !== LANGUAGE_ID || document.getText() === '') continue;
      const open = questionsOf(uri);
      const before = this.questions.get(key);
      this.questions.set(key, open);
      // An answer may raise questions of its own: a new step has no feeling yet. So each kind counts by itself.
      if (before && [...before].some(([code, count]) => (open.get(code) ?? 0) < count)) this.finished('fix');
    }
  }
}

/** The open questions of a map, counted by the rules that ask them. */
function questionsOf(uri: vscode.Uri): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const code of vscode.languages.getDiagnostics(uri).map(codeOf)) {
    if (OPEN_QUESTIONS.includes(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

function isPreview({ input }: vscode.Tab): boolean {
  // The editor writes something of its own before the type.
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(PREVIEW_VIEW_TYPE);
}

/** Opens a map that lacks something, goes there, and shows what can be done. */
async function practiseFix(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: filledIn(PRACTICE) });
  const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  const place = document.positionAt(document.getText().indexOf(LACKING) + LACKING.length);
  editor.selection = new vscode.Selection(place, place);
  await reported(document.uri);
  if (vscode.window.activeTextEditor?.document !== document) return;
  await vscode.commands.executeCommand('editor.action.quickFix');
}

/** Waits until something is reported about a document, for a while. */
async function reported(uri: vscode.Uri): Promise<void> {
  if (vscode.languages.getDiagnostics(uri).length > 0) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      waiting.dispose();
      resolve();
    };
    const timer = setTimeout(end, TIME_TO_CHECK);
    const waiting = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((changed) => changed.toString() === uri.toString())) end();
    });
  });
}
