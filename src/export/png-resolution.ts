/** How large a PNG file is on paper and slides (PNG specification, chunk pHYs). */

const SIGNATURE_AND_HEADER = 8 + 25;
/** CSS pixels to a metre: 96 to an inch. */
const PIXELS_A_METRE = 96 / 0.0254;

/**
 * The same picture, said to be as large as at scale 1: pasted at scale 2 it is twice as sharp, not twice as wide.
 * @param png a PNG file whose first chunk is its header, as in all of them
 */
export function withResolution(png: Uint8Array, scale: number): Uint8Array {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  const pixels = Math.round(PIXELS_A_METRE * scale);
  view.setUint32(0, 9);
  chunk.set([0x70, 0x48, 0x59, 0x73], 4);
  view.setUint32(8, pixels);
  view.setUint32(12, pixels);
  chunk[16] = 1;
  view.setUint32(17, crc32(chunk.subarray(4, 17)));
  const result = new Uint8Array(png.length + chunk.length);
  result.set(png.subarray(0, SIGNATURE_AND_HEADER));
  result.set(chunk, SIGNATURE_AND_HEADER);
  result.set(png.subarray(SIGNATURE_AND_HEADER), SIGNATURE_AND_HEADER + chunk.length);
  return result;
}

/** The checksum of PNG's chunks (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
