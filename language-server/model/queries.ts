/** Questions that the rules and the map ask of the tree. All names are as `nameKey` compares them where they are compared. */
import type { AstNode, Reference } from 'langium';
import type {
  As,
  Emotion,
  Feels,
  Journey,
  MetricLine,
  Next,
  Opportunity,
  Persona,
  Stage,
  Step,
  Text,
} from '../generated/ast.js';
import type { Scale } from '../map/journey-map.js';
import { ambiguityOf } from '../references/rivals.js';
import { spelling } from '../references/vocabulary.js';
import { nameKey } from '../syntax/text.js';
import { EMOTION_SCALE, parseNumber, parseScale, parseShare, rescale } from '../syntax/values.js';

/** A stage or a step: what both have. */
export type Block = Stage | Step;

/** The text lines of one keyword, in the order of the text, empty ones included. */
export function textsOf(block: { texts: Text[] }, kind: Text['kind']): Text[] {
  return block.texts.filter((line) => line.kind === kind);
}

/** The first text line of a keyword: where a line may stand once, the first one counts. */
export function textOf(block: { texts: Text[] }, kind: Text['kind']): Text | undefined {
  return block.texts.find((line) => line.kind === kind);
}

/** The name of what a reference means: the declaration's own, or as written where nothing declares it. */
export function referenceName(reference: Reference<AstNode & { name: string }>): string {
  return reference.ref?.name ?? spelling(reference);
}

/** The names after a `for` or `as`, each once. */
export function personaNames(lines: readonly { personas: Reference<Persona>[] }[]): string[] {
  const names = new Map<string, string>();
  for (const line of lines) {
    for (const reference of line.personas) {
      const name = referenceName(reference);
      if (name && !names.has(nameKey(name))) names.set(nameKey(name), name);
    }
  }
  return [...names.values()];
}

/** Whose journey it is: those after `for`; where the map does not say, those it mentions in steps. */
export function personasOfJourney(journey: Journey): string[] {
  const named = personaNames(journey.for.slice(0, 1));
  if (named.length > 0) return named;
  const blocks = journey.stages.flatMap((stage): Block[] => [stage, ...stage.steps]);
  return personaNames(blocks.flatMap((block) => [...block.for, ...block.as]));
}

/** Who goes through a stage or step: those it names, else those its stage names, else all of the journey's. */
export function personasOfBlock(block: Block, everyone: readonly string[]): string[] {
  const own = personaNames(block.for.slice(0, 1));
  if (own.length > 0) return own;
  const stage = block.$type === 'Step' ? (block.$container as Stage) : undefined;
  const ofStage = stage ? personaNames(stage.for.slice(0, 1)) : [];
  return ofStage.length > 0 ? ofStage : [...everyone];
}

/** The block of a stage or step that says what is true for a persona alone. */
export function ownBlockOf(block: Block, persona: string): As | undefined {
  return block.as.find((as) => {
    const names = personaNames([as]);
    return names.length === 1 && nameKey(names[0]!) === nameKey(persona);
  });
}

/** The scale in which a journey writes its scores. */
export function scaleOf(journey: Journey): Scale {
  const written = journey.scales[0]?.value;
  return (written ? parseScale(written) : undefined) ?? EMOTION_SCALE;
}

/** The score of an emotion's declaration on -2..+2; undefined where it says none that can be. */
export function scoreOfEmotion(emotion: Emotion | undefined): number | undefined {
  return emotion?.score === undefined ? undefined : scoreOn(EMOTION_SCALE, emotion.score);
}

/**
 * The score of a `feels` line on -2..+2: as written in the journey's scale, or the emotion's own. Undefined where it
 * says none, or one outside the scale.
 */
export function scoreOf(feels: Feels, scale: Scale): number | undefined {
  if (feels.score !== undefined) {
    const written = scoreOn(scale, feels.score);
    return written === undefined ? undefined : rescale(written, scale, EMOTION_SCALE);
  }
  return scoreOfEmotion(feels.emotion?.ref);
}

function scoreOn({ min, max }: Scale, written: string): number | undefined {
  const score = parseNumber(written);
  return score !== undefined && score >= min && score <= max ? score : undefined;
}

