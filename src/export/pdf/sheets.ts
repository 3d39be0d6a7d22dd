/** A scene → the pages it is printed on: what part of it stands where, as plain data. */
import type { Journey } from '../../../language-server/map/journey-map.js';
import { TYPE } from '../../diagram/measure/type.js';
import type { Band, Chunk, Scene } from '../../diagram/scene.js';
import { clearPlaces, divide, type Span } from './cuts.js';
import { visitSolids } from './extents.js';

/** Paper in points, landscape. */
export const PAPER = { a4: { width: 841.89, height: 595.28 }, a3: { width: 1190.55, height: 841.89 } } as const;
export type Paper = keyof typeof PAPER;

/** Around what is drawn, in points; the page's head and foot stand in it. */
export const MARGIN = { side: 28, top: 42, bottom: 32 } as const;

/** Points: nothing is set smaller. */
const LEAST_TEXT = 7;
const SMALLEST = Math.min(...Object.values(TYPE).map(({ size }) => size));
/** Points a pixel: from the smallest text at its least to the size on a screen. */
const LEAST_SCALE = LEAST_TEXT / SMALLEST;
const MOST_SCALE = 0.75;
const SCALES = 40;

/** The gutter's names begin so far right of the scene's edge; the rest of the margin is paper already. */
const TRIMMED = 24;
const GAP = 14;

/** A part of the scene on a page: the rectangle from x, y, whose corner stands at atX, atY. All in the scene's pixels. */
export interface View {
  x: number;
  y: number;
  width: number;
  height: number;
  atX: number;
  atY: number;
  /** Draws these bands alone, and of them these chunks; all where they are left out. */
  bands?: readonly Band[];
  chunk?: (chunk: Chunk) => boolean;
}

export interface Sheet {
  views: View[];
  /** The stages on it by their numbers, from 0. */
  stages: number[];
  /** A stage that began on a page before: its name is said again, at this place. */
  continued?: { stage: number; x: number; y: number; width: number; height: number };
  /** The line from where the journey starts to where it ends, at this place. */
  span?: { x: number; y: number; width: number };
}

export interface Sheets {
  /** Points a pixel. */
  scale: number;
  sheets: Sheet[];
}

const isLanes = ({ key }: Band): boolean => key !== 'head' && key !== 'stages' && key !== 'foot';

/** Everything that dividing a scene asks for again and again. */
interface Plan {
  scene: Scene;
  head: Band | undefined;
  stages: Band | undefined;
  lanes: Band[];
  foot: Band | undefined;
  /** The left edge of the first stage. */
  left: number;
  right: number;
  stageBoxes: Span[];
  /** Between stages, and between steps. */
  stagePlaces: number[];
  stepPlaces: number[];
  isClear: (place: number) => boolean;
}

/**
 * Divides a scene into pages of a paper: between stages, else between steps; between lanes, else where nothing is cut.
 * The scale is the largest that takes no more pages than the smallest would.
 */
export function sheetsOf(scene: Scene, paper: Paper): Sheets {
  const { width, height } = PAPER[paper];
  const room = { width: width - 2 * MARGIN.side, height: height - MARGIN.top - MARGIN.bottom };
  const plan = planOf(scene);
  const at = (scale: number) => divideScene(plan, room.width / scale, room.height / scale);
  const least = at(LEAST_SCALE);
  for (let i = SCALES; i > 0; i--) {
    const scale = LEAST_SCALE + ((MOST_SCALE - LEAST_SCALE) * i) / SCALES;
    const sheets = at(scale);
    if (sheets.length <= least.length) return { scale, sheets };
  }
  return { scale: LEAST_SCALE, sheets: least };
}

function planOf(scene: Scene): Plan {
  const bands = new Map(scene.bands.map((band) => [band.key, band]));
  const ofKind = (kind: string): Span[] =>
    scene.targets
      .filter((target) => target.kind === kind)
      .map(({ x, width }) => ({ from: x, to: x + width }))
      .sort((a, b) => a.from - b.from);
  const stageBoxes = ofKind('stage');
  const lanes = scene.bands.filter(isLanes);
  const solids: Span[] = [];
  for (const band of scene.bands) {
    if (band.key === 'head' || band.key === 'foot') continue;
    for (const chunk of band.chunks) {
      visitSolids(chunk.marks, chunk.x, 0, ({ left, right }) => solids.push({ from: left, to: right }));
    }
  }
  return {
    scene,
    head: bands.get('head'),
    stages: bands.get('stages'),
    lanes,
    foot: bands.get('foot'),
    left: stageBoxes[0]?.from ?? TRIMMED,
    right: stageBoxes.at(-1)?.to ?? scene.width - TRIMMED,
    stageBoxes,
    stagePlaces: between(stageBoxes),
    stepPlaces: between(ofKind('step')),
    isClear: clearPlaces(solids, 0, scene.width),
  };
}

