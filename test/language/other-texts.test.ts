/** Texts that no document has are read over the files of the workspace, and leave nothing in it. */
import { EmptyFileSystem, type FileSystemProvider, type URI } from 'langium';
import { expect, test } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { addOtherTexts } from '../../language-server/importing/other-texts.js';
import { createJourneyServices } from '../../language-server/module.js';
import { READ_TEXT, type ReadText, WITHOUT_ERRORS, type WithoutErrors } from '../../language-server/protocol.js';

const PEOPLE = 'persona Rosa\n  role Nurse\n';

/** What answers, over a workspace with one file that can be imported. */
function asked(): (method: string, request: object) => Promise<unknown> {
  const handlers = new Map<string, (request: object) => Promise<unknown>>();
  const connection = {
    onRequest: (method: string, handler: (request: object) => Promise<unknown>) => handlers.set(method, handler),
  } as unknown as Connection;
  const none = EmptyFileSystem.fileSystemProvider();
  const files: FileSystemProvider = Object.assign(Object.create(none), {
    readFile: async (uri: URI) => {
      if (uri.path === '/maps/people.journey') return PEOPLE;
      throw new Error('not there');
    },
    exists: async (uri: URI) => uri.path === '/maps/people.journey',
  });
  addOtherTexts(connection, createJourneyServices, files, () => [{ uri: 'file:///maps', name: 'maps' }]);
  return (method, request) => handlers.get(method)!(request);
}

test('a text is read as what stands at its address', async () => {
  const text = 'import "people.journey"\n\njourney Buying shoes\n  for Rosa\n  stage Looking\n    step Searches\n';
  const request: ReadText['request'] = { uri: 'file:///maps/shoes.journey', text };
  const { map } = (await asked()(READ_TEXT, request)) as ReadText['response'];
  expect(map.journeys[0]?.stages[0]?.steps[0]?.name).toBe('Searches');
  expect(map.personas.find(({ name }) => name === 'Rosa')?.role).toBe('Nurse');
});

test('lines that the language cannot take become comments', async () => {
  const text = 'journey A\n  stage B\n    step C\n      next Nowhere at all\n      feels happy\n';
  const request: WithoutErrors['request'] = { uri: 'untitled:Untitled-1', text };
  const checked = (await asked()(WITHOUT_ERRORS, request)) as WithoutErrors['response'];
  expect(checked.text).toContain('      // next Nowhere at all\n      feels happy\n');
  expect(checked.silenced).toMatchObject([{ text: 'next Nowhere at all' }]);
  expect(checked.left).toEqual([]);
});
