import type {
  BlueprintEntry,
  Feeling,
  Items,
  Journey,
  JourneyMap,
  Level,
  Located,
  Mood,
  Next,
  Pain,
  Persona,
  Scale,
  Source,
  Stage,
  Step,
  TextItem,
  TextLine,
} from '../../language-server/map/journey-map.js';

/** Terse literals for journeys, and the maps they stand for, with ids like those of the language server. */

type Text = string | { text: string; as?: string[] };

export interface ItemsSpec {
  title?: string;
  for?: string[];
  on?: string[];
  touchpoints?: Text[];
  actions?: Text[];
  involves?: Text[];
  thinks?: Text[];
  says?: Text[];
  expects?: Text[];
  needs?: Text[];
  /** `anxious -1: why`, or by persona. */
  feels?: string | Record<string, string | null>;
  pains?: (Text & {})[];
  /** Pains that no opportunity answers. */
  openPains?: Text[];
  gains?: Text[];
  opportunities?: {
    text: string;
    lifts?: number;
    answers?: string[];
    kind?: 'automation' | 'personalization' | 'contextual' | 'other';
    effort?: Level;
    impact?: Level;
    owner?: string;
    status?: 'idea' | 'planned' | 'live';
    on?: string[];
    as?: string[];
  }[];
  triggers?: Text[];
  moment?: string;
  physical?: Text[];
  /** `Who: what` */
  frontstage?: string[];
  backstage?: string[];
  support?: string[];
  /** `Source: what` */
  evidence?: string[];
  metrics?: { name: string; value?: string; amount?: number; scale?: Scale; note?: string; as?: string[] }[];
  when?: string;
  lasts?: string;
  /** `to` is a title of a step or a stage. */
  next?: { to: string; share?: number; if?: string; as?: string[] }[];
  leaves?: { share?: number; why?: string; as?: string[] }[];
  ends?: string;
  details?: string;
  insights?: Text[];
  image?: string;
  links?: Text[];
  notes?: Text[];
  lanes?: { lane: string; text: string }[];
}

export interface StageSpec extends ItemsSpec {
  name: string;
  goal?: string;
  owner?: string;
  steps?: (ItemsSpec & { title: string })[];
}

export interface JourneySpec {
  name?: string;
  personas?: string[];
  goal?: string;
  scenario?: string;
  expects?: string[];
  state?: Journey['state'];
  basis?: Journey['basis'];
  status?: Journey['status'];
  owner?: string;
  updated?: string;
  follows?: string;
  /** Which journey of the map it is the future of, from 0. */
  futureOf?: number;
  contributors?: string[];
  scale?: Scale;
  starts?: string;
  ends?: string;
  insights?: string[];
  notes?: string[];
  links?: string[];
  evidence?: string[];
  stages?: StageSpec[];
}

export interface MapSpec {
  personas?: (Partial<Omit<Persona, 'goals' | 'needs' | 'pains'>> & {
    name: string;
    goals?: string[];
    needs?: string[];
    pains?: string[];
  })[];
  sources?: (Partial<Source> & { name: string })[];
  channels?: { name: string; kind?: 'digital' | 'physical' | 'human'; icon?: string; color?: string }[];
  emotions?: { name: string; score: number; icon?: string }[];
  lanes?: { name: string; description?: string; color?: string }[];
  metrics?: { name: string; target?: string }[];
  journeys?: JourneySpec[];
}

const SCALE: Scale = { min: -2, max: 2 };

/** `anxious -1: will they fit` → its parts. */
function feelingOf(text: string): { emotion?: string; score?: number; why?: string } {
  const parts = /^(.*?)\s*([+−-]?\d+(?:\.\d+)?)?(?::\s+(.*))?$/.exec(text);
  const score = parts?.[2] === undefined ? undefined : Number(parts[2].replace('−', '-'));
  return { emotion: parts?.[1] === '' ? undefined : parts?.[1], score, why: parts?.[3] };
}

function textsOf(texts: readonly Text[] | undefined, id: string): TextItem[] {
  return (texts ?? []).map((text, i) => ({
    id: `${id}${i}`,
    text: typeof text === 'string' ? text : text.text,
    personas: typeof text === 'string' ? [] : (text.as ?? []),
  }));
}

function lineOf(text: string | undefined, id: string): TextLine | undefined {
  return text === undefined ? undefined : { id, text };
}

function linesOf(texts: readonly string[] | undefined, id: string): TextLine[] {
  return (texts ?? []).map((text, i) => ({ id: `${id}${i}`, text }));
}

