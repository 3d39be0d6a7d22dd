/** The name at a place of a text, and every other place where the same name stands. */
import {
  type AstNode,
  AstUtils,
  type CstNode,
  CstUtils,
  isLeafCstNode,
  isReference,
  type LangiumDocument,
  type LeafCstNode,
  type Reference,
} from 'langium';
import {
  type Framework,
  isFrameworkStage,
  isInvolves,
  isJourney,
  isLayer,
  isModel,
  isPain,
  isStage,
  isStep,
  type Journey,
  type Model,
  type Pain,
  type Stage,
} from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import { leafOf } from '../map/places.js';
import { featureOf } from '../model/features.js';
import { painsOfJourney } from '../references/scope-computation.js';
import { kindMadeBy } from '../references/vocabulary.js';
import { forEachNode } from '../references/walk.js';
import { looseKey, nameKey, toName } from '../syntax/text.js';

export type NamedNode = AstNode & { name: string };

/** A place where a name stands. */
export interface NamePlace {
  document: LangiumDocument;
  leaf: CstNode;
  /** Set where it refers to something. */
  reference?: Reference<AstNode>;
  /** What is written around the name here, as in `Stage / Step`. */
  before?: string;
  after?: string;
}

/** Something with a name. */
export interface Named {
  name: string;
  /** What messages call it: `persona`, `step`. */
  kind: string;
  /** The declarations of it, built-in ones included; none for a name that its uses make. */
  nodes: readonly NamedNode[];
  /** The property of a reference to it, or of the line that holds it; for a name without a declaration. */
  property: string;
}

/** What is named at a place, and the place. */
export interface NameAt {
  named: Named;
  place: NamePlace;
}

const KINDS: Readonly<Record<string, string>> = {
  emotion: 'emotion',
  touchpoint: 'touchpoint',
  targets: 'step',
  framework: 'framework',
  journey: 'journey',
  pain: 'pain',
  names: 'person or thing',
  who: 'actor',
};

/** What an offset of a text names: on a name, or right behind it. Of `Stage / Step`, it is the one or the other. */
export function nameAt(document: LangiumDocument, offset: number): NameAt | undefined {
  const root = document.parseResult.value.$cstNode;
  if (!root) return undefined;
  for (const at of [offset, offset - 1]) {
    const leaf = at < 0 ? undefined : CstUtils.findLeafNodeAtOffset(root, at);
    if (leaf?.tokenType.name !== 'NAME' || toName(leaf.text) === '' || offset > leaf.end) continue;
    const found = namedBy(document, leaf, offset);
    if (found) return found;
  }
  return undefined;
}

/** Offsets of the name itself at a place: without its quotes, and without what is written around it. */
export function partOf({ leaf, before = '', after = '' }: NamePlace): { start: number; end: number } {
  const { text, offset, end } = leaf;
  if (/^"[^"\\\r\n]*"$/.test(text)) return { start: offset + 1, end: end - 1 };
  const lower = text.toLowerCase();
  const from = before && lower.startsWith(before.toLowerCase()) ? before.length : 0;
  const to = after && lower.endsWith(after.toLowerCase()) ? after.length : 0;
  return { start: offset + from, end: end - to };
}

function namedBy(document: LangiumDocument, leaf: LeafCstNode, offset: number): NameAt | undefined {
  const node = leaf.astNode;
  const property = propertyOf(leaf);
  const name = toName(leaf.text);
  const place = { document, leaf };
  if (property === 'name') return { named: declared(node as NamedNode, property), place };
  const reference = referenceIn(node, property, leaf);
  const target = reference?.ref as NamedNode | undefined;
  if (reference && target) {
    const stage = isStep(target) ? target.$container : undefined;
    const around = stage && referenceTo(reference, new Set([stage]));
    if (around && isStage(stage)) {
      const atStage = { ...place, reference, ...around };
      if (offset <= partOf(atStage).end) return { named: declared(stage, property), place: atStage };
    }
    const own = referenceTo(reference, new Set([target]));
    return { named: declared(target, property), place: { ...place, reference, ...own } };
  }
  const kind = kindMadeBy(property) ?? KINDS[property];
  return kind === undefined
    ? undefined
    : { named: { name, kind, nodes: [], property }, place: { ...place, ...(reference && { reference }) } };
}

function declared(node: NamedNode, property: string): Named {
  return { name: node.name, kind: kindOf(node), nodes: isPain(node) ? samePains(node) : [node], property };
}

/** What a node is called in messages. */
function kindOf(node: AstNode): string {
  return isFrameworkStage(node) ? 'stage' : node.$type.toLowerCase();
}

function referenceIn(node: AstNode, property: string, leaf: CstNode): Reference<AstNode> | undefined {
  const value = (node as unknown as Record<string, unknown>)[property];
  const references = (Array.isArray(value) ? value : [value]).filter((it) => isReference(it));
  return references.find(({ $refNode }) => $refNode === leaf) as Reference<AstNode> | undefined;
}

