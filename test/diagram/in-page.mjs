// What the test runs within the page, where Chromium has drawn a picture.

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ text: string, size: number, weight: string, italic: boolean, direction: string, box: Box | undefined } & Box} Drawn
 */

/** Why the text is not well-formed XML; undefined where it is. */
export function parseError(svg) {
  return new DOMParser().parseFromString(svg, 'image/svg+xml').querySelector('parsererror')?.textContent;
}

/**
 * The texts of the picture in the page: where they stand, a little less high than their line boxes, so that lines may
 * touch; and the box of the card, pill or item they stand in.
 * @returns {Drawn[]}
 */
export function readTexts() {
  const boxed = ['step', 'pain', 'gain', 'opportunity', 'blueprint-entry', 'persona', 'next', 'question'];
  const rectOf = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  return Array.from(document.querySelectorAll('svg text'), (text) => {
    const { fontSize, fontWeight, fontStyle, direction } = getComputedStyle(text);
    const size = Number.parseFloat(fontSize);
    const baseline = text.getCTM().f + Number(text.getAttribute('y'));
    const group = text.closest(boxed.map((name) => `.jm-${name}`).join());
    const frame = group?.querySelector('rect');
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
