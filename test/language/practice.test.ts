import { EmptyFileSystem, URI } from 'langium';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createJourneyServices } from '../../language-server/module.js';
import { practiseWhenIdle } from '../../language-server/practice.js';

const FILE = URI.parse('file:///maps/a.journey');
const LETTERS = 20;
const TEXT = 'journey A\n  for Anna\n  stage B\n    step C\n';

it('practises on a map of its own, beside which the workspace stays as it is', async () => {
  const { shared } = createJourneyServices(EmptyFileSystem);
  const { DocumentBuilder, LangiumDocuments, TextDocuments, WorkspaceManager } = shared.workspace;
  await WorkspaceManager.initializeWorkspace([]);
  const made: ReturnType<typeof createJourneyServices>[] = [];
  const create = (context: Parameters<typeof createJourneyServices>[0]) => {
    const services = createJourneyServices(context);
    made.push(services);
    return services;
  };
  const over = practiseWhenIdle(shared, create, LETTERS);
  const addresses = () => LangiumDocuments.all.map(({ uri }) => uri.toString()).toArray();

  await DocumentBuilder.update([], []);
  expect(made).toHaveLength(0);
  TextDocuments.set(TextDocument.create(FILE.toString(), 'journey', 1, TEXT));
  await DocumentBuilder.update([FILE], []);
  const before = addresses();
  const diagnostics = LangiumDocuments.getDocument(FILE)?.diagnostics;
  await over;

  expect(addresses()).toEqual(before);
  expect(LangiumDocuments.getDocument(FILE)?.diagnostics).toBe(diagnostics);
  const practised = made[0]!.shared.workspace.LangiumDocuments.all
    .toArray()
    .find(({ uri }) => uri.path.includes('practice'))!;
  expect(practised.textDocument.version).toBe(LETTERS);
  // Not one of the lines is wrong: it is what people write that is practised.
  expect(practised.diagnostics?.filter(({ severity }) => severity === 1)).toEqual([]);
});