/** The middles of the gaps between neighbours that do not overlap. */
function between(boxes: readonly Span[]): number[] {
  return boxes.slice(1).flatMap(({ from }, i) => {
    const before = boxes[i] as Span;
    return before.to <= from ? [Math.round((before.to + from) / 2)] : [];
  });
}

function divideScene(plan: Plan, width: number, height: number): Sheet[] {
  const { scene, stages, lanes } = plan;
  if (!stages || lanes.length === 0 || plan.stageBoxes.length === 0) return tiles(plan, width, height);
  if (scene.width - 2 * TRIMMED <= width && scene.height - TRIMMED <= height) {
    const views = [
      { x: TRIMMED, y: TRIMMED, width: scene.width - 2 * TRIMMED, height: scene.height - TRIMMED, atX: 0, atY: 0 },
    ];
    return [{ views, stages: plan.stageBoxes.map((_, i) => i) }];
  }
  const gutter = plan.left - TRIMMED;
  const columns = divide(
    { from: plan.left, to: plan.right + 1 },
    () => width - gutter,
    plan.stagePlaces,
    plan.stepPlaces,
    plan.isClear,
  );
  const head = headOf(plan, width);
  const rowsBelowHead = rowsOf(plan, height - stages.height, height - stages.height - head.height);
  const plainRows = rowsOf(plan, height - stages.height, height - stages.height);
  const rowsOfOthers = plainRows.length < rowsBelowHead.length ? plainRows : rowsBelowHead;
  const sheets: Sheet[] = [];
  columns.forEach((column, c) => {
    (c === 0 ? rowsBelowHead : rowsOfOthers).forEach((row, r) => {
      const top = c === 0 && r === 0 ? head.height : 0;
      const sheet = sheetOf(plan, column, row, top);
      if (top > 0) {
        sheet.views.unshift(...head.views);
        if (head.span) sheet.span = head.span;
      }
      sheets.push(sheet);
    });
  });
  addFoot(plan, sheets, width, height);
  return sheets;
}

/** The title and the personas as they stand, wrapped to the width; the line from start to end is drawn anew. */
function headOf(plan: Plan, width: number): { views: View[]; height: number; span?: Sheet['span'] } {
  const { head } = plan;
  if (!head) return { views: [], height: 0 };
  const stacked = stackedViews(plan, head, width, (chunk) => chunk.key !== 'span', {
    from: TRIMMED,
    to: plan.scene.width,
  });
  if (!head.chunks.some(({ key }) => key === 'span')) return { views: stacked.views, height: stacked.height + GAP };
  const gutter = plan.left - TRIMMED;
  const y = stacked.height + GAP;
  return { views: stacked.views, height: y + 34, span: { x: gutter, y, width: width - gutter } };
}

/** A band that flows: cut where it is clear, the parts one below the other. */
function stackedViews(
  plan: Plan,
  band: Band,
  width: number,
  chunk: (chunk: Chunk) => boolean,
  { from, to }: Span,
): { views: View[]; height: number } {
  const solids: { span: Span; top: number; bottom: number }[] = [];
  for (const one of band.chunks.filter(chunk)) {
    visitSolids(one.marks, one.x, one.y, ({ left, right, top, bottom }) =>
      solids.push({ span: { from: left, to: right }, top, bottom }),
    );
  }
  if (solids.length === 0) return { views: [], height: 0 };
  const end = Math.min(to, Math.max(...solids.map(({ span }) => span.to)) + 4);
  const isClear = clearPlaces(
    solids.map(({ span }) => span),
    0,
    plan.scene.width,
  );
  const views: View[] = [];
  let y = 0;
  for (const part of divide({ from, to: end }, () => width, [], [], isClear)) {
    const inside = solids.filter(({ span }) => span.to > part.from && span.from < part.to);
    if (inside.length === 0) continue;
    const top = Math.max(0, Math.floor(Math.min(...inside.map((one) => one.top)) - 3));
    const bottom = Math.ceil(Math.max(...inside.map((one) => one.bottom)) + 4);
    // What stands further right begins at the left edge of the page; the first begins where it does, with a line or a star.
    const first = views.length === 0 ? from : Math.min(...inside.map(({ span }) => Math.max(part.from, span.from)));
    const x = Math.floor(first) - 2;
    const view = {
      x,
      y: band.y + top,
      width: part.to - x,
      height: bottom - top,
      atX: views.length === 0 ? x - from : 0,
      atY: y,
    };
    views.push({ ...view, bands: [band], chunk });
    y += view.height + GAP;
  }
  return { views, height: Math.max(0, y - GAP) };
}

