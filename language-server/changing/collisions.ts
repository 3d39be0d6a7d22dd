/** Why something cannot have another name: it, or what refers to it, would be taken for something else. */
import { t } from '@vscode/l10n';
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
import { l10nKey, quoted } from '../said.js';

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
        return t(BECOME_ONE[kind]!, quoted(reference.$refText));
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
          return t(USED[kind]!, quoted(reference.$refText));
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

function already(kind: string, name: string): string {
  return t(ALREADY[kind]!, quoted(name));
}

/** By the kind of what has the name already. */
const ALREADY: Readonly<Record<string, string>> = {
  persona: l10nKey('There is a persona {0} already: choose another name.'),
  channel: l10nKey('There is a channel {0} already: choose another name.'),
  touchpoint: l10nKey('There is a touchpoint {0} already: choose another name.'),
  emotion: l10nKey('There is an emotion {0} already: choose another name.'),
  source: l10nKey('There is a source {0} already: choose another name.'),
  metric: l10nKey('There is a metric {0} already: choose another name.'),
  lane: l10nKey('There is a lane {0} already: choose another name.'),
  framework: l10nKey('There is a framework {0} already: choose another name.'),
  journey: l10nKey('There is a journey {0} already: choose another name.'),
  stage: l10nKey('There is a stage {0} already: choose another name.'),
  step: l10nKey('There is a step {0} already: choose another name.'),
  pain: l10nKey('There is a pain {0} already: choose another name.'),
  opportunity: l10nKey('There is an opportunity {0} already: choose another name.'),
};

/** By the kind of what is made by its uses alone. */
const BECOME_ONE: Readonly<Record<string, string>> = {
  persona: l10nKey('There is a persona {0} already: with this name the two would be one.'),
  channel: l10nKey('There is a channel {0} already: with this name the two would be one.'),
  touchpoint: l10nKey('There is a touchpoint {0} already: with this name the two would be one.'),
  emotion: l10nKey('There is an emotion {0} already: with this name the two would be one.'),
  source: l10nKey('There is a source {0} already: with this name the two would be one.'),
  metric: l10nKey('There is a metric {0} already: with this name the two would be one.'),
  lane: l10nKey('There is a lane {0} already: with this name the two would be one.'),
  framework: l10nKey('There is a framework {0} already: with this name the two would be one.'),
  journey: l10nKey('There is a journey {0} already: with this name the two would be one.'),
  step: l10nKey('There is a step {0} already: with this name the two would be one.'),
  pain: l10nKey('There is a pain {0} already: with this name the two would be one.'),
  'person or thing': l10nKey('There is a person or thing {0} already: with this name the two would be one.'),
  actor: l10nKey('There is an actor {0} already: with this name the two would be one.'),
};

/** By the kind of what is to be renamed, where others use the new name for something else. */
const USED: Readonly<Record<string, string>> = {
  persona: l10nKey('{0} is used as the name of another persona: choose another name.'),
  channel: l10nKey('{0} is used as the name of another channel: choose another name.'),
  touchpoint: l10nKey('{0} is used as the name of another touchpoint: choose another name.'),
  emotion: l10nKey('{0} is used as the name of another emotion: choose another name.'),
  source: l10nKey('{0} is used as the name of another source: choose another name.'),
  metric: l10nKey('{0} is used as the name of another metric: choose another name.'),
  lane: l10nKey('{0} is used as the name of another lane: choose another name.'),
  framework: l10nKey('{0} is used as the name of another framework: choose another name.'),
  journey: l10nKey('{0} is used as the name of another journey: choose another name.'),
  stage: l10nKey('{0} is used as the name of another stage: choose another name.'),
  step: l10nKey('{0} is used as the name of another step: choose another name.'),
  pain: l10nKey('{0} is used as the name of another pain: choose another name.'),
};

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
