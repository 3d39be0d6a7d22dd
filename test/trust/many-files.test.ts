/** In a workspace of very many maps, the one that somebody looks at does not wait for the others, and is told the same. */
import { DocumentState } from 'langium';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguage } from '../language/helpers.js';

const MAPS = 250;
const MAP =
  'import ./shared.journey\njourney A\n  for Rosa\n  starts x\n  ends y\n  stage S\n    step T\n      on Web\n      feels calm\n';
const SHARED = 'persona Rosa\npersona Nobody\nchannel Web\n';

test('the open map is checked first, and what others use of it counts in the end', async () => {
  const { add, shared } = await createLanguage({ folder: 'maps' });
  const { DocumentBuilder, TextDocuments } = shared.workspace;
  const uri = 'file:///maps/shared.journey';
  TextDocuments.set(TextDocument.create(uri, 'journey', 1, SHARED));
  const order: string[] = [];
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, (document) => void order.push(document.uri.toString()));
  const maps = Array.from({ length: MAPS }, (_, i) => [`maps/m${i}.journey`, MAP] as const);
  const documents = await add({ ...Object.fromEntries(maps), 'maps/shared.journey': SHARED });
  expect(order[0]).toBe(uri);
  // Once more at the end, since it is known by then that all use it.
  expect(order.at(-1)).toBe(uri);
  const open = documents.at(-1)!;
  const unused = open.diagnostics!.filter(({ code }) => code === 'unused-declaration');
  expect(unused.map(({ range }) => range.start.line)).toEqual([1]);
  expect(documents.slice(0, MAPS).flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});
