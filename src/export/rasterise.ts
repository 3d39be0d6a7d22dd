/** From SVG to PNG, by resvg. */
import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm';
import { FAMILY } from './fonts/faces.js';

let ready: Promise<void> | undefined;

/** Compiles resvg, which takes a while and can be done beside other things. @param read reads its WebAssembly, if need be */
export function prepareResvg(read: () => Promise<Uint8Array>): Promise<void> {
  if (!ready) {
    ready = read().then((wasm) => initWasm(wasm as Uint8Array<ArrayBuffer>));
    ready.catch(() => {
      ready = undefined;
    });
  }
  return ready;
}

/** @returns the PNG file @throws where it is no SVG */
export function rasterise(
  svg: string | Uint8Array,
  fitTo: ResvgRenderOptions['fitTo'],
  fontBuffers: Uint8Array[],
): Uint8Array {
  const resvg = new Resvg(svg, {
    fitTo,
    font: { fontBuffers, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
  });
  try {
    const image = resvg.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
