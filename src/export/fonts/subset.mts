/**
 * Fonts cut down to some characters, by HarfBuzz in WebAssembly. It imports nothing, so that scripts of the build can
 * load it as it is.
 */

/** What harfbuzz-subset.wasm exports, as far as it is called. Pointers and handles are numbers. */
interface HarfBuzz {
  memory: { buffer: ArrayBuffer };
  _initialize(): void;
  malloc(bytes: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_set(input: number, which: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

/** What is used of it: what declares it for browsers is not there for Node. */
declare const WebAssembly: { instantiate(code: Uint8Array): Promise<{ instance: { exports: unknown } }> };

const WRITABLE = 2;
const NAME_IDS = 4;
const FEATURES = 6;
const NO_HINTING = 1;
/** The box that stands for a character without a glyph. */
const WITH_BOX = 0x40;

export interface SubsetOptions {
  /** OpenType features that stay: `kern`. */
  features: readonly string[];
  /** Entries of the name table that stay. */
  names: readonly number[];
}

export interface Subsetter {
  /**
   * @param font a TrueType or OpenType font
   * @param characters code points; those that the font lacks are passed over
   * @returns a TrueType font with the glyphs of these characters, without hints
   * @throws where the font cannot be read
   */
  subset(font: Uint8Array, characters: Iterable<number>, options: SubsetOptions): Uint8Array;
}

/** @param wasm harfbuzz-subset.wasm of the package harfbuzzjs */
export async function createSubsetter(wasm: Uint8Array): Promise<Subsetter> {
  const { instance } = await WebAssembly.instantiate(wasm);
  const hb = instance.exports as HarfBuzz;
  hb._initialize();
  return { subset: (font, characters, options) => subset(hb, font, characters, options) };
}

function subset(hb: HarfBuzz, font: Uint8Array, characters: Iterable<number>, options: SubsetOptions): Uint8Array {
  const data = hb.malloc(font.length);
  // Memory moves when it grows: a view of it is good for one use.
  new Uint8Array(hb.memory.buffer).set(font, data);
  const blob = hb.hb_blob_create(data, font.length, WRITABLE, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  const input = hb.hb_subset_input_create_or_fail();
  try {
    hb.hb_subset_input_set_flags(input, NO_HINTING | WITH_BOX);
    fill(hb, hb.hb_subset_input_set(input, FEATURES), options.features.map(tag));
    fill(hb, hb.hb_subset_input_set(input, NAME_IDS), options.names);
    fill(hb, hb.hb_subset_input_unicode_set(input), characters);
    const made = hb.hb_subset_or_fail(face, input);
    if (made === 0) throw new Error('The font cannot be cut down');
    const result = hb.hb_face_reference_blob(made);
    const start = hb.hb_blob_get_data(result, 0);
    const bytes = new Uint8Array(hb.memory.buffer).slice(start, start + hb.hb_blob_get_length(result));
    hb.hb_blob_destroy(result);
    hb.hb_face_destroy(made);
    return bytes;
  } finally {
    hb.hb_subset_input_destroy(input);
    hb.hb_face_destroy(face);
    hb.hb_blob_destroy(blob);
    hb.free(data);
  }
}

function fill(hb: HarfBuzz, set: number, values: Iterable<number>): void {
  hb.hb_set_clear(set);
  for (const value of values) hb.hb_set_add(set, value);
}

/** `kern` as OpenType writes it: four bytes. */
function tag(name: string): number {
  return [...name].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
}
