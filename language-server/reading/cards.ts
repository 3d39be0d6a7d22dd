/** What a name stands for: in a few words beside a completion, and as a card when somebody asks for more. */
import { t } from '@vscode/l10n';
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
import { inWords, l10nKey } from '../said.js';
import { faceOf, scoreIn, signed } from './faces.js';
import { listed, paragraphs, plain } from './markdown.js';

/** What something is called that stands in a map. */
const KIND_WORDS = {
  Persona: l10nKey({ message: 'persona', comment: 'What something in a map is, beside its name' }),
  Channel: l10nKey({ message: 'channel', comment: 'What something in a map is, beside its name' }),
  Touchpoint: l10nKey({ message: 'touchpoint', comment: 'What something in a map is, beside its name' }),
  Emotion: l10nKey({ message: 'emotion', comment: 'What something in a map is, beside its name' }),
  Source: l10nKey({ message: 'source', comment: 'What something in a map is, beside its name' }),
  Metric: l10nKey({ message: 'metric', comment: 'What something in a map is, beside its name' }),
  Lane: l10nKey({ message: 'row', comment: 'What something in a map is, beside its name' }),
  Framework: l10nKey({ message: 'framework', comment: 'What something in a map is, beside its name' }),
  FrameworkStage: l10nKey({ message: 'stage of a framework', comment: 'What something in a map is, beside its name' }),
  Journey: l10nKey({ message: 'journey', comment: 'What something in a map is, beside its name' }),
  Stage: l10nKey({ message: 'stage', comment: 'What something in a map is, beside its name' }),
  Step: l10nKey({ message: 'step', comment: 'What something in a map is, beside its name' }),
  Pain: l10nKey({ message: 'pain', comment: 'What something in a map is, beside its name' }),
  Opportunity: l10nKey({ message: 'opportunity', comment: 'What something in a map is, beside its name' }),
} as const;

/** What a node is called in words: `persona`, `stage`. */
export function kindWords({ $type }: Pick<AstNode, '$type'>): string {
  return Object.hasOwn(KIND_WORDS, $type) ? kindWord($type as keyof typeof KIND_WORDS) : $type.toLowerCase();
}

/** What something is called that a keyword declares. */
export function kindWordOf(keyword: string): string {
  return kindWords({ $type: keyword.charAt(0).toUpperCase() + keyword.slice(1) });
}

/** What a kind of thing is called in words. */
export function kindWord(kind: keyof typeof KIND_WORDS): string {
  return t(KIND_WORDS[kind]);
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
      return said(node as Persona, 'role') ?? kindWord('Persona');
    case 'Channel': {
      const kind = said(node as Channel, 'kind');
      return kind === undefined ? kindWord('Channel') : t('{0} channel', kind);
    }
    case 'Touchpoint':
      return joined([channelsOf(node as Touchpoint).join(', '), kindWord('Touchpoint')]);
    case 'Emotion': {
      const score = scoreOfEmotion(node as Emotion);
      return score === undefined ? kindWord('Emotion') : `${faceOf(score)} ${signed(score)}`;
    }
    case 'Source':
      return joined([said(node as Source, 'method'), said(node as Source, 'size')]) || kindWord('Source');
    case 'Metric':
      return rangeInWords(node as Metric);
    case 'Lane':
      return said(node as Texts & AstNode, 'description') ?? kindWord('Lane');
    case 'Framework':
      return (node as Framework).stages.map(({ name }) => name).join(' · ');
    case 'Journey':
      return joined([said(node as Journey, 'state'), counted((node as Journey).stages.length, 'stage')]);
    case 'Stage':
      return joined([kindWord('Stage'), counted((node as Stage).steps.length, 'step')]);
    case 'Step':
      return joined([(node.$container as Stage).name, channelsOf(node as Step).join(', ')]);
    case 'Pain':
      return placeOfPain(node as Pain) ?? kindWord('Pain');
    default:
      return kindWords(node);
  }
}

