import { type FileSystemProvider, type TextDocument, URI } from 'langium';
import { DefaultDocumentUpdateHandler } from 'langium/lsp';
import type { TextDocumentChangeEvent } from 'vscode-languageserver';
import type { JourneySharedServices } from '../module.js';

/**
 * Lets a document go when its editor is closed: what the file says counts again, and without a file nothing does. A build
 * cannot go on with an untitled document that is closed, which has neither a text nor a language.
 */
export class JourneyDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly files: FileSystemProvider;

  constructor(services: JourneySharedServices) {
    super(services);
    this.files = services.workspace.FileSystemProvider;
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
