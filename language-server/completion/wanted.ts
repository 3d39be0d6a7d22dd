/** What a good map lacks next at a place: the keywords of a block, those first that it should not be without. */
import type { As, Journey, Model, Opportunity, Stage, Step } from '../generated/ast.js';
import { addressedPains, painsAt } from '../model/pains.js';
import { type Block, personaNames, personasOfJourney, scaleOf, scoreOf } from '../model/queries.js';
import { type BlockName, keywordsOf } from '../syntax/table.js';
import { around, type BlockNode } from './nodes.js';

const ITEMS = [
  'on',
  'feels',
  'thinks',
  'pain',
  'opportunity',
  'says',
  'touchpoint',
  'gain',
  'action',
  'needs',
  'next',
  'expects',
  'moment of truth',
  'metric',
  'evidence',
  'as',
  'for',
  'frontstage',
  'backstage',
  'support',
  'trigger',
  'involves',
  'leaves',
  'physical evidence',
  'when',
  'lasts',
  'insight',
  'note',
  'image',
  'link',
  'details',
  'lane',
  'ends here',
];

/** How often people need a line, by block; the table's order where nothing is said. */
const OFTEN: Partial<Record<BlockName, readonly string[]>> = {
  file: ['journey', 'persona', 'channel'],
  journey: ['for', 'goal', 'starts', 'ends', 'stage', 'scenario', 'state', 'follows'],
  stage: ['step', 'goal', 'lasts', 'owner', ...ITEMS],
  step: ITEMS,
  as: ['feels', 'thinks', 'says', ...ITEMS],
  opportunity: ['answers', 'lifts', 'impact', 'effort', 'owner', 'status', 'kind', 'on', 'metric', 'link'],
  persona: ['role', 'goal', 'needs', 'pain', 'quote'],
};

/** The keywords of a block in the order in which people need them. */
export function byUse(block: BlockName): string[] {
  const often = OFTEN[block] ?? [];
  return [...new Set([...often, ...keywordsOf(block)])];
}

/** The keywords that a block should have and does not, the most important first. */
export function lacking(block: BlockName, node: BlockNode): string[] {
  switch (block) {
    case 'file':
      return (node as Model).journeys.length === 0 ? ['journey'] : [];
    case 'journey':
      return node.$type === 'Journey' ? lackingInJourney(node as Journey) : [];
    case 'stage':
      return node.$type === 'Stage' ? lackingInStage(node as Stage) : [];
    case 'step':
      return node.$type === 'Step' ? lackingInBlock(node as Step) : [];
    case 'as':
      return node.$type === 'As' && (node as As).feels.length === 0 ? ['feels'] : [];
    case 'opportunity':
      return node.$type === 'Opportunity' ? lackingInOpportunity(node as Opportunity) : [];
    case 'persona':
      return ['role'];
    case 'channel':
      return ['kind'];
    default:
      return [];
  }
}

function lackingInJourney(journey: Journey): string[] {
  const says = (kind: string) => journey.texts.some((line) => line.kind === kind);
  return [
    ...(journey.for.length === 0 ? ['for'] : []),
    ...['goal', 'starts', 'ends'].filter((kind) => !says(kind)),
    ...(journey.stages.length === 0 ? ['stage'] : []),
  ];
}

/** The keywords that may stand in a block again, but hardly will: what they tell is told for everybody. */
export function told(node: BlockNode): string[] {
  if (node.$type !== 'Step' && node.$type !== 'Stage') return [];
  const { feels, as } = node as Block;
  return feels.length > 0 && as.length === 0 ? ['feels'] : [];
}

/** A stage is mapped by its steps, or else by its own lines. */
function lackingInStage(stage: Stage): string[] {
  if (stage.steps.length > 0) return ['step'];
  const own = lackingInBlock(stage);
  return own.length === 3 ? ['step', ...own] : [...own, 'step'];
}

function lackingInBlock(block: Block): string[] {
  const { on, touchpoints, feels, texts, as, opportunities, evidence, metrics } = block;
  const journey = around<Journey>(block, 'Journey');
  const everyone = journey ? personasOfJourney(journey) : [];
  const scale = journey ? scaleOf(journey) : { min: -2, max: 2 };
  const says = (...kinds: string[]) => texts.some((line) => kinds.includes(line.kind));
  const placed = [block, ...as].some((it) => it.on.length > 0 || it.touchpoints.length > 0);
  const feeling = new Set(personaNames(as.filter((it) => it.feels.length > 0)));
  const feltByAll = everyone.length > 0 && everyone.every((name) => feeling.has(name));
  const isLow = feels.some((line) => (scoreOf(line, scale) ?? 0) <= -1);
  const pains = painsAt(block);
  const wanted: string[] = [];
  if (!placed && on.length === 0 && touchpoints.length === 0) wanted.push('on');
  if (feels.length === 0 && !feltByAll) wanted.push('feels');
  if (!says('thinks', 'says')) wanted.push('thinks');
  if (isLow && pains.length === 0) wanted.push('pain');
  if (pains.length > 0 && journey && isUnanswered(journey, block)) wanted.push('opportunity');
  const claims = feels.length > 0 || pains.length > 0 || metrics.length > 0;
  if (claims && evidence.length === 0 && journey && wantsEvidence(journey, block)) wanted.push('evidence');
  if (
    everyone.length > 1 &&
    as.length === 0 &&
    feels.length > 0 &&
    block.$type === 'Step' &&
    opportunities.length === 0
  )
    wanted.push('as');
  return wanted;
}

function isUnanswered(journey: Journey, block: Block): boolean {
  const addressed = addressedPains(journey);
  return painsAt(block).some((pain) => !addressed.has(pain));
}

function wantsEvidence(journey: Journey, block: Block): boolean {
  const basis = journey.texts.find(({ kind }) => kind === 'basis')?.text;
  const stage = around<Stage>(block, 'Stage');
  return basis === 'research' && journey.evidence.length === 0 && stage?.evidence.length === 0;
}

function lackingInOpportunity({ answers, lifts, texts, $container }: Opportunity): string[] {
  const says = (kind: string) => texts.some((line) => line.kind === kind);
  const hasPains = painsAt($container as Block).length > 0;
  return [
    ...(answers.length === 0 && hasPains ? ['answers'] : []),
    ...(lifts.length === 0 ? ['lifts'] : []),
    ...['impact', 'effort'].filter((kind) => !says(kind)),
  ];
}
