import { t } from '@vscode/l10n';
import type { Items } from '../../../language-server/map/journey-map.js';
import { wrap } from '../measure/wrap.js';
import type { Mark } from '../scene.js';
import type { BandBuilder } from './band.js';
import { paragraph, runsLeft, sideBySign } from './draw.js';
import { type Cell, cellLane, item } from './lanes.js';
import type { Plan } from './plan.js';
import { evidenceOf, isResearch, type Strength } from './strength.js';

/** A Harvey ball: dotted, half, or a full disc in a ring. */
export function evidenceMark(out: Mark[], x: number, y: number, r: number, strength: Strength): void {
  const dash = strength === 'none' ? '2 2' : undefined;
  out.push({ type: 'circle', x, y, r, fill: 'card', stroke: 'stroke', thick: 1.5, dash });
  const inner = r - 2.25;
  if (strength === 'researched') out.push({ type: 'circle', x, y, r: inner, fill: 'stroke' });
  if (strength === 'partly') {
    out.push({ type: 'path', d: `M${x} ${y - inner}A${inner} ${inner} 0 0 0 ${x} ${y + inner}Z`, fill: 'stroke' });
  }
}

const has = (items: Items): boolean => items.evidence.length > 0;

export function evidenceLane(plan: Plan): BandBuilder | undefined {
  const label = { icon: 'microscope', name: t('Evidence'), about: t('what the step rests on') } as const;
  return cellLane('evidence', plan, label, evidenceCell, has);
}

function evidenceCell(cell: Cell): void {
  for (const evidence of cell.items.evidence) {
    const marks: Mark[] = [];
    const strength = isResearch(cell.plan, evidence) ? 'researched' : 'partly';
    const lines = wrap(evidence.source, cell.width - 22, 'meta');
    const at = sideBySign(lines, cell.x, cell.width, 22, 14);
    evidenceMark(marks, at.sign + 7, cell.y + 8, 6, strength);
    let height = paragraph(marks, at.text, cell.y, cell.width - 22, lines, 'meta', 'ink');
    if (evidence.what) {
      const what = wrap(evidence.what, cell.width - 22, 'meta');
      height += paragraph(marks, at.text, cell.y + height, cell.width - 22, what, 'meta', 'ink3', runsLeft(lines));
    }
    item(cell, evidence.id, 'evidence', marks, height);
  }
  if (
    cell.column &&
    !cell.column.fold &&
    cell.items.evidence.length === 0 &&
    evidenceOf(cell.plan, cell.column) === 'none'
  ) {
    const marks: Mark[] = [];
    evidenceMark(marks, cell.x + 7, cell.y + 8, 6, 'none');
    paragraph(marks, cell.x + 22, cell.y, cell.width - 22, [t('none yet')], 'metaItalic', 'ink3');
    cell.out.push(...marks);
    cell.y += 16 + cell.plan.grid.itemGap;
  }
}
