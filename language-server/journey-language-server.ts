import { DefaultLanguageServer } from 'langium/lsp';
import { CodeActionKind, type InitializeParams, type InitializeResult } from 'vscode-languageserver';
import { withChanging } from './changing/handlers.js';
import { FIX_ALL } from './fixes/code-actions.js';
import { withReadingAids } from './reading/handlers.js';
import { withFolderChanges } from './workspace/folder-changes.js';

/** Tells the client which kinds of actions there are, so that it asks for no others. */
export class JourneyLanguageServer extends DefaultLanguageServer {
  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    result.capabilities.codeActionProvider = {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, FIX_ALL],
    };
    withFolderChanges(result.capabilities);
    withChanging(result.capabilities);
    withReadingAids(result.capabilities);
    return result;
  }
}
