// What the test runs within the page, where Chromium has drawn a picture.

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ text: string, size: number, weight: string, italic: boolean, direction: string, box: Box | undefined } & Box} Drawn
 */

/** Why the text is not well-formed XML; undefined where it is. */
export function parseError(svg) {
  return new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent;
}

/** Loads the page's fonts, whatever is shown in it. */
export async function loadFonts() {
  await Promise.all([...document.fonts].map((font) => font.load()));
}

/** Shows a picture instead of the one before. */
export function putPicture(svg) {
  document.body.innerHTML = svg;
}

/**
 * The texts of the picture in the page: where they stand, a little less high than their line boxes, so that lines may
 * touch; and the box of the card, pill or item they stand in.
 * @returns {Drawn[]}
 */
export function readTexts() {
  const boxed = [
    'step',
    'pain',
    'gain',
    'opportunity',
    'blueprint-entry',
    'persona',
    'next',
    'question',
    'leaves',
    'starts',
    'ends',
  ];
  const rectOf = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  return Array.from(document.querySelectorAll('svg text'), (text) => {
    const { fontSize, fontWeight, fontStyle, direction } = getComputedStyle(text);
    const size = Number.parseFloat(fontSize);
    const baseline = text.getCTM().f + Number(text.getAttribute('y'));
    const group = text.closest(boxed.map((name) => `.jm-${name}`).join());
    // Bars are no boxes.
    const frame = [...(group?.querySelectorAll('rect') ?? [])].find((rect) => rect.height.baseVal.value >= 14);
    return {
      text: text.textContent,
      size,
      weight: fontWeight,
      italic: fontStyle === 'italic',
      direction,
      x: text.getBoundingClientRect().x,
      y: baseline - size * 0.68,
      width: text.getComputedTextLength(),
      height: size * 0.86,
      box: frame ? rectOf(frame) : undefined,
    };
  });
}

/** How many elements there are that a picture never holds. */
export function foreignElements() {
  return document.querySelectorAll('svg script, svg img, svg foreignObject, svg image, body > :not(svg, style)').length;
}

/**
 * The texts of the picture in the page whose colour has less than the wanted contrast to what is really behind them. The
 * picture is drawn once more without them; a line that passes under a text may cover a fifth of its box.
 * @param {number} least
 * @returns {Promise<string[]>}
 */
export async function paleTexts(least) {
  const svg = document.querySelector('svg');
  const texts = [...svg.querySelectorAll('text')];
  const read = texts.map((text) => {
    const { fill, fontSize } = getComputedStyle(text);
    const box = text.getBoundingClientRect();
    const size = Number.parseFloat(fontSize);
    const baseline = text.getCTM().f + Number(text.getAttribute('y'));
    return { text: text.textContent, fill, x: box.x, width: box.width, y: baseline - size * 0.66, height: size * 0.8 };
  });
  const copy = svg.cloneNode(true);
  for (const text of copy.querySelectorAll('text')) text.remove();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = new OffscreenCanvas(svg.width.baseVal.value, svg.height.baseVal.value);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const linear = (part) => (part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return read.flatMap(({ text, fill, x, y, width, height }) => {
    const [w, h] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
    const { data } = context.getImageData(Math.round(x), Math.round(y), w, h);
    const ink = light(
      fill
        .match(/[\d.]+/g)
        .slice(0, 3)
        .map(Number),
    );
    let pale = 0;
    // Most of it is of one colour.
    const known = new Map();
    const isPale = (pixel, i) => {
      const found = contrast(ink, light([data[i], data[i + 1], data[i + 2]])) < least;
      known.set(pixel, found);
      return found;
    };
    new Uint32Array(data.buffer).forEach((pixel, i) => {
      if (known.get(pixel) ?? isPale(pixel, i * 4)) pale++;
    });
    return pale > data.length / 4 / 5 ? [`${text}: ${fill}`] : [];
  });
}
