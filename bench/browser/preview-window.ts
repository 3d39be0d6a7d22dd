/** The preview in Chromium: the real page and script, with a thin host that does for it what the extension does. */
import path from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import type { Position } from '../../language-server/map/journey-map.js';
import type { MapChanged } from '../../language-server/protocol.js';
import { clockOffset, now, withinTime } from '../clock.js';
import { type PageTimes, startSite } from './site.js';

/** The times of a painted version, in this process' time once the clocks were aligned. */
export interface Painted extends PageTimes {
  version: number;
  /** When this process heard of it. */
  heard: number;
}

export interface PreviewWindow {
  /** When the window began to load. */
  readonly opened: number;
  /** Finds out how far the page's clock is from this process'. Without it the page's times stay in its own. */
  alignClocks(): Promise<void>;
  sendMap(change: MapChanged): void;
  sendCursor(position: Position): void;
  /** Resolves when this version, or a later one, has been painted. */
  painted(version: number): Promise<Painted>;
  close(): Promise<void>;
}

const IN_PAGE_TIME = 'performance.timeOrigin + performance.now()';

/** Opens the preview of a document in a window. Sizes are those of an editor whose preview takes the right half. */
export async function openPreviewWindow(
  browser: Browser,
  dist: string,
  pages: string,
  uri: string,
): Promise<PreviewWindow> {
  let newest: Painted | undefined;
  let offset = 0;
  let ready = () => {};
  const waiting = new Set<{ version: number; resolve: (painted: Painted) => void; reject: (error: Error) => void }>();
  const started = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const site = await startSite(dist, pages, (message, times) => {
    if (message.type === 'ready') ready();
    if (message.type === 'failed') for (const one of waiting) one.reject(new Error(message.message));
    if (message.type !== 'painted') return;
    newest = { version: message.version, heard: now(), ...inOurTime(times, offset) };
    for (const one of waiting) {
      if (message.version < one.version) continue;
      waiting.delete(one);
      one.resolve(newest);
    }
  });
  const context = await browser.newContext({ viewport: { width: 960, height: 900 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`In the preview: ${error.stack ?? error.message}`));
  const opened = now();
  await page.goto(site.address, { waitUntil: 'commit' });
  await withinTime(started, 'The preview did not start', 20_000);
  site.send({ type: 'document', uri, title: path.posix.basename(uri) });
  site.send({ type: 'settings', density: 'comfortable' });
  return {
    opened,
    async alignClocks() {
      const frame = previewFrame(page.frames());
      offset = await clockOffset(() => frame.evaluate<number>(IN_PAGE_TIME));
    },
    sendMap: ({ version, content }) => site.send({ type: 'map', uri, version, content }),
    sendCursor: (position) => site.send({ type: 'cursor', position }),
    painted(version) {
      if (newest && newest.version >= version) return Promise.resolve(newest);
      return withinTime(
        new Promise((resolve, reject) => waiting.add({ version, resolve, reject })),
        `Version ${version} was not painted`,
      );
    },
    async close() {
      await context.close();
      site.close();
    },
  };
}

function previewFrame(frames: readonly Frame[]): Frame {
  const frame = frames.find((candidate) => candidate.url().endsWith('/preview.html'));
  if (!frame) throw new Error('The window shows no preview');
  return frame;
}

function inOurTime({ received, asked, frame, sent }: PageTimes, offset: number): PageTimes {
  return { received: received - offset, asked: asked - offset, frame: frame - offset, sent: sent - offset };
}
