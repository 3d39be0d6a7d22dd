import { t } from '@vscode/l10n';
import type { Items, LaneEntry, TextItem } from '../../../language-server/map/journey-map.js';
import { l10nKey, say } from '../../../language-server/said.js';
import type { IconName } from '../icons.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { Paint } from '../theme.js';
import type { BandBuilder } from './band.js';
import { icon, paragraph, runsLeft, sideBySign } from './draw.js';
import { type Cell, cellLane, item, whose } from './lanes.js';
import { wishOf } from './people.js';
import { type Plan, peopleNamed } from './plan.js';
import { namesOf, quoted } from './words.js';

interface TextKind {
  /** Class of the drawn item. */
  name: string;
  icon: IconName;
  /** Of the icon. */
  paint?: Paint;
  /** What somebody does with it, one person or several: `{0} thinks`, `{0} think`. */
  verbs: readonly [string, string];
  style: 'body' | 'bodyItalic' | 'meta';
  of(items: Items): readonly TextItem[];
  text?(value: string): string;
}

const THOUGHT: TextKind = {
  name: 'thought',
  icon: 'cloud',
  verbs: [l10nKey('{0} thinks'), l10nKey('{0} think')],
  style: 'bodyItalic',
  of: (items) => items.thinks,
};
const QUOTE: TextKind = {
  name: 'quote',
  icon: 'quote',
  verbs: [l10nKey('{0} says'), l10nKey('{0} say')],
  style: 'body',
  of: (items) => items.says,
  text: quoted,
};
const EXPECTATION: TextKind = {
  name: 'expectation',
  icon: 'sparkles',
  verbs: [l10nKey('{0} expects'), l10nKey('{0} expect')],
  style: 'body',
  of: (items) => items.expects,
};
const NEED: TextKind = {
  name: 'need',
  icon: 'hand-heart',
  verbs: [l10nKey('{0} needs'), l10nKey('{0} need')],
  style: 'body',
  of: (items) => items.needs,
};
const TRIGGER: TextKind = {
  name: 'trigger',
  icon: 'zap',
  verbs: [l10nKey('{0} is set off'), l10nKey('{0} are set off')],
  style: 'body',
  of: (items) => items.triggers,
};
const ACTION: TextKind = {
  name: 'action',
  icon: 'arrow-right',
  verbs: [l10nKey('{0} does'), l10nKey('{0} do')],
  style: 'body',
  of: (items) => items.actions,
};
const INVOLVED: TextKind = {
  name: 'involved',
  icon: 'users-round',
  verbs: [l10nKey('{0} meets'), l10nKey('{0} meet')],
  style: 'body',
  of: (items) => items.involves,
};
const PHYSICAL: TextKind = {
  name: 'physical-evidence',
  icon: 'receipt-text',
  verbs: [l10nKey('{0} sees'), l10nKey('{0} see')],
  style: 'body',
  of: (items) => items.physicalEvidence,
};
const INSIGHT: TextKind = {
  name: 'insight',
  icon: 'info',
  verbs: [l10nKey('{0} shows'), l10nKey('{0} show')],
  style: 'body',
  of: (items) => items.insights,
};
const NOTE: TextKind = {
  name: 'note',
  icon: 'notebook-pen',
  verbs: [l10nKey('{0} notes'), l10nKey('{0} note')],
  style: 'body',
  of: (items) => items.notes,
};
const LINK: TextKind = {
  name: 'link',
  icon: 'link',
  verbs: [l10nKey('{0} links'), l10nKey('{0} link')],
  style: 'meta',
  of: (items) => items.links,
};

/** Lanes of plain texts: each item an icon and its words, and whose they are where the map is of several people. */
function textLane(
  key: string,
  plan: Plan,
  laneIcon: IconName,
  name: string,
  about: string,
  kinds: readonly TextKind[],
) {
  const has = (items: Items) => kinds.some((kind) => kind.of(items).length > 0);
  const fill = (cell: Cell) => {
    for (const kind of kinds) for (const entry of kind.of(cell.items)) textItem(cell, kind, entry);
  };
  return cellLane(key, plan, { icon: laneIcon, name, about }, fill, has);
}

