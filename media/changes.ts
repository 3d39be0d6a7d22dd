/** What an edit has changed in a map, in one sentence: for those who do not see the picture move. */

import { t } from '@vscode/l10n';
import { l10nKey, say } from '../language-server/said.js';
import type { Reading } from '../src/diagram/index.js';

/** Of two readings of one journey. Empty where they say the same. */
export function whatChanged(before: readonly Reading[], after: readonly Reading[]): string {
  const structure = comingAndGoing(partsOf(before, 'step'), partsOf(after, 'step'), 'step');
  if (structure !== '') return structure;
  const stages = comingAndGoing(partsOf(before, 'stage'), partsOf(after, 'stage'), 'stage');
  if (stages !== '') return stages;
  const people = comingAndGoing(partsOf(before, 'persona'), partsOf(after, 'persona'), 'persona');
  if (people !== '') return people;
  const alone = partsOf(after, 'persona').length <= 1;
  const said: string[] = [];
  const pairs = (['journey', 'persona', 'stage', 'step', 'section'] as const).flatMap((kind) => {
    const old = partsOf(before, kind);
    return partsOf(after, kind).map((part, i) => [old[i], part] as const);
  });
  for (const [old, part] of pairs) said.push(...(old ? ofGroup(old, part, alone) : [t('New: {0}', part.label)]));
  const [first] = said;
  if (first === undefined) return '';
  return said.length === 1 ? first : t('{0}, and {1} more', first, said.length - 1);
}

function partsOf(reading: readonly Reading[], kind: Reading['kind']): Reading[] {
  return reading.flatMap((part) => (part.kind === kind ? [part] : partsOf(part.parts ?? [], kind)));
}

/** `Step 3 of 7: Pays` is `Pays`. */
const nameOf = ({ name, label }: Reading): string => name ?? label;

type Kind = 'step' | 'stage' | 'persona';

/** What is said of one that has come, gone or moved, and of several. */
const SENTENCES: Readonly<
  Record<Kind, Readonly<Record<'added' | 'removed' | 'allAdded' | 'allRemoved' | 'moved', string>>>
> = {
  step: {
    added: l10nKey('Step {0} added: {1}'),
    removed: l10nKey('Step removed: {1}'),
    allAdded: l10nKey('{0} steps added'),
    allRemoved: l10nKey('{0} steps removed'),
    moved: l10nKey('Step moved: {0} is now step {1} of {2}'),
  },
  stage: {
    added: l10nKey('Stage {0} added: {1}'),
    removed: l10nKey('Stage removed: {1}'),
    allAdded: l10nKey('{0} stages added'),
    allRemoved: l10nKey('{0} stages removed'),
    moved: l10nKey('Stage moved: {0} is now stage {1} of {2}'),
  },
  persona: {
    added: l10nKey('Persona {0} added: {1}'),
    removed: l10nKey('Persona removed: {1}'),
    allAdded: l10nKey('{0} personas added'),
    allRemoved: l10nKey('{0} personas removed'),
    moved: l10nKey('Persona moved: {0} is now persona {1} of {2}'),
  },
};

/** What has come, gone, or changed its place. */
function comingAndGoing(before: readonly Reading[], after: readonly Reading[], kind: Kind): string {
  const [old, now] = [before.map(nameOf), after.map(nameOf)];
  if (now.length > old.length) return counted(missingIn(old, now), SENTENCES[kind].added, SENTENCES[kind].allAdded);
  if (now.length < old.length) return counted(missingIn(now, old), SENTENCES[kind].removed, SENTENCES[kind].allRemoved);
  const same = [...old].sort().join('\n') === [...now].sort().join('\n');
  const at = now.findIndex((name, i) => name !== old[i]);
  if (!same || at < 0) return '';
  // Of two neighbours that have changed places, the one that has moved further down is as good as the other.
  const moved = old[at] as string;
  return say(SENTENCES[kind].moved, moved, now.indexOf(moved) + 1, now.length);
}

/** Those of the longer list that are not in the shorter one, each with its place. */
function missingIn(shorter: readonly string[], longer: readonly string[]): { name: string; place: number }[] {
  const left = [...shorter];
  const missing: { name: string; place: number }[] = [];
  longer.forEach((name, i) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    else missing.push({ name, place: i + 1 });
  });
  // Of equal names, and where some are renamed as well, the last ones are said to be new.
  return missing.slice(0, longer.length - shorter.length);
}

function counted(all: readonly { name: string; place: number }[], sentence: string, ofSeveral: string): string {
  const [one] = all;
  if (!one) return '';
  return all.length > 1 ? say(ofSeveral, all.length) : say(sentence, one.place, one.name);
}

/** `Step 3`, `Stage 2`; what has no number, by its label. */
const placeOf = ({ place, label }: Reading): string => place ?? label;

function ofGroup(before: Reading, after: Reading, alone: boolean): string[] {
  const said: string[] = [];
  const place = placeOf(after);
  if (before.label !== after.label) said.push(t('{0} is now: {1}', place, nameOf(after)));
  const own = ({ parts = [] }: Reading) => parts.filter(({ kind }) => kind === 'item' || kind === 'question');
  const [old, now] = [own(before), own(after)];
  const gone = old.filter((line) => !now.some((other) => ownWords(other) === ownWords(line)));
  const come = now.filter((line) => !old.some((other) => ownWords(other) === ownWords(line)));
  for (const line of come) {
    const replaced = gone.findIndex((other) => sameKind(other, line));
    if (replaced >= 0) gone.splice(replaced, 1);
    if (line.feels) {
      const { person, brief } = line.feels;
      said.push(
        alone || person === null ? t('{0} now {1}', place, brief) : t('{0}: {1} now {2}', place, person, brief),
      );
    } else
      said.push(
        t({ message: '{0}: {1}', args: [place, line.label], comment: 'What something is, and what is said of it' }),
      );
  }
  // A question that was answered is no loss.
  for (const line of gone) if (line.kind !== 'question') said.push(t('{0}, removed: {1}', place, line.label));
  return said;
}

/** What a line says of itself: which feeling is the lowest of all changes with the others. */
const ownWords = ({ label, feels }: Reading): string => feels?.own ?? label;

/**
 * `Pain: …` takes the place of another pain, a feeling that of the same person's or of the question for it; a question
 * that of what it asks for.
 */
function sameKind(before: Reading, after: Reading): boolean {
  if (after.kind === 'question') return true;
  if (after.feels) return before.feels ? before.feels.person === after.feels.person : before.kind === 'question';
  if (before.feels) return false;
  const kindOf = ({ label }: Reading) => label.split(/[:：]/, 1)[0];
  return before.kind === after.kind && kindOf(before) === kindOf(after);
}
