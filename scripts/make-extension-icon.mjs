// npm run pictures, too: makes the extension's icon, which the stores want as PNG, of its drawing. A test says when it is old.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { isMain, main, root } from './lib/project.mjs';

export const EXTENSION_ICON = 'media/icons/extension.png';
const DRAWING = 'media/icons/extension.svg';
/** The stores show it with 128 pixels a side, on fine screens with twice as many. */
export const ICON_SIDE = 256;

let ready;

/** @returns {Promise<Uint8Array>} the icon as PNG */
export async function drawExtensionIcon() {
  ready ??= initWasm(readFileSync(path.join(root, 'node_modules/@resvg/resvg-wasm/index_bg.wasm')));
  await ready;
  const picture = new Resvg(readFileSync(path.join(root, DRAWING), 'utf8'), {
    fitTo: { mode: 'width', value: ICON_SIDE },
  });
  return picture.render().asPng();
}

if (isMain(import.meta)) {
  await main(async () => writeFileSync(path.join(root, EXTENSION_ICON), await drawExtensionIcon()));
}
