import * as vscode from 'vscode';
import { LANGUAGE_ID, type LanguageService } from '../server/language-service.js';
import { MapChanges } from './map-changes.js';
import type { MapFeed } from './map-feed.js';
import { openMap } from './open-map.js';
import { PREVIEW_VIEW_TYPE, PreviewPanel, previewTitle, type Shown } from './preview-panel.js';
import { openSource, revealInSource, textEditorsOf } from './source-editor.js';

/** An untitled document that is closed so long after its text was saved into a file has become that file. */
const SAVED_AS_MS = 3_000;

/** Where the window keeps which document the following preview shows, over a reload. */
const FOLLOWING = 'journey.followingPreview';

/**
 * All previews: at most one a document, which goes with the document through renames. One of them may be unlocked: it
 * shows the text that one turns to, unless that has a preview of its own.
 */
export class PreviewManager implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly previews = new Set<PreviewPanel>();
  /** How documents were shown whose previews have been closed. */
  private readonly views = new Map<string, Shown['view']>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly changes: MapChanges;
  /** The file that a preview's untitled document was written into just now: the document is closed next. */
  private savedAs: { preview: PreviewPanel; file: vscode.Uri; at: number } | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly feed: MapFeed,
    private readonly service: LanguageService,
    private readonly memory: vscode.Memento,
  ) {
    this.changes = new MapChanges(service);
    this.subscriptions = [
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.renamed(oldUri, newUri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const preview of this.previews) if (files.some((file) => within(preview.uri, file))) preview.deleted();
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.previewOf(uri)?.opened()),
      vscode.workspace.onDidSaveTextDocument((document) => this.saved(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.closed(document)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.turnedTo(editor)),
    ];
  }

  /** Opens the document's preview, or brings forward the one it has. `file`: the resource of a menu, else the active. */
  async open(file: unknown, toSide: boolean): Promise<void> {
    const active = vscode.window.activeTextEditor;
    const uri = file instanceof vscode.Uri ? file : (active?.document.uri ?? openMap());
    if (!uri || (await languageOf(uri)) !== LANGUAGE_ID) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Journey Maps: open a .journey file first; its preview opens beside it.'),
      );
      return;
    }
    const existing = this.previewOf(uri);
    if (existing) {
      existing.panel.reveal(undefined, toSide);
      return;
    }
    const viewColumn = toSide ? vscode.ViewColumn.Beside : (active?.viewColumn ?? vscode.ViewColumn.Active);
    const panel = vscode.window.createWebviewPanel(
      PREVIEW_VIEW_TYPE,
      previewTitle(uri),
      { viewColumn, preserveFocus: toSide },
      {},
    );
    this.add(panel, uri);
  }

  /** Shows the map of a document as a table, in its preview. `file`: the resource of a menu, else the active one. */
  async showTable(file: unknown): Promise<void> {
    const uri = file instanceof vscode.Uri && !file.scheme.startsWith('webview') ? file : this.active?.uri;
    const source = uri ?? vscode.window.activeTextEditor?.document.uri;
    if (!source || !this.previewOf(source)) await this.open(source, true);
    if (source) this.previewOf(source)?.showTable();
  }

  /** Unlocks the active preview, so that it shows the text that one turns to; locks it to what it shows if it does. */
  toggleLock(): void {
    const { activeTextEditor } = vscode.window;
    const preview = this.active ?? (activeTextEditor && this.previewOf(activeTextEditor.document.uri));
    if (!preview) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Journey Maps: open a preview first; then it can be unlocked.'),
      );
      return;
    }
    const follows = !preview.follows;
    for (const other of this.previews) if (other.follows) other.follows = false;
    preview.follows = follows;
    this.remember();
  }

  /** Goes from the active preview to its text. */
  async showSource(): Promise<void> {
    const preview = this.active;
    if (!preview) return;
    const position = textEditorsOf(preview.uri)[0]?.selection.active ?? new vscode.Position(0, 0);
    await revealInSource(preview.uri, position, { focus: true, besides: preview.panel.viewColumn });
  }

  /** The preview that has the keyboard, or stands before the others. */
  get active(): PreviewPanel | undefined {
    return [...this.previews].find(({ panel }) => panel.active);
  }

  /** One that can be seen, whatever has the keyboard. */
  get seen(): PreviewPanel | undefined {
    return [...this.previews].find(({ panel }) => panel.visible);
  }

  /** What the document's preview shows; undefined where it has none. */
  shownIn(document: vscode.Uri): Shown | undefined {
    return this.previewOf(document)?.shown;
  }

  /**
   * Puts a PNG picture on the clipboard, through the document's preview, which is opened if need be.
   * @returns why it could not be copied; undefined where it was
   */
  async copyImage(document: vscode.Uri, png: Uint8Array): Promise<string | undefined> {
    if (!this.previewOf(document)) await this.open(document, true);
    const preview = this.previewOf(document);
    return preview ? await preview.copyImage(png) : vscode.l10n.t('the preview could not be opened.');
  }

  /** Takes over a panel of the window before it was reloaded. One whose document nobody knows any more is closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const uri = documentOf(state) ?? openDocumentNamed(panel.title);
    if (!uri || this.previewOf(uri)) {
      panel.dispose();
      return;
    }
    this.add(panel, uri).follows = this.memory.get(FOLLOWING) === uri.toString();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    for (const preview of this.previews) preview.dispose();
    this.previews.clear();
  }

  private add(panel: vscode.WebviewPanel, uri: vscode.Uri): PreviewPanel {
    const preview: PreviewPanel = new PreviewPanel(
      panel,
      uri,
      this.feed,
      this.service,
      this.changes,
      this.extensionUri,
      { shownBefore: this.views.get(uri.toString()), replace: () => this.replace(preview) },
    );
    this.previews.add(preview);
    panel.onDidDispose(() => {
      if (preview.shown) this.views.set(preview.uri.toString(), preview.shown.view);
      this.previews.delete(preview);
      preview.dispose();
      if (preview.follows) this.remember();
    });
    return preview;
  }

  /**
   * The picture of the text that one turns to is brought before other previews; one that follows shows it. The sides of
   * a comparison have no column, and are not turned to.
   */
  private turnedTo({ document, viewColumn }: vscode.TextEditor): void {
    if (viewColumn === undefined || document.languageId !== LANGUAGE_ID) return;
    const own = this.previewOf(document.uri);
    const following = [...this.previews].find(({ follows }) => follows);
    if (!own && following) {
      following.show(document.uri);
      this.remember();
    }
    const picture = own ?? following;
    if (picture && !picture.panel.visible && this.isBehindPreview(picture)) picture.panel.reveal(undefined, true);
  }

  private isBehindPreview({ panel }: PreviewPanel): boolean {
    return [...this.previews].some((other) => other.panel.visible && other.panel.viewColumn === panel.viewColumn);
  }

  private remember(): void {
    const following = [...this.previews].find(({ follows }) => follows);
    void this.memory.update(FOLLOWING, following?.uri.toString());
  }

  /** Shows a preview's document in a panel of its own making, in the same place: the old one has nobody left to draw in it. */
  private replace(preview: PreviewPanel): void {
    const { uri, follows } = preview;
    const { viewColumn = vscode.ViewColumn.Active } = preview.panel;
    preview.panel.dispose();
    const panel = vscode.window.createWebviewPanel(
      PREVIEW_VIEW_TYPE,
      previewTitle(uri),
      { viewColumn, preserveFocus: true },
      {},
    );
    this.add(panel, uri).follows = follows;
    this.remember();
  }

  private previewOf(uri: vscode.Uri): PreviewPanel | undefined {
    return [...this.previews].find((preview) => preview.uri.toString() === uri.toString());
  }

  private renamed(from: vscode.Uri, to: vscode.Uri): void {
    for (const preview of this.previews) {
      if (!within(preview.uri, from)) continue;
      this.moveTo(preview, to.with({ path: to.path + preview.uri.path.slice(from.path.length) }));
    }
  }

  /** Saving an untitled document writes its text into a file, then empties and closes it. */
  private saved(file: vscode.TextDocument): void {
    if (file.isUntitled || file.languageId !== LANGUAGE_ID) return;
    const text = file.getText();
    const untitled = vscode.workspace.textDocuments.filter(
      (document) => document.isUntitled && document.getText() === text,
    );
    const preview = untitled.map(({ uri }) => this.previewOf(uri)).find((found) => found !== undefined);
    if (preview) this.savedAs = { preview, file: file.uri, at: performance.now() };
  }

  private closed({ uri }: vscode.TextDocument): void {
    const preview = this.previewOf(uri);
    preview?.closed();
    const saved = this.savedAs;
    if (!saved || saved.preview !== preview) return;
    this.savedAs = undefined;
    if (performance.now() - saved.at < SAVED_AS_MS) this.moveTo(preview, saved.file);
  }

  /** Where the document has a preview already, that one stays and the other goes. */
  private moveTo(preview: PreviewPanel, uri: vscode.Uri): void {
    const other = this.previewOf(uri);
    if (other && other !== preview) preview.panel.dispose();
    else if (this.previews.has(preview)) {
      preview.show(uri);
      if (preview.follows) this.remember();
    }
  }
}

/** True for the file itself and for what lies in the folder. */
function within(uri: vscode.Uri, fileOrFolder: vscode.Uri): boolean {
  if (uri.scheme !== fileOrFolder.scheme || uri.authority !== fileOrFolder.authority) return false;
  return uri.path === fileOrFolder.path || uri.path.startsWith(`${fileOrFolder.path}/`);
}

async function languageOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await openSource(uri)).languageId;
  } catch {
    return undefined;
  }
}

/** The document's address out of a state that the webview kept; undefined where it holds none. */
function documentOf(state: unknown): vscode.Uri | undefined {
  if (typeof state !== 'object' || state === null || !('uri' in state) || typeof state.uri !== 'string')
    return undefined;
  try {
    return vscode.Uri.parse(state.uri, true);
  } catch {
    return undefined;
  }
}

/** The address of the text whose preview has this title, of those that have a tab: for a panel that kept no state. */
function openDocumentNamed(title: string): vscode.Uri | undefined {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ input }) => input);
  const texts = inputs.filter((input) => input instanceof vscode.TabInputText);
  return texts
    .map(({ uri }) => uri)
    .find((uri) => [false, true].some((follows) => previewTitle(uri, follows) === title));
}
