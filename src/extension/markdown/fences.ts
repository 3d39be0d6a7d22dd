/** Draws `journey` fences in the preview of Markdown. */
import * as vscode from 'vscode';
import type { DrawnFence, Fence, StartFenceWorker } from '../../fences/fence.js';
import { escapeHtml, fenceHtml } from './fence-html.js';
import { FencePictures } from './fence-pictures.js';
import type { MarkdownIt } from './markdown-it.js';

const REFRESH = 'markdown.preview.refresh';
/** Several fences of a page are shown together. */
const TOGETHER_MS = 40;
/** Of so many places the picture that they showed last is kept, to be shown while the next one is drawn. */
const MOST_PLACES = 100;

/** `journey`, or with a view: `journey flow`. */
const INFO = /^journey(?:\s+(map|flow|blueprint))?\s*$/i;

export class MarkdownFences implements vscode.Disposable {
  private pictures: FencePictures | undefined;
  private readonly last = new Map<string, DrawnFence>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly start: StartFenceWorker,
  ) {
    this.subscription = vscode.window.onDidChangeActiveColorTheme(() => {
      if (this.pictures) this.refresh();
    });
  }

  /** Teaches a Markdown engine to draw maps; all other fences stay as they are. */
  extend(markdown: MarkdownIt): MarkdownIt {
    const { rules } = markdown.renderer;
    const others = rules.fence;
    rules.fence = (tokens, index, options, environment, renderer) => {
      const token = tokens[index];
      const code = others?.(tokens, index, options, environment, renderer) ?? plainFence(token?.content ?? '');
      const [, view] = INFO.exec(token?.info.trim() ?? '') ?? [undefined, null];
      if (!token || view === null) return code;
      const fence: Fence = {
        text: token.content,
        view: (view?.toLowerCase() ?? 'map') as Fence['view'],
        theme: editorTheme(),
      };
      const page = pageOf(environment);
      // Without a page, the picture of another one could be taken for what this place showed before.
      const place = page && `${page}#${tokens.slice(0, index).filter(({ info }) => INFO.test(info)).length}`;
      return fenceHtml(this.drawn(fence, place), code, renderer.renderAttrs(token));
    };
    return markdown;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
    this.pictures?.dispose();
  }

  /** The picture of a fence; while it is drawn, that which its place showed before. */
  private drawn(fence: Fence, place: string | undefined): DrawnFence | undefined {
    this.pictures ??= this.createPictures();
    const now = this.pictures.of(fence);
    if (!place) return now;
    if (!now) return this.last.get(place);
    this.last.delete(place);
    this.last.set(place, now);
    for (const oldest of this.last.keys()) {
      if (this.last.size <= MOST_PLACES) break;
      this.last.delete(oldest);
    }
    return now;
  }

  private createPictures(): FencePictures {
    const elk = vscode.Uri.joinPath(this.extensionUri, 'dist', 'elk', 'elk.bundled.js');
    return new FencePictures(
      this.start,
      async () => vscode.workspace.fs.readFile(elk).then(undefined, () => undefined),
      () => this.refresh(),
      vscode.l10n.bundle,
    );
  }

  private refresh(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void vscode.commands.executeCommand(REFRESH).then(undefined, () => undefined);
    }, TOGETHER_MS);
  }
}

/** The theme of pictures that goes with that of the editor. */
export function editorTheme(): Fence['theme'] {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Dark:
      return 'dark';
    case vscode.ColorThemeKind.HighContrast:
      return 'contrast';
    default:
      return 'light';
  }
}

/** The address of the page that is being made, where its engine tells. */
function pageOf(environment: unknown): string | undefined {
  const page = (environment as { currentDocument?: unknown } | undefined)?.currentDocument;
  return page instanceof vscode.Uri ? page.toString() : undefined;
}

const plainFence = (text: string): string => `<pre><code class="language-journey">${escapeHtml(text)}</code></pre>`;
