/** Syntax tree → JourneyMap: the lines of a stage or a step. */
import { type AstNode, GrammarUtils, type Reference } from 'langium';
import type { As, Opportunity as OpportunityNode, Text } from '../generated/ast.js';
import {
  type Block,
  feelsAt,
  liftsOf,
  personaNames,
  personasOfBlock,
  referenceName,
  scoreOf,
  shareOf,
  textOf,
  textsOf,
} from '../model/queries.js';
import { EMOTION_SCALE, rescale } from '../syntax/values.js';
import { choiceOf, evidence, link, metricValue, written } from './build-lines.js';
import type { BlueprintEntry, Feeling, Item, Items, Mood, Opportunity, Pain, Scale, TextItem } from './journey-map.js';
import { located, locatedName, textLine } from './places.js';

/** What all of a journey's stages and steps need to know. */
export interface JourneyContext {
  scale: Scale;
  everyone: string[];
  /** Stages and steps → their ids. */
  ids: Map<AstNode, string>;
  /** The pains that an opportunity answers. */
  addressed: Set<AstNode>;
}

function painNodes(block: Block) {
  return personal(block, (it) => it.pains);
}

/** Lines of a block and of its `as` blocks, with the personas for whom they are true. */
function personal<T extends AstNode>(
  block: Block,
  lines: (block: Block | As) => T[],
): { node: T; personas: string[] }[] {
  const own = lines(block).map((node) => ({ node, personas: [] as string[] }));
  if (block.as.length === 0) return own;
  const others = block.as.flatMap((as) => lines(as).map((node) => ({ node, personas: personaNames([as]) })));
  return [...own, ...others].sort((a, b) => a.node.$cstNode!.offset - b.node.$cstNode!.offset);
}

/** What a stage or step says, its name and its place in the journey apart. */
export function buildItems(node: Block, id: string, context: JourneyContext): Items {
  const texts = (kind: Text['kind']): TextItem[] =>
    personal(node, (it) => written(textsOf(it, kind))).map(({ node: line, personas }, i) => ({
      ...textLine(line, `${id}.${kind}${i}`),
      personas,
    }));
  const items = <T extends AstNode, R>(
    kind: string,
    lines: (block: Block | As) => T[],
    build: (line: T, item: Item) => R,
    property?: string,
  ) =>
    personal(node, lines).map(({ node: line, personas }, i) =>
      build(line, { ...located(line, `${id}.${kind}${i}`, property), personas }),
    );
  const ownItems = <T extends AstNode, R>(
    kind: string,
    lines: T[],
    build: (line: T, item: Item) => R,
    property?: string,
  ) => lines.map((line, i) => build(line, { ...located(line, `${id}.${kind}${i}`, property), personas: [] }));
  const layers = (kind: 'frontstage' | 'backstage' | 'support'): BlueprintEntry[] =>
    ownItems(
      kind,
      node.layers.filter((layer) => layer.kind === kind && layer.what),
      (layer, item) => ({
        ...item,
        who: layer.who || undefined,
        what: layer.what!,
        order: node.layers.indexOf(layer),
      }),
      'what',
    );
  const feelingIds = new Map<AstNode, string>();
  const feels = items(
    'feels',
    (it) => it.feels,
    (line, item): Feeling => {
      feelingIds.set(line, item.id);
      const score = scoreOf(line, context.scale);
      return {
        ...item,
        emotion: line.emotion ? referenceName(line.emotion) || undefined : undefined,
        score,
        scaled: score === undefined ? undefined : rescale(score, EMOTION_SCALE, context.scale),
        written: line.score !== undefined,
        why: line.why || undefined,
      };
    },
    'emotion',
  );
  const moment = node.moments[0];
  const ending = node.endings[0];
  const image = textOf(node, 'image');
  return {
    ...located(node, id),
    channels: namesOf(node, 'on', id, (it) => it.on.flatMap((line) => line.channels.map((ref) => ({ line, ref })))).map(
      ({ text, ...item }) => ({ ...item, name: text }),
    ),
    touchpoints: items(
      'touchpoint',
      (it) => it.touchpoints.filter((line) => line.touchpoint.$refText),
      (line, item) => ({
        ...item,
        text: referenceName(line.touchpoint),
      }),
      'touchpoint',
    ),
    actions: texts('action'),
    involves: node.involves
      .flatMap((line) => {
        const places = GrammarUtils.findNodesForProperty(line.$cstNode, 'names');
        return line.names.map((text, n) => ({ line, text, place: places[n] }));
      })
      .filter(({ text }) => text)
      .map(({ line, text, place }, i) => ({ ...locatedName(line, `${id}.involves${i}`, place), personas: [], text })),
    thinks: texts('thinks'),
    says: texts('says'),
    expects: texts('expects'),
    needs: texts('needs'),
    feels,
    moods: moodsOf(node, context, feels, feelingIds),
    pains: painNodes(node)
      .filter(({ node: pain }) => pain.name)
      .map(
        ({ node: pain, personas }, i): Pain => ({
          ...located(pain, `${id}.pain${i}`),
          personas,
          text: pain.name,
          addressed: context.addressed.has(pain),
        }),
      ),
    gains: texts('gain'),
    opportunities: node.opportunities
      .filter((it) => it.name)
      .map((it, i) => opportunity(it, `${id}.opportunity${i}`, context)),
    triggers: texts('trigger'),
    momentOfTruth: moment && { ...located(moment, `${id}.moment of truth`, 'why'), text: moment.why ?? '' },
    physicalEvidence: texts('physical evidence'),
    frontstage: layers('frontstage'),
    backstage: layers('backstage'),
    support: layers('support'),
    evidence: ownItems(
      'evidence',
      node.evidence.filter((line) => line.source.$refText),
      (line, item) => ({
        ...evidence(line, item.id),
      }),
    ),
    metrics: personal(node, (it) => it.metrics)
      .filter(({ node: line }) => line.metric.$refText)
      .map(({ node: line, personas }, i) => metricValue(line, `${id}.metric${i}`, personas)),
    when: textOf(node, 'when')?.text || undefined,
    lasts: textOf(node, 'lasts')?.text || undefined,
    next: personal(node, (it) => it.next).flatMap(({ node: line, personas }, l) =>
      line.targets
        .filter((target) => target.$refText)
        .map((target, t) => ({
          ...locatedName(line, `${id}.next${l}${t > 0 ? `.${t}` : ''}`, target.$refNode),
          personas,
          name: referenceName(target),
          target: target.ref && context.ids.get(target.ref),
          share: shareOf(line.share),
          condition: line.condition || undefined,
        })),
    ),
    leaves: items(
      'leaves',
      (it) => it.leaves,
      (line, item) => ({
        ...item,
        share: shareOf(line.share),
        why: line.why || undefined,
      }),
      'share',
    ),
    endsHere: ending && { ...located(ending, `${id}.ends here`, 'how'), text: ending.how ?? '' },
    details: node.details[0]?.journey.$refText
      ? link(node.details[0], 'journey', node.details[0].journey, `${id}.details`)
      : undefined,
    insights: texts('insight'),
    image: image?.text ? textLine(image, `${id}.image`) : undefined,
    links: texts('link'),
    notes: texts('note'),
    lanes: ownItems(
      'lane',
      node.lanes.filter((line) => line.lane.$refText && line.text),
      (line, item) => ({
        ...item,
        lane: referenceName(line.lane),
        text: line.text!,
      }),
      'text',
    ),
  };
}

