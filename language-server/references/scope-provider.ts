import {
  type AstNode,
  AstUtils,
  DefaultScopeProvider,
  DocumentCache,
  EMPTY_SCOPE,
  type LangiumDocument,
  type LangiumDocuments,
  type ReferenceInfo,
  type Scope,
  WorkspaceCache,
} from 'langium';
import {
  isJourney,
  isModel,
  isOpportunity,
  isStage,
  isStep,
  type Journey,
  type Model,
  type Pain,
  type Stage,
  type Step,
} from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import type { JourneyServices } from '../module.js';
import type { Imports } from '../workspace/imports.js';
import { NameScope } from './name-scope.js';
import { painsOf, painsOfJourney } from './scope-computation.js';

/** Looks names up: this file, its imports, the library; steps in their stage, then in their journey; pains from the inside out. */
export class JourneyScopeProvider extends DefaultScopeProvider {
  private readonly declarations: WorkspaceCache<string, Scope>;
  private readonly places: DocumentCache<AstNode, Scope>;
  private readonly pains: DocumentCache<AstNode, Scope>;
  private readonly documents: LangiumDocuments;
  private readonly imports: () => Imports;

  constructor(services: JourneyServices) {
    super(services);
    this.declarations = new WorkspaceCache(services.shared);
    this.places = new DocumentCache(services.shared);
    this.pains = new DocumentCache(services.shared);
    this.documents = services.shared.workspace.LangiumDocuments;
    this.imports = () => services.shared.workspace.Imports;
  }

  override getScope({ container, property }: ReferenceInfo): Scope {
    const document = AstUtils.getDocument(container);
    if (property === 'targets') return this.placesFrom(container, document);
    if (property === 'pain') return this.painsFrom(container, document);
    const type = this.reflection.getReferenceType({ container, property, reference: { $refText: '' } as never });
    return this.declarations.get(`${type} ${document.uri}`, () => this.declared(type, document));
  }

  private declared(type: string, document: LangiumDocument): Scope {
    const all = (uris: Set<string>) => this.indexManager.allElements(type, uris);
    const library = new NameScope(all(new Set([LIBRARY_URI.toString()])));
    const imported = this.imports()
      .of(document.parseResult.value as Model, document)
      .filter((it) => it.uri !== undefined && this.documents.hasDocument(it.uri))
      .map((it) => it.uri!.toString());
    return new NameScope(all(new Set([document.uri.toString()])), new NameScope(all(new Set(imported))), library);
  }

  private placesFrom(container: AstNode, document: LangiumDocument): Scope {
    const journey = AstUtils.getContainerOfType(container, isJourney);
    if (!journey) return EMPTY_SCOPE;
    const stage = AstUtils.getContainerOfType(container, isStage);
    const inJourney = this.places.get(document.uri, journey, () => this.local(journey, document));
    if (!stage) return inJourney;
    return this.places.get(document.uri, stage, () => this.local(stage, document, inJourney));
  }

  private local(owner: Journey | Stage, document: LangiumDocument, outer?: Scope): Scope {
    return new NameScope(document.localSymbols?.getStream(owner) ?? [], outer);
  }

  private painsFrom(container: AstNode, document: LangiumDocument): Scope {
    const scope = (block: Journey | Stage | Step, pains: () => Pain[], outer?: Scope) =>
      this.pains.get(document.uri, block, () => {
        const named = pains().filter((pain) => pain.name);
        return new NameScope(
          named.map((pain) => this.descriptions.createDescription(pain, pain.name, document)),
          outer,
        );
      });
    const opportunity = AstUtils.getContainerOfType(container, isOpportunity);
    const journey = AstUtils.getContainerOfType(container, isJourney);
    if (!opportunity || !journey) return EMPTY_SCOPE;
    let result = scope(journey, () => painsOfJourney(journey));
    for (const block of enclosing(opportunity)) result = scope(block, () => painsOf(block), result);
    return result;
  }
}

/** The stage and the step around a node, outermost first. */
function enclosing(node: AstNode): (Stage | Step)[] {
  const found: (Stage | Step)[] = [];
  for (let at: AstNode | undefined = node; at && !isModel(at); at = at.$container) {
    if (isStage(at) || isStep(at)) found.unshift(at);
  }
  return found;
}
