/** Where in its block a new line goes: the order in which people write a map, and the language's own pages. */
import { type BlockName, keywordsOf } from '../syntax/table.js';

const ITEMS: readonly string[] = [
  'for',
  'when',
  'lasts',
  'trigger',
  'on',
  'touchpoint',
  'action',
  'involves',
  'thinks',
  'says',
  'expects',
  'needs',
  'feels',
  'moment of truth',
  'pain',
  'gain',
  'as',
  'opportunity',
  'physical evidence',
  'frontstage',
  'backstage',
  'support',
  'lane',
  'evidence',
  'metric',
  'insight',
  'details',
  'image',
  'link',
  'note',
  'next',
  'leaves',
  'ends here',
];

const ORDER: Partial<Record<BlockName, readonly string[]>> = {
  stage: ['for', 'goal', 'owner', ...ITEMS.slice(1), 'step'],
  step: ITEMS,
  as: ITEMS,
};

/** The keyword of a block that a line begins with: the longest. */
export function keywordOf(block: BlockName, line: string): string | undefined {
  const fitting = keywordsOf(block).filter((keyword) => line === keyword || line.startsWith(`${keyword} `));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

/** The place of a line among those of its block, counted from 0; behind all others for a line that the block does not take. */
export function rankIn(block: BlockName, line: string): number {
  const order = ORDER[block] ?? keywordsOf(block);
  const at = order.indexOf(keywordOf(block, line) ?? '');
  return at < 0 ? order.length : at;
}

/** True for the lines that everything else of the block stands before: journeys of a file, stages, steps. */
export function isBody(block: BlockName, line: string): boolean {
  const keyword = keywordOf(block, line);
  return (
    (block === 'file' && keyword === 'journey') ||
    (block === 'journey' && keyword === 'stage') ||
    (block === 'stage' && keyword === 'step')
  );
}
