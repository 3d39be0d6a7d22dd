/** What a format has no place for, counted, and told in one sentence. */
import type { Items, Journey, JourneyMap, Stage, Step } from '../../language-server/map/journey-map.js';
import { l10nKey } from '../../language-server/said.js';
import { type Counted, counted, inRow } from './notice.js';

export const ABOUT_A_STAGE: Counted = {
  one: l10nKey({ message: '{0} line about a stage', comment: '{0} is 1' }),
  many: l10nKey({ message: '{0} lines about stages', comment: '{0} is a number, but not 1' }),
};
const ABOUT_THE_JOURNEY: Counted = {
  one: l10nKey({ message: '{0} line about the journey itself', comment: '{0} is 1' }),
  many: l10nKey({ message: '{0} lines about the journey itself', comment: '{0} is a number, but not 1' }),
};
const OF_A_NAME: Counted = {
  one: l10nKey({ message: '{0} description of a name', comment: '{0} is 1' }),
  many: l10nKey({ message: '{0} descriptions of names', comment: '{0} is a number, but not 1' }),
};

/** What a stage or step may say, each with its noun in the singular and plural. */
const ITEMS = {
  channels: {
    one: l10nKey({ message: '{0} channel', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} channels', comment: '{0} is a number, but not 1' }),
  },
  touchpoints: {
    one: l10nKey({ message: '{0} touchpoint', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} touchpoints', comment: '{0} is a number, but not 1' }),
  },
  actions: {
    one: l10nKey({ message: '{0} action', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} actions', comment: '{0} is a number, but not 1' }),
  },
  involves: {
    one: l10nKey({ message: '{0} person or object', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} people and objects', comment: '{0} is a number, but not 1' }),
  },
  thinks: {
    one: l10nKey({ message: '{0} thought', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} thoughts', comment: '{0} is a number, but not 1' }),
  },
  says: {
    one: l10nKey({ message: '{0} quote', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} quotes', comment: '{0} is a number, but not 1' }),
  },
  expects: {
    one: l10nKey({ message: '{0} expectation', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} expectations', comment: '{0} is a number, but not 1' }),
  },
  needs: {
    one: l10nKey({ message: '{0} need', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} needs', comment: '{0} is a number, but not 1' }),
  },
  pains: {
    one: l10nKey({ message: '{0} pain', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} pains', comment: '{0} is a number, but not 1' }),
  },
  gains: {
    one: l10nKey({ message: '{0} gain', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} gains', comment: '{0} is a number, but not 1' }),
  },
  opportunities: {
    one: l10nKey({ message: '{0} opportunity', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} opportunities', comment: '{0} is a number, but not 1' }),
  },
  triggers: {
    one: l10nKey({ message: '{0} trigger', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} triggers', comment: '{0} is a number, but not 1' }),
  },
  physicalEvidence: {
    one: l10nKey({ message: '{0} piece of physical evidence', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} pieces of physical evidence', comment: '{0} is a number, but not 1' }),
  },
  frontstage: {
    one: l10nKey({ message: '{0} frontstage line', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} frontstage lines', comment: '{0} is a number, but not 1' }),
  },
  backstage: {
    one: l10nKey({ message: '{0} backstage line', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} backstage lines', comment: '{0} is a number, but not 1' }),
  },
  support: {
    one: l10nKey({ message: '{0} support line', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} support lines', comment: '{0} is a number, but not 1' }),
  },
  evidence: {
    one: l10nKey({ message: '{0} piece of evidence', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} pieces of evidence', comment: '{0} is a number, but not 1' }),
  },
  metrics: {
    one: l10nKey({ message: '{0} metric', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} metrics', comment: '{0} is a number, but not 1' }),
  },
  next: {
    one: l10nKey({ message: '{0} way', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} ways', comment: '{0} is a number, but not 1' }),
  },
  leaves: {
    one: l10nKey({ message: '{0} drop-out', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} drop-outs', comment: '{0} is a number, but not 1' }),
  },
  insights: {
    one: l10nKey({ message: '{0} insight', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} insights', comment: '{0} is a number, but not 1' }),
  },
  links: {
    one: l10nKey({ message: '{0} link', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} links', comment: '{0} is a number, but not 1' }),
  },
  notes: {
    one: l10nKey({ message: '{0} note', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} notes', comment: '{0} is a number, but not 1' }),
  },
  lanes: {
    one: l10nKey({ message: '{0} entry of an own lane', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} entries of own lanes', comment: '{0} is a number, but not 1' }),
  },
} satisfies { [Kind in keyof Items]?: Counted };

const SINGLE = {
  momentOfTruth: {
    one: l10nKey({ message: '{0} moment of truth', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} moments of truth', comment: '{0} is a number, but not 1' }),
  },
  when: {
    one: l10nKey({ message: '{0} time', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} times', comment: '{0} is a number, but not 1' }),
  },
  lasts: {
    one: l10nKey({ message: '{0} duration', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} durations', comment: '{0} is a number, but not 1' }),
  },
  endsHere: {
    one: l10nKey({ message: '{0} end', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} ends', comment: '{0} is a number, but not 1' }),
  },
  details: {
    one: l10nKey({ message: '{0} link to another map', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} links to other maps', comment: '{0} is a number, but not 1' }),
  },
  image: {
    one: l10nKey({ message: '{0} image', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} images', comment: '{0} is a number, but not 1' }),
  },
} satisfies { [Kind in keyof Items]?: Counted };

/** Counts things by their nouns. */
export class Losses {
  private readonly counts = new Map<Counted, number>();

  add(what: Counted, count: number): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** All that a stage or step says, its feelings apart. */
  addItems(block: Items): void {
    for (const [kind, what] of Object.entries(ITEMS)) this.add(what, block[kind as keyof typeof ITEMS].length);
    for (const [kind, what] of Object.entries(SINGLE)) {
      this.add(what, block[kind as keyof typeof SINGLE] === undefined ? 0 : 1);
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
    this.add(ABOUT_THE_JOURNEY, all);
  }

  /** What a map tells about the names that it introduces. */
  addDeclarations({ personas, channels, touchpoints, sources, metrics, lanes, frameworks }: JourneyMap): void {
    const told = [...personas, ...channels, ...touchpoints, ...sources, ...metrics, ...lanes, ...frameworks].filter(
      (it) => Object.entries(it).some(([key, value]) => !PLAIN.has(key) && !isEmpty(value)),
    );
    this.add(OF_A_NAME, told.length);
  }

  /** `3 pains, 1 note`; empty where nothing is lost. */
  toString(): string {
    return inRow([...this.counts].map(([what, count]) => counted(count, what)));
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
