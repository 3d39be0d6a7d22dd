/** Changes in words: what every form of a report for people has in common. */
import type { Change, EmotionChange, LineChange, MapDiff, PartChange, PartKind, Place } from './diff.js';
import { signed } from './lines.js';

/** A change on a line of its own, and those within it. */
export interface Said {
  change: Change;
  /** What it is, in the words of the language: `step`, `pain`. */
  what: string;
  /** Texts of the map, and words of ours between them. */
  words: readonly Word[];
  within: Said[];
}

/** A text of the map, or a word that is ours. */
export type Word = { text: string } | string;

/** All changes of a difference. */
export function sayDiff(diff: MapDiff): Said[] {
  return diff.parts.map(sayPart);
}

function sayPart(part: PartChange): Said {
  const { kind, change, name, formerName, moved, emotions, lines, parts } = part;
  const words: Word[] = [
    name === '' ? 'without a name' : { text: name },
    ...(formerName === undefined ? [] : [', was', formerName === '' ? 'without a name' : { text: formerName }]),
    ...(moved === undefined
      ? []
      : [', moved from', ...sayPlace(moved.from, moved.to), 'to', ...sayPlace(moved.to, moved.from)]),
  ];
  return {
    change,
    what: kind,
    words,
    within: [...emotions.map(sayEmotion), ...lines.map(sayLine), ...parts.map(sayPart)],
  };
}

/** A place, as far as it is another than the other one. */
function sayPlace(place: Place, other: Place): Word[] {
  const stage = place.stage === undefined || place.stage === other.stage ? [] : ['stage', { text: place.stage }, ','];
  return [...stage, `place ${place.number}`];
}

function sayEmotion({ persona, before, after, by }: EmotionChange): Said {
  const score = (value: number | null) => (value === null ? 'unknown' : signed(value));
  const way = by === null ? [] : [by > 0 ? `, up by ${signed(by).slice(1)}` : `, down by ${signed(-by).slice(1)}`];
  const who: Word[] = persona === null ? [] : [{ text: persona }, ':'];
  return {
    change: 'changed',
    what: 'emotion',
    words: [...who, `${score(before)} → ${score(after)}`, ...way],
    within: [],
  };
}

function sayLine({ keyword, change, before, after, personas, formerPersonas }: LineChange): Said {
  const who = [
    ...(personas.length === 0 && !formerPersonas ? [] : [',', ...sayPersonas(personas)]),
    ...(formerPersonas ? [', before', ...sayPersonas(formerPersonas)] : []),
  ];
  if (change === 'reordered') return { change: 'changed', what: keyword, words: ['in another order'], within: [] };
  const texts = [before, after].flatMap((text) =>
    text === undefined ? [] : [text === '' ? 'without a text' : { text }],
  );
  const words: Word[] = texts.length === 2 ? [texts[0]!, '→', texts[1]!] : texts;
  return { change, what: keyword, words: [...words, ...who], within: [] };
}

function sayPersonas(personas: readonly string[]): Word[] {
  return personas.length === 0 ? ['for everyone'] : ['as', { text: personas.join(', ') }];
}

/** Words as a sentence: no blank before a comma or a colon. */
export function joined(words: readonly Word[], write: (text: string) => string): string {
  const parts = words.map((word) => (typeof word === 'string' ? word : write(word.text)));
  return parts.reduce((sentence, part, index) => {
    const isMark = typeof words[index] === 'string' && /^[,:]/.test(part);
    return sentence === '' || isMark ? sentence + part : `${sentence} ${part}`;
  }, '');
}

/** `2 steps added, 1 pain removed, 3 emotions up`. Empty without any change. */
export function summaryOf(diff: MapDiff): string {
  const counts = new Map<string, number>();
  const count = (words: string) => counts.set(words, (counts.get(words) ?? 0) + 1);
  const visit = ({ kind, change, formerName, moved, emotions, lines, parts }: PartChange): void => {
    if (change !== 'changed') count(`${kind}|${change}`);
    if (formerName !== undefined) count(`${kind}|renamed`);
    if (moved !== undefined) count(`${kind}|moved`);
    for (const { by } of emotions) count(`emotion|${by === null ? 'known or unknown now' : by > 0 ? 'up' : 'down'}`);
    for (const { keyword, change: how } of lines) {
      if (COUNTED.has(keyword)) count(`${keyword}|${how}`);
      else count(`other line|${how}`);
    }
    for (const part of parts) visit(part);
  };
  for (const part of diff.parts) visit(part);
  const kinds: (PartKind | 'pain' | 'opportunity' | 'other line')[] = [...KINDS, 'pain', 'opportunity', 'other line'];
  return kinds
    .flatMap((kind) => {
      const own = [...counts].filter(([key]) => key.startsWith(`${kind}|`));
      return own.map(([key, n]) => `${n} ${n === 1 ? kind : plural(kind)} ${key.slice(kind.length + 1)}`);
    })
    .join(', ');
}

const KINDS: readonly PartKind[] = [
  'journey',
  'stage',
  'step',
  'persona',
  'channel',
  'touchpoint',
  'source',
  'metric',
  'lane',
  'framework',
  'emotion',
];
const COUNTED: ReadonlySet<string> = new Set(['pain', 'opportunity']);
const plural = (word: string): string =>
  word.endsWith('y') && word !== 'journey' ? `${word.slice(0, -1)}ies` : `${word}s`;
