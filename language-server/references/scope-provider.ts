import {
  type AstNode,
  AstUtils,
  DefaultScopeProvider,
  DocumentState,
  EMPTY_SCOPE,
  type LangiumDocument,
  type LangiumDocuments,
  type LocalSymbols,
  type ReferenceInfo,
  type Scope,
  WorkspaceCache,
} from 'langium';
import type { JourneyCoreServices } from '../core-module.js';
import {
  isJourney,
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
import type { Imports } from '../workspace/imports.js';
import { LocalDescription } from './local-description.js';
import { NameScope } from './name-scope.js';
import { painsOf, painsOfJourney } from './scope-computation.js';

/** Looks names up: this file, its imports, the library; steps in their stage, then in their journey; pains from the inside out. */
export class JourneyScopeProvider extends DefaultScopeProvider {
  private readonly declarations: WorkspaceCache<LangiumDocument, Map<string, Scope>>;
  /** As long as a document's symbols: a node may outlive them in the next tree. */
  private readonly inside = new WeakMap<LocalSymbols, { places: NodeScopes; pains: NodeScopes }>();
  private readonly documents: LangiumDocuments;
  private readonly imports: () => Imports;

  constructor(services: JourneyCoreServices) {
    super(services);
    this.declarations = new WorkspaceCache(services.shared);
    // What was looked up while files were still being read lacks what these declare.
    services.shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.IndexedContent, () =>
      this.declarations.clear(),
    );
    this.documents = services.shared.workspace.LangiumDocuments;
    this.imports = () => services.shared.workspace.Imports;
  }

  override getScope({ container, property }: ReferenceInfo): Scope {
    const document = AstUtils.getDocument(container);
    if (property === 'targets') return this.placesFrom(container, document);
    if (property === 'pain') return this.painsFrom(container, document);
    const type = this.reflection.getReferenceType({ container, property, reference: { $refText: '' } as never });
    const scopes = this.declarations.get(document, () => new Map());
    return kept(scopes, type, () => this.declared(type, document));
  }

  private declared(type: string, document: LangiumDocument): Scope {
    const all = (uris: Set<string>) => {
      const elements = this.indexManager.allElements(type, uris).toArray();
      return () => elements;
    };
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
    const { places } = this.scopesIn(document);
    const local = (owner: Journey | Stage) => () => document.localSymbols?.getStream(owner).toArray() ?? [];
    const inJourney = kept(places, journey, () => new NameScope(local(journey)));
    return stage ? kept(places, stage, () => new NameScope(local(stage), inJourney)) : inJourney;
  }

  private painsFrom(container: AstNode, document: LangiumDocument): Scope {
    const block = AstUtils.getContainerOfType(AstUtils.getContainerOfType(container, isOpportunity), isBlock);
    return block ? this.painsIn(block, document) : EMPTY_SCOPE;
  }

  /** The pains of a stage or step, then those of what it stands in. */
  private painsIn(block: Journey | Stage | Step, document: LangiumDocument): NameScope {
    return kept(this.scopesIn(document).pains, block, () => {
      const around = AstUtils.getContainerOfType(block.$container, isBlock);
      const pains = () => (isJourney(block) ? painsOfJourney(block) : painsOf(block)).filter((pain) => pain.name);
      const describe = (pain: Pain) => new LocalDescription(pain, pain.name, document, this.descriptions);
      return new NameScope(() => pains().map(describe), around && this.painsIn(around, document));
    });
  }

  private scopesIn({ localSymbols }: LangiumDocument): { places: NodeScopes; pains: NodeScopes } {
    const scopes = localSymbols && this.inside.get(localSymbols);
    if (scopes) return scopes;
    const fresh = { places: new Map(), pains: new Map() };
    if (localSymbols) this.inside.set(localSymbols, fresh);
    return fresh;
  }
}

type NodeScopes = Map<AstNode, NameScope>;

function isBlock(node: AstNode): node is Journey | Stage | Step {
  return isJourney(node) || isStage(node) || isStep(node);
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
