import * as vscode from 'vscode';
import {
  type FromPreview,
  isFromPreview,
  type ShownView,
  type ToPreview,
} from '../../../language-server/preview-protocol.js';
import type { MapChanged } from '../../../language-server/protocol.js';
import type { LanguageService } from '../server/language-service.js';
import { openWebPage } from '../web-pages.js';
import { previewHtml } from './html.js';
import type { MapChanges } from './map-changes.js';
import type { MapFeed } from './map-feed.js';
import { PageWatch } from './page-watch.js';
import { PictureFeed } from './picture-feed.js';
import { ProblemFeed } from './problem-feed.js';
import { fileName, openSource, textEditorsOf } from './source-editor.js';
import { type Picture, TextRequests } from './text-requests.js';

export const PREVIEW_VIEW_TYPE = 'journey.preview';

/** @param follows whether it shows the text that one turns to */
export function previewTitle(document: vscode.Uri, follows = false): string {
  return follows
    ? vscode.l10n.t('Following {0}', fileName(document))
    : vscode.l10n.t('Preview {0}', fileName(document));
}

/** What of a map a preview shows. */
export type Shown = Omit<FromPreview & { type: 'shown' }, 'type'>;

/** From asking for the clipboard to its answer: the page's loading included, and a click where a browser wants one. */
const COPY_MS = 60_000;