/** One text with its icon, or with the signs of those it is of. */
export function textItem(cell: Cell, kind: TextKind, entry: TextItem): void {
  const marks: Mark[] = [];
  const people = cell.plan.several ? peopleNamed(cell.plan, entry.personas) : [];
  const lines = wrap(kind.text?.(entry.text) ?? entry.text, cell.width - 22, kind.style);
  const at = sideBySign(lines, cell.x, cell.width, 22, 14);
  let height = 0;
  if (people.length > 0) {
    const words = say(kind.verbs[people.length === 1 ? 0 : 1], namesOf(people));
    height = whose(marks, cell, people, words, runsLeft(lines));
  } else icon(marks, kind.icon, at.sign, cell.y + (kind.style === 'meta' ? 1 : 2), 14, kind.paint ?? 'stroke');
  height += paragraph(marks, at.text, cell.y + height, cell.width - 22, lines, kind.style, 'ink');
  item(cell, entry.id, kind.name, marks, height);
}

export function triggersLane(plan: Plan): BandBuilder | undefined {
  const about = t('what goes into it');
  return textLane('actions', plan, 'zap', t('In detail'), about, [TRIGGER, ACTION, INVOLVED]);
}

export function thinksLane(plan: Plan): BandBuilder | undefined {
  return textLane('thinks', plan, 'message-circle', t('Thinks and says'), t('a thought, “a quote”'), [THOUGHT, QUOTE]);
}

export function expectsLane(plan: Plan): BandBuilder | undefined {
  return textLane('expects', plan, 'target', t('Expects and needs'), t('what it takes'), [EXPECTATION, NEED]);
}

export function physicalLane(plan: Plan): BandBuilder | undefined {
  return textLane('physical', plan, 'receipt-text', t('Physical evidence'), t('seen and held'), [PHYSICAL]);
}

export function notesLane(plan: Plan): BandBuilder | undefined {
  return textLane('notes', plan, 'notebook-pen', t('Notes'), t('insights, links'), [INSIGHT, NOTE, LINK]);
}

/** A lane of the map's own. */
export function ownLane(plan: Plan, name: string): BandBuilder | undefined {
  const declared = plan.lanes.get(name);
  const paint = wishOf(declared?.color);
  const kind: TextKind = {
    name: 'lane-entry',
    icon: 'circle-dot',
    paint,
    verbs: ['{0}', '{0}'],
    style: 'body',
    of: (items) => entriesIn(name, items),
  };
  return cellLane(
    `lane-${name}`,
    plan,
    { icon: 'rows-3', paint, name, about: declared?.description },
    (cell) => {
      for (const entry of kind.of(cell.items)) textItem(cell, kind, entry);
    },
    (items) => entriesIn(name, items).length > 0,
  );
}

/** What steps and stages say in each lane: sorted once for all lanes. */
const byLane = new WeakMap<readonly LaneEntry[], Map<string, LaneEntry[]>>();

function entriesIn(lane: string, { lanes }: Items): readonly LaneEntry[] {
  if (lanes.length === 0) return lanes;
  let sorted = byLane.get(lanes);
  if (!sorted) {
    sorted = new Map();
    for (const entry of lanes) {
      const others = sorted.get(entry.lane);
      if (others) others.push(entry);
      else sorted.set(entry.lane, [entry]);
    }
    byLane.set(lanes, sorted);
  }
  return sorted.get(lane) ?? [];
}

/** The names of the map's own lanes, declared ones first, then as they come. */
export function ownLanes(plan: Plan): string[] {
  const used = new Set<string>();
  for (const { stage } of plan.stages) {
    for (const items of [stage, ...stage.steps]) for (const entry of items.lanes) used.add(entry.lane);
  }
  const declared = plan.map.lanes.map((lane) => lane.name).filter((name) => used.has(name));
  return [...new Set([...declared, ...used])];
}
