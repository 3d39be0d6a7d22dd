/** elkjs, loaded when a layout is asked for: in a worker, so that it can be stopped, else beside the drawing. */
import type { ElkLike } from '../src/diagram/index.js';

type Graph = Parameters<ElkLike['layout']>[0];

interface Elk extends ElkLike {
  terminateWorker?(): void;
}

type ElkConstructor = new (options?: { workerFactory?: () => Worker }) => Elk;

declare global {
  interface Window {
    /** What elk.bundled.js defines. */
    ELK?: ElkConstructor;
  }
}

/** From the first call to its answer: loading included, on a slow machine. */
const FIRST_MS = 6_000;
const LATER_MS = 3_000;

/**
 * The layouter of elkjs. Each layout that takes too long is given up with an error, and its worker with it.
 * @param address of elk.bundled.js
 * @param nonce of the page's policy
 */
export function lazyElk(address: string, nonce: string): ElkLike {
  let loading: Promise<Elk> | undefined;
  let answered = false;
  let inWorker = true;

  async function load(): Promise<Elk> {
    const ELK = await loadScript(address, nonce);
    return inWorker ? workerElk(ELK, address) : new ELK();
  }

  async function layout(graph: Graph): Promise<Graph> {
    loading ??= load();
    const current = loading;
    try {
      const result = await withinTime(
        current.then((elk) => elk.layout(graph)),
        answered ? LATER_MS : FIRST_MS,
      );
      answered = true;
      return result;
    } catch (error) {
      if (loading === current) loading = undefined;
      void current.then((elk) => elk.terminateWorker?.()).catch(() => {});
      // A worker that never answered may not be allowed here at all.
      if (inWorker && !answered) {
        inWorker = false;
        return layout(graph);
      }
      throw error;
    }
  }

  return { layout };
}

function loadScript(address: string, nonce: string): Promise<ElkConstructor> {
  return new Promise((resolve, reject) => {
    if (window.ELK) {
      resolve(window.ELK);
      return;
    }
    const script = document.createElement('script');
    script.nonce = nonce;
    script.src = address;
    script.onload = () => (window.ELK ? resolve(window.ELK) : reject(new Error('elkjs did not define ELK')));
    script.onerror = () => {
      script.remove();
      reject(new Error('elkjs could not be loaded'));
    };
    document.head.append(script);
  });
}

/**
 * A worker cannot be made of the extension's address, but of its text. In a worker, constructing an ELK of elk.bundled.js
 * turns the worker into ELK's own and then fails, having no worker to talk to: that failure is expected.
 */
async function workerElk(ELK: ElkConstructor, address: string): Promise<Elk> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`elkjs could not be read: ${response.status}`);
  const text = `${await response.text()}\n;try { new self.ELK(); } catch {}`;
  const blob = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return new ELK({
    workerFactory: () => {
      const worker = new Worker(blob);
      URL.revokeObjectURL(blob);
      return worker;
    },
  });
}

function withinTime<Value>(value: Promise<Value>, milliseconds: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`elkjs did not answer within ${milliseconds} ms`)), milliseconds);
    value.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
