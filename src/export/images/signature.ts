/** What a file says it is in its first bytes, whatever it is called: the type and the size of a picture; and which are taken. */
import { drawsMoreThan } from './svg-elements.js';

/** Larger files are not taken in: they would make every export as large. */
export const MOST_PICTURE_BYTES = 8_000_000;
/** A small file may unpack to very many pixels. */
export const MOST_PICTURE_PIXELS = 40_000_000;
/** A small file may draw very many elements: a browser takes a second for so many. */
export const MOST_PICTURE_ELEMENTS = 50_000;

export interface Signature {
  type: 'png' | 'jpeg' | 'gif' | 'webp' | 'svg';
  /** In pixels; 0 for a drawing, which has any. */
  width: number;
  height: number;
}

/** undefined for what is no picture of a type that can be shown. */
export function signatureOf(data: Uint8Array): Signature | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  try {
    return pngOf(data, view) ?? gifOf(data, view) ?? webpOf(data, view) ?? jpegOf(data, view) ?? svgOf(data);
  } catch (error) {
    // The file ends before its size is told.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Why what was read is no picture to show. */
export type PictureFault = 'unknownKind' | 'damaged' | 'tooManyPixels' | 'tooManyElements';

/** What a picture is, or why it is none that can be shown. */
export function pictureIn(data: Uint8Array): Signature | PictureFault {
  const signature = signatureOf(data);
  if (!signature) return 'unknownKind';
  const { type, width, height } = signature;
  if (type === 'svg' && drawsMoreThan(MOST_PICTURE_ELEMENTS, new TextDecoder().decode(data))) return 'tooManyElements';
  if (type !== 'svg' && !(width > 0 && height > 0)) return 'damaged';
  return width * height > MOST_PICTURE_PIXELS ? 'tooManyPixels' : signature;
}

const begins = (data: Uint8Array, bytes: readonly number[], from = 0): boolean =>
  bytes.every((byte, i) => data[from + i] === byte);

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** PNG, third edition, 5.2 and 11.2.1: the header chunk comes first. */
function pngOf(data: Uint8Array, view: DataView): Signature | undefined {
  if (!begins(data, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) || !begins(data, ascii('IHDR'), 12))
    return undefined;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** GIF89a, 17 and 18. */
function gifOf(data: Uint8Array, view: DataView): Signature | undefined {
  if (!begins(data, ascii('GIF87a')) && !begins(data, ascii('GIF89a'))) return undefined;
  return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** RFC 9649: a simple file, lossy or lossless, or an extended one. */
function webpOf(data: Uint8Array, view: DataView): Signature | undefined {
  if (!begins(data, ascii('RIFF')) || !begins(data, ascii('WEBPVP8'), 8)) return undefined;
  const at24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  switch (String.fromCharCode(view.getUint8(15))) {
    case ' ':
      return { type: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'L': {
      const bits = view.getUint32(21, true);
      return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'X':
      return { type: 'webp', width: at24(24) + 1, height: at24(27) + 1 };
    default:
      return undefined;
  }
}

/** ITU T.81, annex B: segment after segment up to the frame, which tells the size. */
function jpegOf(data: Uint8Array, view: DataView): Signature | undefined {
  if (!begins(data, [0xff, 0xd8, 0xff])) return undefined;
  let at = 2;
  for (;;) {
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at++;
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
}

/** XML whose first element is a drawing. */
function svgOf(data: Uint8Array): Signature | undefined {
  const start = new TextDecoder().decode(data.subarray(0, 4096));
  // A comment ends at the first place where it can: else many of them could be divided in very many ways.
  const isDrawing = /^\uFEFF?\s*(?:(?:<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE svg[^>[]*>)\s*)*<svg[\s>]/.test(
    start,
  );
  return isDrawing ? { type: 'svg', width: 0, height: 0 } : undefined;
}
