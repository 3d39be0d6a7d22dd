import { type AstNode, isReference, type ReferenceInfo } from 'langium';
import { isStage } from '../generated/ast.js';
import { KeptByStage } from '../model/kept-by-stage.js';

/**
 * Visits every reference below `root` in the order of the text, at one go: Langium's own walks wait at every node, and
 * waiting is most of what they cost.
 */
export function forEachReference(root: AstNode, visit: (info: ReferenceInfo) => void): void {
  if (isStage(root)) for (const info of IN_STAGE.of(root)) visit(info);
  else walkReferences(root, visit);
}

const IN_STAGE = new KeptByStage((stage) => {
  const found: ReferenceInfo[] = [];
  walkReferences(stage, (info) => void found.push(info));
  return found;
});

function walkReferences(root: AstNode, visit: (info: ReferenceInfo) => void): void {
  for (const property in root) {
    if (property.charCodeAt(0) === DOLLAR) continue;
    const value = (root as unknown as Record<string, unknown>)[property];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const element: unknown = value[index];
        if (typeof element !== 'object' || element === null) break;
        if (isReference(element)) visit({ reference: element, container: root, property, index });
        else forEachReference(element as AstNode, visit);
      }
    } else if (isReference(value)) visit({ reference: value, container: root, property });
    else forEachReference(value as AstNode, visit);
  }
}

/**
 * Visits `root` and every node below it, each before those in it, at one go; those below a node for which `visit` says
 * false apart.
 */
export function forEachNode(root: AstNode, visit: (node: AstNode) => unknown): void {
  if (visit(root) === false) return;
  for (const property in root) {
    if (property.charCodeAt(0) === DOLLAR) continue;
    const value = (root as unknown as Record<string, unknown>)[property];
    if (typeof value !== 'object' || value === null) continue;
    for (const element of Array.isArray(value) ? value : [value]) {
      if (typeof element !== 'object' || element === null || isReference(element)) break;
      forEachNode(element as AstNode, visit);
    }
  }
}

const DOLLAR = 36;
