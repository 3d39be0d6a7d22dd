import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { layoutMap, THEMES, type ThemeName } from '../../src/diagram/index.js';
import { ExportError } from '../../src/export/index.js';
import { machineFonts } from '../../src/export/node/machine-fonts.js';
import { writePng } from '../../src/export/png.js';
import { example, useExporter } from './exporter.js';

const { exported, mapOf, tempFolder, tools } = useExporter();

const SMALL = 'journey Two steps\n  stage Alone\n    step First\n      feels happy\n    step Second\n';

async function pngOf(text: string, options: { scale?: number; theme?: ThemeName } = {}): Promise<PNG> {
  return PNG.sync.read(Buffer.from((await exported(await mapOf(text), { format: 'png', ...options })).data));
}

function colourAt({ data, width }: PNG, x: number, y: number): string {
  const at = (y * width + x) * 4;
  return `#${data.toString('hex', at, at + 3).toUpperCase()}`;
}

/** How many pixels of a part are darker than a middle grey. */
function inkIn({ data, width }: PNG, x: number, y: number, wide: number, high: number): number {
  let ink = 0;
  for (let row = y; row < y + high; row++) {
    for (let column = x; column < x + wide; column++) if (data[(row * width + column) * 4]! < 128) ink++;
  }
  return ink;
}

describe('a PNG file', () => {
  test('is as large as the picture, times the scale', async () => {
    const map = await mapOf(SMALL);
    const scene = await layoutMap(map, 0, {});
    for (const scale of [1, 2, 0.5]) {
      const { width, height } = await pngOf(SMALL, { scale });
      expect([scale, width, height]).toEqual([
        scale,
        Math.round(scene.width * scale),
        Math.round(scene.height * scale),
      ]);
    }
  });

  test('says how large it is on paper: the same at every scale', async () => {
    for (const scale of [1, 2]) {
      const { data } = await exported(await mapOf(SMALL), { format: 'png', scale });
      const bytes = Buffer.from(data);
      const at = bytes.indexOf('pHYs');
      expect(bytes.readUInt32BE(at + 4)).toBe(Math.round((96 / 0.0254) * scale));
      // A reader that checks the sums of all chunks takes it.
      expect(() => PNG.sync.read(bytes, { checkCRC: true })).not.toThrow();
    }
  });

  test.each(['light', 'dark', 'contrast', 'grey'] as const)('has the ground of the theme %s', async (theme) => {
    const png = await pngOf(SMALL, { theme });
    expect(colourAt(png, 2, 2)).toBe(THEMES[theme].canvas);
    expect(colourAt(png, png.width - 3, png.height - 3)).toBe(THEMES[theme].canvas);
  });

  test('shows text, in weights: a title has more ink than its own letters in regular', async () => {
    const scene = await layoutMap(await mapOf(SMALL), 0, {});
    const title = scene.targets.find(({ kind }) => kind === 'journey')!;
    const png = await pngOf(SMALL);
    expect(inkIn(png, title.x, title.y, title.width, title.height)).toBeGreaterThan(300);
  });

  test('of too many pixels is refused, with the scale that is possible', async () => {
    const map = await mapOf(example('sofa'));
    const error = await exported(map, { format: 'png', scale: 3 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ExportError);
    const { message } = error as Error;
    expect(message).toMatch(/million pixels, more than the 60 million/);
    const most = Number(/scale of ([\d.]+) or less/.exec(message)![1]);
    const scene = await layoutMap(map, 0, tools());
    expect(scene.width * scene.height * most ** 2).toBeLessThanOrEqual(60e6);
    expect(scene.width * scene.height * (most + 0.1) ** 2).toBeGreaterThan(60e6);
  });

  test('takes no more pixels on a side than programs open, however narrow the other is', async () => {
    const scene = { ...(await layoutMap(await mapOf(SMALL), 0, {})), width: 40_000, height: 100 };
    await expect(writePng(scene, 'light', 1, tools())).rejects.toThrow(/a side longer than the 32767 pixels/);
  });

  test('is the same each time', async () => {
    const map = await mapOf(SMALL);
    const [one, two] = [await exported(map, { format: 'png' }), await exported(map, { format: 'png' })];
    expect(Buffer.from(one.data).equals(two.data)).toBe(true);
  });
});

describe('characters that the shipped fonts lack', () => {
  /** The whole Source Sans 3 has it, what is shipped of it does not. */
  const RARE = '₉';
  const text = SMALL.replace('Two steps', `Two steps ${RARE}`);

  test('are told of where no font of the machine has them', async () => {
    const { notices } = await exported(await mapOf(text), { format: 'png' });
    expect(notices.join()).toMatch(
      /No font was found for one character \(₉\): the picture shows boxes instead\. Install/,
    );
    expect((await exported(await mapOf(SMALL), { format: 'png' })).notices).toEqual([]);
  });

  test('are shown in a font of the machine that has them', async () => {
    const folder = tempFolder();
    const source = 'node_modules/@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf';
    copyFileSync(source, path.join(folder, 'NotoSans-Bold.ttf'));
    copyFileSync(source, path.join(folder, 'NotoSans-Regular.ttf'));
    const map = await mapOf(text);
    const without = await exported(map, { format: 'png' });
    const found = await exported(map, { format: 'png' }, { machineFonts: machineFonts([folder]) });
    expect(found.notices).toEqual([]);
    expect(Buffer.from(found.data).equals(without.data)).toBe(false);
  });

  test('emoji are shown in their colours', async () => {
    const plain = await mapOf(SMALL.replace('Two steps', 'Two'));
    const smiling = await mapOf(SMALL.replace('Two steps', 'Two 😀'));
    const yellow = async (map: JourneyMap) => {
      const { data, notices } = await exported(map, { format: 'png' }, { machineFonts: machineFonts() });
      expect(notices).toEqual([]);
      const pixels = PNG.sync.read(Buffer.from(data)).data;
      let count = 0;
      for (let i = 0; i < pixels.length; i += 4)
        if (pixels[i]! > 230 && pixels[i + 1]! > 150 && pixels[i + 2]! < 110) count++;
      return count;
    };
    expect(await yellow(plain)).toBe(0);
    expect(await yellow(smiling)).toBeGreaterThan(200);
  });

  test('a damaged font is passed over', async () => {
    const folder = tempFolder();
    copyFileSync('package.json', path.join(folder, 'NotoSans-Regular.ttf'));
    const { notices } = await exported(await mapOf(text), { format: 'png' }, { machineFonts: machineFonts([folder]) });
    expect(notices).toHaveLength(1);
  });
});
