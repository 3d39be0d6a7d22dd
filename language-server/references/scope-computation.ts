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
import { LocalDescription } from './local-description.js';

/**
 * Files export their declarations. Within a file, steps and stages hang on their journey, and the steps of a stage on
 * the stage as well. Pains are looked up where they are needed, by the scope provider.
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
    const describe = (node: AstNode, name: string) => new LocalDescription(node, name, document, this.descriptions);
    for (const journey of (document.parseResult.value as Model).journeys) {
      for (const stage of journey.stages) {
        for (const step of stage.steps) {
          if (!step.name) continue;
          const description = describe(step, step.name);
          symbols.add(stage, description);
          symbols.add(journey, description);
          if (stage.name) symbols.add(journey, describe(step, `${stage.name} / ${step.name}`));
        }
      }
      // A step is meant before a stage of the same name.
      for (const stage of journey.stages) {
        if (stage.name) symbols.add(journey, describe(stage, stage.name));
      }
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