/** The resolved names of lines that hold several, each as an item of its own. */
function namesOf<L extends AstNode>(
  node: Block,
  kind: string,
  id: string,
  names: (block: Block | As) => { line: L; ref: Reference<AstNode & { name: string }> }[],
): TextItem[] {
  const own = names(node).map((it) => ({ ...it, personas: [] as string[] }));
  const others = node.as.flatMap((as) => names(as).map((it) => ({ ...it, personas: personaNames([as]) })));
  return [...own, ...others]
    .filter(({ ref }) => ref.$refText)
    .map(({ line, ref, personas }, i) => ({
      ...locatedName(line, `${id}.${kind}${i}`, ref.$refNode),
      personas,
      text: referenceName(ref),
    }));
}

/** How each persona feels at a stage or step: the mean of the scores of the lines that are true for them. */
function moodsOf(node: Block, context: JourneyContext, feels: Feeling[], ids: Map<AstNode, string>): Mood[] {
  const personas = personasOfBlock(node, context.everyone);
  const byId = new Map(feels.map((feeling) => [feeling.id, feeling]));
  const feelsOf = feelsAt(node);
  return (personas.length > 0 ? personas : [null]).map((persona) => {
    const own = feelsOf(persona).map((line) => byId.get(ids.get(line)!)!);
    const scores = own.map((feeling) => feeling.score).filter((score) => score !== undefined);
    const mean = scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null;
    const score = mean === null ? null : Number(mean.toPrecision(12));
    return {
      persona,
      score,
      scaled: score === null ? null : rescale(score, EMOTION_SCALE, context.scale),
      feels: own.map((feeling) => feeling.id),
    };
  });
}

function opportunity(node: OpportunityNode, id: string, context: JourneyContext): Opportunity {
  const lifts = liftsOf(node, context.scale);
  return {
    ...located(node, id),
    personas: [],
    text: node.name,
    answers: node.answers
      .filter((line) => line.pain.$refText)
      .map((line, i) => link(line, 'pain', line.pain, `${id}.answers${i}`)),
    lifts: lifts?.onEmotions,
    liftsScaled: lifts?.written,
    channels: node.on.flatMap((line) => line.channels.map(referenceName).filter(Boolean)),
    owner: textOf(node, 'owner')?.text || undefined,
    effort: choiceOf(node, 'effort', ['low', 'medium', 'high']),
    impact: choiceOf(node, 'impact', ['low', 'medium', 'high']),
    kind: choiceOf(node, 'kind', ['automation', 'personalization', 'contextual', 'other']),
    status: choiceOf(node, 'status', ['idea', 'planned', 'live']),
    metrics: node.metrics.filter((it) => it.metric.$refText).map((it, i) => metricValue(it, `${id}.metric${i}`, [])),
    link: textOf(node, 'link')?.text || undefined,
  };
}
