/** `Journey: New Map…`: a first text to write over, and its picture beside it. */
import * as vscode from 'vscode';
import {
  LIST_TEMPLATES,
  type ListTemplates,
  NEW_MAP,
  type NewMap as NewMapMessage,
} from '../../../language-server/protocol.js';
import { LANGUAGE_ID, type LanguageService } from '../server/language-service.js';
import { folderForMap, freeFile } from './places.js';

/** What may be said beforehand, by a key binding or another extension; what is not said is asked for. */
interface Wish {
  template?: string;
  journey?: string;
}

const STEPS = 2;

/** Registers the command. @param openPreview opens the picture of a document beside it */
export function registerNewMap(
  service: LanguageService,
  openPreview: (document: vscode.Uri) => Promise<void>,
): vscode.Disposable {
  return vscode.commands.registerCommand('journey.newMap', async (place?: unknown, wish?: unknown) => {
    try {
      return await newMap(service, openPreview, place, (wish ?? {}) as Wish);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      service.client.error('No new map', error, false);
      void vscode.window.showErrorMessage(vscode.l10n.t('Journey Maps: the new map cannot be written: {0}', why));
      return undefined;
    }
  });
}

/** @returns the map's document; undefined where somebody thought better of it */
async function newMap(
  service: LanguageService,
  openPreview: (document: vscode.Uri) => Promise<void>,
  place: unknown,
  wish: Wish,
): Promise<vscode.Uri | undefined> {
  // The server tells itself why it does not answer.
  if (!(await service.running())) return undefined;
  const template = wish.template ?? (await pickTemplate(service));
  if (template === undefined) return undefined;
  const journey = wish.journey ?? (await askName());
  if (journey === undefined) return undefined;
  const request: NewMapMessage['request'] = { template, journey };
  const made = await service.client.sendRequest<NewMapMessage['response']>(NEW_MAP, request);
  if (!made) throw new Error(vscode.l10n.t('There is no template {0}.', template));
  const folder = await folderForMap(place);
  if (folder === null) return undefined;
  const document = folder ? await written(folder, made) : await untitled(made);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
  await makeFillable(editor, made.snippet);
  await openPreview(document.uri);
  return document.uri;
}

async function pickTemplate(service: LanguageService): Promise<string | undefined> {
  const templates = await service.client.sendRequest<ListTemplates['response']>(LIST_TEMPLATES);
  const picked = await vscode.window.showQuickPick(
    templates.map(({ name, title, description }) => ({ label: title, detail: description, name })),
    {
      title: vscode.l10n.t('New journey map ({0} of {1})', 1, STEPS),
      placeHolder: vscode.l10n.t('What shall it begin with? Every word of it can be changed.'),
      matchOnDetail: true,
    },
  );
  return picked?.name;
}

function askName(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('New journey map ({0} of {1})', 2, STEPS),
    prompt: vscode.l10n.t('What is the journey called? Its file is called like it. Leave it empty to decide later.'),
    placeHolder: vscode.l10n.t('Such as: Buying shoes'),
  });
}

/** A file that was not there before. */
async function written(
  folder: vscode.Uri,
  { fileName, text }: NonNullable<NewMapMessage['response']>,
): Promise<vscode.TextDocument> {
  const file = await freeFile(folder, fileName);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return vscode.workspace.openTextDocument(file);
}

function untitled({ text }: NonNullable<NewMapMessage['response']>): Thenable<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: text });
}

/** Lets Tab go from one place to the next: the same text once more, as a snippet. */
async function makeFillable(editor: vscode.TextEditor, snippet: string): Promise<void> {
  const { document } = editor;
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  await editor.insertSnippet(new vscode.SnippetString(snippet), all);
  if (!document.isUntitled) await document.save();
}
