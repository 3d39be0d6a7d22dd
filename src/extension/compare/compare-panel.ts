import * as vscode from 'vscode';
import { READ_TEXT, type ReadText } from '../../../language-server/protocol.js';
import type { Comparison } from '../../conversion/job.js';
import type { Converter } from '../exchange/converter.js';
import { editorTheme } from '../markdown/fences.js';
import { openSource } from '../preview/source-editor.js';
import type { LanguageService } from '../server/language-service.js';
import { type Content, compareHtml } from './compare-html.js';

export const COMPARE_VIEW_TYPE = 'journey.compare';
/** What is being typed is compared when there is a pause. */
const PAUSE_MS = 1000;

/** What a map is compared with: its text, and where that stands, for what it imports. */
export interface Before {
  /** As people call it: a file, or the last commit. */
  name: string;
  /** True for the same file in the last commit. */
  isCommit?: boolean;
  at: vscode.Uri;
  read(): Promise<string>;
}

/** A page that shows what has changed from one map to another, and follows the text of the second one. */
export class ComparePanel implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private newest = 0;
  private content: Content = 'comparing';

  /** @param panel where it is shown; a new one beside the text where it is left out */
  constructor(
    private readonly tools: { converter: Converter; service: LanguageService; extensionUri: vscode.Uri },
    private readonly after: vscode.Uri,
    private readonly before: Before,
    private readonly heading: string,
    closed: () => void,
    private readonly panel = vscode.window.createWebviewPanel(
      COMPARE_VIEW_TYPE,
      heading,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    ),
  ) {
    const media = vscode.Uri.joinPath(tools.extensionUri, 'dist', 'webview');
    this.panel.webview.options = { enableScripts: false, localResourceRoots: [media] };
    const icons = vscode.Uri.joinPath(tools.extensionUri, 'media', 'icons');
    this.panel.iconPath = {
      light: vscode.Uri.joinPath(icons, 'preview-light.svg'),
      dark: vscode.Uri.joinPath(icons, 'preview-dark.svg'),
    };
    this.subscriptions = vscode.Disposable.from(
      this.panel.onDidDispose(() => {
        this.dispose();
        closed();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        const changed = document.uri.toString();
        if (changed === after.toString() || changed === before.at.toString()) this.compareSoon();
      }),
      vscode.window.onDidChangeActiveColorTheme(() => this.compareSoon()),
    );
    this.show();
  }

  /** The page stays: it is for the next window to go on with it. */
  dispose(): void {
    clearTimeout(this.timer);
    this.newest++;
    this.subscriptions.dispose();
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Compares the maps as they are now, and shows it. @returns undefined where that was not possible, which the page says */
  async compare(): Promise<Comparison | undefined> {
    clearTimeout(this.timer);
    this.newest++;
    const turn = this.newest;
    try {
      const comparison = await this.compared();
      if (turn === this.newest) this.show({ comparison });
      return comparison;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.tools.service.client.error('Comparing failed', error, false);
      if (turn === this.newest) this.show({ problem: vscode.l10n.t('The maps cannot be compared: {0}', why) });
      return undefined;
    }
  }

  private compareSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.compare(), PAUSE_MS);
  }

  private async compared(): Promise<Comparison> {
    const { service, converter } = this.tools;
    if (!(await service.running())) throw new Error(vscode.l10n.t('The language server does not run.'));
    const read = async (at: vscode.Uri, text: string) => {
      const request: ReadText['request'] = { uri: at.toString(), text };
      return (await service.client.sendRequest<ReadText['response']>(READ_TEXT, request)).map;
    };
    const before = await read(this.before.at, await this.before.read());
    const after = await read(this.after, (await openSource(this.after)).getText());
    return await converter.convert({ type: 'compare', before, after, theme: editorTheme() });
  }

  private show(content: Content = this.content): void {
    this.content = content;
    const { webview } = this.panel;
    const style = vscode.Uri.joinPath(this.tools.extensionUri, 'dist', 'webview', 'markdown.css');
    webview.html = compareHtml(webview.asWebviewUri(style).toString(), webview.cspSource, this.heading, content);
  }
}
