/** Random maps, made by the description of the data model, and the part of a map that is not derived from the rest. */
import fc from 'fast-check';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { MODEL, type ObjectName, type Property, type Shape } from '../../src/exchange/json/model.js';

type Plain = Record<string, unknown>;

/** What texts may trip over: everything that the language gives a meaning to. */
const PIECES = [
  '//',
  ' // ',
  ': ',
  ':',
  '：',
  ', ',
  '，',
  '"',
  '\\',
  '\\n',
  '|',
  '#',
  '%',
  '€',
  '30%',
  '-1',
  '+2',
  '5',
  'step',
  'as',
];
const MORE = [
  '/*',
  '*/',
  '\t',
  '\u00a0',
  '\u2028',
  'é',
  'e\u0301',
  '私',
  'שלום',
  '👩‍👧',
  ' ',
  'x',
  'calm',
  '=1+1',
  '@',
  'https://example.org/a?b=c,d',
];
const piece = fc.oneof(fc.constantFrom(...PIECES, ...MORE), fc.string({ unit: 'grapheme', maxLength: 6 }));

const fold = (text: string) => text.replace(/\s+/gu, ' ').trim();
const joined = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
/** A text that says something, over several lines now and then. */
const TEXT = fc
  .tuple(joined, fc.option(joined, { freq: 6 }))
  .map(([first, second]) =>
    (second === null ? first : `${first}\n${second}`).replace(/\r\n?/g, '\n').replaceAll('\0', ''),
  )
  .filter((text) => text.trim() !== '');
const NAME = joined.map((text) => fold(text).replaceAll('\0', '')).filter((name) => fold(name) !== '');
/** Names of one map differ in more than case: what differs in nothing else is read as the same. */
const NAMES = fc.uniqueArray(NAME, {
  minLength: 8,
  maxLength: 8,
  selector: (name) => name.normalize('NFKC').toLowerCase(),
});

/** Lines that an `as` block takes. */
const PERSONAL = [
  'channels',
  'touchpoints',
  'actions',
  'thinks',
  'says',
  'expects',
  'needs',
  'feels',
  'pains',
  'gains',
];
const ALSO_PERSONAL = ['metrics', 'next', 'leaves'];
const VALUES = ['4.1', '38%', '€40', '2 h 30 min', '1,5 points', '-3'];
const hundredths = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((it) => it / 100);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Makes maps of the names in a pool. */
class MapMaker {
  private readonly name: fc.Arbitrary<string>;

  constructor(names: readonly string[]) {
    this.name = fc.constantFrom(...names);
  }

  map(): fc.Arbitrary<Plain> {
    return this.object('JourneyMap', '').map((map) => ({ ...map, journeys: (map.journeys as Plain[]).map(withOrder) }));
  }

  private object(name: ObjectName, at: string): fc.Arbitrary<Plain> {
    const properties = Object.entries(MODEL[name] as Readonly<Record<string, Property>>).filter(
      ([key, { derived }]) => !derived && key !== 'builtIn',
    );
    const whole = fc.record(
      Object.fromEntries(properties.map(([key, property]) => [key, this.property(name, key, property, at)])),
    );
    switch (name) {
      case 'Journey':
        return fc
          .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 9 }))
          .chain(([min, span]) => whole.map((journey) => ({ ...journey, scale: { min, max: min + span } })));
      case 'Emotion':
        return whole.map((emotion) => ({ ...emotion, score: emotion.score ?? -0.5 }));
      case 'Scale':
        return fc.integer({ min: -5, max: 5 }).map((min) => ({ min, max: min + 3 }));
      case 'Feeling':
        return fc.oneof(
          whole.map((it) => ({ ...it, emotion: undefined, written: true })),
          whole.map((it) => ({ ...it, written: true })),
          whole.map((it) => ({ ...it, emotion: it.emotion ?? 'wistful', scaled: undefined, written: false })),
        );
      case 'Stage':
      case 'Step':
        // Common channels come first, as the model has them.
        return whole.map((block) => ({
          ...block,
          channels: [...(block.channels as Plain[])].sort((a, b) => Number(isPersonal(a)) - Number(isPersonal(b))),
        }));
      default:
        return whole;
    }
  }

  private property(owner: ObjectName, key: string, { shape, optional }: Property, at: string): fc.Arbitrary<unknown> {
    const value = this.value(owner, key, shape, at);
    return optional ? some(value) : value;
  }

  private value(owner: ObjectName, key: string, shape: Shape, at: string): fc.Arbitrary<unknown> {
    if (typeof shape === 'object') {
      if ('words' in shape) return fc.constantFrom(...shape.words);
      if ('list' in shape) return this.list(owner, key, shape.list, at);
      if (key === 'momentOfTruth' || key === 'endsHere')
        return fc.oneof(TEXT, fc.constant('')).map((text) => ({ text }));
      return this.object(shape.object, key);
    }
    if (key === 'declared') return fc.constant(true);
    if (key === 'optional') return fc.boolean();
    if (key === 'order') return fc.constant(0);
    if (key === 'score') return hundredths(-2, 2);
    if (key === 'scaled') return hundredths(0, 1);
    if (key === 'lifts') return fc.constant(undefined);
    if (key === 'liftsScaled') return hundredths(0, 3);
    if (key === 'updated') return fc.constantFrom('2026', '2026-03', '2026-03-14');
    if (key === 'share') return fc.integer({ min: 0, max: 100 }).map((it) => it / 100);
    if (shape === 'number') return fc.integer({ min: -50, max: 50 });
    if (owner === 'MetricValue' && key === 'value') return fc.constantFrom(...VALUES);
    return this.isName(owner, key, at) ? this.name : TEXT;
  }

  private isName(owner: ObjectName, key: string, at: string): boolean {
    if (['name', 'source', 'emotion', 'lane', 'who'].includes(key)) return true;
    return (
      key === 'text' &&
      (owner === 'Pain' || owner === 'Opportunity' || ['touchpoints', 'involves', 'pains'].includes(at))
    );
  }

  private list(owner: ObjectName, key: string, shape: Shape, at: string): fc.Arbitrary<unknown[]> {
    if (key === 'personas' && shape === 'text') {
      const isAs = PERSONAL.includes(at) || (ALSO_PERSONAL.includes(at) && owner !== 'Opportunity');
      const names: fc.Arbitrary<unknown[]> = fc.uniqueArray(this.name, { minLength: 1, maxLength: 2 });
      if (owner === 'Journey') return names;
      const isBlock = owner === 'Stage' || owner === 'Step';
      return isBlock || isAs ? fc.oneof(fc.constant<unknown[]>([]), names) : fc.constant<unknown[]>([]);
    }
    const isDeclarations = owner === 'JourneyMap' && key !== 'journeys';
    if (isDeclarations) {
      const one = this.object((shape as { object: ObjectName }).object, key);
      return fc.uniqueArray(one, { maxLength: 2, selector: (it) => it.name });
    }
    const maxLength = ['journeys', 'stages', 'steps'].includes(key) ? 2 : 3;
    const one: fc.Arbitrary<unknown> =
      typeof shape === 'object' && 'object' in shape
        ? this.object(shape.object, owner === 'Opportunity' || owner === 'Journey' ? '' : key)
        : key === 'contributors'
          ? TEXT
          : this.name;
    // Most lists of most steps are empty.
    return fc.oneof(
      { weight: maxLength === 2 ? 0 : 3, arbitrary: fc.constant<unknown[]>([]) },
      { weight: 1, arbitrary: fc.array(one, { maxLength }) },
    );
  }
}

