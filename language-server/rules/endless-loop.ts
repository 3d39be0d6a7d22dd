import { t } from '@vscode/l10n';
import type { Loop } from '../model/flow.js';
import { inWords, quoted } from '../said.js';
import { type Rule, titleRange } from './rule.js';

/** More names in a message are not read. */
const MOST_NAMES = 5;

/** Steps that lead only to each other: once there, nobody comes to an end. Reported once, where the way turns back. */
export const endlessLoop: Rule = {
  code: 'endless-loop',
  severity: 'warning',
  check({ document, model, flow, report }) {
    for (const journey of model.journeys) {
      for (const loop of flow(journey)?.loops ?? []) {
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
              message: t('This is a part of the loop.'),
            })),
          }),
        });
      }
    }
  },
};

function messageOf({ personas }: Loop, titled: readonly { name: string }[]): string {
  const who = personas.length > 0 ? inWords(shortened(personas, (name) => name)) : undefined;
  if (titled.length === 1) {
    return who === undefined
      ? t('The way leads only back to this step. Add a ‘next’ that leads on, or ‘ends here’.')
      : t('For {0}, the way leads only back to this step. Add a ‘next’ that leads on, or ‘ends here’.', who);
  }
  const where = inWords(shortened(titled, ({ name }) => quoted(name)));
  return who === undefined
    ? t('The way leads only round and round: {0}. Add a ‘next’ that leads on, or ‘ends here’.', where)
    : t('For {0}, the way leads only round and round: {1}. Add a ‘next’ that leads on, or ‘ends here’.', who, where);
}

function shortened<T>(items: readonly T[], name: (item: T) => string): string[] {
  const names = items.slice(0, MOST_NAMES).map(name);
  if (items.length <= MOST_NAMES) return names;
  const more = items.length - MOST_NAMES;
  return [...names, t({ message: '{0} more', args: [more], comment: 'The last of a list of names' })];
}
