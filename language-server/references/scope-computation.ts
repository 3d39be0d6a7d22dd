import {
  type AstNode,
  type AstNodeDescription,
  AstUtils,
  DefaultScopeComputation,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
} from 'langium';
import type { As, Journey, Model, Pain, Stage, Step } from '../generated/ast.js';

/**
 * Files export their declarations. Within a file, steps and stages hang on their journey, and the steps of a stage on
 * the stage as well; pains hang on the step or stage they stand in, `as` blocks included.
 */
export class JourneyScopeComputation extends DefaultScopeComputation {
  override async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
    const exported: AstNodeDescription[] = [];
    for (const node of AstUtils.streamContents(document.parseResult.value)) {
      this.addExportedSymbol(node, exported, document);
    }
    return exported;
  }

  override async collectLocalSymbols(document: LangiumDocument): Promise<LocalSymbols> {
    const symbols = new MultiMap<AstNode, AstNodeDescription>();
    const add = (owner: AstNode, node: Step | Stage | Pain) => {
      if (node.name) symbols.add(owner, this.descriptions.createDescription(node, node.name, document));
    };
    const addPains = (owner: Stage | Step) => {
      for (const pain of painsOf(owner)) add(owner, pain);
    };
    for (const journey of (document.parseResult.value as Model).journeys) {
      for (const stage of journey.stages) {
        for (const step of stage.steps) {
          add(stage, step);
          add(journey, step);
          if (step.name && stage.name) {
            const name = `${stage.name} / ${step.name}`;
            symbols.add(journey, this.descriptions.createDescription(step, name, document));
          }
          addPains(step);
        }
        addPains(stage);
      }
      // A step is meant before a stage of the same name.
      for (const stage of journey.stages) add(journey, stage);
    }
    return symbols;
  }
}

/** The pains of a stage's own lines or of a step, those in its `as` blocks included, in the order of the text. */
export function painsOf(block: Stage | Step): Pain[] {
  const own = [...block.pains, ...block.as.flatMap((as: As) => as.pains)];
  return own.sort((a, b) => a.$cstNode!.offset - b.$cstNode!.offset);
}

/** The pains that an opportunity of a journey may answer beyond its own step and stage. */
export function painsOfJourney(journey: Journey): Pain[] {
  return journey.stages.flatMap((stage) => [...painsOf(stage), ...stage.steps.flatMap(painsOf)]);
}