/** The same words are the same pain, wherever in a journey they stand. */
function samePains(pain: Pain): Pain[] {
  const journey = AstUtils.getContainerOfType(pain, isJourney);
  if (!journey) return [pain];
  return painsOfJourney(journey).filter(({ name }) => name && nameKey(name) === nameKey(pain.name));
}

/** True for what every file knows. */
export function isBuiltIn({ nodes }: Named): boolean {
  return nodes.some((node) => AstUtils.getDocument(node).uri.toString() === LIBRARY_URI.toString());
}

/**
 * Every place of a name: its declarations and the references to them, in the order of the files.
 * @param home where the name was asked for
 * @param documents those that may refer to it
 * @param configured those whose journeys follow the framework it is a stage of without saying so
 */
export function placesOf(
  named: Named,
  home: LangiumDocument,
  documents: Iterable<LangiumDocument>,
  configured: ReadonlySet<LangiumDocument> = new Set(),
): NamePlace[] {
  if (named.nodes.length === 0) return usesIn(home, named);
  const places = named.nodes.flatMap((node) => declaredAt(node));
  const followers = named.nodes.flatMap((node) => stagesOf(node, documents, configured));
  places.push(...followers.flatMap((stage) => declaredAt(stage)));
  const targets = new Set<AstNode>([...named.nodes, ...followers]);
  for (const document of documents) {
    for (const reference of document.references as Reference<AstNode>[]) {
      if (!isReference(reference) || !reference.$refNode) continue;
      const place = referenceTo(reference, targets);
      if (place) places.push({ document, leaf: reference.$refNode, reference, ...place });
    }
  }
  return places;
}

/** The stages of journeys that a framework's stage stands for. */
function stagesOf(
  node: NamedNode,
  documents: Iterable<LangiumDocument>,
  configured: ReadonlySet<LangiumDocument>,
): Stage[] {
  if (!isFrameworkStage(node)) return [];
  const framework = node.$container as Framework;
  const journeys: Journey[] = [];
  for (const document of documents) {
    const model = document.parseResult.value;
    const isFollowing = ({ follows: [line] }: Journey) =>
      line ? line.framework.ref === framework : configured.has(document);
    if (isModel(model)) journeys.push(...model.journeys.filter(isFollowing));
  }
  return journeys.flatMap(({ stages }) => stages.filter(({ name }) => name && looseKey(name) === looseKey(node.name)));
}

function declaredAt(node: NamedNode): NamePlace[] {
  const leaf = node.$cstNode && leafOf(node.$cstNode, 'name');
  return leaf ? [{ document: AstUtils.getDocument(node), leaf }] : [];
}

/** How a reference names one of the targets: by itself, or as a part of `Stage / Step`. */
function referenceTo(
  { ref, $refText }: Reference<AstNode>,
  targets: ReadonlySet<AstNode>,
): Pick<NamePlace, 'before' | 'after'> | undefined {
  if (!ref) return undefined;
  const stage = isStep(ref) ? (ref.$container as Stage) : undefined;
  const isQualified = isStep(ref) && looseKey($refText) !== looseKey(ref.name);
  if (targets.has(ref)) return isQualified && isStage(stage) ? { before: `${stage.name} / ` } : {};
  if (isQualified && isStep(ref) && stage && targets.has(stage)) return { after: ` / ${ref.name}` };
  return undefined;
}

/** The places of a name that nothing declares, in the file that uses it. */
function usesIn(document: LangiumDocument, named: Named): NamePlace[] {
  const key = looseKey(named.name);
  if (named.property === 'names' || named.property === 'who') return wordsIn(document, named.property, key);
  const places: NamePlace[] = [];
  for (const reference of document.references as Reference<AstNode>[]) {
    const { $refNode } = reference;
    if (!isReference(reference) || !$refNode || reference.ref || looseKey(reference.$refText) !== key) continue;
    if (propertyOf($refNode) === named.property) places.push({ document, leaf: $refNode, reference });
  }
  return places;
}

/** The property that a reference is the value of. */
export function propertyOf(leaf: CstNode): string {
  return leaf.grammarSource ? featureOf(leaf.grammarSource) : '';
}

/** Names that refer to nothing: of who plays a part, and of who does what. */
function wordsIn(document: LangiumDocument, property: 'names' | 'who', key: string): NamePlace[] {
  const places: NamePlace[] = [];
  forEachNode(document.parseResult.value as Model, (node) => {
    const holds = property === 'names' ? isInvolves(node) : isLayer(node);
    if (!holds || !node.$cstNode) return;
    for (const leaf of CstUtils.flattenCst(node.$cstNode)) {
      if (!isLeafCstNode(leaf) || leaf.tokenType.name !== 'NAME') continue;
      if (propertyOf(leaf) === property && looseKey(toName(leaf.text)) === key) places.push({ document, leaf });
    }
  });
  return places;
}
