import { config } from '@vscode/l10n';
import type { InitializeParams } from 'vscode-languageserver';
import type { JourneySharedServices } from './module.js';
import type { ClientCommands, InitializationOptions } from './protocol.js';

/** InsertTextMode.asIs: further lines of a completion keep the indentation that they have. */
const AS_THEY_ARE = 1;

/** What the editor at the other end can do, and what it has told about itself. Without one: nothing. */
export class ClientFeatures {
  /** Edits may be snippets. */
  snippets = false;
  /** Edits may tell which version of a file they are for. */
  versionedEdits = false;
  /** Edits may make new files. */
  newFiles = false;
  /** The address of a rule's page, with `{code}` in the place of its code. */
  rulePage: string | undefined;
  /** Completions may be snippets. */
  completionSnippets = false;
  /** Completions may have lines with an indentation of their own. */
  completionLines = false;
  /** Commands that the client has told of. */
  commands: ClientCommands = {};

  constructor(services?: JourneySharedServices) {
    services?.lsp.LanguageServer.onInitialize((params) => this.read(params));
  }

  /** Where the page of a rule can be read. */
  pageOf(code: string): string | undefined {
    return this.rulePage?.replaceAll('{code}', () => encodeURIComponent(code));
  }

  private read({ capabilities, initializationOptions }: InitializeParams): void {
    const edits = capabilities.workspace?.workspaceEdit;
    this.versionedEdits = edits?.documentChanges === true;
    this.newFiles = this.versionedEdits && edits?.resourceOperations?.includes('create') === true;
    // Snippets exist in versioned edits only.
    this.snippets = this.versionedEdits && edits?.snippetEditSupport === true;
    const completion = capabilities.textDocument?.completion?.completionItem;
    this.completionSnippets = completion?.snippetSupport === true;
    this.completionLines = completion?.insertTextModeSupport?.valueSet.includes(AS_THEY_ARE) === true;
    const { rulePage, commands, texts } = (initializationOptions ?? {}) as InitializationOptions;
    config({ contents: stringsIn(texts) });
    this.commands = stringsIn(commands);
    if (typeof rulePage === 'string') this.rulePage = rulePage;
  }
}

/** The entries that say something; what a client sends is not trusted to be of the right type. */
function stringsIn(record: object | undefined): Record<string, string> {
  const said = Object.entries(record ?? {}).filter(([, value]) => typeof value === 'string' && value !== '');
  return Object.fromEntries(said);
}
