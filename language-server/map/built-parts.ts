/** The parts of maps that were built of stages and steps, to be taken again while neither these nor what they depend on changes. */
import { type AstNode, AstUtils, type Reference } from 'langium';
import {
  type Emotion,
  isEmotion,
  isJourney,
  isMetric,
  type Stage as StageNode,
  type Step as StepNode,
} from '../generated/ast.js';
import { referenceName, scoreOfEmotion } from '../model/queries.js';
import { forEachNode, forEachReference } from '../references/walk.js';
import type { Stage, Step } from './journey-map.js';

type NamedReference = Reference<AstNode & { name: string }>;

/** What a block's part of the map is made of, besides the block's own lines. */
export interface Surroundings {
  /** What all stages of the journey have in common. */
  journey: string;
  id: string;
  /** Of the step, or the stage's first. */
  number: number;
  /** The id of a stage or step of the journey. */
  idOf(node: AstNode): string | undefined;
  isAddressed(pain: AstNode): boolean;
}

interface DependentLines {
  references: NamedReference[];
  pains: AstNode[];
}

interface Built<Part> extends DependentLines {
  inputs: readonly unknown[];
  part: Part;
}

/**
 * The parser makes no new node of a stage whose text stays, nor of a step of another one. Its part of the map is the same
 * object as before where everything else that it was made of stays, too: its place, the journey's scale and personas, what
 * its names mean.
 */
export class BuiltParts {
  private readonly stages = new WeakMap<StageNode, Built<Stage>>();
  private readonly steps = new WeakMap<StepNode, Built<Step>>();

  /** The stage's part of the map: the one that was built before, or what `build` makes. */
  stage(node: StageNode, surroundings: Surroundings, build: () => Stage): Stage {
    return take(this.stages, node, surroundings, build);
  }

  /** The step's part of the map: the one that was built before, or what `build` makes. */
  step(node: StepNode, surroundings: Surroundings, build: () => Step): Step {
    return take(this.steps, node, surroundings, build);
  }
}

function take<Node extends StageNode | StepNode, Part>(
  built: WeakMap<Node, Built<Part>>,
  node: Node,
  surroundings: Surroundings,
  build: () => Part,
): Part {
  const before = built.get(node);
  const lines = before ?? dependentLines(node);
  const inputs = inputsOf(node, lines, surroundings);
  if (before && isSame(before.inputs, inputs)) return before.part;
  const part = build();
  built.set(node, { references: lines.references, pains: lines.pains, inputs, part });
  return part;
}

/** What stands in a block and means something that depends on the text around it. */
function dependentLines(node: StageNode | StepNode): DependentLines {
  const references: NamedReference[] = [];
  const pains: AstNode[] = [];
  forEachReference(node, ({ reference }) => void references.push(reference as NamedReference));
  forEachNode(node, (it) => void (it.$type === 'Pain' && pains.push(it)));
  return { references, pains };
}

function inputsOf(
  node: StageNode | StepNode,
  { references, pains }: DependentLines,
  { journey, id, number, idOf, isAddressed }: Surroundings,
): unknown[] {
  const inputs: unknown[] = [journey, id, number, node.$cstNode?.range.start.line];
  for (const reference of references) {
    const target = reference.ref;
    inputs.push(referenceName(reference), target && (idOf(target) ?? meaningOf(target, node)));
  }
  for (const pain of pains) inputs.push(isAddressed(pain));
  return inputs;
}

/** What a map says of something that a block refers to, its name apart. */
function meaningOf(target: AstNode, from: AstNode): unknown {
  if (isEmotion(target)) return scoreOfEmotion(target as Emotion) ?? 'no score';
  if (isMetric(target)) return target.scales[0]?.value ?? 'no scale';
  if (!isJourney(target)) return true;
  return AstUtils.getDocument(target) === AstUtils.getDocument(from) ? target.$containerIndex : 'elsewhere';
}

function isSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((value, index) => value === after[index]);
}
