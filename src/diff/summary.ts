/** How much two maps differ, in one line. */
import { l10nKey, say } from '../../language-server/said.js';
import { type Counted, counted, inRow } from '../exchange/notice.js';
import type { LineChange, MapDiff, PartChange, PartKind } from './diff.js';

type Kind = PartKind | 'pain' | 'opportunity' | 'other line';
type How = LineChange['change'] | 'renamed' | 'moved' | 'up' | 'down' | 'known';

/** `2 steps added, 1 pain removed, 3 emotions up`. Empty without any change. */
export function summaryOf(diff: MapDiff): string {
  const counts = new Map<Kind, Map<How, number>>();
  const count = (kind: Kind, how: How) => {
    const own = counts.get(kind) ?? new Map<How, number>();
    counts.set(kind, own.set(how, (own.get(how) ?? 0) + 1));
  };
  const visit = ({ kind, change, formerName, moved, emotions, lines, parts }: PartChange): void => {
    if (change !== 'changed') count(kind, change);
    if (formerName !== undefined) count(kind, 'renamed');
    if (moved !== undefined) count(kind, 'moved');
    for (const { by } of emotions) count('emotion', by === null ? 'known' : by > 0 ? 'up' : 'down');
    for (const { keyword, change: how } of lines) count(isCounted(keyword) ? keyword : 'other line', how);
    for (const part of parts) visit(part);
  };
  for (const part of diff.parts) visit(part);
  return inRow(
    Object.entries(NOUNS).flatMap(([kind, noun]) =>
      [...(counts.get(kind as Kind) ?? [])].map(([how, number]) => {
        const { one, many } = HOW[how];
        return say(number === 1 ? one : many, counted(number, noun));
      }),
    ),
  );
}

const isCounted = (keyword: string): keyword is 'pain' | 'opportunity' =>
  keyword === 'pain' || keyword === 'opportunity';

/** In the order in which they are told. */
const NOUNS: Readonly<Record<Kind, Counted>> = {
  journey: {
    one: l10nKey({ message: '{0} journey', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} journeys', comment: '{0} is a number, but not 1' }),
  },
  stage: {
    one: l10nKey({ message: '{0} stage', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} stages', comment: '{0} is a number, but not 1' }),
  },
  step: {
    one: l10nKey({ message: '{0} step', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} steps', comment: '{0} is a number, but not 1' }),
  },
  persona: {
    one: l10nKey({ message: '{0} persona', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} personas', comment: '{0} is a number, but not 1' }),
  },
  channel: {
    one: l10nKey({ message: '{0} channel', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} channels', comment: '{0} is a number, but not 1' }),
  },
  touchpoint: {
    one: l10nKey({ message: '{0} touchpoint', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} touchpoints', comment: '{0} is a number, but not 1' }),
  },
  source: {
    one: l10nKey({ message: '{0} source', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} sources', comment: '{0} is a number, but not 1' }),
  },
  metric: {
    one: l10nKey({ message: '{0} metric', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} metrics', comment: '{0} is a number, but not 1' }),
  },
  lane: {
    one: l10nKey({ message: '{0} lane', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} lanes', comment: '{0} is a number, but not 1' }),
  },
  framework: {
    one: l10nKey({ message: '{0} framework', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} frameworks', comment: '{0} is a number, but not 1' }),
  },
  emotion: {
    one: l10nKey({ message: '{0} emotion', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} emotions', comment: '{0} is a number, but not 1' }),
  },
  pain: {
    one: l10nKey({ message: '{0} pain', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} pains', comment: '{0} is a number, but not 1' }),
  },
  opportunity: {
    one: l10nKey({ message: '{0} opportunity', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} opportunities', comment: '{0} is a number, but not 1' }),
  },
  'other line': {
    one: l10nKey({ message: '{0} other line', comment: '{0} is 1' }),
    many: l10nKey({ message: '{0} other lines', comment: '{0} is a number, but not 1' }),
  },
};

const HOW: Readonly<Record<How, Counted>> = {
  added: {
    one: l10nKey({ message: '{0} added', comment: '{0} is one thing, such as: 1 step' }),
    many: l10nKey({ message: '{0} added', comment: '{0} are several things, such as: 2 steps' }),
  },
  removed: {
    one: l10nKey({ message: '{0} removed', comment: '{0} is one thing, such as: 1 step' }),
    many: l10nKey({ message: '{0} removed', comment: '{0} are several things, such as: 2 steps' }),
  },
  changed: {
    one: l10nKey({ message: '{0} changed', comment: '{0} is one thing, such as: 1 step' }),
    many: l10nKey({ message: '{0} changed', comment: '{0} are several things, such as: 2 steps' }),
  },
  reordered: {
    one: l10nKey({ message: '{0} reordered', comment: '{0} is one thing, such as: 1 step' }),
    many: l10nKey({ message: '{0} reordered', comment: '{0} are several things, such as: 2 steps' }),
  },
  renamed: {
    one: l10nKey({ message: '{0} renamed', comment: '{0} is one thing, such as: 1 step' }),
    many: l10nKey({ message: '{0} renamed', comment: '{0} are several things, such as: 2 steps' }),
  },
  moved: {
    one: l10nKey({ message: '{0} moved', comment: '{0} is one thing, such as: 1 step' }),
    many: l10nKey({ message: '{0} moved', comment: '{0} are several things, such as: 2 steps' }),
  },
  up: {
    one: l10nKey({ message: '{0} up', comment: '{0} is one thing, such as: 1 step' }),
    many: l10nKey({ message: '{0} up', comment: '{0} are several things, such as: 2 steps' }),
  },
  down: {
    one: l10nKey({ message: '{0} down', comment: '{0} is one thing, such as: 1 step' }),
    many: l10nKey({ message: '{0} down', comment: '{0} are several things, such as: 2 steps' }),
  },
  known: {
    one: l10nKey({ message: '{0} known or unknown now', comment: '{0} is one thing, such as: 1 step' }),
    many: l10nKey({ message: '{0} known or unknown now', comment: '{0} are several things, such as: 2 steps' }),
  },
};
