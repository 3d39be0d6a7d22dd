/** TrueType → WOFF 1.0: the same tables, each deflated (W3C, WOFF File Format 1.0, section 4 and 5). */
import { zlibSync } from 'fflate';

const SIGNATURE = 0x774f4646;
const HEADER = 44;
const ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

const aligned = (length: number): number => (length + 3) & ~3;

/**
 * The deflating is done in JavaScript, so that the same font becomes the same bytes on every machine: what zlib and
 * Brotli make of it depends on their versions and on the processor.
 * @param sfnt a TrueType font
 */
export function toWoff(sfnt: Uint8Array): Uint8Array {
  const from = new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength);
  const count = from.getUint16(4);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = SFNT_HEADER + i * SFNT_ENTRY;
    const length = from.getUint32(at + 12);
    const start = from.getUint32(at + 8);
    const data = sfnt.subarray(start, start + length);
    const deflated = zlibSync(data, { level: 9 });
    return {
      tag: from.getUint32(at),
      checksum: from.getUint32(at + 4),
      length,
      stored: deflated.length < length ? deflated : data,
    };
  });
  const size = tables.reduce((sum, { stored }) => sum + aligned(stored.length), HEADER + count * ENTRY);
  const whole = tables.reduce((sum, { length }) => sum + aligned(length), SFNT_HEADER + count * SFNT_ENTRY);
  const woff = new Uint8Array(size);
  const to = new DataView(woff.buffer);
  to.setUint32(0, SIGNATURE);
  to.setUint32(4, from.getUint32(0));
  to.setUint32(8, size);
  to.setUint16(12, count);
  to.setUint32(16, whole);
  to.setUint16(20, 1);
  let offset = HEADER + count * ENTRY;
  tables.forEach(({ tag, checksum, length, stored }, i) => {
    const at = HEADER + i * ENTRY;
    to.setUint32(at, tag);
    to.setUint32(at + 4, offset);
    to.setUint32(at + 8, stored.length);
    to.setUint32(at + 12, length);
    to.setUint32(at + 16, checksum);
    woff.set(stored, offset);
    offset += aligned(stored.length);
  });
  return woff;
}