/** By how much an opportunity would raise the emotion: as written in the journey's scale, and on -2..+2. */
export function liftsOf(
  { lifts: [line] }: Opportunity,
  scale: Scale,
): { written: number; onEmotions: number } | undefined {
  const written = line?.value ? parseNumber(line.value) : undefined;
  if (written === undefined) return undefined;
  const slope = (EMOTION_SCALE.max - EMOTION_SCALE.min) / (scale.max - scale.min);
  return { written, onEmotions: Number((written * slope).toPrecision(12)) };
}

/** The share that a line writes, 0..1; undefined where it writes none that can be. */
export function shareOf(written: string | undefined): number | undefined {
  const share = written === undefined ? undefined : parseShare(written);
  return share !== undefined && share >= 0 && share <= 1 ? share : undefined;
}

/**
 * Tells the `feels` lines that are true for a persona at a stage or step: those of its `as` blocks, or else everybody's,
 * which are also those of null.
 */
export function feelsAt(block: Block): (persona: string | null) => Feels[] {
  const own = new Map<string, Feels[]>();
  for (const as of block.as) {
    for (const name of personaNames([as])) {
      const key = nameKey(name);
      const feels = own.get(key) ?? [];
      for (const line of as.feels) feels.push(line);
      own.set(key, feels);
    }
  }
  return (persona) => {
    const feels = persona === null ? undefined : own.get(nameKey(persona));
    return feels && feels.length > 0 ? feels : block.feels;
  };
}

/** True for a stage that is mapped by its own lines. */
export function isMappedWithoutSteps(stage: Stage): boolean {
  return stage.steps.length === 0 && hasItems(stage);
}

/** True where a stage or step has a line of its own that says something of the experience. */
export function hasItems(block: Block): boolean {
  const says = block.texts.some((line) => line.kind !== 'goal' && line.kind !== 'owner');
  const lists = [
    block.on,
    block.touchpoints,
    block.involves,
    block.feels,
    block.pains,
    block.opportunities,
    block.moments,
  ];
  const more = [block.layers, block.evidence, block.metrics, block.next, block.leaves, block.endings, block.details];
  return says || [...lists, ...more, block.lanes, block.as].some((list) => list.length > 0);
}

/** Every metric line of a journey, with those of its stages, steps, opportunities and `as` blocks. */
export function metricLinesOf(journey: Journey): MetricLine[] {
  const ofBlock = (block: Block) => [
    ...block.metrics,
    ...block.as.flatMap((as) => as.metrics),
    ...block.opportunities.flatMap((opportunity) => opportunity.metrics),
  ];
  return [
    ...journey.metrics,
    ...journey.stages.flatMap((stage) => [...ofBlock(stage), ...stage.steps.flatMap(ofBlock)]),
  ];
}

/** Stages and steps in the order of the text. */
export function blocksOf(journey: Journey): Block[] {
  return journey.stages.flatMap((stage): Block[] => [stage, ...stage.steps]);
}

/** What a complete map says something about: titled steps, and titled stages that are mapped by their own lines. */
export function mappedBlocks(journey: Journey): Block[] {
  return blocksOf(journey).filter((block) => block.name && (block.$type === 'Step' || isMappedWithoutSteps(block)));
}

/** Every `feels` line of a journey, in `as` blocks too. */
export function feelsLines(journey: Journey): Feels[] {
  return blocksOf(journey).flatMap((block) => [...block.feels, ...block.as.flatMap((as) => as.feels)]);
}

/** Every `next` line of a journey, in `as` blocks too. */
export function nextLines(journey: Journey): Next[] {
  return blocksOf(journey).flatMap((block) => [...block.next, ...block.as.flatMap((as) => as.next)]);
}

/**
 * True where the ways through a journey are not known: a `next` names no step yet, one that does not exist, or two. What
 * the flow rules would say of such a journey follows from that.
 */
export function hasUnresolvedNext(journey: Journey): boolean {
  const isUnclear = (it: Reference<Stage | Step>) => it.ref === undefined || ambiguityOf(it) !== undefined;
  return nextLines(journey).some(({ targets }) => targets.length === 0 || targets.some(isUnclear));
}
