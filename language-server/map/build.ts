/** Syntax tree → JourneyMap: the file's declarations, those it uses from elsewhere, and those that its words make. */
import { type AstNode, AstUtils, type LangiumDocument, type Reference } from 'langium';
import type {
  Channel as ChannelNode,
  Emotion as EmotionNode,
  Framework as FrameworkNode,
  Lane as LaneNode,
  Metric as MetricNode,
  Model,
  Persona as PersonaNode,
  Source as SourceNode,
  Touchpoint as TouchpointNode,
} from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import { featureOf } from '../model/features.js';
import { referenceName, scoreOfEmotion, textOf, textsOf } from '../model/queries.js';
import { nameKey } from '../syntax/text.js';
import { parseScale } from '../syntax/values.js';
import { buildJourney } from './build-journey.js';
import { choiceOf } from './build-lines.js';
import type { BuiltParts } from './built-parts.js';
import {
  type Channel,
  type Declared,
  type Emotion,
  type Framework,
  JOURNEY_MAP_VERSION,
  type JourneyMap,
  type Lane,
  type Metric,
  type Persona,
  type Source,
  type Touchpoint,
} from './journey-map.js';
import { located, textLine } from './places.js';

/** The map of a linked document. Never throws: what is half written is left out or empty. `built`: parts made before. */
export function buildJourneyMap(document: LangiumDocument<Model>, built: BuiltParts): JourneyMap {
  const model = document.parseResult.value;
  const uses = usesOf(document);
  const own = <T extends AstNode & { name: string }>(nodes: T[]) => nodes.filter((node) => node.name);
  const declared = <T extends AstNode & { name: string }, R extends Declared>(
    kind: Kind,
    nodes: T[],
    build: (node: T, id: string, own: boolean) => R,
    make?: (name: string, id: string) => R,
  ): R[] => {
    const result = new Map<string, R>();
    const add = (key: string, item: R) => void (result.has(key) || result.set(key, item));
    const id = () => `${kind}${result.size}`;
    for (const node of own(nodes)) add(nameKey(node.name), build(node, id(), true));
    for (const { name, node } of uses[kind].values()) {
      if (node) add(nameKey(name), build(node as T, id(), AstUtils.getDocument(node) === document));
      else if (make) add(nameKey(name), make(name, id()));
    }
    return [...result.values()];
  };
  return {
    format: 'journey-map',
    version: JOURNEY_MAP_VERSION,
    personas: declared('persona', model.personas, buildPersona, (name, id) => ({
      ...made(name, id),
      goals: [],
      needs: [],
      pains: [],
    })),
    channels: declared('channel', model.channels, buildChannel, made),
    touchpoints: declared('touchpoint', model.touchpoints, buildTouchpoint),
    emotions: declared('emotion', model.emotions, buildEmotion, made),
    sources: declared('source', model.sources, buildSource, made),
    metrics: declared('metric', model.metrics, buildMetric, made),
    lanes: declared('lane', model.lanes, buildLane, made),
    frameworks: declared('framework', model.frameworks, buildFramework),
    journeys: model.journeys.map((journey, index) => buildJourney(journey, index, built)),
  };
}

type Kind = 'persona' | 'channel' | 'touchpoint' | 'emotion' | 'source' | 'metric' | 'lane' | 'framework';
type Uses = Record<Kind, Map<string, { name: string; node?: AstNode }>>;

/** The property of a reference → what it refers to. */
const KIND_OF: Readonly<Record<string, Kind>> = {
  personas: 'persona',
  channels: 'channel',
  touchpoint: 'touchpoint',
  emotion: 'emotion',
  source: 'source',
  metric: 'metric',
  lane: 'lane',
  framework: 'framework',
};