/** Of one thing, and of any other number of them. */
const COUNTS = {
  declaration: [l10nKey('{0} declaration'), l10nKey('{0} declarations')],
  journey: [l10nKey('{0} journey'), l10nKey('{0} journeys')],
  'open question': [l10nKey('{0} open question'), l10nKey('{0} open questions')],
  stage: [l10nKey('{0} stage'), l10nKey('{0} stages')],
  step: [l10nKey('{0} step'), l10nKey('{0} steps')],
  use: [l10nKey('{0} use'), l10nKey('{0} uses')],
} as const;

/** A number of things: `3 steps`, `1 stage`. */
export function counted(count: number, thing: keyof typeof COUNTS): string {
  const [one, many] = COUNTS[thing];
  return t(count === 1 ? one : many, count);
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
      return [on.length > 0 ? t('on {0}', plain(on.join(', '))) : undefined, words(said(touchpoint, 'description'))];
    }
    case 'Emotion': {
      const score = scoreOfEmotion(node as Emotion);
      return [
        score === undefined
          ? t('Without a score.')
          : t('{0}, on a scale from -2 to +2', `${faceOf(score)} ${signed(score)}`),
      ];
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
        words(joined([better && t('{0} is better', better), target && t('target {0}', target)])),
        words(said(metric, 'description')),
      ];
    }
    case 'Lane':
      return [words(said(node as Texts & AstNode, 'description'))];
    case 'Framework':
      return listed(t('Stages, in this order:'), stagesInWords(node as Framework));
    case 'Journey':
      return journeyCard(node as Journey);
    case 'Stage':
    case 'Step':
      return blockCard(node as Block);
    case 'Pain': {
      const place = placeOfPain(node as Pain);
      return [place === undefined ? undefined : t('at ‘{0}’', plain(place))];
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
    ...listed(t('Wants:'), allSaid(persona, 'goal')),
    ...listed(t('Needs:'), allSaid(persona, 'needs')),
    ...listed(t('Suffers from:'), pains),
  ];
}

function journeyCard(journey: Journey): (string | undefined)[] {
  const personas = personasOfJourney(journey);
  const steps = journey.stages.reduce((sum, { steps }) => sum + steps.length, 0);
  const average = meanOf(journey);
  const starts = said(journey, 'starts');
  const ends = said(journey, 'ends');
  return [
    personas.length > 0 ? t('for {0}', plain(personas.join(', '))) : undefined,
    words(said(journey, 'goal')),
    starts && ends ? `${plain(starts)} → ${plain(ends)}` : undefined,
    joined([
      said(journey, 'state'),
      counted(journey.stages.length, 'stage'),
      counted(steps, 'step'),
      average === undefined ? undefined : t('on average {0}', average),
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
    personas.length > 0 ? t('for {0}', plain(personas.join(', '))) : undefined,
    channels.length > 0 ? t('on {0}', plain(channels.join(', '))) : undefined,
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
  return framework.stages.map(({ name, flags }) => (flags.length > 0 ? t('{0} (may be left out)', name) : name));
}

/** What the values of a metric range over: `1..5`, `0%..100%`, `a length of time`. */
export function rangeInWords(metric: Metric): string {
  const measure = measureOfMetric(metric);
  const unit = said(metric, 'unit');
  return joined([measureInWords(measure), unit]) || kindWord('Metric');
}

function measureInWords(measure: ReturnType<typeof measureOf>): string | undefined {
  if (!measure) return undefined;
  const { scale, percent, duration, atLeast } = measure;
  if (duration) return t('a length of time');
  if (atLeast !== undefined) return t('{0} or more', atLeast);
  const ranges = [scale && `${scale.min}..${scale.max}`, percent && `${percent.min}%..${percent.max}%`];
  const words = inWords(
    ranges.filter((range) => range !== undefined),
    'or',
  );
  return words || undefined;
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
  return UriUtils.equals(uri, LIBRARY_URI) ? t('Built in: every map knows it.') : undefined;
}
