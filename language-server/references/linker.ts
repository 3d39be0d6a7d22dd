import { DefaultLinker, interruptAndCheck, type LangiumDocument } from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import { forEachReference } from './walk.js';

/** Links a document in one walk; a newer edit can stop it before. */
export class JourneyLinker extends DefaultLinker {
  override async link(document: LangiumDocument, cancelToken = CancellationToken.None): Promise<void> {
    await interruptAndCheck(cancelToken);
    forEachReference(document.parseResult.value, (info) => this.doLink(info, document));
  }
}
