import * as vscode from 'vscode';
import type { FromPreview, ToPreview } from '../../../language-server/preview-protocol.js';
import type { LanguageService } from '../server/language-service.js';
import type { MapChanges } from './map-changes.js';
import { fixProblem, fixTitles } from './problem-fixes.js';
import { readOnlyReason } from './read-only.js';
import { openSource, revealInSource, textEditorsOf } from './source-editor.js';
import { ownMap, starterMap } from './starter.js';

/** The picture whose text is meant. */
export interface Picture {
  readonly panel: vscode.WebviewPanel;
  readonly uri: vscode.Uri;
  /** Answers the page; false where nobody listens. */
  send(message: ToPreview): boolean;
  /** The text cannot be opened, and the picture says so. */
  textIsGone(): void;
}

export type TextRequest = FromPreview & { type: 'reveal' | 'begin' | 'edit' | 'undo' | 'redo' | 'fixes' | 'fix' };

/** What a picture asks of its text: to be shown, and to be changed. */
export class TextRequests {
  constructor(
    private readonly picture: Picture,
    private readonly changes: MapChanges,
    private readonly service: LanguageService,
  ) {}

  /** Never rejects. */
  async receive(message: TextRequest): Promise<void> {
    try {
      await this.answer(message);
    } catch (error) {
      this.service.client.error(`What the preview asked of its text was not done (${message.type})`, error, false);
    }
  }

  private async answer(message: TextRequest): Promise<void> {
    switch (message.type) {
      case 'reveal': {
        const { line, character } = message.position;
        return this.reveal(new vscode.Position(line, character), message.focus);
      }
      case 'begin':
        return this.begin(message.example);
      case 'edit':
        return this.edit(message);
      case 'undo':
      case 'redo':
        return this.stepThroughChanges(message.type);
      case 'fixes':
        return this.tellFixes(message);
      case 'fix':
        return this.fix(message);
    }
  }

  private async reveal(place: vscode.Position | vscode.Range, focus: boolean): Promise<void> {
    const { uri, panel } = this.picture;
    try {
      await revealInSource(uri, place, { focus, besides: panel.viewColumn });
    } catch {
      this.picture.textIsGone();
    }
  }

  private async edit({ number, change, show }: FromPreview & { type: 'edit' }): Promise<void> {
    const outcome = await this.changes.make(this.picture.uri, change);
    const problem = 'problem' in outcome ? outcome.problem : undefined;
    this.picture.send({ type: 'edited', number, problem });
    if ('problem' in outcome || !show || !outcome.select) return;
    await this.reveal(outcome.select, true);
  }

  private async tellFixes({ number, problem }: FromPreview & { type: 'fixes' }): Promise<void> {
    const titles = await fixTitles(this.service.client, this.picture.uri, problem).catch((error: unknown) => {
      this.service.client.error('What can be done about a problem is not known', error, false);
      return [];
    });
    this.picture.send({ type: 'fixes', number, titles });
  }

  private async fix({ number, problem: key, title }: FromPreview & { type: 'fix' }): Promise<void> {
    const { uri, panel } = this.picture;
    const { client } = this.service;
    const problem = await this.changes.fix(uri, () => fixProblem(client, uri, key, title, panel.viewColumn));
    this.picture.send({ type: 'edited', number, problem });
  }

  /** Only the text editor that has the keyboard takes changes back; afterwards the preview has it again. */
  private async stepThroughChanges(command: 'undo' | 'redo'): Promise<void> {
    const { uri, panel } = this.picture;
    const place = textEditorsOf(uri)[0]?.selection.active ?? new vscode.Position(0, 0);
    await this.reveal(place, true);
    if (vscode.window.activeTextEditor?.document.uri.toString() !== uri.toString()) return;
    await vscode.commands.executeCommand(command);
    panel.reveal(undefined, false);
  }

  private async begin(example: boolean): Promise<void> {
    const document = await openSource(this.picture.uri);
    const reason = await readOnlyReason(document);
    if (reason !== undefined) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Journey Maps: {0}', reason));
      return;
    }
    // A map may have been written since the button was drawn.
    if (/^[^\S\r\n\u2028\u2029]*journey\b/im.test(document.getText())) return;
    const end = document.lineAt(document.lineCount - 1).range.end;
    const edit = new vscode.WorkspaceEdit();
    const gap = end.character > 0 ? '\n\n' : '';
    const { keyword, name } = ownMap();
    edit.insert(document.uri, end, gap + (example ? starterMap() : `${keyword}${name}\n`));
    const offset = document.offsetAt(end) + gap.length;
    if (!(await vscode.workspace.applyEdit(edit))) return;
    const begin = document.positionAt(offset);
    const toName = new vscode.Range(
      begin.translate(0, keyword.length),
      begin.translate(0, keyword.length + name.length),
    );
    await this.reveal(example ? begin : toName, true);
  }
}
