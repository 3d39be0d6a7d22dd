import {
  type AstNode,
  CstUtils,
  DefaultReferenceDescriptionProvider,
  interruptAndCheck,
  isReference,
  type LangiumDocument,
  type ReferenceDescription,
} from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import { forEachReference } from './walk.js';

/** Indexes what a document refers to in one walk, the path of each node written once. */
export class JourneyReferenceDescriptions extends DefaultReferenceDescriptionProvider {
  override async createDescriptions(
    document: LangiumDocument,
    cancelToken = CancellationToken.None,
  ): Promise<ReferenceDescription[]> {
    await interruptAndCheck(cancelToken);
    const descriptions: ReferenceDescription[] = [];
    const sourceUri = document.uri;
    const source = sourceUri.toString();
    let container: AstNode | undefined;
    let sourcePath = '';
    forEachReference(document.parseResult.value, (info) => {
      const { reference } = info;
      const target = isReference(reference) ? reference.$nodeDescription : undefined;
      if (!target || !reference.$refNode) return;
      if (info.container !== container) {
        container = info.container;
        sourcePath = this.nodeLocator.getAstNodePath(container);
      }
      const { documentUri: targetUri, path: targetPath } = target;
      const local = targetUri === sourceUri || targetUri.toString() === source;
      const segment = CstUtils.toDocumentSegment(reference.$refNode);
      descriptions.push({ sourceUri, sourcePath, targetUri, targetPath, segment, local });
    });
    return descriptions;
  }
}