function entriesOf(texts: readonly string[] | undefined, id: string): BlueprintEntry[] {
  return (texts ?? []).map((text, i) => {
    const at = text.indexOf(': ');
    const parts = at < 0 ? { what: text } : { who: text.slice(0, at), what: text.slice(at + 2) };
    return { id: `${id}${i}`, personas: [], order: i, ...parts };
  });
}

function moodsOf(spec: ItemsSpec, id: string, people: readonly string[], scale: Scale): [Feeling[], Mood[]] {
  const feels: Feeling[] = [];
  const moods: Mood[] = [];
  const onScale = (score: number) => scale.min + ((score + 2) / 4) * (scale.max - scale.min);
  const said = typeof spec.feels === 'string' ? { '': spec.feels } : (spec.feels ?? {});
  for (const persona of people.length > 0 ? people : [null]) {
    const own = persona !== null && Object.hasOwn(said, persona) ? said[persona] : said[''];
    if (!own) {
      moods.push({ persona, score: null, scaled: null, feels: [] });
      continue;
    }
    const parts = feelingOf(own);
    const feelId = `${id}.feels${feels.length}`;
    const scaled = parts.score === undefined ? undefined : onScale(parts.score);
    const personas = persona !== null && Object.hasOwn(said, persona) ? [persona] : [];
    feels.push({ id: feelId, ...parts, scaled, written: parts.score !== undefined, personas });
    moods.push({ persona, score: parts.score ?? null, scaled: scaled ?? null, feels: [feelId] });
  }
  return [feels, moods];
}

function itemsOf(spec: ItemsSpec, id: string, people: readonly string[], scale: Scale): Items {
  const [feels, moods] = moodsOf(spec, id, people, scale);
  const pains: Pain[] = [
    ...textsOf(spec.pains, `${id}.pain`).map((pain) => ({ ...pain, addressed: true })),
    ...textsOf(spec.openPains, `${id}.open`).map((pain) => ({ ...pain, addressed: false })),
  ];
  return {
    id,
    channels: (spec.on ?? []).map((name, i) => ({ id: `${id}.on${i}`, name, personas: [] })),
    touchpoints: textsOf(spec.touchpoints, `${id}.touchpoint`),
    actions: textsOf(spec.actions, `${id}.action`),
    involves: textsOf(spec.involves, `${id}.involves`),
    thinks: textsOf(spec.thinks, `${id}.thinks`),
    says: textsOf(spec.says, `${id}.says`),
    expects: textsOf(spec.expects, `${id}.expects`),
    needs: textsOf(spec.needs, `${id}.needs`),
    feels,
    moods,
    pains,
    gains: textsOf(spec.gains, `${id}.gain`),
    opportunities: (spec.opportunities ?? []).map((one, i) => ({
      id: `${id}.opportunity${i}`,
      text: one.text,
      personas: one.as ?? [],
      answers: (one.answers ?? []).map((name, k) => ({ id: `${id}.answers${i}.${k}`, name, resolved: true })),
      lifts: one.lifts,
      channels: one.on ?? [],
      kind: one.kind,
      effort: one.effort,
      impact: one.impact,
      owner: one.owner,
      status: one.status,
      metrics: [],
    })),
    triggers: textsOf(spec.triggers, `${id}.trigger`),
    momentOfTruth: lineOf(spec.moment, `${id}.moment`),
    physicalEvidence: textsOf(spec.physical, `${id}.physical`),
    frontstage: entriesOf(spec.frontstage, `${id}.front`),
    backstage: entriesOf(spec.backstage, `${id}.back`),
    support: entriesOf(spec.support, `${id}.support`),
    evidence: (spec.evidence ?? []).map((text, i) => {
      const [source = '', what] = text.split(': ');
      return { id: `${id}.evidence${i}`, source, what, personas: [] };
    }),
    metrics: (spec.metrics ?? []).map((one, i) => ({ id: `${id}.metric${i}`, personas: one.as ?? [], ...one })),
    when: spec.when,
    lasts: spec.lasts,
    next: (spec.next ?? []).map(
      (one, i): Next => ({
        id: `${id}.next${i}`,
        name: one.to,
        share: one.share,
        condition: one.if,
        personas: one.as ?? [],
      }),
    ),
    leaves: (spec.leaves ?? []).map((one, i) => ({ id: `${id}.leaves${i}`, personas: one.as ?? [], ...one })),
    endsHere: lineOf(spec.ends, `${id}.ends`),
    details: spec.details === undefined ? undefined : { id: `${id}.details`, name: spec.details, resolved: true },
    insights: textsOf(spec.insights, `${id}.insight`),
    image: lineOf(spec.image, `${id}.image`),
    links: textsOf(spec.links, `${id}.link`),
    notes: textsOf(spec.notes, `${id}.note`),
    lanes: (spec.lanes ?? []).map((one, i) => ({ id: `${id}.lane${i}`, personas: [], ...one })),
  };
}

