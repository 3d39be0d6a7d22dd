import { DocumentState, EmptyFileSystem, URI } from 'langium';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createJourneyServices } from '../../language-server/module.js';

const FILE = URI.parse('untitled:Untitled-1');

it('is not asked for what its text said before an edit whose build has not begun', async () => {
  const { shared } = createJourneyServices(EmptyFileSystem);
  const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments, TextDocuments, WorkspaceManager } =
    shared.workspace;
  await WorkspaceManager.initializeWorkspace([]);
  const source = TextDocument.create(FILE.toString(), 'journey', 1, 'journey Moving\n');
  TextDocuments.set(source);
  await DocumentBuilder.update([FILE], []);
  const document = LangiumDocuments.getDocument(FILE)!;
  expect(LangiumDocumentFactory.isCurrent(document)).toBe(true);

  // As an editor's edits arrive: the text is the new one at once, the tree when its turn to be built has come.
  const end = { line: 0, character: 'journey Moving'.length };
  TextDocument.update(source, [{ range: { start: end, end }, text: ' house' }], 2);
  expect(document.state).toBe(DocumentState.Validated);
  expect(LangiumDocumentFactory.isCurrent(document)).toBe(false);
  expect(LangiumDocumentFactory.versionOf(document)).toBe(1);
  let isReady = false;
  const ready = DocumentBuilder.waitUntil(DocumentState.Linked, FILE).then(() => {
    isReady = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isReady).toBe(false);

  await DocumentBuilder.update([FILE], []);
  await ready;
  expect(document.parseResult.value).toMatchObject({ journeys: [{ name: 'Moving house' }] });
  expect(LangiumDocumentFactory.versionOf(document)).toBe(2);
});
