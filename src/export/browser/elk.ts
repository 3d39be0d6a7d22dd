/** elkjs in a browser's worker. */
import type { ElkLike } from '../../diagram/index.js';

/**
 * elkjs, loaded when a layout is asked for.
 * @param read the text of `elk.bundled.js`; undefined where it is missing
 */
export function lazyElk(read: () => Promise<Uint8Array | undefined>): ElkLike {
  let loading: Promise<ElkLike> | undefined;
  return {
    async layout(graph) {
      loading ??= load(read);
      return await (await loading).layout(graph);
    },
  };
}

/** In a worker, elkjs takes over `self`, unless it finds none: then it does its work where it is called. */
async function load(read: () => Promise<Uint8Array | undefined>): Promise<ElkLike> {
  const data = await read();
  if (!data) throw new Error('elkjs is missing');
  const text = new TextDecoder().decode(data);
  const wrapped = `globalThis.elkModule={exports:{}};(function(self,module,exports){${text}\n})(undefined,elkModule,elkModule.exports);`;
  const address = URL.createObjectURL(new Blob([wrapped], { type: 'text/javascript' }));
  try {
    importScripts(address);
  } finally {
    URL.revokeObjectURL(address);
  }
  const { elkModule } = globalThis as unknown as { elkModule: { exports: new () => ElkLike } };
  return new elkModule.exports();
}
