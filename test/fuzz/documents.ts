/** Documents of every kind that a program which reads texts may be given: what people write, spoil, paste and send by mistake. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { brokenMaps, maps } from '../format/texts.js';
import { piecesOfText } from '../language/pieces.js';
import { SAMPLE_LINES } from '../language/sample-text.js';

export interface FuzzDocument {
  kind: string;
  text: string;
}

const EXAMPLES = readdirSync('examples')
  .filter((name) => name.endsWith('.journey'))
  .map((name) => readFileSync(`examples/${name}`, 'utf8'));
const SAMPLES = [SAMPLE_LINES.join('\n'), ...EXAMPLES];

const MERMAID = `%%{init: {"theme": "dark"}}%%
journey
    title My working day
    accTitle: A day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me, Cat
      Do work: 1: Me, Cat %% why
    section Go home
      Sit down: 5: Me
`;
const TABLE =
  'stage,step,channels,feels,thinks\r\nBefore,Reads,"Web, Phone",calm +1,"Is it ""mine""?"\r\nAfter,=1+1,,-2,\r\n';
const JSON_MAP =
  '{"format":"journey-map","version":1,"journeys":[{"name":"J","stages":[{"name":"S","steps":[{"name":"X","feels":[{"score":1}]}]}]}]}';

/** Any bytes, read as UTF-8 as a file is. */
const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(all));

/** Lines of a map in any order, at any depth. */
const lines = fc
  .array(fc.tuple(fc.nat(12), fc.constantFrom(...SAMPLE_LINES)), { maxLength: 40 })
  .map((all) => all.map(([depth, line]) => ' '.repeat(depth) + line.trim()).join('\n'));

interface Slip {
  at: number;
  length: number;
  put: string;
}

const slip: fc.Arbitrary<Slip> = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
  put: fc.oneof(piecesOfText, fc.string({ unit: 'binary', maxLength: 4 }), fc.constant('')),
});

function spoilt(text: string, slips: readonly Slip[]): string {
  let result = text;
  for (const { at, length, put } of slips) {
    const start = at % (result.length + 1);
    result = result.slice(0, start) + put + result.slice(start + length);
  }
  return result;
}

const damagedFrom = (texts: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(slip, { minLength: 1, maxLength: 6 }))
    .map(([text, slips]) => spoilt(text, slips));

const part = fc
  .tuple(fc.constantFrom(...SAMPLES), fc.nat(), fc.nat(900))
  .map(([text, from, length]) => text.slice(from % text.length, (from % text.length) + length));
const spliced = fc.array(part, { minLength: 2, maxLength: 5 }).map((parts) => parts.join(''));

/** One sign or word, very often. */
const repeated = fc
  .tuple(
    fc.constantFrom(
      ':',
      ',',
      ' ',
      '\t',
      '"',
      '|',
      '\n',
      '/*',
      '//',
      'step ',
      '\n step x',
      'é',
      '😀',
      '\u202e',
      '(',
      '%',
    ),
    fc.nat(3000),
  )
  .map(([sign, times]) => `journey x${sign.repeat(times)}`);

const KINDS: Record<string, { weight: number; text: fc.Arbitrary<string> }> = {
  'random bytes': { weight: 2, text: bytes },
  'random pieces': { weight: 2, text: piecesOfText },
  'random lines': { weight: 2, text: lines },
  'maps as written': { weight: 2, text: maps },
  'maps with slips': { weight: 2, text: brokenMaps },
  'damaged samples': { weight: 1, text: damagedFrom(SAMPLES) },
  'spliced samples': { weight: 1, text: spliced },
  repetition: { weight: 1, text: repeated },
  'damaged Mermaid': { weight: 1, text: damagedFrom([MERMAID]) },
  'damaged table': { weight: 1, text: damagedFrom([TABLE]) },
  'damaged JSON': { weight: 1, text: damagedFrom([JSON_MAP]) },
};

const documents = fc.oneof(
  ...Object.entries(KINDS).map(([kind, { weight, text }]) => ({
    weight,
    arbitrary: text.map((it): FuzzDocument => ({ kind, text: it })),
  })),
);

const BATCH = 50;

/** The documents of a seed, by their numbers: the same ones every time, whichever of them are asked for. */
export function documentsOf(seed: number): (number: number) => FuzzDocument {
  let batch = -1;
  let drawn: FuzzDocument[] = [];
  return (number) => {
    if (Math.floor(number / BATCH) !== batch) {
      batch = Math.floor(number / BATCH);
      drawn = fc.sample(documents, { seed: (seed + batch * 7919) | 0, numRuns: BATCH });
    }
    return drawn[number % BATCH]!;
  };
}