/** The panel that shows one document's map. It outlives the document's editor, and shows what it last knew. */
export class PreviewPanel implements vscode.Disposable, Picture {
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly problems = new ProblemFeed(
    () => this.document,
    (message) => this.send(message),
  );
  private readonly pictures = new PictureFeed(
    () => this.document,
    (message) => this.send(message),
  );
  private readonly watch: PageWatch;
  private readonly requests: TextRequests;
  private readonly media: vscode.Uri;
  private isFollowing = false;
  private watching: vscode.Disposable | undefined;
  /** Where the lines begin that are not in the newest map. */
  private unread: MapChanged['unread'] = [];
  /** The version of the newest map, of those counted since the document was opened. */
  private newest = 0;
  /** Said instead of the lines that cannot be read: why the picture is not kept up to date. */
  private trouble = '';
  private sentNotice = '';
  private ready = false;
  /** What the page last said that it shows. */
  shown: Shown | undefined;
  /** How the document was shown in a panel before this one. */
  private shownBefore: ShownView | undefined;
  /** Somebody wants the map as a table, and the page does not run yet. */
  private tableWanted = false;
  /** A picture that waits for the page to run, and whom its copying is to be told. */
  private copying: { png: Uint8Array; done: (problem: string | undefined) => void } | undefined;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private document: vscode.Uri,
    private readonly feed: MapFeed,
    private readonly service: LanguageService,
    changes: MapChanges,
    extensionUri: vscode.Uri,
    { shownBefore, replace }: { shownBefore?: ShownView; replace: () => void },
  ) {
    this.shownBefore = shownBefore;
    this.watch = new PageWatch(() => this.load(), replace);
    this.media = vscode.Uri.joinPath(extensionUri, 'dist');
    const { media } = this;
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(media, 'webview'), vscode.Uri.joinPath(media, 'elk')],
    };
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'icons', 'preview-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'icons', 'preview-dark.svg'),
    };
    this.subscriptions.push(
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.follow(editor)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('journey.density', this.document)) this.sendSettings();
      }),
      service.onDidChangeStatus(() => this.sendNotice()),
      panel.onDidChangeViewState(() => {
        if (panel.visible) return;
        this.ready = false;
        this.watch.excused();
      }),
    );
    this.requests = new TextRequests(this, changes, service);
    this.show(document);
    this.load();
  }

  /** Loads the page, anew where there is one: it asks for all that it shows. */
  private load(): void {
    const { webview } = this.panel;
    this.ready = false;
    webview.html = previewHtml(
      (...path) => webview.asWebviewUri(vscode.Uri.joinPath(this.media, ...path)).toString(),
      webview.cspSource,
      vscode.l10n.bundle,
    );
  }

  /** True where it shows the text that one turns to; false where it keeps to its own. */
  get follows(): boolean {
    return this.isFollowing;
  }

  set follows(follows: boolean) {
    this.isFollowing = follows;
    this.panel.title = previewTitle(this.document, follows);
  }

  /** The document it shows. */
  get uri(): vscode.Uri {
    return this.document;
  }

  /** Shows this document from now on: another file, or the same under a new name. */
  show(document: vscode.Uri): void {
    this.document = document;
    this.pictures.forget();
    this.trouble = '';
    this.unread = [];
    this.newest = 0;
    this.shown = undefined;
    this.panel.title = previewTitle(document, this.isFollowing);
    this.watching?.dispose();
    this.watching = this.feed.watch(document, (change) => this.mapChanged(change));
    this.sendDocument();
    this.problems.tellAnew();
    this.sendNotice();
    void this.open();
  }

  /** The document was deleted; its last picture stays. */
  deleted(): void {
    this.trouble = vscode.l10n.t('{0} was deleted. This is the last picture of it.', fileName(this.document));
    this.sendNotice();
  }

  /** The document was opened (again): its versions start anew. */
  opened(): void {
    this.newest = 0;
    this.trouble = '';
    this.sendNotice();
  }

  /** The document was closed; what is known of it from now on is what the file holds. */
  closed(): void {
    this.newest = 0;
  }

  dispose(): void {
    this.watching?.dispose();
    this.problems.dispose();
    this.pictures.dispose();
    this.watch.excused();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** The language server knows open documents alone. An untitled one that is gone cannot be opened, only made anew. */
  private async open(): Promise<void> {
    const document = this.document;
    if (document.scheme === 'untitled') return;
    try {
      await openSource(document);
    } catch {
      if (document === this.document) this.textIsGone();
    }
  }

  /** The text cannot be opened; the last picture stays. */
  textIsGone(): void {
    this.trouble = vscode.l10n.t('{0} cannot be opened. Is it still there?', fileName(this.document));
    this.sendNotice();
  }

  private receive(message: unknown): void {
    if (!isFromPreview(message)) return;
    this.watch.heard(message.type === 'painted');
    switch (message.type) {
      case 'ready':
        this.greet();
        break;
      case 'reveal':
      case 'begin':
      case 'edit':
      case 'fixes':
      case 'fix':
      case 'undo':
      case 'redo':
        void this.requests.receive(message);
        break;
      case 'open':
        void this.openPage(message.address);
        break;
      case 'failed':
        this.service.client.error(
          `Drawing version ${message.version} of ${this.document} failed`,
          message.message,
          false,
        );
        break;
      case 'shown':
        this.shown = { journey: message.journey, view: message.view };
        this.shownBefore = undefined;
        break;
      case 'pictures':
        this.pictures.show(message.paths);
        break;
      case 'copied':
        this.copying?.done(message.problem);
        break;
      case 'painted':
        break;
    }
  }

  /** The editor asks whether a place that nobody has trusted yet is to be opened. */
  private async openPage(address: string): Promise<void> {
    try {
      await openWebPage(address);
    } catch (error) {
      this.service.client.error(`${address} was not opened`, error, false);
    }
  }

  /**
   * Puts a PNG picture on the clipboard. Only a page that has the keyboard may do that.
   * @returns why it could not; undefined where it did
   */
  copyImage(png: Uint8Array): Promise<string | undefined> {
    this.copying?.done(vscode.l10n.t('another picture was copied meanwhile.'));
    return new Promise((resolve) => {
      const done = (problem: string | undefined) => {
        clearTimeout(timer);
        if (this.copying?.png === png) this.copying = undefined;
        resolve(problem);
      };
      const nobody = vscode.l10n.t('nobody clicked on “Copy the picture” in the preview.');
      const timer = setTimeout(() => done(nobody), COPY_MS);
      this.copying = { png, done };
      this.sendCopy(png);
    });
  }

  /** Shows the map as a table, and gives it the keyboard. */
  showTable(): void {
    this.panel.reveal(undefined, false);
    this.tableWanted = !this.send({ type: 'table' });
  }

  /** A page that is still being loaded cannot take the keyboard, and is asked again when it runs. */
  private sendCopy(png: Uint8Array): void {
    this.panel.reveal(undefined, false);
    this.send({ type: 'copy', png });
  }

  private greet(): void {
    this.ready = true;
    this.pictures.forget();
    this.sentNotice = '';
    this.sendDocument();
    this.sendSettings();
    // What was sent while nobody listened may have been a change only.
    this.feed.refresh(this.document);
    this.problems.tellAnew();
    this.sendNotice();
    const editor = textEditorsOf(this.document)[0];
    if (editor) this.follow(editor);
    if (this.tableWanted) this.showTable();
    if (this.copying) this.sendCopy(this.copying.png);
  }

  private mapChanged(change: MapChanged): void {
    if (change.version < this.newest) return;
    this.newest = change.version;
    this.unread = change.unread;
    this.sendMap(change);
    this.sendNotice();
  }

  private follow(editor: vscode.TextEditor): void {
    if (editor.document.uri.toString() !== this.document.toString()) return;
    const { line, character } = editor.selection.active;
    this.send({ type: 'cursor', position: { line, character } });
  }

  private sendDocument(): void {
    const view = this.shown?.view ?? this.shownBefore;
    this.send({ type: 'document', uri: this.document.toString(), title: fileName(this.document), view });
  }

  private sendSettings(): void {
    const density = vscode.workspace.getConfiguration('journey', this.document).get<string>('density');
    this.send({ type: 'settings', density: density === 'compact' ? 'compact' : 'comfortable' });
  }

  private sendMap({ version, content }: MapChanged): void {
    if (this.send({ type: 'map', uri: this.document.toString(), version, content })) this.watch.asked();
  }

  private sendNotice(): void {
    const message = this.notice();
    const key = JSON.stringify(message);
    if (key === this.sentNotice) return;
    if (this.send(message)) this.sentNotice = key;
  }

  private notice(): ToPreview & { type: 'notice' } {
    if (this.trouble) return { type: 'notice', text: this.trouble };
    if (this.service.status === 'failed') {
      const text = vscode.l10n.t('The language server is not running, so the picture is not kept up to date.');
      return { type: 'notice', text };
    }
    if (this.service.status === 'restarting') {
      const text = vscode.l10n.t('The language server is being started again; the picture waits for it.');
      return { type: 'notice', text };
    }
    return { type: 'notice', text: unreadNotice(this.unread), position: this.unread[0] };
  }

  /** False where nobody listens: the webview asks for everything when it runs. */
  send(message: ToPreview): boolean {
    if (this.ready) void this.panel.webview.postMessage(message);
    return this.ready;
  }
}

/** One sentence about the lines that are not in the picture; empty where all are. */
function unreadNotice(lines: readonly { line: number }[]): string {
  const first = lines[0];
  if (!first) return '';
  return lines.length === 1
    ? vscode.l10n.t('Line {0} cannot be read and is not in the picture.', first.line + 1)
    : vscode.l10n.t(
        '{0} lines cannot be read and are not in the picture. The first is line {1}.',
        lines.length,
        first.line + 1,
      );
}
