import { plainText, withPlaces } from './search.js';

/** Where in an element's texts these words stand. */
export function rangesIn(root: Element, words: string): Range[] {
  const wanted = plainText(words).trim();
  const ranges: Range[] = [];
  if (wanted === '') return ranges;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { text, places } = withPlaces(node.textContent ?? '');
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      range.setStart(node, places[at] as number);
      range.setEnd(node, places[at + wanted.length] as number);
      ranges.push(range);
    }
  }
  return ranges;
}
