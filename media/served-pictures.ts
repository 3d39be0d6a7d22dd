/** The pictures of a map in an ordinary browser: asked of the server, and again where it tells of new ones. */
import { t } from '@vscode/l10n';
import type { PictureKind, ShownPicture, ToPreview } from '../language-server/preview-protocol.js';

const KINDS: Readonly<Record<string, PictureKind>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** Brings the page the pictures that it wants. */
export class ServedPictures {
  private uri = '';
  private wanted: readonly string[] = [];
  /** What the server says of each picture: another text where it has changed. */
  private stamps: Readonly<Record<string, string>> = {};
  /** What it said when a picture was asked for last. */
  private readonly asked = new Map<string, string | undefined>();

  /** @param address that of the pictures of the map, to which a path is added */
  constructor(
    private readonly address: string,
    private readonly deliver: (message: ToPreview) => void,
  ) {}

  /** The map that is shown from now on. */
  setMap(uri: string): void {
    this.uri = uri;
  }

  /** The page shows these pictures from now on, and no others. */
  show(paths: readonly string[]): void {
    for (const path of this.asked.keys()) if (!paths.includes(path)) this.asked.delete(path);
    this.wanted = paths;
    this.bring();
  }

  /** The server has told of the pictures anew. */
  changed(stamps: Readonly<Record<string, string>>): void {
    this.stamps = stamps;
    this.bring();
  }

  private bring(): void {
    for (const path of this.wanted) {
      const stamp = this.stamps[path];
      // The server knows of a picture when it has told of it.
      if (stamp === undefined || this.asked.get(path) === stamp) continue;
      this.asked.set(path, stamp);
      void this.bringOne(path, stamp);
    }
  }

  private async bringOne(path: string, stamp: string): Promise<void> {
    const picture = await this.read(path);
    if (this.asked.get(path) === stamp) this.deliver({ type: 'picture', uri: this.uri, path, picture });
  }

  /** Never rejects. */
  private async read(path: string): Promise<ShownPicture> {
    try {
      const response = await fetch(`${this.address}?path=${encodeURIComponent(path)}`);
      const kind = KINDS[response.headers.get('content-type') ?? ''];
      if (response.ok && kind) return { kind, data: new Uint8Array(await response.arrayBuffer()) };
      // The server says why in words.
      if (response.ok) return { problem: await response.text() };
    } catch {
      // The server has ended: the page is told of that elsewhere.
    }
    return { problem: t('The picture ‘{0}’ cannot be read: a frame stands for it.', path) };
  }
}
