/** What an edit has changed in a map, in one sentence: for those who do not see the picture move. */
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
  for (const [old, part] of pairs) said.push(...(old ? ofGroup(old, part, alone) : [`New: ${part.label}`]));
  const [first] = said;
  if (first === undefined) return '';
  return said.length === 1 ? first : `${first}, and ${said.length - 1} more`;
}

function partsOf(reading: readonly Reading[], kind: Reading['kind']): Reading[] {
  return reading.flatMap((part) => (part.kind === kind ? [part] : partsOf(part.parts ?? [], kind)));
}

/** `Step 3 of 7: Pays` is `Pays`. */
const nameOf = ({ label }: Reading): string => label.replace(/^\w+ \d+ of \d+: |^Persona /, '');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What has come, gone, or changed its place. */
function comingAndGoing(before: readonly Reading[], after: readonly Reading[], kind: string): string {
  const [old, now] = [before.map(nameOf), after.map(nameOf)];
  if (now.length > old.length) return counted(missingIn(old, now), kind, 'added');
  if (now.length < old.length) return counted(missingIn(now, old), kind, 'removed');
  const same = [...old].sort().join('\n') === [...now].sort().join('\n');
  const at = now.findIndex((name, i) => name !== old[i]);
  if (!same || at < 0) return '';
  // Of two neighbours that have changed places, the one that has moved further down is as good as the other.
  const moved = old[at] as string;
  return `${capital(kind)} moved: ${moved} is now ${kind} ${now.indexOf(moved) + 1} of ${now.length}`;
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

function counted(all: readonly { name: string; place: number }[], kind: string, what: string): string {
  const [one] = all;
  if (!one) return '';
  if (all.length > 1) return `${all.length} ${kind}s ${what}`;
  return what === 'added'
    ? `${capital(kind)} ${one.place} ${what}: ${one.name}`
    : `${capital(kind)} ${what}: ${one.name}`;
}

/** `Step 3`, `Stage 2`, `Persona Maya`; what has no number, by its label. */
const placeOf = ({ label }: Reading): string => /^\w+ \d+(?= of \d+: )/.exec(label)?.[0] ?? label;

function ofGroup(before: Reading, after: Reading, alone: boolean): string[] {
  const said: string[] = [];
  const place = placeOf(after);
  if (before.label !== after.label) said.push(`${place} is now: ${nameOf(after)}`);
  const own = ({ parts = [] }: Reading) => parts.filter(({ kind }) => kind === 'item' || kind === 'question');
  const [old, now] = [own(before), own(after)];
  const gone = old.filter((line) => !now.some((other) => ownWords(other) === ownWords(line)));
  const come = now.filter((line) => !old.some((other) => ownWords(other) === ownWords(line)));
  for (const line of come) {
    const replaced = gone.findIndex((other) => sameKind(other, line));
    if (replaced >= 0) gone.splice(replaced, 1);
    if (line.feels) {
      const { person, brief } = line.feels;
      said.push(alone || person === null ? `${place} now ${brief}` : `${place}: ${person} now ${brief}`);
    } else said.push(`${place}: ${line.label}`);
  }
  // A question that was answered is no loss.
  for (const line of gone) if (line.kind !== 'question') said.push(`${place}, removed: ${line.label}`);
  return said;
}

/** What a line says of itself: which feeling is the lowest of all changes with the others. */
const ownWords = ({ label, feels }: Reading): string =>
  feels ? label.replace(/, the (lowest|highest) point/, '') : label;

/**
 * `Pain: …` takes the place of another pain, a feeling that of the same person's or of the question for it; a question
 * that of what it asks for.
 */
function sameKind(before: Reading, after: Reading): boolean {
  if (after.kind === 'question') return true;
  if (after.feels) return before.feels ? before.feels.person === after.feels.person : before.kind === 'question';
  if (before.feels) return false;
  return before.kind === after.kind && before.label.split(':', 1)[0] === after.label.split(':', 1)[0];
}