const isPersonal = ({ personas }: Plain) => (personas as string[]).length > 0;

/** Scores on the journey's scale, values where steps need them, and the chain of the layers. */
function withOrder(journey: Plain): Plain {
  const { min, max } = journey.scale as { min: number; max: number };
  const block = (it: Plain): Plain => {
    let order = 0;
    const chain = (layer: unknown) => (layer as Plain[]).map((entry) => ({ ...entry, order: order++ }));
    return {
      ...it,
      frontstage: chain(it.frontstage),
      backstage: chain(it.backstage),
      support: chain(it.support),
      leaves: (it.leaves as Plain[]).map((leave) => ({ ...leave, share: leave.share ?? 0.5 })),
      metrics: (it.metrics as Plain[]).map((metric) => ({ ...metric, value: metric.value ?? VALUES[0] })),
      feels: (it.feels as Plain[]).map((feeling) => {
        const { score: _, ...rest } = feeling;
        if (!feeling.written) return rest;
        const part = (feeling.scaled as number | undefined) ?? 0;
        return { ...rest, scaled: Number((min + part * (max - min)).toFixed(2)) };
      }),
      ...(it.steps !== undefined && { steps: (it.steps as Plain[]).map(block) }),
    };
  };
  return { ...journey, stages: (journey.stages as Plain[]).map(block) };
}

/** Maps as the data model has them, without what it derives. */
export const RANDOM_MAP: fc.Arbitrary<Plain> = NAMES.chain((names) => new MapMaker(names).map());

/** The part of a map that nothing else follows from: declarations of the file, and journeys, without ids and places. */
export function essence(map: JourneyMap | Plain): Plain {
  const whole = object('JourneyMap', map as Plain);
  const lists = Object.entries(whole).map(([key, value]) => {
    if (!Array.isArray(value) || key === 'journeys') return [key, value];
    return [key, (value as Plain[]).filter(({ declared, builtIn }) => declared && !builtIn)];
  });
  return Object.fromEntries(lists) as Plain;
}

function object(name: ObjectName, value: Plain): Plain {
  const properties = Object.entries(MODEL[name] as Readonly<Record<string, Property>>);
  // A score is its place on the scale, and one that is not written is the emotion's own.
  const other = name === 'Feeling' ? (value.written ? ['score'] : ['score', 'scaled']) : ['lifts'];
  const kept = properties.filter(([key, { derived }]) => !derived && value[key] !== undefined && !other.includes(key));
  return Object.fromEntries(kept.map(([key, { shape }]) => [key, part(shape, value[key])]));
}

function part(shape: Shape, value: unknown): unknown {
  if (typeof shape !== 'object' || 'words' in shape) return value;
  if ('object' in shape) return object(shape.object, value as Plain);
  return (value as unknown[]).map((it) => part(shape.list, it));
}
