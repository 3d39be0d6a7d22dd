import {
  type AstNodeDescription,
  type AstNodeLocator,
  type CstNode,
  CstUtils,
  DefaultReferenceDescriptionProvider,
  interruptAndCheck,
  isReference,
  type LangiumDocument,
  type ReferenceDescription,
  type URI,
} from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';

/** Indexes what a document refers to: the references that linking has found. */
export class JourneyReferenceDescriptions extends DefaultReferenceDescriptionProvider {
  override async createDescriptions(
    document: LangiumDocument,
    cancelToken = CancellationToken.None,
  ): Promise<ReferenceDescription[]> {
    await interruptAndCheck(cancelToken);
    const descriptions: ReferenceDescription[] = [];
    for (const reference of document.references) {
      const target = isReference(reference) ? reference.$nodeDescription : undefined;
      if (!target || !reference.$refNode) continue;
      descriptions.push(new IndexedReference(document.uri, reference.$refNode, target, this.nodeLocator));
    }
    return descriptions;
  }
}

/** A reference in the index. Its paths and its place are worked out when somebody asks: few do, of thousands. */
class IndexedReference implements ReferenceDescription {
  readonly local: boolean;

  constructor(
    readonly sourceUri: URI,
    private readonly place: CstNode,
    private readonly target: AstNodeDescription,
    private readonly locator: AstNodeLocator,
  ) {
    this.local = target.documentUri === sourceUri || target.documentUri.toString() === sourceUri.toString();
  }

  get sourcePath() {
    return this.locator.getAstNodePath(this.place.astNode);
  }

  get targetUri() {
    return this.target.documentUri;
  }

  get targetPath() {
    return this.target.path;
  }

  get segment() {
    return CstUtils.toDocumentSegment(this.place);
  }
}
