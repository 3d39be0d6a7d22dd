/** The places of a name in its file that change together while one of them is typed. */
import type { LangiumDocument } from 'langium';
import type { LinkedEditingRanges, Position } from 'vscode-languageserver';
import { Outline } from '../fixes/outline.js';
import { isBuiltIn, nameAt, partOf, placesOf } from './names.js';

/** Names have spaces in them; what would end one, or begin something else, ends the linked typing too. */
const WORD_PATTERN = '[^\\r\\n,，、،:："|/]+';

/** Undefined where there is no name, or no other place of it that is written in the same way. */
export function linkedRanges(document: LangiumDocument, position: Position): LinkedEditingRanges | undefined {
  const { textDocument } = document;
  const text = textDocument.getText();
  if (text !== Outline.of(document).text) return undefined;
  const found = nameAt(document, textDocument.offsetAt(position));
  if (!found || isBuiltIn(found.named)) return undefined;
  const own = partOf(found.place);
  const written = text.slice(own.start, own.end);
  const parts = placesOf(found.named, document, [document])
    .filter((place) => place.document === document)
    .map((place) => partOf(place))
    .filter(({ start, end }) => text.slice(start, end) === written);
  if (parts.length < 2 || /[\r\n]/.test(written)) return undefined;
  const ranges = parts.map(({ start, end }) => ({
    start: textDocument.positionAt(start),
    end: textDocument.positionAt(end),
  }));
  return { ranges, wordPattern: WORD_PATTERN };
}
