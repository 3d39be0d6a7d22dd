import { type FileSystemProvider, type TextDocument, URI } from 'langium';
import { DefaultDocumentUpdateHandler } from 'langium/lsp';
import type { DidChangeWatchedFilesParams, TextDocumentChangeEvent } from 'vscode-languageserver';
import type { ConfigurationChanges } from '../config/configuration-changes.js';
import { isConfigurationFile } from '../config/configurations.js';
import type { JourneySharedServices } from '../module.js';

/**
 * Lets a document go when its editor is closed: what the file says counts again, and without a file nothing does. A build
 * cannot go on with an untitled document that is closed, which has neither a text nor a language.
 */
export class JourneyDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly files: FileSystemProvider;
  private readonly configurations: ConfigurationChanges;
  private readonly workspace: JourneySharedServices['workspace']['WorkspaceManager'];

  constructor(services: JourneySharedServices) {
    super(services);
    this.files = services.workspace.FileSystemProvider;
    this.configurations = services.workspace.ConfigurationChanges;
    this.workspace = services.workspace.WorkspaceManager;
  }

  override didChangeWatchedFiles(params: DidChangeWatchedFilesParams): void {
    // What is being read may be what was there before: it is read again when it is one of the documents.
    if (this.workspace.isReading) void this.workspace.whenRead.then(() => this.filesChanged(params));
    else this.filesChanged(params);
  }

  private filesChanged({ changes }: DidChangeWatchedFilesParams): void {
    const uris = changes.map(({ uri }) => URI.parse(uri));
    this.configurations.filesChanged(uris);
    super.didChangeWatchedFiles({ changes: changes.filter((_, index) => !isConfigurationFile(uris[index]!)) });
  }

  didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = URI.parse(document.uri);
    void this.hasFile(uri).then((found) => this.fireDocumentUpdate(found ? [uri] : [], found ? [] : [uri]));
  }

  private async hasFile(uri: URI): Promise<boolean> {
    try {
      return uri.scheme !== 'untitled' && (await this.files.exists(uri));
    } catch {
      return false;
    }
  }
}
