/** Where things stand in the text, for the map. */
import { type AstNode, type CstNode, isCompositeCstNode } from 'langium';
import type { Text } from '../generated/ast.js';
import { featureOf } from '../model/features.js';
import type { Located, Range, TextLine } from './journey-map.js';

/** Id and ranges of a node; `property` names its smallest text, its title where none is given. */
export function located(node: AstNode, id: string, property = 'name'): Located {
  const cst = node.$cstNode;
  if (!cst) return { id };
  return { id, range: plainRange(cst.range), nameRange: plainRange((leafOf(cst, property) ?? cst).range) };
}

/** Id and ranges of one of several names in a line: `name` is where it stands. */
export function locatedName(line: AstNode, id: string, name: CstNode | undefined): Located {
  const cst = line.$cstNode;
  if (!cst) return { id };
  return { id, range: plainRange(cst.range), nameRange: plainRange((name ?? cst).range) };
}

/** A text line, with its places where it stands in this file. */
export function textLine(node: Text, id: string, own = true): TextLine {
  return { ...(own ? located(node, id, 'text') : { id }), text: node.text };
}

/** A range without the tree behind it. */
function plainRange({ start, end }: Range): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** The first leaf directly in a node's rule that is the value of a property. */
export function leafOf(cst: CstNode, property: string): CstNode | undefined {
  if (!isCompositeCstNode(cst)) return undefined;
  for (const leaf of cst.content) {
    if (leaf.grammarSource && featureOf(leaf.grammarSource) === property) return leaf;
  }
  return undefined;
}
