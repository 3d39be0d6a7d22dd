import { t } from '@vscode/l10n';
import type { BandBuilder } from '../band.js';
import { type ElkLike, TooLarge } from '../elk.js';
import type { Plan } from '../plan.js';
import { flowBand, placeColumns } from './band.js';
import type { FlowWay } from './graph.js';
import { type FlowParts, flowParts } from './nodes.js';
import type { PlacedFlow } from './placed.js';
import { inARow } from './plain.js';
import { routeFlow } from './route.js';

/**
 * The flow of a journey: its steps with all the ways between them. Moves the plan's stages and steps to their places.
 * Without elkjs, where it fails, and where the flow is too large for it, the steps stand in a row, and a notice says so.
 * undefined where there is nothing to draw.
 */
export async function flowOfSteps(
  plan: Plan,
  elk: ElkLike | undefined,
  notices: string[],
): Promise<{ band: BandBuilder; ways: readonly FlowWay[] } | undefined> {
  if (plan.columns.length === 0) return undefined;
  const parts = flowParts(plan);
  const routed = await routedFlow(plan, parts, elk, notices);
  const placed = routed ?? inARow(plan, parts);
  placeColumns(plan, parts, placed);
  return { band: flowBand(plan, parts, placed, routed !== undefined), ways: parts.ways };
}

async function routedFlow(
  plan: Plan,
  parts: FlowParts,
  elk: ElkLike | undefined,
  notices: string[],
): Promise<PlacedFlow | undefined> {
  if (!elk) {
    notices.push(t('The flow is drawn by a simpler layout, its steps in a row.'));
    return undefined;
  }
  try {
    return await routeFlow(plan, parts, elk);
  } catch (error) {
    notices.push(
      error instanceof TooLarge
        ? t('This journey has so many steps and ways that a simpler layout draws its flow, the steps in a row.')
        : t('The flow could not be laid out; a simpler layout draws it, the steps in a row.'),
    );
    return undefined;
  }
}
