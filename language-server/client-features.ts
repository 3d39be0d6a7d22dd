import type { InitializeParams } from 'vscode-languageserver';
import type { JourneySharedServices } from './module.js';
import type { InitializationOptions } from './protocol.js';

/** What the editor at the other end can do, and what it has told about itself. Without one: nothing. */
export class ClientFeatures {
  /** Edits may be snippets. */
  snippets = false;
  /** Edits may tell which version of a file they are for. */
  versionedEdits = false;
  /** The address of a rule's page, with `{code}` in the place of its code. */
  rulePage: string | undefined;

  constructor(services: JourneySharedServices) {
    services.lsp.LanguageServer.onInitialize((params) => this.read(params));
  }

  /** Where the page of a rule can be read. */
  pageOf(code: string): string | undefined {
    return this.rulePage?.replaceAll('{code}', () => encodeURIComponent(code));
  }

  private read({ capabilities, initializationOptions }: InitializeParams): void {
    const edits = capabilities.workspace?.workspaceEdit;
    this.versionedEdits = edits?.documentChanges === true;
    // Snippets exist in versioned edits only.
    this.snippets = this.versionedEdits && edits?.snippetEditSupport === true;
    const { rulePage } = (initializationOptions ?? {}) as InitializationOptions;
    if (typeof rulePage === 'string') this.rulePage = rulePage;
  }
}
