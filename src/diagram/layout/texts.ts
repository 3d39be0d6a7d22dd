import type { Items, TextItem } from '../../../language-server/map/journey-map.js';
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
  /** What somebody does with it, singular and plural: `thinks`, `think`. */
  verbs: readonly [string, string];
  style: 'body' | 'bodyItalic' | 'meta';
  of(items: Items): readonly TextItem[];
  text?(value: string): string;
}

const THOUGHT: TextKind = {
  name: 'thought',
  icon: 'cloud',
  verbs: ['thinks', 'think'],
  style: 'bodyItalic',
  of: (items) => items.thinks,
};
const QUOTE: TextKind = {
  name: 'quote',
  icon: 'quote',
  verbs: ['says', 'say'],
  style: 'body',
  of: (items) => items.says,
  text: quoted,
};
const EXPECTATION: TextKind = {
  name: 'expectation',
  icon: 'sparkles',
  verbs: ['expects', 'expect'],
  style: 'body',
  of: (items) => items.expects,
};
const NEED: TextKind = {
  name: 'need',
  icon: 'hand-heart',
  verbs: ['needs', 'need'],
  style: 'body',
  of: (items) => items.needs,
};
const TRIGGER: TextKind = {
  name: 'trigger',
  icon: 'zap',
  verbs: ['is set off', 'are set off'],
  style: 'body',
  of: (items) => items.triggers,
};
const ACTION: TextKind = {
  name: 'action',
  icon: 'arrow-right',
  verbs: ['does', 'do'],
  style: 'body',
  of: (items) => items.actions,
};
const INVOLVED: TextKind = {
  name: 'involved',
  icon: 'users-round',
  verbs: ['meets', 'meet'],
  style: 'body',
  of: (items) => items.involves,
};
const PHYSICAL: TextKind = {
  name: 'physical-evidence',
  icon: 'receipt-text',
  verbs: ['sees', 'see'],
  style: 'body',
  of: (items) => items.physicalEvidence,
};
const INSIGHT: TextKind = {
  name: 'insight',
  icon: 'info',
  verbs: ['shows', 'show'],
  style: 'body',
  of: (items) => items.insights,
};
const NOTE: TextKind = {
  name: 'note',
  icon: 'notebook-pen',
  verbs: ['notes', 'note'],
  style: 'body',
  of: (items) => items.notes,
};
const LINK: TextKind = {
  name: 'link',
  icon: 'link',
  verbs: ['links', 'link'],
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
    const words = `${namesOf(people)} ${kind.verbs[people.length === 1 ? 0 : 1]}`.trimEnd();
    height = whose(marks, cell, people, words, runsLeft(lines));
  } else icon(marks, kind.icon, at.sign, cell.y + (kind.style === 'meta' ? 1 : 2), 14, kind.paint ?? 'stroke');
  height += paragraph(marks, at.text, cell.y + height, cell.width - 22, lines, kind.style, 'ink');
  item(cell, entry.id, kind.name, marks, height);
}

export function triggersLane(plan: Plan): BandBuilder | undefined {
  const about = 'what goes into it';
  return textLane('actions', plan, 'zap', 'In detail', about, [TRIGGER, ACTION, INVOLVED]);
}

export function thinksLane(plan: Plan): BandBuilder | undefined {
  return textLane('thinks', plan, 'message-circle', 'Thinks and says', 'a thought, “a quote”', [THOUGHT, QUOTE]);
}

export function expectsLane(plan: Plan): BandBuilder | undefined {
  return textLane('expects', plan, 'target', 'Expects and needs', 'what it takes', [EXPECTATION, NEED]);
}

export function physicalLane(plan: Plan): BandBuilder | undefined {
  return textLane('physical', plan, 'receipt-text', 'Physical evidence', 'seen and held', [PHYSICAL]);
}

export function notesLane(plan: Plan): BandBuilder | undefined {
  return textLane('notes', plan, 'notebook-pen', 'Notes', 'insights, links', [INSIGHT, NOTE, LINK]);
}

/** A lane of the map's own. */
export function ownLane(plan: Plan, name: string): BandBuilder | undefined {
  const declared = plan.map.lanes.find((lane) => lane.name === name);
  const paint = wishOf(declared?.color);
  const kind: TextKind = {
    name: 'lane-entry',
    icon: 'circle-dot',
    paint,
    verbs: ['', ''],
    style: 'body',
    of: (items) => items.lanes.filter((entry) => entry.lane === name),
  };
  return cellLane(
    `lane-${name}`,
    plan,
    { icon: 'rows-3', paint, name, about: declared?.description },
    (cell) => {
      for (const entry of kind.of(cell.items)) textItem(cell, kind, entry);
    },
    (items) => items.lanes.some((entry) => entry.lane === name),
  );
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
