/** What a format has no place for, counted, and told in one sentence. */
import type { Items, Journey, JourneyMap, Stage, Step } from '../../language-server/map/journey-map.js';
import { counted } from './notice.js';

/** What a stage or step may say, each with its noun in the singular and plural. */
const ITEMS = {
  channels: ['channel', 'channels'],
  touchpoints: ['touchpoint', 'touchpoints'],
  actions: ['action', 'actions'],
  involves: ['person or object', 'people and objects'],
  thinks: ['thought', 'thoughts'],
  says: ['quote', 'quotes'],
  expects: ['expectation', 'expectations'],
  needs: ['need', 'needs'],
  pains: ['pain', 'pains'],
  gains: ['gain', 'gains'],
  opportunities: ['opportunity', 'opportunities'],
  triggers: ['trigger', 'triggers'],
  physicalEvidence: ['piece of physical evidence', 'pieces of physical evidence'],
  frontstage: ['frontstage line', 'frontstage lines'],
  backstage: ['backstage line', 'backstage lines'],
  support: ['support line', 'support lines'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  metrics: ['metric', 'metrics'],
  next: ['way', 'ways'],
  leaves: ['drop-out', 'drop-outs'],
  insights: ['insight', 'insights'],
  links: ['link', 'links'],
  notes: ['note', 'notes'],
  lanes: ['entry of an own lane', 'entries of own lanes'],
} as const satisfies { [Kind in keyof Items]?: readonly [string, string] };

const SINGLE = {
  momentOfTruth: ['moment of truth', 'moments of truth'],
  when: ['time', 'times'],
  lasts: ['duration', 'durations'],
  endsHere: ['end', 'ends'],
  details: ['link to another map', 'links to other maps'],
  image: ['image', 'images'],
} as const satisfies { [Kind in keyof Items]?: readonly [string, string] };

/** Counts things by their nouns. */
export class Losses {
  private readonly counts = new Map<string, number>();
  private readonly plurals = new Map<string, string>();

  add(one: string, many: string, count: number): void {
    if (count === 0) return;
    this.counts.set(one, (this.counts.get(one) ?? 0) + count);
    this.plurals.set(one, many);
  }

  /** All that a stage or step says, its feelings apart. */
  addItems(block: Items): void {
    for (const [kind, [one, many]] of Object.entries(ITEMS))
      this.add(one, many, block[kind as keyof typeof ITEMS].length);
    for (const [kind, [one, many]] of Object.entries(SINGLE)) {
      this.add(one, many, block[kind as keyof typeof SINGLE] === undefined ? 0 : 1);
    }
  }

  /** The lines of a journey itself, those named apart. */
  addJourney(journey: Journey, except: readonly (keyof Journey)[] = []): void {
    const has = (kind: keyof Journey) => (except.includes(kind) || journey[kind] === undefined ? 0 : 1);
    const count = (kind: 'expects' | 'contributors' | 'metrics' | 'evidence' | 'insights' | 'notes' | 'links') =>
      except.includes(kind) ? 0 : journey[kind].length;
    const single = ['goal', 'scenario', 'state', 'basis', 'follows', 'futureOf', 'owner', 'status', 'updated'] as const;
    const lines = [...single, 'starts', 'ends'] as const;
    const many = ['expects', 'contributors', 'metrics', 'evidence', 'insights', 'notes', 'links'] as const;
    const all = lines.reduce((sum, kind) => sum + has(kind), 0) + many.reduce((sum, kind) => sum + count(kind), 0);
    this.add('line about the journey itself', 'lines about the journey itself', all);
  }

  /** What a map tells about the names that it introduces. */
  addDeclarations({ personas, channels, touchpoints, sources, metrics, lanes, frameworks }: JourneyMap): void {
    const told = [...personas, ...channels, ...touchpoints, ...sources, ...metrics, ...lanes, ...frameworks].filter(
      (it) => Object.entries(it).some(([key, value]) => !PLAIN.has(key) && !isEmpty(value)),
    );
    this.add('description of a name', 'descriptions of names', told.length);
  }

  /** `3 pains, 1 note`; empty where nothing is lost. */
  toString(): string {
    return [...this.counts].map(([one, count]) => counted(count, one, this.plurals.get(one))).join(', ');
  }
}

/** What every name has. */
const PLAIN: ReadonlySet<string> = new Set(['id', 'range', 'nameRange', 'name', 'declared', 'builtIn']);

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Who goes through a step: those it names, else its stage's, else the journey's. */
export function personasOf(step: Step | undefined, stage: Stage, journey: Journey): readonly string[] {
  return [step?.personas, stage.personas, journey.personas].find((it) => it && it.length > 0) ?? [];
}

/** The mean of the scores of all personas on -2..+2; null where nobody’s is known. */
export function meanScore({ moods }: Items): number | null {
  const scores = moods.flatMap(({ score }) => score ?? []);
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