/** The lanes, by pages: whole ones as long as they fit; one that fits on no page is cut where nothing stands. */
function rowsOf({ lanes }: Plan, room: number, firstRoom: number): Span[] {
  const first = lanes[0] as Band;
  const last = lanes.at(-1) as Band;
  const spans: Span[] = [];
  for (const band of lanes) {
    for (const chunk of band.chunks) {
      visitSolids(chunk.marks, 0, band.y + chunk.y, ({ top, bottom }) => spans.push({ from: top - 3, to: bottom + 3 }));
    }
  }
  const end = last.y + last.height;
  const borders = lanes.slice(1).map(({ y }) => y);
  // A head so high that no lane fits below it keeps its page to itself.
  const least = Math.min(first.height, room);
  const roomOf = (part: number) => (part === 0 && firstRoom >= least ? firstRoom : room);
  const rows = divide({ from: first.y, to: end }, roomOf, borders, [], clearPlaces(spans, 0, end));
  return firstRoom >= least ? rows : [{ from: first.y, to: first.y }, ...rows];
}

function sheetOf(plan: Plan, column: Span, row: Span, top: number): Sheet {
  const { stages, lanes, stageBoxes } = plan;
  const header = stages as Band;
  const gutter = plan.left - TRIMMED;
  const width = column.to - column.from;
  const height = row.to - row.from;
  const shown = lanes.filter((band) => band.y < row.to && band.y + band.height > row.from);
  const under = top + header.height;
  const views: View[] = [
    { x: column.from, y: header.y, width, height: header.height, atX: gutter, atY: top, bands: [header] },
  ];
  if (height > 0) {
    const common = { y: row.from, height, atY: under, bands: shown };
    views.push({ ...common, x: TRIMMED, width: gutter, atX: 0 }, { ...common, x: column.from, width, atX: gutter });
  }
  const on = stageBoxes.flatMap(({ from, to }, i) => (from < column.to && to > column.from ? [i] : []));
  const sheet: Sheet = { views, stages: on };
  const first = on[0];
  const box = first === undefined ? undefined : stageBoxes[first];
  if (first !== undefined && box && box.from < column.from - 1) {
    const right = Math.min(box.to, column.to);
    sheet.continued = { stage: first, x: gutter, y: top, width: right - column.from, height: header.height };
  }
  return sheet;
}

/** What the map says as a whole, and its key: below the last lanes if there is room, else on a page of its own. */
function addFoot(plan: Plan, sheets: Sheet[], width: number, height: number): void {
  const { foot, scene } = plan;
  const last = sheets.at(-1);
  if (!foot || !last) return;
  const views: View[] = [];
  let total = 0;
  for (const { key } of foot.chunks) {
    const part = stackedViews(plan, foot, width, (chunk) => chunk.key === key, { from: plan.left, to: scene.width });
    for (const view of part.views) views.push({ ...view, atX: 0, atY: view.atY + total });
    if (part.views.length > 0) total += part.height + GAP * 1.5;
  }
  if (views.length === 0) return;
  const used = Math.max(...last.views.map((view) => view.atY + view.height)) + GAP * 1.5;
  if (used + total <= height) {
    for (const view of views) last.views.push({ ...view, atY: view.atY + used });
    return;
  }
  let sheet: Sheet | undefined;
  let offset = 0;
  for (const view of views) {
    if (!sheet || view.atY - offset + view.height > height) {
      sheet = { views: [], stages: [] };
      sheets.push(sheet);
      offset = view.atY;
    }
    sheet.views.push({ ...view, atY: view.atY - offset });
  }
}

/** A scene without stages and lanes, or one drawn in another way: cut where nothing stands, row by row. */
function tiles({ scene }: Plan, width: number, height: number): Sheet[] {
  const columns: Span[] = [];
  const rows: Span[] = [];
  for (const band of scene.bands) {
    for (const chunk of band.chunks) {
      visitSolids(chunk.marks, chunk.x, band.y + chunk.y, ({ left, right, top, bottom }) => {
        columns.push({ from: left - 4, to: right + 4 });
        rows.push({ from: top - 4, to: bottom + 4 });
      });
    }
  }
  const across = { from: TRIMMED, to: scene.width - TRIMMED };
  const down = { from: TRIMMED, to: scene.height };
  const xs = divide(across, () => width, [], [], clearPlaces(columns, 0, scene.width));
  const ys = divide(
    down,
    () => height,
    scene.bands.slice(1).map(({ y }) => y),
    [],
    clearPlaces(rows, 0, scene.height),
  );
  return ys.flatMap((y) =>
    xs.map((x) => ({
      views: [{ x: x.from, y: y.from, width: x.to - x.from, height: y.to - y.from, atX: 0, atY: 0 }],
      stages: [],
    })),
  );
}

/** The names of stages on a page, for its margin. */
export function stageNames(journey: Journey, { stages }: Sheet): string[] {
  return stages.map((i) => journey.stages[i]?.name ?? '').filter((name) => name !== '');
}
