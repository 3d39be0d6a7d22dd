/** Where things stand in the text, for the map. */
import { type AstNode, type CstNode, GrammarUtils } from 'langium';
import type { Text } from '../generated/ast.js';
import type { Located, Range, TextLine } from './journey-map.js';

/** Id and ranges of a node; `property` names its smallest text, its title where none is given. */
export function located(node: AstNode, id: string, property = 'name'): Located {
  const cst = node.$cstNode;
  if (!cst) return { id };
  const name = GrammarUtils.findNodeForProperty(cst, property);
  return { id, range: rangeOfNode(cst), nameRange: rangeOfNode(name ?? cst) };
}

/** One of several names that a line holds, by its place in the tree: looking each up in a long line would be slow. */
export function locatedName(line: AstNode, id: string, name: CstNode | undefined): Located {
  const cst = line.$cstNode;
  if (!cst) return { id };
  return { id, range: rangeOfNode(cst), nameRange: rangeOfNode(name ?? cst) };
}

/** A text line, with its places where it stands in this file. */
export function textLine(node: Text, id: string, own = true): TextLine {
  return { ...(own ? located(node, id, 'text') : { id }), text: node.text };
}

function rangeOfNode(node: CstNode): Range {
  const { start, end } = node.range;
  return { start: { ...start }, end: { ...end } };
}
