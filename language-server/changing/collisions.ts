/** Why something cannot have another name: it, or what refers to it, would be taken for something else. */
import {
  type AstNode,
  type AstNodeDescription,
  type AstReflection,
  AstUtils,
  isReference,
  type LangiumDocument,
  type Reference,
  type ReferenceInfo,
  type ScopeProvider,
} from 'langium';
import {
  type Framework,
  isFrameworkStage,
  isJourney,
  isOpportunity,
  isPain,
  isPlace,
  type Model,
} from '../generated/ast.js';
import type { JourneyServices } from '../module.js';
import { NameScope } from '../references/name-scope.js';
import { painsOfJourney } from '../references/scope-computation.js';
import { kindMadeBy } from '../references/vocabulary.js';
import { quoted } from '../rules/rule.js';
import { looseKey } from '../syntax/text.js';
import type { Imports } from '../workspace/imports.js';
import { type Named, type NamedNode, type NamePlace, propertyOf } from './names.js';

/** Looks for what already has a name. */
export class Collisions {
  private readonly scopes: () => ScopeProvider;
  private readonly reflection: AstReflection;
  private readonly imports: () => Imports;

  constructor(services: JourneyServices) {
    this.scopes = () => services.references.ScopeProvider;
    this.reflection = services.shared.AstReflection;
    this.imports = () => services.shared.workspace.Imports;
  }

  /** What stands in the way, in a sentence; undefined where nothing does. */
  find(
    named: Named,
    name: string,
    places: readonly NamePlace[],
    documents: Iterable<LangiumDocument>,
  ): string | undefined {
    const own = new Set<AstNode>(named.nodes);
    for (const place of places) {
      const rival = place.reference && this.meantBy(place, name, own);
      if (rival) return already(kindOf(rival), rival.name);
    }
    if (named.nodes.length === 0) return this.usedIn(places[0]?.document, named, name);
    const beside = named.nodes.flatMap((node) => siblingsOf(node)).find((it) => !own.has(it) && isCalled(it, name));
    if (beside) return already(named.kind, beside.name);
    return this.captured(named, name, documents);
  }

  /** What a reference would mean with that name, if that is something else. */
  private meantBy(place: NamePlace, name: string, own: ReadonlySet<AstNode>): AstNodeDescription | undefined {
    const info = infoOf(place.reference!);
    const scope = info && this.scopes().getScope(info);
    if (!(scope instanceof NameScope)) return undefined;
    const written = (place.before ?? '') + name + (place.after ?? '');
    return scope.matches(written).find(({ node }) => !node || !own.has(node));
  }

  /** Uses of the name, without a declaration, that would become the same. */
  private usedIn(document: LangiumDocument | undefined, { kind, name: old, property }: Named, name: string) {
    if (!document || looseKey(old) === looseKey(name)) return undefined;
    for (const reference of document.references as Reference<AstNode>[]) {
      if (!isReference(reference) || !reference.$refNode || reference.ref) continue;
      if (propertyOf(reference.$refNode) === property && looseKey(reference.$refText) === looseKey(name)) {
        return already(kind, reference.$refText, 'with this name the two would be one');
      }
    }
    return undefined;
  }

  /** References to something else that would find this instead. */
  private captured({ nodes, kind }: Named, name: string, documents: Iterable<LangiumDocument>): string | undefined {
    const [node] = nodes;
    if (!node || isOpportunity(node) || isFrameworkStage(node)) return undefined;
    const home = AstUtils.getDocument(node);
    const journey = isPlace(node) || isPain(node) ? AstUtils.getContainerOfType(node, isJourney) : undefined;
    for (const document of documents) {
      if (document !== home && (journey || !this.sees(document, home))) continue;
      for (const reference of document.references as Reference<AstNode>[]) {
        const info = isReference(reference) ? infoOf(reference) : undefined;
        if (!info || looseKey(reference.$refText) !== looseKey(name)) continue;
        if (!this.reflection.isSubtype(node.$type, this.reflection.getReferenceType(info))) continue;
        if (journey && AstUtils.getContainerOfType(info.container, isJourney) !== journey) continue;
        // What must exist and does not may be what the new name is for.
        const isMade =
          reference.ref !== undefined || kindMadeBy(info.property) !== undefined || KEPT.has(info.property);
        if (isMade && !nodes.includes(reference.ref as (typeof nodes)[number])) {
          return `${quoted(reference.$refText)} is used as the name of another ${kind}: choose another name.`;
        }
      }
    }
    return undefined;
  }

  private sees(document: LangiumDocument, home: LangiumDocument): boolean {
    const imports = this.imports().of(document.parseResult.value as Model, document);
    return imports.some(({ uri }) => uri?.toString() === home.uri.toString());
  }
}

/** Words that mean themselves where nothing declares them. */
const KEPT: ReadonlySet<string> = new Set(['emotion', 'touchpoint']);

function infoOf(reference: Reference<AstNode>): ReferenceInfo | undefined {
  const leaf = reference.$refNode;
  return leaf && { container: leaf.astNode, property: propertyOf(leaf), reference };
}

function already(kind: string, name: string, why = 'choose another name'): string {
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a';
  return `There is ${article} ${kind} ${quoted(name)} already: ${why}.`;
}

function kindOf({ type }: AstNodeDescription): string {
  return type.toLowerCase();
}

function isCalled({ name }: { name: string }, other: string): boolean {
  return Boolean(name) && looseKey(name) === looseKey(other);
}

/** What may not have the same name as a node. */
function siblingsOf(node: NamedNode): readonly NamedNode[] {
  if (isOpportunity(node)) return [];
  if (isFrameworkStage(node)) return (node.$container as Framework).stages;
  const journey = AstUtils.getContainerOfType(node.$container, isJourney);
  if (isPain(node)) return journey ? painsOfJourney(journey) : [];
  if (isPlace(node)) return journey ? journey.stages.flatMap((stage) => [stage, ...stage.steps]) : [];
  const { $container, $containerProperty } = node;
  return ($container as unknown as Record<string, NamedNode[]>)[$containerProperty!] ?? [];
}
