import { t } from '@vscode/l10n';
import { TYPE } from '../../measure/type.js';
import { widthOf } from '../../measure/width.js';
import { widestOf, wrap } from '../../measure/wrap.js';
import type { Mark } from '../../scene.js';
import { BandBuilder } from '../band.js';
import { beside, paragraph, runsLeft, text } from '../draw.js';
import type { Plan } from '../plan.js';

const viewName = (): string => t('Flow');
const MOST_TITLE = 900;
const BETWEEN_PEOPLE = 24;

/** The flow's head: the journey's name, and the people by their signs. */
export function flowHead(plan: Plan): BandBuilder {
  const band = new BandBuilder('head');
  const { margin } = plan.grid;
  const y = margin + title(band, plan, margin);
  band.height = people(band, plan, y) + 20;
  return band;
}

function title(band: BandBuilder, plan: Plan, top: number): number {
  const { journey, grid, width } = plan;
  const name = Math.ceil(widthOf(viewName(), 'stage')) + 14;
  const lines = wrap(journey.name, Math.min(MOST_TITLE, width - 2 * grid.margin - name), 'title');
  const widest = Math.ceil(widestOf(lines, 'title'));
  const marks: Mark[] = [];
  const titleHeight = Math.max(TYPE.title.line, beside(marks, grid.margin, top, widest, lines, 'title', 'ink'));
  // How wide a title is that is read from the right is only estimated: nothing stands close beside it.
  const isBelow = runsLeft(lines);
  const last = lines.length === 0 ? 0 : Math.ceil(widthOf(lines.at(-1) ?? '', 'title')) + 14;
  const x = grid.margin + (isBelow ? 0 : last);
  const line = isBelow ? titleHeight : titleHeight - TYPE.title.line + TYPE.title.baseline - TYPE.stage.baseline;
  const height = titleHeight + (isBelow ? TYPE.stage.line : 0);
  text(marks, x, top + line, viewName(), 'stage', 'ink3');
  band.chunk('title').push({ type: 'group', ref: journey.id, name: 'title', marks });
  band.target('journey', journey.id, grid.margin, top, Math.max(widest, x + name - grid.margin), height);
  return height;
}

/** A row of those whose journey it is; returns its bottom. */
function people(band: BandBuilder, plan: Plan, top: number): number {
  const right = plan.width - plan.grid.margin;
  let x = plan.grid.margin;
  let y = top + 6;
  let bottom = top;
  for (const { name, shape, paint, declared } of plan.people) {
    if (name === null) continue;
    const about = [declared?.role, declared?.age].filter(Boolean).join(', ');
    const room = right - plan.grid.margin - 22;
    const names = wrap(name, room, 'bodyBold');
    const nameWidth = Math.ceil(widestOf(names, 'bodyBold'));
    const roles = wrap(about, room, 'meta');
    const rolesWidth = Math.ceil(widestOf(roles, 'meta'));
    // How wide a name is that is read from the right is only estimated: nothing stands close beside it.
    const onOne = !runsLeft(names) && names.length === 1 && roles.length === 1 && nameWidth + 8 + rolesWidth <= room;
    const width = 22 + (onOne ? nameWidth + 8 + rolesWidth : Math.max(nameWidth, rolesWidth));
    if (x > plan.grid.margin && x + width > right) {
      x = plan.grid.margin;
      y = bottom + 6;
    }
    const marks: Mark[] = [{ type: 'shape', x: x + 7, y: y + 9, r: 6, shape, fill: paint }];
    let height = beside(marks, x + 22, y, nameWidth, names, 'bodyBold', 'ink');
    if (onOne) text(marks, x + 22 + nameWidth + 8, y + 2, roles[0] as string, 'meta', 'ink2');
    else height += paragraph(marks, x + 22, y + height, rolesWidth, roles, 'meta', 'ink2');
    const ref = declared?.id ?? plan.journey.id;
    band.chunk('personas').push({ type: 'group', ref, name: 'persona', marks });
    band.target('persona', ref, x, y, width, height);
    bottom = Math.max(bottom, y + height);
    x += width + BETWEEN_PEOPLE;
  }
  return bottom;
}
