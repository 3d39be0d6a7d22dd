/** Mermaid journeys and cells of tables that are pasted into a map are offered as a map. */
import * as vscode from 'vscode';
import { LANGUAGE_ID, type LanguageService } from '../server/language-service.js';
import type { Converter } from './converter.js';
import { importText } from './import-text.js';
import { type Notice, tellNotices } from './notices.js';
import { formatPasted } from './pasted.js';

/** The kind of these edits, by which a setting or a key can prefer them. */
const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('journey', 'map');
const MIME_TEXT = 'text/plain';

/** What has been offered, until it is in its text: then what there is to know about it is told. */
interface Offer {
  document: vscode.Uri;
  text: string;
  notices: readonly Notice[];
}

export class MapPaste implements vscode.DocumentPasteEditProvider, vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;
  private offer: Offer | undefined;

  constructor(private readonly tools: { converter: Converter; service: LanguageService }) {
    this.subscriptions = vscode.Disposable.from(
      vscode.languages.registerDocumentPasteEditProvider({ language: LANGUAGE_ID }, this, {
        providedPasteEditKinds: [KIND],
        pasteMimeTypes: [MIME_TEXT],
      }),
      vscode.workspace.onDidChangeTextDocument((change) => this.changed(change)),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
    context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentPasteEdit[] | undefined> {
    if (context.only && !context.only.contains(KIND)) return undefined;
    const pasted = await data.get(MIME_TEXT)?.asString();
    const format = pasted === undefined ? undefined : formatPasted(pasted);
    if (pasted === undefined || !format || token.isCancellationRequested) return undefined;
    try {
      const source = {
        data: new TextEncoder().encode(pasted),
        format,
        name: vscode.l10n.t('Journey'),
        at: document.uri,
      };
      const { text, notices } = await importText(this.tools, source, token);
      this.offer = { document: document.uri, text, notices };
      return [pasteEdit(document, ranges, text, format)];
    } catch (error) {
      // What cannot be converted is pasted as it is.
      this.tools.service.client.info(
        `Pasted text was not converted: ${error instanceof Error ? error.message : error}`,
      );
      return undefined;
    }
  }

  private changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const { offer } = this;
    if (!offer || offer.document.toString() !== document.uri.toString()) return;
    const words = normalized(offer.text);
    if (!contentChanges.some(({ text }) => normalized(text) === words)) return;
    this.offer = undefined;
    const { notices } = offer;
    const summary =
      notices.length === 1
        ? vscode.l10n.t('The pasted text is a map now, with 1 remark.')
        : vscode.l10n.t('The pasted text is a map now, with {0} remarks.', notices.length);
    void tellNotices(vscode.l10n.t('Pasted text'), summary, notices);
  }
}

const normalized = (text: string): string => text.replaceAll('\r\n', '\n').trim();

function pasteEdit(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  map: string,
  format: 'mermaid' | 'csv',
): vscode.DocumentPasteEdit {
  const title =
    format === 'mermaid'
      ? vscode.l10n.t('Convert Mermaid into a Journey Map')
      : vscode.l10n.t('Convert the Table into a Journey Map');
  const isEmpty = document.getText().trim() === '';
  // The text is put where it belongs by an edit of its own: what is inserted at the cursor is indented like its line.
  const edit = new vscode.DocumentPasteEdit('', title, KIND);
  edit.additionalEdit = new vscode.WorkspaceEdit();
  const { range, before } = placeOf(document, ranges, isEmpty);
  edit.additionalEdit.replace(document.uri, range, before + map);
  // Into a map that is there, text is pasted as it is, unless somebody chooses this.
  if (!isEmpty) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  return edit;
}

/** Journeys begin at the margin: an empty line of the cursor's that does, or the end of the text. */
function placeOf(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  isEmpty: boolean,
): { range: vscode.Range; before: string } {
  const last = document.lineAt(document.lineCount - 1).range.end;
  if (isEmpty) return { range: new vscode.Range(new vscode.Position(0, 0), last), before: '' };
  const [selection] = ranges;
  if (ranges.length === 1 && selection?.isEmpty && document.lineAt(selection.start).text === '') {
    return { range: selection, before: '' };
  }
  const before = last.character === 0 ? '\n' : '\n\n';
  return { range: new vscode.Range(last, last), before };
}
