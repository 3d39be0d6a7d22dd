/** References that two things or more could answer. */
import type { AstNodeDescription, Reference, ReferenceInfo } from 'langium';
import { nameKey } from '../syntax/text.js';

/** A reference that is ambiguous, with all that could be meant: what it is linked to comes first. */
export interface Ambiguity {
  info: ReferenceInfo;
  rivals: readonly AstNodeDescription[];
}

const ambiguities = new WeakMap<Reference, Ambiguity>();

/** Notes what linking has found for a name: `matches`, all that it could mean where it was looked up. */
export function noteMatches(info: ReferenceInfo, matches: readonly AstNodeDescription[]): void {
  const reference = info.reference as Reference;
  const rivals = matches.length > 1 ? rivalsAmong(matches) : matches;
  if (rivals.length > 1) ambiguities.set(reference, { info, rivals });
  else ambiguities.delete(reference);
}

/** What is ambiguous about a reference that has been linked; undefined where it is clear. */
export function ambiguityOf(reference: Reference): Ambiguity | undefined {
  return ambiguities.get(reference);
}

const known = new WeakMap<readonly AstNodeDescription[], readonly AstNodeDescription[]>();

/** Worked out once for a list: a thousand references to one of a thousand steps share theirs. */
function rivalsAmong(matches: readonly AstNodeDescription[]): readonly AstNodeDescription[] {
  let rivals = known.get(matches);
  if (!rivals) {
    rivals = distinct(matches);
    known.set(matches, rivals);
  }
  return rivals;
}

function distinct(matches: readonly AstNodeDescription[]): readonly AstNodeDescription[] {
  const [first] = matches;
  switch (first?.type) {
    // The same words at two steps are the same pain: whoever answers one of them answers it.
    case 'Pain':
      return [first];
    // A step is meant before a stage of its name.
    case 'Step':
    case 'Stage':
      return matches.filter(({ type }) => type === first.type);
  }
  // Of two that one file declares, the first counts: `duplicate-name` tells of the other.
  const declared = new Map<string, AstNodeDescription>();
  for (const match of matches) {
    const key = `${match.documentUri.toString()} ${nameKey(match.name)}`;
    if (!declared.has(key)) declared.set(key, match);
  }
  return [...declared.values()];
}
