import { t } from '@vscode/l10n';
import { say } from '../../language-server/said.js';
import { linkAt } from '../links.js';
import type { Box } from '../zoom.js';
import type { MenuItem } from './menu.js';
import { blockAfter } from './neighbours.js';
import { ADDABLE } from './offers.js';
import { blockOf, kindOf, stageOf } from './part-kinds.js';
import type { ShownParts } from './shown-parts.js';

/** What the menu of a part does. */
export interface MenuDeeds {
  canEdit(id: string): boolean;
  editWords(id: string): void;
  feel(id: string, direction: 1 | -1): void;
  moveBy(id: string, direction: 1 | -1): void;
  duplicate(id: string): void;
  remove(id: string): void;
  /** Asks for the words of a new line in a field at a box. @param before what a new step or stage goes before */
  add(owner: string, keyword: string, box: Box, before?: string): void;
  open(address: string): void;
}

/** What can be done with a part, and in the step or stage that it is in. @param box where new words are written */
export function offersFor(parts: ShownParts, id: string, box: Box, deeds: MenuDeeds): MenuItem[] {
  const kind = kindOf(id);
  const offers: MenuItem[] = [];
  if (deeds.canEdit(id)) offers.push({ label: t('Edit'), keys: 'F2', choose: () => deeds.editWords(id) });
  const address = parts.shown && linkAt(parts.shown.map, id);
  if (address !== undefined) {
    offers.push({ label: t('Open the link'), keys: t('Ctrl+Click'), choose: () => deeds.open(address) });
  }
  if (kind === 'step' || kind === 'item') offers.push(...feelingOffers(parts, id, deeds));
  const block = blockOf(id);
  const inside = { ...box, y: box.y + Math.min(box.height, 32) };
  if (block !== undefined) {
    offers.push('line');
    for (const { keyword, label } of ADDABLE[kindOf(block) === 'step' ? 'step' : 'stage']) {
      offers.push({ label: say(label), choose: () => deeds.add(block, keyword, inside) });
    }
  }
  offers.push('line', ...blockOffers(parts, block, inside, deeds));
  if (kind !== 'journey' && kind !== 'other') {
    offers.push(
      'line',
      { label: t('Duplicate'), keys: t('Ctrl+D'), choose: () => deeds.duplicate(id) },
      { label: t('Delete'), keys: t('Del'), choose: () => deeds.remove(id) },
    );
  }
  return tidy(offers);
}

function feelingOffers(parts: ShownParts, id: string, deeds: MenuDeeds): MenuItem[] {
  const items = parts.itemsOf(blockOf(id) ?? '');
  if (!items || (kindOf(id) === 'item' && !items.feels.some((it) => it.id === id))) return [];
  return [
    { label: t('Feels better'), keys: 'Alt+↑', choose: () => deeds.feel(id, 1) },
    { label: t('Feels worse'), keys: 'Alt+↓', choose: () => deeds.feel(id, -1) },
  ];
}

function blockOffers(parts: ShownParts, block: string | undefined, box: Box, deeds: MenuDeeds): MenuItem[] {
  const { journey, stages } = parts;
  const stage = block === undefined ? undefined : stageOf(block);
  const offers: MenuItem[] = [];
  if (stage !== undefined && block !== undefined) {
    const isStep = kindOf(block) === 'step';
    if (isStep) {
      offers.push(
        { label: t('Add a step before'), choose: () => deeds.add(stage, 'step', box, block) },
        {
          label: t('Add a step after'),
          keys: t('Ctrl+Enter'),
          choose: () => deeds.add(stage, 'step', box, blockAfter(stages, block)),
        },
      );
    } else offers.push({ label: t('Add a step'), choose: () => deeds.add(stage, 'step', box) });
    offers.push({ label: t('Add a stage before'), choose: () => deeds.add(journey, 'stage', box, stage) });
    if (!isStep) {
      const after = blockAfter(stages, stage);
      offers.push({
        label: t('Add a stage after'),
        keys: t('Ctrl+Enter'),
        choose: () => deeds.add(journey, 'stage', box, after),
      });
    }
    offers.push(
      { label: t('Move left'), keys: 'Alt+←', choose: () => deeds.moveBy(block, -1) },
      { label: t('Move right'), keys: 'Alt+→', choose: () => deeds.moveBy(block, 1) },
    );
  }
  offers.push({ label: t('Add a stage at the end'), choose: () => deeds.add(journey, 'stage', box) });
  return offers;
}

/** Without lines at the ends, and never two in a row. */
function tidy(items: MenuItem[]): MenuItem[] {
  return items.filter((item, at) => item !== 'line' || (at > 0 && at < items.length - 1 && items[at + 1] !== 'line'));
}
