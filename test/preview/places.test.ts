import { describe, expect, test } from 'vitest';
import type {
  Channel,
  ChannelUse,
  Journey,
  JourneyMap,
  Range,
  Stage,
  Step,
} from '../../language-server/map/journey-map.js';
import { idsAt, journeyAt, placeOf, sameJourney } from '../../media/places.js';

const lines = (from: number, to: number): Range => ({
  start: { line: from, character: 0 },
  end: { line: to, character: 80 },
});
const part = (line: number, from: number, to: number): Range => ({
  start: { line, character: from },
  end: { line, character: to },
});

const ITEMS = {
  channels: [],
  touchpoints: [],
  actions: [],
  involves: [],
  thinks: [],
  says: [],
  expects: [],
  needs: [],
  feels: [],
  moods: [],
  pains: [],
  gains: [],
  opportunities: [],
  triggers: [],
  physicalEvidence: [],
  frontstage: [],
  backstage: [],
  support: [],
  evidence: [],
  metrics: [],
  next: [],
  leaves: [],
  insights: [],
  links: [],
  notes: [],
  lanes: [],
};

/**
 * 0 channel Web      3   stage First
 * 1                  4     step Looks
 * 2 journey Buying   5       on Web, Shop
 *                    6       opportunity Less
 *                    7         answers Noise
 *                    8   (blank)
 */
function sample(): JourneyMap {
  const web: Channel = {
    id: 'channel:Web',
    name: 'Web',
    declared: true,
    range: lines(0, 0),
    nameRange: part(0, 8, 11),
  };
  const imported: Channel = { id: 'channel:Shop', name: 'Shop', declared: true };
  const use = (id: string, name: string, range: Range): ChannelUse => ({
    id,
    name,
    personas: [],
    range,
    nameRange: range,
  });
  const step: Step = {
    ...ITEMS,
    id: 'j0.s0.p0',
    name: 'Looks',
    number: 1,
    personas: [],
    range: lines(4, 7),
    nameRange: part(4, 9, 14),
    channels: [use('j0.s0.p0.c0', 'Web', part(5, 9, 12)), use('j0.s0.p0.c1', 'Shop', part(5, 14, 18))],
    opportunities: [
      {
        id: 'j0.s0.p0.o0',
        text: 'Less',
        personas: [],
        channels: [],
        metrics: [],
        range: lines(6, 7),
        nameRange: part(6, 18, 22),
        answers: [
          { id: 'j0.s0.p0.o0.a0', name: 'Noise', resolved: false, range: part(7, 8, 21), nameRange: part(7, 16, 21) },
        ],
      },
    ],
  };
  const stage: Stage = {
    ...ITEMS,
    id: 'j0.s0',
    name: 'First',
    personas: [],
    range: lines(3, 8),
    nameRange: part(3, 8, 13),
    steps: [step],
  };
  const journey: Journey = {
    id: 'j0',
    name: 'Buying',
    range: lines(2, 8),
    nameRange: part(2, 8, 14),
    personas: [],
    expects: [],
    contributors: [],
    scale: { min: -2, max: 2 },
    metrics: [],
    evidence: [],
    insights: [],
    notes: [],
    links: [],
    stages: [stage],
  };
  return {
    format: 'journey-map',
    version: 1,
    personas: [],
    channels: [web, imported],
    touchpoints: [],
    emotions: [],
    sources: [],
    metrics: [],
    lanes: [],
    frameworks: [],
    journeys: [journey],
  };
}

const at = (line: number, character = 0) => idsAt(sample(), { line, character });

describe('what the cursor is on', () => {
  test('a declaration', () => {
    expect(at(0)).toEqual(['channel:Web']);
  });

  test('the most exact first, then what contains it', () => {
    expect(at(4, 10)).toEqual(['j0.s0.p0', 'j0.s0', 'j0']);
    expect(at(7, 18)).toEqual(['j0.s0.p0.o0.a0', 'j0.s0.p0.o0', 'j0.s0.p0', 'j0.s0', 'j0']);
    expect(at(6, 0)).toEqual(['j0.s0.p0.o0', 'j0.s0.p0', 'j0.s0', 'j0']);
  });

  test('of two on one line the one that the cursor touches', () => {
    expect(at(5, 10)[0]).toBe('j0.s0.p0.c0');
    expect(at(5, 18)[0]).toBe('j0.s0.p0.c1');
  });

  test('anywhere on a line is on what stands there', () => {
    expect(at(5, 0)[0]).toMatch(/^j0\.s0\.p0\.c/);
    expect(at(4, 0)[0]).toBe('j0.s0.p0');
  });

  test('between things: what is around, or nothing', () => {
    expect(at(8)).toEqual(['j0.s0', 'j0']);
    expect(at(1)).toEqual([]);
  });
});

describe('where a thing stands', () => {
  test('at its name', () => {
    expect(placeOf(sample(), 'j0.s0.p0')).toEqual({ line: 4, character: 9 });
    expect(placeOf(sample(), 'j0.s0.p0.o0.a0')).toEqual({ line: 7, character: 16 });
  });

  test('nowhere for what another file declares or nobody knows', () => {
    expect(placeOf(sample(), 'channel:Shop')).toBeUndefined();
    expect(placeOf(sample(), 'j9')).toBeUndefined();
  });
});

describe('journeys', () => {
  test('the one around the cursor', () => {
    expect(journeyAt(sample(), { line: 5, character: 0 })).toBe(0);
    expect(journeyAt(sample(), { line: 0, character: 0 })).toBeUndefined();
  });

  const journeys = (...names: string[]) => names.map((name) => ({ name }));

  test('stay shown when others come and go', () => {
    expect(sameJourney(journeys('New', 'A', 'B'), { index: 0, name: 'A' })).toBe(1);
    expect(sameJourney(journeys('B'), { index: 1, name: 'B' })).toBe(0);
  });

  test('stay shown while they are renamed', () => {
    expect(sameJourney(journeys('A', 'Bx', 'C'), { index: 1, name: 'B' })).toBe(1);
  });

  test('fall back to the last one there is', () => {
    expect(sameJourney(journeys('A'), { index: 3, name: 'D' })).toBe(0);
    expect(sameJourney([], { index: 3, name: 'D' })).toBe(0);
  });
});
