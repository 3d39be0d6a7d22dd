import { t } from '@vscode/l10n';
import { imagePaths } from '../language-server/map/image-paths.js';
import type { JourneyMap } from '../language-server/map/journey-map.js';
import type { ToPreview } from '../language-server/preview-protocol.js';
import type { MapImage, MapImages } from '../src/diagram/index.js';
import type { Host } from './host.js';

/** Pictures that come one after the other are drawn together. */
const TOGETHER_MS = 60;

/**
 * The pictures of the workspace that a map names, as far as the extension hands them out. They are shown as images only: a
 * drawing's scripts and references stay what they are, text.
 */
export class Pictures {
  private paths: readonly string[] = [];
  private readonly images = new Map<string, MapImage>();
  private readonly problems = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private uri = '';

  /** @param changed is called when a map with pictures is to be drawn anew */
  constructor(
    private readonly host: Host,
    private readonly changed: () => void,
  ) {}

  /** Another document is shown: what its map names are other files. */
  setFile(uri: string): void {
    if (uri === this.uri) return;
    this.uri = uri;
    this.paths = [];
    this.forget(() => true);
  }

  /** Nobody knows any more what was asked for: it is asked for again. */
  askAnew(): void {
    this.paths = [];
  }

  /** The pictures of a journey that are there. Others are asked for, and drawn when they come. */
  of(map: JourneyMap, journey: number): MapImages {
    const paths = imagePaths(map, journey);
    if (paths.length !== this.paths.length || paths.some((path, i) => path !== this.paths[i])) {
      this.paths = paths;
      this.forget((path) => !paths.includes(path));
      this.host.send({ type: 'pictures', paths });
    }
    return new Map(this.images);
  }

  /** Why frames stand for pictures: a sentence for each reason. */
  get notices(): string[] {
    return [...new Set(this.problems.values())];
  }

  async receive({ uri, path, picture }: ToPreview & { type: 'picture' }): Promise<void> {
    if (uri !== this.uri) return;
    const address =
      'data' in picture
        ? URL.createObjectURL(new Blob([picture.data as BlobPart], { type: mediaType(picture.kind) }))
        : undefined;
    const image = address === undefined ? undefined : await shownAt(address);
    if (address !== undefined && (!image || uri !== this.uri || !this.paths.includes(path)))
      URL.revokeObjectURL(address);
    if (uri !== this.uri || !this.paths.includes(path)) return;
    this.forget((known) => known === path);
    if (image) this.images.set(path, image);
    else {
      const damaged = t('The picture ‘{0}’ is damaged: a frame stands for it.', path);
      this.problems.set(path, 'problem' in picture ? picture.problem : damaged);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(this.changed, TOGETHER_MS);
  }

  private forget(gone: (path: string) => boolean): void {
    for (const [path, { address }] of this.images) {
      if (!gone(path)) continue;
      URL.revokeObjectURL(address);
      this.images.delete(path);
    }
    for (const path of this.problems.keys()) if (gone(path)) this.problems.delete(path);
  }
}

const mediaType = (kind: string): string => (kind === 'svg' ? 'image/svg+xml' : `image/${kind}`);

/** undefined where the browser cannot show it. */
async function shownAt(address: string): Promise<MapImage | undefined> {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    return { address };
  } catch {
    return undefined;
  }
}
