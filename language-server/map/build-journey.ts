/** Syntax tree → JourneyMap: journeys, stages and steps. */
import type { AstNode } from 'langium';
import type { Journey as JourneyNode, Stage as StageNode, Step as StepNode, Text } from '../generated/ast.js';
import { addressedPains } from '../model/pains.js';
import { personaNames, personasOfJourney, scaleOf, textOf, textsOf } from '../model/queries.js';
import { buildItems, type JourneyContext } from './build-items.js';
import { choiceOf, evidence, lineOfBlock, link, metricValue, written } from './build-lines.js';
import type { BuiltParts, Surroundings } from './built-parts.js';
import type { Journey, Stage, Step } from './journey-map.js';
import { located, textLine } from './places.js';

/** The journey at a place in its file. `built`: parts made of it before. */
export function buildJourney(node: JourneyNode, index: number, built: BuiltParts): Journey {
  const id = `j${index}`;
  const everyone = personasOfJourney(node);
  const context: JourneyContext = {
    scale: scaleOf(node),
    everyone,
    ids: idsOf(node, id),
    addressed: addressedPains(node),
  };
  const one = (kind: Text['kind']) => {
    const line = textOf(node, kind);
    return line?.text ? textLine(line, `${id}.${kind}`) : undefined;
  };
  const many = (kind: Text['kind']) =>
    written(textsOf(node, kind)).map((line, i) => textLine(line, `${id}.${kind}${i}`));
  const [follows] = node.follows;
  const [futureOf] = node.futureOf;
  const common = JSON.stringify([context.scale, everyone]);
  let number = 1;
  return {
    ...located(node, id),
    name: node.name,
    personas: everyone,
    goal: one('goal'),
    scenario: one('scenario'),
    expects: many('expects'),
    state: choiceOf(node, 'state', ['current', 'future']),
    basis: choiceOf(node, 'basis', ['assumption', 'research']),
    follows: follows?.framework.$refText ? link(follows, 'framework', follows.framework, `${id}.follows`) : undefined,
    futureOf: futureOf?.journey.$refText ? link(futureOf, 'journey', futureOf.journey, `${id}.future of`) : undefined,
    owner: one('owner')?.text,
    contributors: many('contributor').map((line) => line.text),
    status: choiceOf(node, 'status', ['draft', 'review', 'live', 'retired']),
    updated: one('updated')?.text,
    scale: context.scale,
    starts: one('starts'),
    ends: one('ends'),
    metrics: node.metrics
      .filter((line) => line.metric.$refText)
      .map((line, i) => metricValue(line, `${id}.metric${i}`, [])),
    evidence: node.evidence
      .filter((line) => line.source.$refText)
      .map((line, i) => evidence(line, `${id}.evidence${i}`)),
    insights: many('insight'),
    notes: many('note'),
    links: many('link'),
    stages: node.stages.map((stage) => {
      const first = number;
      number += stage.steps.length;
      const steps = () =>
        stage.steps.map((step, at) =>
          built.step(step, surroundings(step, first + at), () => buildStep(step, first + at, context)),
        );
      return built.stage(stage, surroundings(stage, first), () => buildStage(stage, steps(), context));
    }),
  };

  function surroundings(block: StageNode | StepNode, number: number): Surroundings {
    return {
      journey: common,
      id: context.ids.get(block)!,
      number,
      idOf: (it) => context.ids.get(it),
      isAddressed: (pain) => context.addressed.has(pain),
    };
  }
}

function buildStage(stage: StageNode, steps: Step[], context: JourneyContext): Stage {
  const id = context.ids.get(stage)!;
  return {
    ...buildItems(stage, id, context),
    name: stage.name,
    personas: personaNames(stage.for.slice(0, 1)),
    goal: lineOfBlock(stage, 'goal', id),
    owner: textOf(stage, 'owner')?.text,
    steps,
  };
}

function buildStep(step: StepNode, number: number, context: JourneyContext): Step {
  const items = buildItems(step, context.ids.get(step)!, context);
  return { ...items, name: step.name, personas: personaNames(step.for.slice(0, 1)), number };
}

function idsOf(journey: JourneyNode, id: string): Map<AstNode, string> {
  const ids = new Map<AstNode, string>();
  journey.stages.forEach((stage, s) => {
    ids.set(stage, `${id}.s${s}`);
    stage.steps.forEach((step, p) => void ids.set(step, `${id}.s${s}.p${p}`));
  });
  return ids;
}
