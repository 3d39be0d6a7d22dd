/** What a name stands for: in a few words beside a completion, and as a card when somebody asks for more. */
import { type AstNode, AstUtils, UriUtils } from 'langium';
import type {
  Channel,
  Emotion,
  Framework,
  Journey,
  Metric,
  Pain,
  Persona,
  Source,
  Stage,
  Step,
  Text,
  Touchpoint,
} from '../generated/ast.js';
import { LIBRARY_URI, type measureOf } from '../library/library.js';
import { measureOfMetric } from '../model/measures.js';
import { mean } from '../model/moods.js';
import {
  type Block,
  blocksOf,
  personaNames,
  personasOfJourney,
  referenceName,
  scaleOf,
  scoreOf,
  scoreOfEmotion,
  textOf,
  textsOf,
} from '../model/queries.js';
import { faceOf, scoreIn, signed } from './faces.js';
import { listed, paragraphs, plain } from './markdown.js';

/** What a declaration is called in words. */
const KIND_WORDS: Readonly<Record<string, string>> = {
  Persona: 'persona',
  Channel: 'channel',
  Touchpoint: 'touchpoint',
  Emotion: 'emotion',
  Source: 'source',
  Metric: 'metric',
  Lane: 'row',
  Framework: 'framework',
  FrameworkStage: 'stage of a framework',
  Journey: 'journey',
  Stage: 'stage',
  Step: 'step',
  Pain: 'pain',
  Opportunity: 'opportunity',
};

/** What a node is called in words: `persona`, `stage`. */
export function kindWords({ $type }: AstNode): string {
  return KIND_WORDS[$type] ?? $type.toLowerCase();
}

type Texts = { texts: Text[] };
const said = (block: Texts, kind: Text['kind']): string | undefined => textOf(block, kind)?.text || undefined;
const allSaid = (block: Texts, kind: Text['kind']): string[] => textsOf(block, kind).map(({ text }) => text);
const joined = (parts: readonly (string | undefined)[], by = ' · '): string =>
  parts.filter((part) => part !== undefined && part !== '').join(by);

/** What a node is, in a few words: a channel's kind, an emotion's score and face, a persona's role. */
export function summaryOf(node: AstNode): string {
  switch (node.$type) {
    case 'Persona':
      return said(node as Persona, 'role') ?? 'persona';
    case 'Channel':
      return joined([said(node as Channel, 'kind'), 'channel'], ' ');
    case 'Touchpoint':
      return joined([channelsOf(node as Touchpoint).join(', '), 'touchpoint']);
    case 'Emotion': {
      const score = scoreOfEmotion(node as Emotion);
      return score === undefined ? 'emotion' : `${faceOf(score)} ${signed(score)}`;
    }
    case 'Source':
      return joined([said(node as Source, 'method'), said(node as Source, 'size')]) || 'source';
    case 'Metric':
      return rangeInWords(node as Metric);
    case 'Lane':
      return said(node as Texts & AstNode, 'description') ?? 'row';
    case 'Framework':
      return (node as Framework).stages.map(({ name }) => name).join(' · ');
    case 'Journey':
      return joined([said(node as Journey, 'state'), counted((node as Journey).stages.length, 'stage')]);
    case 'Stage':
      return joined(['stage', counted((node as Stage).steps.length, 'step')]);
    case 'Step':
      return joined([(node.$container as Stage).name, channelsOf(node as Step).join(', ')]);
    case 'Pain':
      return placeOfPain(node as Pain) ?? 'pain';
    default:
      return kindWords(node);
  }
}

/** A number of things: `3 steps`, `1 stage`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** All there is to say about a node, in Markdown. */
export function cardOf(node: AstNode & { name?: string }): string {
  const title = `**${plain(node.name ?? '')}** · ${kindWords(node)}`;
  return paragraphs([title, ...bodyOf(node), originOf(node)]);
}

function bodyOf(node: AstNode): (string | undefined)[] {
  switch (node.$type) {
    case 'Persona':
      return personaCard(node as Persona);
    case 'Channel': {
      const { texts } = node as Channel;
      return [words(joined([said({ texts }, 'kind')])), words(said({ texts }, 'description'))];
    }
    case 'Touchpoint': {
      const touchpoint = node as Touchpoint;
      const on = channelsOf(touchpoint);
      return [on.length > 0 ? `on ${plain(on.join(', '))}` : undefined, words(said(touchpoint, 'description'))];
    }
    case 'Emotion': {
      const score = scoreOfEmotion(node as Emotion);
      return [score === undefined ? 'Without a score.' : `${faceOf(score)} ${signed(score)}, on a scale from -2 to +2`];
    }
    case 'Source': {
      const source = node as Source;
      const facts = joined([said(source, 'method'), said(source, 'size'), said(source, 'date')]);
      return [words(facts), words(said(source, 'description')), words(said(source, 'link'))];
    }
    case 'Metric': {
      const metric = node as Metric;
      const better = said(metric, 'better');
      const target = said(metric, 'target');
      return [
        words(rangeInWords(metric)),
        words(joined([better && `${better} is better`, target && `target ${target}`])),
        words(said(metric, 'description')),
      ];
    }
    case 'Lane':
      return [words(said(node as Texts & AstNode, 'description'))];
    case 'Framework':
      return listed('Stages, in this order:', stagesInWords(node as Framework));
    case 'Journey':
      return journeyCard(node as Journey);
    case 'Stage':
    case 'Step':
      return blockCard(node as Block);
    case 'Pain': {
      const place = placeOfPain(node as Pain);
      return [place === undefined ? undefined : `at ‘${plain(place)}’`];
    }
    default:
      return [];
  }
}

