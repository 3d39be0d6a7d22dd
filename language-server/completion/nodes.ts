/** From lines to the tree: the node of a block, found by where its line begins. */
import type { AstNode } from 'langium';
import type { Entry } from '../fixes/outline.js';
import type { As, Journey, Model, Opportunity, Stage, Step } from '../generated/ast.js';

/** A node that other lines stand in. */
export type BlockNode = Model | Model['journeys'][number] | Stage | Step | Opportunity | As | AstNode;

/** The node of a block, or the nearest around it that the tree has; the file's own for no entry. */
export function nodeOf(model: Model, entry: Entry | undefined): BlockNode {
  if (!entry) return model;
  const around = nodeOf(model, entry.parent);
  return childrenOf(around).find((node) => node.$cstNode?.offset === entry.line.start) ?? around;
}

function childrenOf(node: BlockNode): readonly AstNode[] {
  switch (node.$type) {
    case 'Model': {
      const model = node as Model;
      const declared = [model.personas, model.channels, model.touchpoints, model.emotions, model.sources];
      return [...model.journeys, ...declared.flat(), ...model.metrics, ...model.lanes, ...model.frameworks];
    }
    case 'Journey':
      return (node as Journey).stages;
    case 'Stage':
      return [...(node as Stage).steps, ...(node as Stage).opportunities, ...(node as Stage).as];
    case 'Step':
      return [...(node as Step).opportunities, ...(node as Step).as];
    default:
      return [];
  }
}

/** The nearest node of a type around a node, itself included. */
export function around<T extends AstNode>(node: AstNode | undefined, type: T['$type']): T | undefined {
  for (let at = node; at; at = at.$container) if (at.$type === type) return at as T;
  return undefined;
}
