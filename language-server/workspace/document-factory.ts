import {
  type AstNode,
  DefaultLangiumDocumentFactory,
  type LangiumDocument,
  type Mutable,
  type ParseResult,
  type TextDocument,
  type URI,
} from 'langium';
import type { CancellationToken } from 'vscode-jsonrpc';
import { JourneyParser } from '../syntax/parser.js';

/** Updates a document whose text has changed with what its last tree can give to the new one. */
export class JourneyDocumentFactory extends DefaultLangiumDocumentFactory {
  private readonly updating = new Map<string, LangiumDocument>();
  private readonly readVersions = new WeakMap<LangiumDocument, number>();

  /** False where the text has been edited since the document was read: an editor's text changes in place. */
  isCurrent({ uri, parseResult }: LangiumDocument): boolean {
    const open = this.textDocuments?.get(uri.toString());
    return !open || parseResult.value.$cstNode?.root.fullText === open.getText();
  }

  /** The version of the text that a document was read from. */
  versionOf(document: LangiumDocument): number {
    return this.readVersions.get(document) ?? document.textDocument.version;
  }

  override async update<T extends AstNode = AstNode>(
    document: Mutable<LangiumDocument<T>>,
    cancelToken: CancellationToken,
  ): Promise<LangiumDocument<T>> {
    const key = document.uri.toString();
    this.updating.set(key, document);
    try {
      return await super.update(document, cancelToken);
    } finally {
      this.updating.delete(key);
    }
  }

  /**
   * A file that is gone by now holds nothing. An error would end this build and, since the document waits for its text,
   * every one after it.
   */
  protected override async getUpdatedText<T extends AstNode>(
    document: Mutable<LangiumDocument<T>>,
    textDocument: TextDocument | undefined,
    cancelToken: CancellationToken,
  ): Promise<string> {
    if (textDocument) this.readVersions.set(document, textDocument.version);
    else this.readVersions.delete(document);
    try {
      return await super.getUpdatedText(document, textDocument, cancelToken);
    } catch {
      return '';
    }
  }

  protected override async parseAsync<T extends AstNode = AstNode>(
    uri: URI,
    text: string,
    cancelToken: CancellationToken,
  ): Promise<ParseResult<T>> {
    const document = this.updating.get(uri.toString());
    const { parser, references } = this.serviceRegistry.getServices(uri);
    if (!document || !(parser.LangiumParser instanceof JourneyParser)) return super.parseAsync(uri, text, cancelToken);
    // Whoever has asked for the target of a reference since the edit has linked it to the last tree.
    references.Linker.unlink(document);
    return parser.LangiumParser.reparse<T>(text, document.parseResult);
  }
}
