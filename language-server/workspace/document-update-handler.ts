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

  constructor(services: JourneySharedServices) {
    super(services);
    this.files = services.workspace.FileSystemProvider;
    this.configurations = services.workspace.ConfigurationChanges;
  }

  override didChangeWatchedFiles({ changes }: DidChangeWatchedFilesParams): void {
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
