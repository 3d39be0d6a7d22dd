import { DefaultLinker, interruptAndCheck, type LangiumDocument, type ReferenceInfo } from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import { kindMadeBy, noteSpellings } from './vocabulary.js';
import { forEachReference } from './walk.js';

/** Links a document in one walk; a newer edit can stop it before. */
export class JourneyLinker extends DefaultLinker {
  override async link(document: LangiumDocument, cancelToken = CancellationToken.None): Promise<void> {
    await interruptAndCheck(cancelToken);
    const undeclared: ReferenceInfo[] = [];
    forEachReference(document.parseResult.value, (info) => {
      this.doLink(info, document);
      if (kindMadeBy(info.property) !== undefined && info.reference.error) undeclared.push(info);
    });
    noteSpellings(undeclared);
  }
}
