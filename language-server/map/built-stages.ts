/** The parts of maps that were built of stages, to be taken again while neither the stage nor what it depends on changes. */
import { type AstNode, AstUtils, type Reference } from 'langium';
import { type Emotion, isEmotion, isJourney, isMetric, type Stage as StageNode } from '../generated/ast.js';
import { referenceName, scoreOfEmotion } from '../model/queries.js';
import { forEachNode, forEachReference } from '../references/walk.js';
import type { Stage } from './journey-map.js';

type NamedReference = Reference<AstNode & { name: string }>;

/** What a stage's part of the map is made of, besides the stage's own lines. */
export interface StageSurroundings {
  /** What all stages of the journey have in common. */
  journey: string;
  id: string;
  /** Of its first step. */
  number: number;
  /** The id of a stage or step of the journey. */
  idOf(node: AstNode): string | undefined;
  isAddressed(pain: AstNode): boolean;
}

interface BuiltStage {
  references: NamedReference[];
  pains: AstNode[];
  inputs: readonly unknown[];
  stage: Stage;
}

/**
 * The parser makes no new node of a stage whose text stays. Its part of the map is the same object as before where
 * everything else that it was made of stays, too: its place, the journey's scale and personas, what its names mean.
 */
export class BuiltStages {
  private readonly built = new WeakMap<StageNode, BuiltStage>();

  /** The stage's part of the map: the one that was built before, or what `build` makes. */
  take(node: StageNode, surroundings: StageSurroundings, build: () => Stage): Stage {
    const before = this.built.get(node);
    const lines = before ?? dependentLines(node);
    const inputs = inputsOf(node, lines, surroundings);
    if (before && isSame(before.inputs, inputs)) return before.stage;
    const stage = build();
    this.built.set(node, { references: lines.references, pains: lines.pains, inputs, stage });
    return stage;
  }
}

/** What stands in a stage and means something that depends on the text around it. */
function dependentLines(node: StageNode): Pick<BuiltStage, 'references' | 'pains'> {
  const references: NamedReference[] = [];
  const pains: AstNode[] = [];
  forEachReference(node, ({ reference }) => void references.push(reference as NamedReference));
  forEachNode(node, (it) => void (it.$type === 'Pain' && pains.push(it)));
  return { references, pains };
}

function inputsOf(
  node: StageNode,
  { references, pains }: Pick<BuiltStage, 'references' | 'pains'>,
  { journey, id, number, idOf, isAddressed }: StageSurroundings,
): unknown[] {
  const inputs: unknown[] = [journey, id, number, node.$cstNode?.range.start.line];
  for (const reference of references) {
    const target = reference.ref;
    inputs.push(referenceName(reference), target && (idOf(target) ?? meaningOf(target, node)));
  }
  for (const pain of pains) inputs.push(isAddressed(pain));
  return inputs;
}

/** What a map says of something that a stage refers to, its name apart. */
function meaningOf(target: AstNode, from: StageNode): unknown {
  if (isEmotion(target)) return scoreOfEmotion(target as Emotion) ?? 'no score';
  if (isMetric(target)) return target.scales[0]?.value ?? 'no scale';
  if (!isJourney(target)) return true;
  return AstUtils.getDocument(target) === AstUtils.getDocument(from) ? target.$containerIndex : 'elsewhere';
}

function isSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((value, index) => value === after[index]);
}
