import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextDocument, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createJourneyServices } from '../../language-server/module.js';

const ON_DISK = 'persona Ana\n';

/** The language as an editor's server has it: with files, and documents that are opened, edited and closed. */
async function server() {
  const { shared } = createJourneyServices(NodeFileSystem);
  await shared.workspace.WorkspaceManager.initializeWorkspace([]);
  const { DocumentBuilder, LangiumDocuments, TextDocuments } = shared.workspace;
  let version = 0;
  return {
    edit: async (uri: URI, text: string) => {
      TextDocuments.set(TextDocument.create(uri.toString(), 'journey', ++version, text));
      await DocumentBuilder.update([uri], []);
    },
    /** Forgets the editor's text, without a build. */
    forget: (uri: URI) => TextDocuments.delete(uri),
    rebuild: (uri: URI) => DocumentBuilder.update([uri], []),
    close: (uri: URI) => {
      const document = TextDocuments.get(uri) as TextDocument;
      TextDocuments.delete(uri);
      shared.lsp.DocumentUpdateHandler.didCloseDocument?.({ document });
    },
    text: (uri: URI) => LangiumDocuments.getDocument(uri)?.textDocument.getText(),
    codes: (uri: URI) => LangiumDocuments.getDocument(uri)?.diagnostics?.map(({ code }) => code),
  };
}

describe('a document that is closed', () => {
  const untitled = URI.parse('untitled:Untitled-1');
  let folder: string;
  let file: URI;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journey-closed-'));
    file = URI.file(join(folder, 'people.journey'));
    writeFileSync(file.fsPath, ON_DISK);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is what its file says again', async () => {
    const { edit, close, text } = await server();
    await edit(file, 'persona Never saved\n');
    close(file);
    await vi.waitFor(() => expect(text(file)).toBe(ON_DISK));
  });

  it('is forgotten where it has no file', async () => {
    const { edit, close, text } = await server();
    await edit(untitled, 'persona Never saved\n');
    close(untitled);
    await vi.waitFor(() => expect(text(untitled)).toBeUndefined());
  });

  it('does not keep others from being checked when its file is gone before it was read', async () => {
    const { edit, forget, rebuild, codes, text } = await server();
    await edit(file, 'persona Never saved\n');
    forget(file);
    rmSync(file.fsPath);
    await rebuild(file);
    expect(text(file)).toBe('');
    const other = URI.file(join(folder, 'other.journey'));
    await edit(other, 'xyz\n');
    expect(codes(other)).toContain('unknown-keyword');
  });
});
