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
  const request = await asked(service, wish);
  if (!request) return undefined;
  const made = await service.client.sendRequest<NewMapMessage['response']>(NEW_MAP, request);
  if (!made) throw new Error(vscode.l10n.t('There is no template {0}.', request.template));
  const folder = await folderForMap(place);
  if (folder === null) return undefined;
  const document = folder ? await written(folder, made) : await untitled(made);
  // In a tab of its own: the walkthrough, from which one may come, stays open beside it.
  const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  await makeFillable(editor, made.snippet);
  await openPreview(document.uri);
  return document.uri;
}

/** What the map begins with and what it is called. */
async function asked(service: LanguageService, wish: Wish): Promise<NewMapMessage['request'] | undefined> {
  const inputs: vscode.QuickInput[] = [];
  try {
    const template = wish.template ?? (await pickTemplate(service, inputs));
    if (template === undefined) return undefined;
    const journey = wish.journey ?? (await askName(inputs));
    return journey === undefined ? undefined : { template, journey };
  } finally {
    for (const input of inputs) input.dispose();
  }
}

/**
 * Stays, too, where the keyboard is taken from it: the walkthrough, from which one may come, does so once it is drawn. Escape closes it.
 *
 * @param inputs gets what asks. It stays until the next question takes its place: between two of them the walkthrough would take the
 *   keyboard, and Escape would not reach the second.
 */
async function pickTemplate(service: LanguageService, inputs: vscode.QuickInput[]): Promise<string | undefined> {
  const templates = await service.client.sendRequest<ListTemplates['response']>(LIST_TEMPLATES);
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { name: string }>();
  inputs.push(pick);
  pick.ignoreFocusOut = true;
  pick.title = vscode.l10n.t('New journey map ({0} of {1})', 1, STEPS);
  pick.placeholder = vscode.l10n.t('What shall it begin with? Every word of it can be changed.');
  pick.matchOnDetail = true;
  pick.items = templates.map(({ name, title, description }) => ({ label: title, detail: description, name }));
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [picked] = pick.selectedItems;
      if (picked) resolve(picked.name);
    });
    // Once something was picked this comes too late to matter.
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

/** The name, taken by Enter or by a click: an input box alone has nothing to click on. @param inputs gets what asks */
function askName(inputs: vscode.QuickInput[]): Promise<string | undefined> {
  const input = vscode.window.createInputBox();
  inputs.push(input);
  input.ignoreFocusOut = true;
  input.title = vscode.l10n.t('New journey map ({0} of {1})', 2, STEPS);
  input.prompt = vscode.l10n.t(
    'What is the journey called? Its file is called like it. Leave it empty to decide later.',
  );
  input.placeholder = vscode.l10n.t('Such as: Buying shoes');
  input.buttons = [{ iconPath: new vscode.ThemeIcon('check'), tooltip: vscode.l10n.t('Make the map (Enter)') }];
  return new Promise((resolve) => {
    input.onDidAccept(() => resolve(input.value));
    input.onDidTriggerButton(() => resolve(input.value));
    input.onDidHide(() => resolve(undefined));
    input.show();
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
