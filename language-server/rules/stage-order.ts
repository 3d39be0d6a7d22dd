import { t } from '@vscode/l10n';
import { reorder } from '../fixes/reorder.js';
import type { Framework, Journey, Stage } from '../generated/ast.js';
import { quoted } from '../said.js';
import { looseKey } from '../syntax/text.js';
import { type Fix, type Rule, type RuleContext, titleRange } from './rule.js';

/** The first one is reported, and this many with it. */
const MOST_REPORTED = 10;

/** A journey that has its framework's stages in another order. Reported once, on the first stage that would have to move. */
export const stageOrder: Rule = {
  code: 'stage-order',
  severity: 'warning',
  check(context) {
    const { document, model, followed, report } = context;
    for (const journey of model.journeys) {
      const framework = followed(journey)?.framework;
      if (!framework) continue;
      const stages = placedStages(journey, framework);
      const { kept, moved } = sortedOut(stages);
      const [first, ...others] = moved.slice(0, MOST_REPORTED).map((it) => displaced(it, kept));
      if (!first) continue;
      report({
        range: titleRange(first.stage),
        message: messageOf(first, framework),
        ...(others.length > 0 && {
          related: others.map((it) => ({
            uri: document.uri.toString(),
            range: titleRange(it.stage),
            message: messageOf(it, framework),
          })),
        }),
        fixes: () => reorderFix(context, journey, framework, { kept, moved }),
      });
    }
  },
};

/** A stage of a journey, and its place among those of the framework. */
interface Placed {
  stage: Stage;
  place: number;
  /** Counted in the journey, from 0. */
  index: number;
}

interface Displaced extends Placed {
  /** A stage that it stands on the wrong side of. */
  other: Placed;
}

/** Those that are the framework's, each name once, in the order of the journey. */
function placedStages(journey: Journey, framework: Framework): Placed[] {
  const places = new Map<string, number>();
  for (const [place, { name }] of framework.stages.entries()) {
    if (name && !places.has(looseKey(name))) places.set(looseKey(name), place);
  }
  const placed: Placed[] = [];
  for (const [index, stage] of journey.stages.entries()) {
    const place = stage.name ? places.get(looseKey(stage.name)) : undefined;
    if (place === undefined) continue;
    places.delete(looseKey(stage.name));
    placed.push({ stage, place, index });
  }
  return placed;
}

interface SortedOut {
  /** In the order of the journey, which is that of the framework. */
  kept: Placed[];
  moved: Placed[];
}

/** As few stages as must move to have all in order; of the stages that could stay, the earlier do. */
function sortedOut(stages: readonly Placed[]): SortedOut {
  const lengths = longestFrom(stages.map(({ place }) => place));
  const kept: Placed[] = [];
  const moved: Placed[] = [];
  let left = lengths.reduce((most, length) => Math.max(most, length), 0);
  for (const [at, it] of stages.entries()) {
    if (lengths[at] === left && it.place > (kept.at(-1)?.place ?? -1)) {
      kept.push(it);
      left--;
    } else moved.push(it);
  }
  return { kept, moved };
}

function displaced(it: Placed, kept: readonly Placed[]): Displaced {
  const above = kept.find(({ place }) => place > it.place);
  const isBelowIt = above !== undefined && above.index < it.index;
  return { ...it, other: isBelowIt ? above : kept.findLast(({ place }) => place < it.place)! };
}

/** Each stage that must move goes behind the one that comes before it in the framework; all others stay. */
function reorderFix(
  { document }: RuleContext,
  journey: Journey,
  framework: Framework,
  { kept, moved }: SortedOut,
): Fix[] {
  const leaving = new Set(moved.map(({ stage }) => stage));
  const order = journey.stages.filter((stage) => !leaving.has(stage));
  const inPlace = [...kept];
  for (const it of moved.toSorted((a, b) => a.place - b.place)) {
    const before = inPlace.findLastIndex(({ place }) => place < it.place);
    const at = before < 0 ? order.indexOf(inPlace[0]!.stage) : order.indexOf(inPlace[before]!.stage) + 1;
    order.splice(at, 0, it.stage);
    inPlace.splice(before + 1, 0, it);
  }
  const edits = reorder(document, journey.stages, order);
  return edits
    ? [{ title: t('Put the stages in the order of {0}', quoted(framework.name)), edits, preferred: true }]
    : [];
}

/** How many numbers the longest rising row has that begins with each: found from behind, in n log n. */
function longestFrom(numbers: readonly number[]): number[] {
  /** At each index, the greatest number that a row of one more than that begins with. */
  const heads: number[] = [];
  const lengths: number[] = [];
  for (let index = numbers.length - 1; index >= 0; index--) {
    const number = numbers[index]!;
    let low = 0;
    let high = heads.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (heads[middle]! > number) low = middle + 1;
      else high = middle;
    }
    heads[low] = number;
    lengths[index] = low + 1;
  }
  return lengths;
}

function messageOf({ stage, place, other }: Displaced, { name }: Framework): string {
  const names = [stage.name, other.stage.name, name].map(quoted);
  return place < other.place ? t('{0} comes before {1} in {2}.', ...names) : t('{0} comes after {1} in {2}.', ...names);
}
