import {
  type AstNodeDescription,
  DefaultLinker,
  interruptAndCheck,
  type LangiumDocument,
  type LinkingError,
  type ReferenceInfo,
} from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import { NameScope } from './name-scope.js';
import { noteMatches } from './rivals.js';
import { kindMadeBy, noteSpellings } from './vocabulary.js';
import { forEachReference } from './walk.js';

/** Links a document in one walk; a newer edit can stop it before. */
export class JourneyLinker extends DefaultLinker {
  override async link(document: LangiumDocument, cancelToken = CancellationToken.None): Promise<void> {
    await interruptAndCheck(cancelToken);
    // Whoever has asked for a name before all files were read was told what was known then.
    this.unlink(document);
    const undeclared: ReferenceInfo[] = [];
    forEachReference(document.parseResult.value, (info) => {
      this.doLink(info, document);
      if (kindMadeBy(info.property) !== undefined && info.reference.error) undeclared.push(info);
    });
    noteSpellings(undeclared);
  }
  /** The first of what a name could mean. Where that is more than one thing, it is noted. */
  override getCandidate(info: ReferenceInfo): AstNodeDescription | LinkingError {
    const scope = this.scopeProvider.getScope(info);
    const matches = scope instanceof NameScope ? scope.matches(info.reference.$refText) : [];
    noteMatches(info, matches);
    return matches[0] ?? this.createLinkingError(info);
  }
}
