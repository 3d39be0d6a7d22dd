/** Changes in words: what every form of a report for people has in common. */
import { t } from '@vscode/l10n';
import { type CommentedKey, l10nKey, say } from '../../language-server/said.js';
import type { Change, EmotionChange, LineChange, MapDiff, PartChange, PartKind, Place } from './diff.js';
import { signed } from './lines.js';

/** A change on a line of its own, and those within it. */
export interface Said {
  change: Change;
  /** What it is: a part of a map by its name, or a line by its keyword. */
  what: string;
  /** Texts of the map and words of ours, which together are one text: blanks and marks stand in ours. */
  words: readonly Word[];
  within: Said[];
}

/** A text of the map, or words that are ours. */
export type Word = { text: string } | string;

/** All changes of a difference. */
export function sayDiff(diff: MapDiff): Said[] {
  return diff.parts.map(sayPart);
}

function sayPart(part: PartChange): Said {
  const { kind, change, name, formerName, moved, emotions, lines, parts } = part;
  let words = named(name);
  if (formerName !== undefined) words = put(t('{0}, was {1}'), words, named(formerName));
  if (moved !== undefined) {
    const [from, to] = [sayPlace(moved.from, moved.to), sayPlace(moved.to, moved.from)];
    words = put(t('{0}, moved from {1} to {2}'), words, from, to);
  }
  return {
    change,
    what: say(PARTS[kind]),
    words,
    within: [...emotions.map(sayEmotion), ...lines.map(sayLine), ...parts.map(sayPart)],
  };
}

const PARTS: Readonly<Record<PartKind, CommentedKey>> = {
  journey: l10nKey({ message: 'journey', comment: 'What something in a map is, beside its name' }),
  stage: l10nKey({ message: 'stage', comment: 'What something in a map is, beside its name' }),
  step: l10nKey({ message: 'step', comment: 'What something in a map is, beside its name' }),
  persona: l10nKey({ message: 'persona', comment: 'What something in a map is, beside its name' }),
  channel: l10nKey({ message: 'channel', comment: 'What something in a map is, beside its name' }),
  touchpoint: l10nKey({ message: 'touchpoint', comment: 'What something in a map is, beside its name' }),
  emotion: l10nKey({ message: 'emotion', comment: 'What something in a map is, beside its name' }),
  source: l10nKey({ message: 'source', comment: 'What something in a map is, beside its name' }),
  metric: l10nKey({ message: 'metric', comment: 'What something in a map is, beside its name' }),
  lane: l10nKey({ message: 'lane', comment: 'What something in a map is, beside its name' }),
  framework: l10nKey({ message: 'framework', comment: 'What something in a map is, beside its name' }),
};

function named(name: string): Word[] {
  return [name === '' ? t('without a name') : { text: name }];
}

/** A place, as far as it is another than the other one. */
function sayPlace({ stage, number }: Place, other: Place): Word[] {
  if (stage === undefined || stage === other.stage) return [t('place {0}', number)];
  return put(t('stage {0}, place {1}'), [{ text: stage }], [String(number)]);
}

function sayEmotion({ persona, before, after, by }: EmotionChange): Said {
  const score = (value: number | null) => (value === null ? t('unknown') : signed(value));
  const change = [`${score(before)} → ${score(after)}`];
  let words: Word[] = change;
  if (by !== null && by > 0) words = put(t('{0}, up by {1}'), change, [signed(by).slice(1)]);
  else if (by !== null) words = put(t('{0}, down by {1}'), change, [signed(-by).slice(1)]);
  return {
    change: 'changed',
    what: say(PARTS.emotion),
    words: persona === null ? words : [{ text: persona }, ': ', ...words],
    within: [],
  };
}

function sayLine({ keyword, change, before, after, personas, formerPersonas }: LineChange): Said {
  if (change === 'reordered') return { change: 'changed', what: keyword, words: [t('in another order')], within: [] };
  const texts = [before, after].flatMap((text): Word[] =>
    text === undefined ? [] : [text === '' ? t('without a text') : { text }],
  );
  let words: Word[] = texts.length === 2 ? [texts[0]!, ' → ', texts[1]!] : texts;
  if (personas.length > 0 || formerPersonas) {
    words = put(t({ message: '{0}, {1}', comment: 'A text, and for whom it is true' }), words, sayPersonas(personas));
  }
  if (formerPersonas) words = put(t('{0}, before {1}'), words, sayPersonas(formerPersonas));
  return { change, what: keyword, words, within: [] };
}

function sayPersonas(personas: readonly string[]): Word[] {
  if (personas.length === 0) return [t('for everyone')];
  return put(t({ message: 'as {0}', comment: '{0} are names of people' }), [{ text: personas.join(', ') }]);
}

/** A sentence with words in the places of `{0}`, `{1}` …. */
function put(sentence: string, ...places: readonly (readonly Word[])[]): Word[] {
  return sentence
    .split(/\{(\d+)\}/)
    .flatMap((part, index): readonly Word[] => (index % 2 === 0 ? [part] : (places[Number(part)] ?? [])))
    .filter((word) => word !== '');
}

/** Words as one text. */
export function joined(words: readonly Word[], write: (text: string) => string): string {
  return words.map((word) => (typeof word === 'string' ? word : write(word.text))).join('');
}
