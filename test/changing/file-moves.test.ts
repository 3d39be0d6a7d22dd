import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguage } from '../language/helpers.js';

const FILES = {
  'maps/shared.journey': 'persona Rosa\n  image pictures/rosa.png\n',
  'maps/a.journey': `import ./shared.journey // people
import "./deep/c.journey"
journey A
  for Rosa
  link https://example.org/shared.journey
  link ./deep/c.journey#end
  link shared.journey
  link notes/shared
  stage S
    step T
      image ./pictures/t.png
      note ./shared.journey
      details C
`,
  'maps/deep/c.journey': 'import ../shared.journey\njourney C\n  stage S\n    step T\n      image ../pictures/c.png\n',
};
type Files = Partial<Record<keyof typeof FILES, string>>;

/** The files, by their old names, after others have been renamed: those that change. */
async function filesAfter(...renames: [from: string, to: string][]): Promise<Files> {
  const { add, shared } = await createLanguage({ folder: 'maps' });
  const documents = await add(FILES);
  const files = renames.map(([from, to]) => ({ oldUri: `file:///maps/${from}`, newUri: `file:///maps/${to}` }));
  const edit = await shared.lsp.FileOperationHandler!.willRenameFiles!({ files });
  return Object.fromEntries(
    documents.flatMap(({ textDocument, uri }) => {
      const edits = edit?.changes?.[textDocument.uri];
      return edits ? [[uri.path.slice(1), TextDocument.applyEdits(textDocument, edits)]] : [];
    }),
  );
}

const [shared, a, c] = Object.values(FILES) as [string, string, string];

describe('a file that is renamed or moved', () => {
  it('is imported and linked under its new name', async () => {
    expect(await filesAfter(['shared.journey', 'people and channels.journey'])).toEqual({
      'maps/a.journey': a
        .replace('import ./shared.journey', 'import ./people and channels.journey')
        .replace('link shared.journey', 'link people and channels.journey'),
      'maps/deep/c.journey': c.replace('../shared.journey', '../people and channels.journey'),
    });
  });

  it('finds its own files from where it is then', async () => {
    expect(await filesAfter(['deep/c.journey', 'c.journey'])).toEqual({
      'maps/a.journey': a.replaceAll('./deep/c.journey', './c.journey'),
      'maps/deep/c.journey': c.replace('../shared', 'shared').replace('../pictures', 'pictures'),
    });
    expect(await filesAfter(['shared.journey', 'deep/shared.journey'])).toEqual({
      'maps/shared.journey': shared.replace('pictures', '../pictures'),
      'maps/a.journey': a.replace('./shared', './deep/shared').replace('link shared', 'link deep/shared'),
      'maps/deep/c.journey': c.replace('../shared', 'shared'),
    });
  });

  it('moves with its folder', async () => {
    expect(await filesAfter(['deep', 'deeper/still'])).toEqual({
      'maps/a.journey': a.replaceAll('./deep/c', './deeper/still/c'),
      'maps/deep/c.journey': c.replaceAll('../', '../../'),
    });
    expect(await filesAfter(['pictures', 'images'])).toEqual({
      'maps/shared.journey': shared.replace('pictures', 'images'),
      'maps/a.journey': a.replace('pictures', 'images'),
      'maps/deep/c.journey': c.replace('pictures', 'images'),
    });
  });

  it('several at once', async () => {
    expect(await filesAfter(['shared.journey', 'x/shared.journey'], ['deep/c.journey', 'x/c.journey'])).toEqual({
      'maps/shared.journey': shared.replace('pictures', '../pictures'),
      'maps/a.journey': a
        .replace('./shared', './x/shared')
        .replace('link shared', 'link x/shared')
        .replaceAll('./deep/c', './x/c'),
      'maps/deep/c.journey': c.replace('../shared', 'shared'),
    });
  });

  it('changes nothing that does not name it', async () => {
    expect(await filesAfter(['other.journey', 'x.journey'])).toEqual({});
    expect(await filesAfter(['dee', 'x'])).toEqual({});
  });

  it('is watched for by the editor', async () => {
    const { shared: services } = await createLanguage();
    const { capabilities } = await services.lsp.LanguageServer.initialize({
      processId: null,
      rootUri: null,
      capabilities: {},
      workspaceFolders: null,
    });
    const patterns = capabilities.workspace!.fileOperations!.willRename!.filters.map(({ pattern }) => pattern.glob);
    expect(patterns).toContain('**/*.journey');
    expect(capabilities.linkedEditingRangeProvider).toBe(true);
    expect(capabilities.renameProvider).toEqual({ prepareProvider: true });
    expect(capabilities.documentOnTypeFormattingProvider).toEqual({
      firstTriggerCharacter: ' ',
      moreTriggerCharacter: ['\n'],
    });
  });
});
