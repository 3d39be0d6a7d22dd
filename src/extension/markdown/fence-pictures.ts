/** The pictures of fences, drawn by a worker while the page shows what there is. */
import type {
  DrawnFence,
  Fence,
  FenceRefusal,
  FenceWorker,
  FromFenceWorker,
  StartFenceWorker,
} from '../../fences/fence.js';

/** So long may a picture take; then the worker is ended and says why. In milliseconds. */
const PATIENCE_MS = 15_000;
/** A worker that nobody needs any more takes memory for nothing. */
const IDLE_MS = 60_000;
/** So many characters of pictures are kept. */
const MOST_KEPT = 20_000_000;

interface Waiting {
  fence: Fence;
  key: string;
}

export class FencePictures {
  /** By what they are of, those used last at the end. */
  private readonly kept = new Map<string, DrawnFence>();
  private size = 0;
  private readonly waiting = new Map<number, Waiting>();
  private number = 0;
  private worker: Promise<FenceWorker> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param readElk the text of elkjs, for a worker without files
   * @param changed is called when something has been drawn
   * @param texts translations of what pictures and errors say; English where they are left out
   */
  constructor(
    private readonly start: StartFenceWorker,
    private readonly readElk: () => Promise<Uint8Array | undefined>,
    private readonly changed: () => void,
    private readonly texts?: Readonly<Record<string, string>>,
  ) {}

  /** What a fence becomes; undefined where that is not known yet: `changed` tells when it is. */
  of(fence: Fence): DrawnFence | undefined {
    const key = JSON.stringify([fence.theme, fence.view, fence.text]);
    const known = this.kept.get(key);
    if (known) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    if (![...this.waiting.values()].some((waiting) => waiting.key === key)) void this.draw({ fence, key });
    return undefined;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.end();
  }

  private async draw(waiting: Waiting): Promise<void> {
    const number = this.number++;
    this.waiting.set(number, waiting);
    this.watch();
    try {
      this.worker ??= this.begin();
      (await this.worker).post({ type: 'draw', number, fence: waiting.fence, texts: this.texts });
    } catch (error) {
      this.giveUp({ reason: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  }

  private async begin(): Promise<FenceWorker> {
    const worker = await this.start();
    worker.onMessage((message) => this.received(worker, message));
    worker.onFailure(({ message }) => this.giveUp({ reason: 'failed', why: message }));
    return worker;
  }

  private received(worker: FenceWorker, message: FromFenceWorker): void {
    if (message.type === 'wantsElk') {
      void this.readElk().then((data) => worker.post({ type: 'elk', data }));
      return;
    }
    const waiting = this.waiting.get(message.number);
    if (!waiting) return;
    this.waiting.delete(message.number);
    this.keep(waiting.key, message.drawn);
    this.watch();
    this.changed();
  }

  /** What waits will not be drawn: it says so, and is tried again when its text changes. */
  private giveUp(refusal: FenceRefusal): void {
    this.end();
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { key } of lost) this.keep(key, { pictures: [], problems: [refusal] });
    if (lost.length > 0) this.changed();
  }

  private watch(): void {
    clearTimeout(this.timer);
    const isBusy = this.waiting.size > 0;
    this.timer = setTimeout(
      () => (isBusy ? this.giveUp({ reason: 'takesTooLong' }) : this.end()),
      isBusy ? PATIENCE_MS : IDLE_MS,
    );
  }

  private end(): void {
    void this.worker?.then((worker) => worker.terminate()).catch(() => undefined);
    this.worker = undefined;
  }

  private keep(key: string, drawn: DrawnFence): void {
    this.kept.set(key, drawn);
    this.size += weightOf(key, drawn);
    for (const [oldest, old] of this.kept) {
      if (this.size <= MOST_KEPT || oldest === key) return;
      this.kept.delete(oldest);
      this.size -= weightOf(oldest, old);
    }
  }
}

const weightOf = (key: string, { pictures }: DrawnFence): number =>
  key.length + pictures.reduce((sum, svg) => sum + svg.length, 0);
