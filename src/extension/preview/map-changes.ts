import * as vscode from 'vscode';
import type { MapEdit, WrittenEdit } from '../../../language-server/map-edits/map-edit.js';
import { EDIT_MAP, type EditMap } from '../../../language-server/protocol.js';
import type { LanguageService } from '../server/language-service.js';
import { ask } from './ask.js';
import { inTime, noAnswer, TooLate } from './in-time.js';
import { readOnlyReason } from './read-only.js';
import { openSource } from './source-editor.js';

/** A text that is being typed into may change between an answer and its edit so many times; then the change is refused. */
const ATTEMPTS = 5;

export type Outcome =
  /** `select`: in the text as it is now. */
  { select?: vscode.Range } | { problem: string };

/** Makes changes of a map in its text, one after the other: each can be undone like anything that was typed. */
export class MapChanges {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly service: LanguageService) {}

  /** Makes a change when those before are made. Never rejects. */
  make(uri: vscode.Uri, change: MapEdit): Promise<Outcome> {
    return this.afterOthers(uri, (document) => this.attempt(document, change));
  }

  /**
   * Has a fix made when the changes before are made. Never rejects.
   * @param make answers with why it was not made
   * @returns why it was not made
   */
  async fix(uri: vscode.Uri, make: () => Promise<string | undefined>): Promise<string | undefined> {
    const outcome = await this.afterOthers(uri, async (): Promise<Outcome> => {
      const problem = await make();
      return problem === undefined ? {} : { problem };
    });
    return 'problem' in outcome ? outcome.problem : undefined;
  }

  private afterOthers(uri: vscode.Uri, change: (document: vscode.TextDocument) => Promise<Outcome>): Promise<Outcome> {
    const made = this.last.then(() => this.attemptIn(uri, change));
    this.last = made;
    return made;
  }

  private async attemptIn(
    uri: vscode.Uri,
    change: (document: vscode.TextDocument) => Promise<Outcome>,
  ): Promise<Outcome> {
    try {
      const document = await openSource(uri);
      const problem = await readOnlyReason(document);
      return problem === undefined ? await change(document) : { problem };
    } catch (error) {
      if (error instanceof TooLate) return { problem: noAnswer() };
      this.service.client.error('A change in the picture was not made', error, false);
      return { problem: vscode.l10n.t('The change could not be written into the text. The log says why.') };
    }
  }

  private async attempt(document: vscode.TextDocument, change: MapEdit): Promise<Outcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const request: EditMap['request'] = { uri: document.uri.toString(), change };
      const answer = await inTime(({ up }) => ask<EditMap['response']>(this.service.client, EDIT_MAP, request, up));
      if ('problem' in answer) return answer;
      if (answer.version !== document.version) continue;
      if (!(await vscode.workspace.applyEdit(workspaceEdit(answer)))) continue;
      return { select: answer.select && rangeOf(answer.select) };
    }
    return {
      problem: vscode.l10n.t(
        'The text is being changed at the same time. Nothing was changed from the picture: try again.',
      ),
    };
  }
}

function workspaceEdit({ files }: WrittenEdit): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of files) {
    edit.set(
      vscode.Uri.parse(uri),
      edits.map(({ range, newText }) => new vscode.TextEdit(rangeOf(range), newText)),
    );
  }
  return edit;
}

function rangeOf({ start, end }: NonNullable<WrittenEdit['select']>): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
