/** Names that need no declaration: the first use of one makes it, and the others mean that, but for case as well. */
import type { Reference, ReferenceInfo } from 'langium';
import { looseKey } from '../syntax/text.js';

/** What its first use makes, by the property that refers to it. */
const KINDS: Readonly<Record<string, string>> = {
  personas: 'persona',
  channels: 'channel',
  source: 'source',
  metric: 'metric',
  lane: 'lane',
};

/** What a reference without a declaration makes: a persona, channel, source, metric or lane; undefined for any other. */
export function kindMadeBy(property: string): string | undefined {
  return Object.hasOwn(KINDS, property) ? KINDS[property] : undefined;
}

const firstSpellings = new WeakMap<Reference, string>();

/** Notes for each undeclared reference of a document how the first use of its name is spelt. */
export function noteSpellings(undeclared: readonly ReferenceInfo[]): void {
  const offset = ({ reference }: ReferenceInfo) => (reference as Reference).$refNode?.offset ?? 0;
  const spellings = new Map<string, string>();
  for (const { reference, property } of [...undeclared].sort((a, b) => offset(a) - offset(b))) {
    const key = `${kindMadeBy(property)} ${looseKey(reference.$refText)}`;
    const first = spellings.get(key) ?? reference.$refText;
    spellings.set(key, first);
    firstSpellings.set(reference as Reference, first);
  }
}

/** The name that an undeclared reference means: as its first use in the file spells it. */
export function spelling(reference: Reference): string {
  return firstSpellings.get(reference) ?? reference.$refText;
}
