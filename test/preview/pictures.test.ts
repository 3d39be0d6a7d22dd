import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import type { ShownPicture } from '../../language-server/preview-protocol.js';
import { type OpenPreview, usePreview } from './in-browser.js';

/** Pictures that a map names: frames until the extension hands them out, then images, whatever they hold. */

const preview = usePreview();
const URI = 'file:///map.journey';

const mapOf = (...paths: string[]): string =>
  `persona Ana\n  image ${paths[0]}\n\njourney One\n  for Ana\n  stage A\n${paths.map((path) => `    step Looks at ${path}\n      image ${path}\n`).join('')}`;

function redPng(): Uint8Array {
  const png = new PNG({ width: 40, height: 20 });
  for (let i = 0; i < png.data.length; i += 4) png.data.set([255, 0, 0, 255], i);
  return new Uint8Array(PNG.sync.write(png));
}

/** As the extension would: its messages hold bytes. */
function hand({ page }: OpenPreview, path: string, picture: ShownPicture): Promise<void> {
  const plain = 'data' in picture ? { kind: picture.kind, bytes: [...picture.data] } : picture;
  return page.evaluate(
    `(({ bytes, ...rest }) => postMessage({ type: 'picture', uri: ${JSON.stringify(URI)}, path: ${JSON.stringify(path)},
      picture: bytes ? { ...rest, data: new Uint8Array(bytes) } : rest }))(${JSON.stringify(plain)})`,
  );
}

const asked = ({ told }: OpenPreview) => told.filter((message) => message.type === 'pictures').at(-1)?.paths;

/** How many pixels of what is drawn for a step are red. */
async function red({ page }: OpenPreview, step: string): Promise<number> {
  const card = page.locator(`.reading [aria-label*="Looks at ${step}"]`).first();
  const { x, y, width, height } = (await card.boundingBox())!;
  const png = PNG.sync.read(await page.screenshot({ clip: { x, y, width, height: Math.min(height, 90) } }));
  let count = 0;
  for (let i = 0; i < png.data.length; i += 4) if (png.data[i]! > 240 && png.data[i + 1]! < 20) count++;
  return count;
}

test('pictures are asked for and drawn; what cannot be had stays a frame, with the reason below', async () => {
  const open = await preview.open();
  const { page } = open;
  await open.show(mapOf('img/a.png', 'img/b.png'));
  expect(asked(open)).toEqual(['img/a.png', 'img/b.png']);
  expect(await page.locator('.jm-image-frame').count()).toBe(2);
  expect(await page.locator('#drawing').textContent()).toContain('a.png');
  expect(await page.locator('#drawing image').count()).toBe(0);
  await hand(open, 'img/a.png', { kind: 'png', data: redPng() });
  await hand(open, 'img/b.png', { problem: 'The picture ‘img/b.png’ is a link.' });
  await expect.poll(() => page.locator('#drawing image').count()).toBe(2);
  await expect.poll(() => red(open, 'img/a.png')).toBeGreaterThan(2000);
  expect(await red(open, 'img/b.png')).toBe(0);
  await expect.poll(() => page.textContent('#notice')).toBe('The picture ‘img/b.png’ is a link.');
  // A letter later they are still there, and nothing was asked for again.
  const before = open.told.filter(({ type }) => type === 'pictures').length;
  await open.show(mapOf('img/a.png', 'img/b.png').replace('One', 'Only'));
  expect(await page.locator('#drawing image').count()).toBe(2);
  expect(open.told.filter(({ type }) => type === 'pictures')).toHaveLength(before);
  await open.show(mapOf('img/a.png').replace('One', 'Only'));
  expect(asked(open)).toEqual(['img/a.png']);
  expect(await page.textContent('#notice')).toBe('');
  expect(open.complaints).toEqual([]);
  await page.close();
});

test('a drawing is shown as an image: nothing in it runs and nothing is fetched for it; what is damaged is said', async () => {
  const open = await preview.open();
  const { page } = open;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await open.show(mapOf('a.svg', 'b.png'));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" onload="parent.hacked=1">
    <rect width="200" height="100" fill="#ff0000"/><script>top.hacked=1;window.hacked=1</script>
    <image href="https://example.com/pixel.png" width="9" height="9"/><style>@import url(https://example.com/a.css)</style>
    <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="parent.hacked=1"/></body></foreignObject></svg>`;
  await hand(open, 'a.svg', { kind: 'svg', data: new TextEncoder().encode(svg) });
  await hand(open, 'b.png', { kind: 'png', data: redPng().slice(0, 30) });
  await expect.poll(() => red(open, 'a.svg')).toBeGreaterThan(2000);
  await expect.poll(() => page.textContent('#notice')).toContain('‘b.png’ is damaged');
  expect(await page.evaluate('window.hacked')).toBeUndefined();
  expect(requests.filter((address) => !address.startsWith('blob:'))).toEqual([]);
  expect(open.complaints.filter((text) => !text.includes('blob:'))).toEqual([]);
  await page.close();
});
