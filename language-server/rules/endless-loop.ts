import { flowOf, type Loop } from '../model/flow.js';
import { hasUnresolvedNext } from '../model/queries.js';
import { inWords, quoted, type Rule, titleRange } from './rule.js';

/** More names in a message are not read. */
const MOST_NAMES = 5;

/** Steps that lead only to each other: once there, nobody comes to an end. Reported once, where the way turns back. */
export const endlessLoop: Rule = {
  code: 'endless-loop',
  severity: 'warning',
  check({ document, model, report }) {
    for (const journey of model.journeys) {
      if (hasUnresolvedNext(journey)) continue;
      for (const loop of flowOf(journey).loops) {
        const titled = loop.blocks.filter((block) => block.name);
        const last = titled.at(-1);
        if (!last) continue;
        const others = titled.slice(0, -1).slice(0, MOST_NAMES);
        report({
          range: titleRange(last),
          message: messageOf(loop, titled),
          ...(others.length > 0 && {
            related: others.map((block) => ({
              uri: document.uri.toString(),
              range: titleRange(block),
              message: 'This is a part of the loop.',
            })),
          }),
        });
      }
    }
  },
};

function messageOf({ personas }: Loop, titled: readonly { name: string }[]): string {
  const who = personas.length > 0 ? `For ${inWords(shortened(personas, (name) => name))}, the` : 'The';
  const where =
    titled.length === 1
      ? 'way leads only back to this step'
      : `way leads only round and round: ${inWords(shortened(titled, ({ name }) => quoted(name)))}`;
  return `${who} ${where}. Add a ‘next’ that leads on, or ‘ends here’.`;
}

function shortened<T>(items: readonly T[], name: (item: T) => string): string[] {
  const names = items.slice(0, MOST_NAMES).map(name);
  return items.length > MOST_NAMES ? [...names, `${items.length - MOST_NAMES} more`] : names;
}
