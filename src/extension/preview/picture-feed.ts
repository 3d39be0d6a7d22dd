import * as vscode from 'vscode';
import type { ShownPicture, ToPreview } from '../../../language-server/preview-protocol.js';
import {
  MOST_PICTURE_BYTES,
  MOST_PICTURE_ELEMENTS,
  MOST_PICTURE_PIXELS,
  type PictureFault,
  pictureIn,
} from '../../export/images/signature.js';
import type { PictureProblem } from '../../export/job.js';
import { pictureUri, readPicture } from '../export/map-pictures.js';

/** All pictures of a map together: the page holds them as long as it shows them. */
const MOST_BYTES_TOGETHER = 64_000_000;
/** A program that writes a picture does so in several steps. */
const PATIENCE_MS = 200;
const PICTURE_FILES = '**/*.{png,jpg,jpeg,jfif,gif,webp,svg,PNG,JPG,JPEG,GIF,WEBP,SVG}';

/** A picture the page wants: what it was told of it last. */
interface Wanted {
  bytes: number;
}

/**
 * Reads the pictures that a map names for the page that shows it: files of the workspace alone, only where it is trusted, and
 * again when they change. What they are is found out by their bytes.
 */
export class PictureFeed implements vscode.Disposable {
  private readonly wanted = new Map<string, Wanted>();
  private readonly granted: vscode.Disposable;
  private watching: { folder: string; watcher: vscode.FileSystemWatcher } | undefined;
  private readonly changed = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private reading = Promise.resolve();

  /**
   * @param document whose pictures are shown now
   * @param send says false where nobody listens
   */
  constructor(
    private readonly document: () => vscode.Uri,
    private readonly send: (message: ToPreview) => boolean,
  ) {
    this.granted = vscode.workspace.onDidGrantWorkspaceTrust(() => this.tell([...this.wanted.keys()]));
  }

  /** The page shows these pictures from now on, and no others. It is told those that it did not want before. */
  show(paths: readonly string[]): void {
    const now = new Set(paths);
    for (const path of this.wanted.keys()) if (!now.has(path)) this.wanted.delete(path);
    const added = [...now].filter((path) => !this.wanted.has(path));
    for (const path of added) this.wanted.set(path, { bytes: 0 });
    this.watch();
    this.tell(added);
  }

  /** The page knows nothing any more, or another document is shown. */
  forget(): void {
    this.wanted.clear();
  }

  dispose(): void {
    this.wanted.clear();
    clearTimeout(this.timer);
    this.granted.dispose();
    this.watching?.watcher.dispose();
  }

  private get folder(): vscode.Uri | undefined {
    return vscode.workspace.getWorkspaceFolder(this.document())?.uri;
  }

  /** One after the other: many large files at once would fill the memory. */
  private tell(paths: readonly string[]): void {
    const document = this.document();
    for (const path of paths) this.reading = this.reading.then(() => this.tellOne(document, path));
  }

  /** Never rejects. */
  private async tellOne(document: vscode.Uri, path: string): Promise<void> {
    const wanted = this.wanted.get(path);
    if (!wanted || document.toString() !== this.document().toString()) return;
    wanted.bytes = 0;
    const picture = await this.read(document, path);
    if (this.wanted.get(path) !== wanted) return;
    if ('data' in picture) wanted.bytes = picture.data.length;
    this.send({ type: 'picture', uri: document.toString(), path, picture });
  }

  private async read(document: vscode.Uri, path: string): Promise<ShownPicture> {
    if (!vscode.workspace.isTrusted)
      return {
        problem: vscode.l10n.t('Pictures are shown once you trust this folder: until then frames stand for them.'),
      };
    const { folder } = this;
    if (!folder) return { problem: sentenceOf('outside', path) };
    const { data, problem = 'unreadable' } = await readPicture(document, folder, path);
    if (!data) return { problem: sentenceOf(problem, path) };
    const picture = pictureIn(data);
    if (typeof picture === 'string') return { problem: sentenceOf(picture, path) };
    const others = [...this.wanted.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    if (others + data.length > MOST_BYTES_TOGETHER) return { problem: sentenceOf('tooMuchTogether', path) };
    // What Node has read is of a kind of its own, which messages to a page do not carry.
    return { kind: picture.type, data: new Uint8Array(data) };
  }

  private watch(): void {
    const folder = this.wanted.size > 0 ? this.folder : undefined;
    if (folder?.toString() === this.watching?.folder) return;
    this.watching?.watcher.dispose();
    this.watching = undefined;
    if (!folder) return;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, PICTURE_FILES));
    this.watching = { folder: folder.toString(), watcher };
    const noted = (file: vscode.Uri) => this.fileChanged(file);
    watcher.onDidChange(noted);
    watcher.onDidCreate(noted);
    watcher.onDidDelete(noted);
  }

  private fileChanged(file: vscode.Uri): void {
    const document = this.document();
    for (const path of this.wanted.keys())
      if (pictureUri(document, path).toString() === file.toString()) this.changed.add(path);
    if (this.changed.size === 0) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.tell([...this.changed]);
      this.changed.clear();
    }, PATIENCE_MS);
  }
}

type Trouble = PictureProblem | PictureFault | 'tooMuchTogether';

/** Why a frame stands for a picture. */
function sentenceOf(trouble: Trouble, path: string): string {
  switch (trouble) {
    case 'missing':
      return vscode.l10n.t('The picture ‘{0}’ is not there: a frame stands for it.', path);
    case 'outside':
      return vscode.l10n.t('The picture ‘{0}’ is not in the workspace: a frame stands for it.', path);
    case 'link':
      return vscode.l10n.t('The picture ‘{0}’ is a link to another place: a frame stands for it.', path);
    case 'noFile':
      return vscode.l10n.t('The picture ‘{0}’ is not a file: a frame stands for it.', path);
    case 'tooLarge':
      return vscode.l10n.t(
        'The picture ‘{0}’ is larger than {1} MB: a frame stands for it.',
        path,
        MOST_PICTURE_BYTES / 1e6,
      );
    case 'unreadable':
      return vscode.l10n.t('The picture ‘{0}’ cannot be read: a frame stands for it.', path);
    case 'unknownKind':
      return vscode.l10n.t(
        'The picture ‘{0}’ is none of the kinds that can be shown (PNG, JPEG, GIF, WebP and SVG): a frame stands for it.',
        path,
      );
    case 'damaged':
      return vscode.l10n.t('The picture ‘{0}’ is damaged: a frame stands for it.', path);
    case 'tooManyPixels':
      return vscode.l10n.t(
        'The picture ‘{0}’ has more than {1} million pixels: a frame stands for it.',
        path,
        MOST_PICTURE_PIXELS / 1e6,
      );
    case 'tooManyElements':
      return vscode.l10n.t(
        'The drawing ‘{0}’ shows more than {1} elements, counting each time that one is shown: a frame stands for it.',
        path,
        MOST_PICTURE_ELEMENTS,
      );
    case 'tooMuchTogether':
      return vscode.l10n.t(
        'The pictures of this map are larger than {1} MB together: a frame stands for ‘{0}’.',
        path,
        MOST_BYTES_TOGETHER / 1e6,
      );
  }
}
