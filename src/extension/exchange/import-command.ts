/** `Journey: Import…`: maps of what other programs write, each as a new text that nobody has saved yet. */
import * as vscode from 'vscode';
import { endingOf, formatRead, IMPORTED_ENDINGS } from '../../exchange/formats.js';
import { fileName } from '../preview/source-editor.js';
import { LANGUAGE_ID, type LanguageService } from '../server/language-service.js';
import { ConversionRefused, type Converter } from './converter.js';
import { importText, titleOf } from './import-text.js';
import { tellNotices } from './notices.js';

/** No map is longer. Stops what would fill the memory. */
const MOST_MEGABYTES = 64;

/** Registers the command; it answers with the addresses of the new texts. */
export function registerImport(converter: Converter, service: LanguageService): vscode.Disposable {
  return vscode.commands.registerCommand('journey.import', async (file?: unknown, selection?: unknown) => {
    const opened: vscode.Uri[] = [];
    for (const uri of await filesMeant(file, selection)) {
      const map = await importFile(uri, converter, service);
      if (map) opened.push(map);
    }
    return opened;
  });
}

/** Those chosen in the explorer, or else in a dialog. */
async function filesMeant(file: unknown, selection: unknown): Promise<readonly vscode.Uri[]> {
  if (Array.isArray(selection) && selection.length > 1) {
    return selection.filter((uri) => uri instanceof vscode.Uri && formatRead(uri.path) !== undefined);
  }
  if (file instanceof vscode.Uri) return [file];
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import a map from'),
    openLabel: vscode.l10n.t('Import'),
    canSelectMany: true,
    filters: {
      [vscode.l10n.t('Mermaid, tables and JSON')]: [...IMPORTED_ENDINGS],
      [vscode.l10n.t('All files')]: ['*'],
    },
  });
  return chosen ?? [];
}

async function importFile(
  uri: vscode.Uri,
  converter: Converter,
  service: LanguageService,
): Promise<vscode.Uri | undefined> {
  const name = fileName(uri);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Importing {0}', name),
    cancellable: true,
  };
  try {
    const format = formatRead(name);
    if (!format) throw new ConversionRefused(whyNot(name));
    const { text, notices } = await vscode.window.withProgress(options, async (_progress, token) => {
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > MOST_MEGABYTES * 1024 * 1024) {
        throw new ConversionRefused(vscode.l10n.t('is larger than {0} MB, which no map is', MOST_MEGABYTES));
      }
      const data = await vscode.workspace.fs.readFile(uri);
      const at = vscode.Uri.joinPath(uri, '..', `${titleOf(name)}.journey`);
      return await importText({ converter, service }, { data, format, name: titleOf(name), at }, token);
    });
    const document = await vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: text });
    await vscode.window.showTextDocument(document, { preview: false });
    const summary =
      notices.length === 1
        ? vscode.l10n.t('{0} was imported, with 1 remark.', name)
        : vscode.l10n.t('{0} was imported, with {1} remarks.', name, notices.length);
    void tellNotices(name, summary, notices);
    return document.uri;
  } catch (error) {
    sayWhy(name, error, service);
    return undefined;
  }
}

function whyNot(name: string): string {
  const ending = endingOf(name);
  if (ending === 'xls' || ending === 'ods' || ending === 'numbers') {
    return vscode.l10n.t('is a workbook of another kind: save it as .xlsx or .csv');
  }
  if (ending === 'journey') return vscode.l10n.t('is a map already');
  const endings = IMPORTED_ENDINGS.map((it) => `.${it}`).join(', ');
  return vscode.l10n.t('cannot be imported by its name, which has to end in one of {0}', endings);
}

function sayWhy(name: string, error: unknown, service: LanguageService): void {
  if (error instanceof vscode.CancellationError) return;
  if (error instanceof ConversionRefused) {
    const { message, line } = error;
    void vscode.window.showErrorMessage(
      line === undefined
        ? vscode.l10n.t('Journey Maps: {0} {1}.', name, message)
        : vscode.l10n.t('Journey Maps: {0} {1} (line {2}).', name, message, line),
    );
    return;
  }
  const why = error instanceof Error ? error.message : String(error);
  service.client.error(`Importing ${name} failed`, error, false);
  void vscode.window.showErrorMessage(vscode.l10n.t('Journey Maps: {0} cannot be imported: {1}', name, why));
}