function journeyOf(spec: JourneySpec, index: number): Journey {
  const id = `j${index}`;
  const scale = spec.scale ?? SCALE;
  const personas = spec.personas ?? [];
  let number = 0;
  const stages = (spec.stages ?? []).map((stage, s): Stage => {
    const stageId = `${id}.s${s}`;
    const steps = (stage.steps ?? []).map((step, p): Step => {
      number++;
      const takers = step.for ?? stage.for ?? personas;
      const items = itemsOf(step, `${stageId}.p${p}`, takers, scale);
      return { ...items, name: step.title, personas: step.for ?? [], number };
    });
    return {
      ...itemsOf(stage, stageId, stage.for ?? personas, scale),
      name: stage.name,
      personas: stage.for ?? [],
      goal: lineOf(stage.goal, `${stageId}.goal`),
      owner: stage.owner,
      steps,
    };
  });
  const byName = new Map<string, string>();
  for (const stage of stages) for (const one of [...stage.steps, stage]) byName.set(one.name, one.id);
  for (const stage of stages) {
    for (const one of [stage, ...stage.steps]) for (const next of one.next) next.target = byName.get(next.name);
  }
  return {
    id,
    name: spec.name ?? 'A journey',
    personas,
    goal: lineOf(spec.goal, `${id}.goal`),
    scenario: lineOf(spec.scenario, `${id}.scenario`),
    expects: linesOf(spec.expects, `${id}.expects`),
    state: spec.state,
    basis: spec.basis,
    status: spec.status,
    owner: spec.owner,
    updated: spec.updated,
    follows: spec.follows === undefined ? undefined : { id: `${id}.follows`, name: spec.follows, resolved: true },
    futureOf:
      spec.futureOf === undefined
        ? undefined
        : { id: `${id}.future`, name: 'Today', resolved: true, target: `j${spec.futureOf}` },
    contributors: spec.contributors ?? [],
    scale,
    starts: lineOf(spec.starts, `${id}.starts`),
    ends: lineOf(spec.ends, `${id}.ends`),
    metrics: [],
    evidence: (spec.evidence ?? []).map((source, i) => ({ id: `${id}.evidence${i}`, source, personas: [] })),
    insights: linesOf(spec.insights, `${id}.insight`),
    notes: linesOf(spec.notes, `${id}.note`),
    links: linesOf(spec.links, `${id}.link`),
    stages,
  };
}

/** The JourneyMap that a literal stands for. */
export function mapOf(spec: MapSpec): JourneyMap {
  const located = (prefix: string, i: number): Located => ({ id: `${prefix}${i}` });
  return {
    format: 'journey-map',
    version: 1,
    personas: (spec.personas ?? []).map((persona, i) => ({
      ...located('persona', i),
      declared: true,
      ...persona,
      goals: linesOf(persona.goals, `persona${i}.goal`),
      needs: linesOf(persona.needs, `persona${i}.need`),
      pains: linesOf(persona.pains, `persona${i}.pain`),
    })),
    channels: (spec.channels ?? []).map((channel, i) => ({ ...located('channel', i), declared: true, ...channel })),
    touchpoints: [],
    emotions: (spec.emotions ?? []).map((emotion, i) => ({ ...located('emotion', i), declared: true, ...emotion })),
    sources: (spec.sources ?? []).map((source, i) => ({ ...located('source', i), declared: true, ...source })),
    metrics: (spec.metrics ?? []).map((metric, i) => ({ ...located('metric', i), declared: true, ...metric })),
    lanes: (spec.lanes ?? []).map((lane, i) => ({ ...located('lane', i), declared: true, ...lane })),
    frameworks: [],
    journeys: (spec.journeys ?? []).map(journeyOf),
  };
}

/** A map of one journey. */
export const mapOfJourney = (journey: JourneySpec, rest: Omit<MapSpec, 'journeys'> = {}): JourneyMap =>
  mapOf({ ...rest, journeys: [journey] });
