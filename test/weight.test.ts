/** What the packed extension weighs, and that what is large or somebody else's is in it once and as it should be. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packInto } from '../scripts/package.mjs';

const root = path.resolve(import.meta.dirname, '..');
const LIMIT = 5_000_000;
const ELK = 'extension/dist/elk/elk.bundled.js';
/** A name that elkjs has in its layout options, and nobody else needs. */
const ONLY_IN_ELK = 'org.eclipse.elk.alg.layered';
const RESVG = 'extension/dist/export/resvg.wasm';
/** How a WebAssembly module begins, as it is and where it is written in base64. */
const WASM_SIGNATURES = ['\0asm', 'AGFzbQ'];
/** How a woff2 file begins, as it is and where it is written in base64. */
const FONT_SIGNATURES = ['wOF2', Buffer.from('wOF2').toString('base64').slice(0, 5)];

interface PackedFile {
  name: string;
  /** Bytes within the package. */
  packed: number;
  data: Buffer;
}

let folder: string;
let archive: Buffer;
let files: PackedFile[];

beforeAll(async () => {
  if (!existsSync(path.join(root, 'dist/elk/elk.bundled.js'))) throw new Error('Nothing is built: run npm run build');
  folder = mkdtempSync(path.join(tmpdir(), 'journey-weight-'));
  const file = path.join(folder, 'extension.vsix');
  await packInto(file);
  archive = readFileSync(file);
  files = unpack(archive);
  // Where the benches are installed, there are ten times as many files to choose from.
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a ZIP archive by its directory at the end; one without encryption and beyond neither 4 GB nor 65,535 files. */
function unpack(zip: Buffer): PackedFile[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const result: PackedFile[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [packed, nameLength, start] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const content = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const bytes = zip.subarray(content, content + packed);
    if (!name.endsWith('/')) {
      result.push({ name, packed, data: zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes) });
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return result;
}

function dataOf(name: string): Buffer {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`The package lacks ${name}`);
  return file.data;
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0).padStart(6)} kB`;

describe('the packed extension', () => {
  test('weighs at most 5 MB', () => {
    const biggest = [...files].sort((a, b) => b.packed - a.packed).slice(0, 10);
    const lines = biggest.map(({ name, packed, data }) => `${kilobytes(packed)} of ${kilobytes(data.length)}  ${name}`);
    console.log([`The .vsix: ${kilobytes(archive.length)}, ${files.length} files. The biggest:`, ...lines].join('\n'));
    expect(archive.length).toBeLessThanOrEqual(LIMIT);
  });

  test('has what the extension starts from', () => {
    for (const name of [
      'extension.js',
      'server.js',
      'web/extension.js',
      'web/server.js',
      'webview/preview.js',
      'export/drawer.js',
      'export/export.js',
      'export/page.js',
      'web/export.js',
    ])
      expect(dataOf(`extension/dist/${name}`).length, name).toBeGreaterThan(0);
  });

  test('holds nothing twice', () => {
    const names = new Map<string, string>();
    for (const { name, data } of files) {
      const hash = createHash('sha256').update(data).digest('hex');
      expect(names.get(hash), `the same as ${name}`).toBeUndefined();
      names.set(hash, name);
    }
  });

  test('has elkjs once, unmodified', () => {
    const original = readFileSync(path.join(root, 'node_modules/elkjs/lib/elk.bundled.js'));
    expect(dataOf(ELK).equals(original)).toBe(true);
    expect(files.filter(({ data }) => data.includes(ONLY_IN_ELK)).map(({ name }) => name)).toEqual([ELK]);
  });

  test("has elkjs' licence beside it, and says where its source is", () => {
    const { version, repository } = JSON.parse(
      readFileSync(path.join(root, 'node_modules/elkjs/package.json'), 'utf8'),
    );
    const licence = dataOf('extension/dist/elk/LICENSE.md');
    expect(licence.equals(readFileSync(path.join(root, 'node_modules/elkjs/LICENSE.md')))).toBe(true);
    expect(licence.toString()).toContain('Eclipse Public License - v 2.0');
    const source = dataOf('extension/dist/elk/SOURCE.txt').toString();
    expect(source).toContain(`elkjs ${version}, unmodified`);
    expect(source).toContain(repository.url);
  });

  test('has resvg once, unmodified, with its licence and where its source is', () => {
    const original = readFileSync(path.join(root, 'node_modules/@resvg/resvg-wasm/index_bg.wasm'));
    expect(dataOf(RESVG).equals(original)).toBe(true);
    const compiled = files.filter(({ data }) => WASM_SIGNATURES.some((signature) => data.includes(signature)));
    expect(compiled.map(({ name }) => name).sort()).toEqual(['extension/dist/export/harfbuzz-subset.wasm', RESVG]);
    expect(dataOf('extension/dist/export/SOURCE.txt').toString()).toMatch(/resvg\.wasm .* unmodified, under MPL-2\.0/);
    expect(dataOf('extension/dist/LICENCES.txt').toString()).toContain('Mozilla Public License Version 2.0');
  });

  test('has each font once, in a file of its own', () => {
    const fonts = files.filter(({ name }) => /[.](woff2?|ttf|otf)$/.test(name));
    const faces = fonts.map(({ name }) => path.posix.basename(name));
    expect(faces.filter((name) => /-latin-(400-normal|400-italic|600-normal)[.]woff2$/.test(name))).toHaveLength(3);
    // Whole, for files; by script, for the preview.
    expect(faces.filter((name) => name.endsWith('.ttf'))).toHaveLength(3);
    expect(new Set(faces).size).toBe(faces.length);
    const others = files.filter((file) => !fonts.includes(file));
    // A program may know fonts by how they begin; one with a font in it has it in base64.
    const signatures = (name: string) => (name.endsWith('.js') ? FONT_SIGNATURES.slice(1) : FONT_SIGNATURES);
    const withFont = others.filter(({ name, data }) => signatures(name).some((signature) => data.includes(signature)));
    expect(withFont.map(({ name }) => name)).toEqual([]);
  });
});