/** The names a file uses, each with its declaration where there is one. */
function usesOf(document: LangiumDocument): Uses {
  const kinds = Object.values(KIND_OF).map((kind) => [kind, new Map()]);
  const uses = Object.fromEntries(kinds) as Uses;
  for (const reference of document.references as Reference<AstNode & { name: string }>[]) {
    const property = propertyOf(reference);
    const kind = property !== undefined && Object.hasOwn(KIND_OF, property) ? KIND_OF[property] : undefined;
    const name = kind && referenceName(reference);
    if (!kind || !name || uses[kind].has(nameKey(name))) continue;
    uses[kind].set(nameKey(name), { name, node: reference.ref });
  }
  return uses;
}

/** The property that a reference is the value of. */
function propertyOf(reference: Reference): string | undefined {
  const source = reference.$refNode?.grammarSource;
  return source && featureOf(source);
}

function made(name: string, id: string): Declared {
  return { id, name, declared: false };
}

function declaration(node: AstNode & { name: string }, id: string, own: boolean): Declared {
  if (own) return { ...located(node, id), name: node.name, declared: true };
  const builtIn = AstUtils.getDocument(node).uri.scheme === LIBRARY_URI.scheme;
  return { id, name: node.name, declared: true, ...(builtIn && { builtIn }) };
}

function buildPersona(node: PersonaNode, id: string, own: boolean): Persona {
  const lines = (kind: 'goal' | 'needs') =>
    textsOf(node, kind).map((line, index) => textLine(line, `${id}.${kind}${index}`, own));
  return {
    ...declaration(node, id, own),
    role: textOf(node, 'role')?.text,
    age: textOf(node, 'age')?.text,
    quote: textOf(node, 'quote')?.text,
    goals: lines('goal'),
    needs: lines('needs'),
    pains: node.pains.map((pain, index) => ({
      ...(own ? located(pain, `${id}.pain${index}`) : { id: `${id}.pain${index}` }),
      text: pain.name,
    })),
    context: textOf(node, 'context')?.text,
    image: textOf(node, 'image')?.text,
    color: textOf(node, 'color')?.text,
  };
}

function buildChannel(node: ChannelNode, id: string, own: boolean): Channel {
  return {
    ...declaration(node, id, own),
    kind: choiceOf(node, 'kind', ['digital', 'physical', 'human']),
    icon: textOf(node, 'icon')?.text,
    color: textOf(node, 'color')?.text,
    description: textOf(node, 'description')?.text,
  };
}

function buildTouchpoint(node: TouchpointNode, id: string, own: boolean): Touchpoint {
  return {
    ...declaration(node, id, own),
    channels: node.on.flatMap((line) => line.channels.map(referenceName)),
    description: textOf(node, 'description')?.text,
    image: textOf(node, 'image')?.text,
  };
}

function buildEmotion(node: EmotionNode, id: string, own: boolean): Emotion {
  return { ...declaration(node, id, own), score: scoreOfEmotion(node), icon: textOf(node, 'icon')?.text };
}

function buildSource(node: SourceNode, id: string, own: boolean): Source {
  return {
    ...declaration(node, id, own),
    method: textOf(node, 'method')?.text,
    size: textOf(node, 'size')?.text,
    date: textOf(node, 'date')?.text,
    link: textOf(node, 'link')?.text,
    description: textOf(node, 'description')?.text,
  };
}

function buildMetric(node: MetricNode, id: string, own: boolean): Metric {
  const scale = node.scales[0]?.value;
  return {
    ...declaration(node, id, own),
    unit: textOf(node, 'unit')?.text,
    scale: scale ? parseScale(scale) : undefined,
    better: choiceOf(node, 'better', ['higher', 'lower']),
    target: textOf(node, 'target')?.text,
    description: textOf(node, 'description')?.text,
  };
}

function buildLane(node: LaneNode, id: string, own: boolean): Lane {
  return {
    ...declaration(node, id, own),
    description: textOf(node, 'description')?.text,
    color: textOf(node, 'color')?.text,
  };
}

function buildFramework(node: FrameworkNode, id: string, own: boolean): Framework {
  const stages = node.stages.filter((stage) => stage.name);
  return {
    ...declaration(node, id, own),
    stages: stages.map((stage) => ({ name: stage.name, optional: stage.flags.length > 0 })),
  };
}
