/** The name under the cursor, what it means, and where else it stands. Names of several words and of any script are one. */
import {
  type AstNode,
  AstUtils,
  CstUtils,
  isReference,
  type LangiumDocument,
  type LeafCstNode,
  type Reference,
} from 'langium';
import type { Range } from '../map/journey-map.js';
import { featureOf } from '../model/features.js';
import { kindMadeBy, spelling } from '../references/vocabulary.js';
import { looseKey } from '../syntax/text.js';

export interface NameAt {
  leaf: LeafCstNode;
  /** The node of the line that the name stands in. */
  node: AstNode;
  /** The property of `node` that the name is the value of. */
  property: string;
  /** Where it is a reference. */
  reference?: Reference;
  /** What the name is of: its own line's node where it is a title. */
  target?: AstNode;
}

/** The part of a line at an offset, or just before it; undefined where there is none. */
export function leafAt(document: LangiumDocument, offset: number): LeafCstNode | undefined {
  const root = document.parseResult.value.$cstNode;
  if (!root) return undefined;
  const here = CstUtils.findLeafNodeAtOffset(root, offset);
  if (here && !here.hidden && here.end > offset) return here;
  const before = offset > 0 ? CstUtils.findLeafNodeAtOffset(root, offset - 1) : undefined;
  return before && !before.hidden && before.end >= offset ? before : undefined;
}

/** The property that a leaf is the value of; '' for a keyword or a separator. */
export function propertyOf(leaf: LeafCstNode): string {
  return leaf.grammarSource ? featureOf(leaf.grammarSource) : '';
}

/** The name at an offset; undefined on anything else. */
export function nameAt(document: LangiumDocument, offset: number): NameAt | undefined {
  const leaf = leafAt(document, offset);
  const property = leaf && propertyOf(leaf);
  if (!leaf || !property || leaf.tokenType.name !== 'NAME') return undefined;
  const node = leaf.astNode;
  if (property === 'name') return { leaf, node, property, target: node };
  const reference = referenceAt(node, property, leaf);
  if (!reference) return undefined;
  const target = reference.ref;
  return { leaf, node, property, reference, ...(target && { target }) };
}

/** The reference that a leaf stands for. */
export function referenceAt(node: AstNode, property: string, leaf: LeafCstNode): Reference | undefined {
  const value = (node as unknown as Record<string, unknown>)[property];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(isReference).find((it): it is Reference => it.$refNode?.offset === leaf.offset);
}

/** Every use in a document of a name that nothing declares, in the order of the text; the first one makes it. */
export function undeclaredUses(document: LangiumDocument, { reference, property }: NameAt): Reference[] {
  const kind = kindMadeBy(property) ?? (property === 'touchpoint' ? property : undefined);
  if (!reference || kind === undefined) return [];
  const key = looseKey(spelling(reference));
  return (document.references as Reference[])
    .filter((other) => {
      if (other.ref !== undefined || !other.$refNode || looseKey(spelling(other)) !== key) return false;
      const feature = propertyOf(other.$refNode as LeafCstNode);
      return feature === property;
    })
    .sort((a, b) => a.$refNode!.offset - b.$refNode!.offset);
}

/** A range without the tree behind it. */
export function plainRange({ start, end }: Range): Range {
  return { start: { ...start }, end: { ...end } };
}

/** The range of a node's name; of all of it where it has none. */
export function nameRange(node: AstNode): Range | undefined {
  const cst = node.$cstNode;
  if (!cst) return undefined;
  const leaf = CstUtils.flattenCst(cst).find((it) => it.tokenType.name === 'NAME' && propertyOf(it) === 'name');
  return plainRange((leaf ?? cst).range);
}

/** The document that a node stands in. */
export const documentOf = (node: AstNode): LangiumDocument => AstUtils.getDocument(node);
