import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { signatureOf } from '../../src/export/images/signature.js';
import { exportPicture, type PictureFile } from '../../src/export/index.js';
import { pictureFiles } from '../../src/export/node/pictures.js';
import { useExporter } from './exporter.js';

const { mapOf, tempFolder, tools } = useExporter();

const MAP = 'journey One\n  for Ana\n  stage A\n    step Looks\n      on Web\n      image NAME\n      feels happy\n';
const RED = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#ff0000"/></svg>',
);
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A picture of one colour. */
function redPng(width: number, height: number): Uint8Array {
  const png = new PNG({ width, height });
  for (let i = 0; i < png.data.length; i += 4) png.data.set([255, 0, 0, 255], i);
  return new Uint8Array(PNG.sync.write(png));
}

async function drawn(format: 'svg' | 'png' | 'pdf' | 'html', file: PictureFile) {
  const map = await mapOf(MAP.replace('NAME', file.path));
  return await exportPicture({ map, journey: 0, pictures: [file], options: { format } }, tools());
}

function redPixels(data: Uint8Array): number {
  const png = PNG.sync.read(Buffer.from(data));
  let red = 0;
  for (let i = 0; i < png.data.length; i += 4) if (png.data[i] === 255 && png.data[i + 1] === 0) red++;
  return red;
}

describe('the bytes of a picture', () => {
  test('say what it is and how large, whatever the file is called', () => {
    expect(signatureOf(redPng(3, 2))).toEqual({ type: 'png', width: 3, height: 2 });
    expect(signatureOf(bytes('GIF89a\x04\x00\x03\x00'))).toEqual({ type: 'gif', width: 4, height: 3 });
    const jpeg = bytes('\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x05\x00\x07');
    expect(signatureOf(jpeg)).toEqual({ type: 'jpeg', width: 7, height: 5 });
    const webp = bytes('RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x09\x00\x00\x07\x00\x00');
    expect(signatureOf(webp)).toEqual({ type: 'webp', width: 10, height: 8 });
    expect(signatureOf(new Uint8Array(RED))).toMatchObject({ type: 'svg' });
    for (const other of ['', '<html><svg></svg></html>', 'GIF89a', '\xff\xd8\xff', '%PDF-1.7']) {
      expect(signatureOf(bytes(other))).toBeUndefined();
    }
  });
});

describe('a picture of a map', () => {
  test('is in a PNG file, as it is in an SVG file and a page', async () => {
    const file = { path: 'wall.png', data: redPng(40, 20) };
    const png = await drawn('png', file);
    expect(png.notices).toEqual([]);
    expect(redPixels(png.data)).toBeGreaterThan(190 * 100);
    for (const format of ['svg', 'html'] as const) {
      expect(new TextDecoder().decode((await drawn(format, file)).data)).toContain('href="data:image/png;base64,');
    }
    expect(Buffer.from((await drawn('pdf', file)).data).toString('latin1')).toContain('/Subtype /Image');
  });

  test('is pixels even where the file is a drawing, which could hold more than that', async () => {
    const { data } = await drawn('svg', { path: 'wall.svg', data: new Uint8Array(RED) });
    expect(new TextDecoder().decode(data)).not.toContain('image/svg');
    expect(redPixels((await drawn('png', { path: 'wall.svg', data: new Uint8Array(RED) })).data)).toBeGreaterThan(0);
  });

  test('that cannot be shown is told, with the reason', async () => {
    expect((await drawn('svg', { path: 'a.png', problem: 'missing' })).notices).toEqual([
      'The picture ‘a.png’ is not there: a frame stands for it.',
    ]);
    const [notice] = (await drawn('svg', { path: 'a.png', data: bytes('hello') })).notices;
    expect(notice).toContain('is none of the kinds that can be shown');
  });
});

describe('looking for pictures on the disk', () => {
  test('reads nothing outside of the folders that it may, by whatever way', async () => {
    const folder = tempFolder();
    const inside = path.join(folder, 'maps');
    mkdirSync(inside);
    writeFileSync(path.join(inside, 'own.png'), redPng(2, 2));
    writeFileSync(path.join(folder, 'secret.png'), redPng(2, 2));
    symlinkSync(path.join(folder, 'secret.png'), path.join(inside, 'link.png'));
    const read = async (name: string) => {
      const [file] = pictureFiles(await mapOf(MAP.replace('NAME', name)), 0, { from: inside, within: [inside] });
      return file?.problem ?? file?.data?.length;
    };
    expect(await read('own.png')).toBe(redPng(2, 2).length);
    expect(await read('other.png')).toBe('missing');
    const outside = 'outside';
    expect(await read('../secret.png')).toBe(outside);
    expect(await read('link.png')).toBe(outside);
    expect(await read(path.join(folder, 'secret.png'))).toBe(outside);
  });
});
