import type { AstNode, AstNodeDescription, AstNodeDescriptionProvider, LangiumDocument } from 'langium';

/** What a name means within its file. Where that stands is worked out when somebody asks: few do, of thousands. */
export class LocalDescription implements AstNodeDescription {
  private described?: AstNodeDescription;

  constructor(
    readonly node: AstNode,
    readonly name: string,
    private readonly document: LangiumDocument,
    private readonly descriptions: AstNodeDescriptionProvider,
  ) {}

  get type() {
    return this.node.$type;
  }

  get documentUri() {
    return this.document.uri;
  }

  get path() {
    return this.whole.path;
  }

  get nameSegment() {
    return this.whole.nameSegment;
  }

  get selectionSegment() {
    return this.whole.selectionSegment;
  }

  private get whole(): AstNodeDescription {
    this.described ??= this.descriptions.createDescription(this.node, this.name, this.document);
    return this.described;
  }
}
