import type { AstNode } from 'langium';
import { type As, isModel, type Opportunity, type Stage, type Step, type Stray } from '../generated/ast.js';
import { KEYWORDS, lineOf } from './table.js';

type Nest = Stage | Step | Opportunity | As;

/**
 * Moves the nodes of stray lines to their owners, among the lines of the same kind where they stand in the text. Their
 * place in the concrete tree, and so every range, stays. `strays`: start of the line → start of its owner.
 */
export function adoptStrays(root: AstNode, strays: ReadonlyMap<number, number>): void {
  if (!isModel(root)) return;
  const found: Stray[] = [];
  const collect = (nest: Nest) => {
    for (const stray of nest.strays) {
      found.push(stray);
      const { line } = stray;
      if ('strays' in line) collect(line);
    }
    if ('steps' in nest) nest.steps.forEach(collect);
    if ('opportunities' in nest) nest.opportunities.forEach(collect);
    if ('as' in nest) nest.as.forEach(collect);
  };
  for (const journey of root.journeys) journey.stages.forEach(collect);
  // Owners are looked up before anything moves: a stray may stand in another.
  const moves = found.map((stray) => ({ stray, owner: ownerOf(stray, strays.get(stray.$cstNode!.offset)) }));
  for (const { stray, owner } of moves) move(stray, owner);
}

function ownerOf(stray: Stray, start: number | undefined): AstNode {
  let node: AstNode | undefined = stray.$container;
  while (node && !(isModel(node) ? start === -1 : node.$cstNode?.offset === start)) node = node.$container;
  if (!node) throw new Error('A stray line without an owner.');
  return node;
}

function move(stray: Stray, owner: AstNode): void {
  const { line } = stray;
  const property = propertyFor(line, owner);
  const siblings = (owner as unknown as Record<string, AstNode[]>)[property]!;
  const offset = line.$cstNode!.offset;
  let at = siblings.length;
  while (at > 0 && siblings[at - 1]!.$cstNode!.offset > offset) at--;
  siblings.splice(at, 0, line);
  const nest = stray.$container as Nest;
  nest.strays = nest.strays.filter((other) => other !== stray);
  siblings.forEach((sibling, index) => {
    Object.assign(sibling, { $container: owner, $containerProperty: property, $containerIndex: index });
  });
}

/** The property of the owner's node that the keyword table names for the line. */
function propertyFor(line: Stray['line'], owner: AstNode): string {
  const block = isModel(owner)
    ? 'file'
    : (owner.$type.toLowerCase() as 'journey' | 'stage' | 'step' | 'opportunity' | 'as');
  for (const keyword of KEYWORDS) {
    const definition = lineOf(block, keyword);
    if (definition?.rule === line.$type) return definition.property;
  }
  throw new Error(`A ${block} takes no ${line.$type}.`);
}