function words(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : plain(text);
}

function personaCard(persona: Persona): (string | undefined)[] {
  const quote = said(persona, 'quote');
  const pains = persona.pains.map(({ name }) => name);
  return [
    words(joined([said(persona, 'role'), said(persona, 'age')])),
    quote && `> ${plain(quote)}`,
    words(said(persona, 'context')),
    ...listed('Wants:', allSaid(persona, 'goal')),
    ...listed('Needs:', allSaid(persona, 'needs')),
    ...listed('Suffers from:', pains),
  ];
}

function journeyCard(journey: Journey): (string | undefined)[] {
  const personas = personasOfJourney(journey);
  const steps = journey.stages.reduce((sum, { steps }) => sum + steps.length, 0);
  const average = meanOf(journey);
  const starts = said(journey, 'starts');
  const ends = said(journey, 'ends');
  return [
    personas.length > 0 ? `for ${plain(personas.join(', '))}` : undefined,
    words(said(journey, 'goal')),
    starts && ends ? `${plain(starts)} → ${plain(ends)}` : undefined,
    joined([
      said(journey, 'state'),
      counted(journey.stages.length, 'stage'),
      counted(steps, 'step'),
      average === undefined ? undefined : `on average ${average}`,
    ]),
  ];
}

/** The mean of all scores of a journey, as it writes them, with a face; undefined where nothing has a score. */
export function meanOf(journey: Journey): string | undefined {
  const scale = scaleOf(journey);
  const feels = blocksOf(journey).flatMap((block) => [...block.feels, ...block.as.flatMap((as) => as.feels)]);
  const scores = feels.map((line) => scoreOf(line, scale)).filter((score) => score !== undefined);
  if (scores.length === 0) return undefined;
  const average = mean(scores);
  return `${scoreIn(scale, average)} ${faceOf(average)}`;
}

function blockCard(block: Block): (string | undefined)[] {
  const personas = personaNames(block.for);
  const channels = channelsOf(block);
  return [
    block.$type === 'Step' ? words((block.$container as Stage).name) : counted(block.steps.length, 'step'),
    personas.length > 0 ? `for ${plain(personas.join(', '))}` : undefined,
    channels.length > 0 ? `on ${plain(channels.join(', '))}` : undefined,
    words(feelingOf(block)),
  ];
}

/** The channels that a stage, step or touchpoint names. */
export function channelsOf(block: Pick<Block, 'on'> | Touchpoint): string[] {
  return block.on.flatMap(({ channels }) => channels.map((channel) => referenceName(channel))).filter((name) => name);
}

/** How it feels at a stage or step, as its first `feels` line says, with a face where the score is known. */
export function feelingOf(block: Block): string | undefined {
  const [feels] = block.feels;
  if (!feels) return undefined;
  const journey = AstUtils.getContainerOfType(block, (node): node is Journey => node.$type === 'Journey');
  const score = journey && scoreOf(feels, scaleOf(journey));
  const word = feels.emotion ? referenceName(feels.emotion) : undefined;
  return joined([word ?? feels.score, score === undefined ? undefined : faceOf(score)], ' ') || undefined;
}

function stagesInWords(framework: Framework): string[] {
  return framework.stages.map(({ name, flags }) => (flags.length > 0 ? `${name} (may be left out)` : name));
}

/** What the values of a metric range over: `1..5`, `0%..100%`, `a length of time`. */
export function rangeInWords(metric: Metric): string {
  const measure = measureOfMetric(metric);
  const unit = said(metric, 'unit');
  return joined([measureInWords(measure), unit]) || 'metric';
}

function measureInWords(measure: ReturnType<typeof measureOf>): string | undefined {
  if (!measure) return undefined;
  const { scale, percent, duration, atLeast } = measure;
  if (duration) return 'a length of time';
  if (atLeast !== undefined) return `${atLeast} or more`;
  const range = scale && `${scale.min}..${scale.max}`;
  return joined([range, percent && `${percent.min}%..${percent.max}%`], ' or ') || undefined;
}

/** The step or stage that says a pain. */
function placeOfPain(pain: Pain): string | undefined {
  const block = AstUtils.getContainerOfType(
    pain.$container,
    (node): node is Block => node.$type === 'Step' || node.$type === 'Stage',
  );
  return block?.name || undefined;
}

/** Where a card's node stands, where that is not plain: the library. */
function originOf(node: AstNode): string | undefined {
  const uri = AstUtils.getDocument(node).uri;
  return UriUtils.equals(uri, LIBRARY_URI) ? 'Built in: every map knows it.' : undefined;
}
