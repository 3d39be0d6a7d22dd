import { t } from '@vscode/l10n';
import { type CommentedKey, l10nKey } from '../said.js';
import type { BlockName } from './table.js';

/** Where a sentence names a block by its kind: ‘the step above’. */
const TITLES: Readonly<Record<BlockName, CommentedKey>> = {
  file: l10nKey({ message: 'file', comment: 'A block of a map, named in the middle of a sentence' }),
  persona: l10nKey({ message: 'persona', comment: 'A block of a map, named in the middle of a sentence' }),
  channel: l10nKey({ message: 'channel', comment: 'A block of a map, named in the middle of a sentence' }),
  touchpoint: l10nKey({ message: 'touchpoint', comment: 'A block of a map, named in the middle of a sentence' }),
  emotion: l10nKey({ message: 'emotion', comment: 'A block of a map, named in the middle of a sentence' }),
  source: l10nKey({ message: 'source', comment: 'A block of a map, named in the middle of a sentence' }),
  metric: l10nKey({ message: 'metric', comment: 'A block of a map, named in the middle of a sentence' }),
  lane: l10nKey({ message: 'lane', comment: 'A block of a map, named in the middle of a sentence' }),
  framework: l10nKey({ message: 'framework', comment: 'A block of a map, named in the middle of a sentence' }),
  frameworkStage: l10nKey({
    message: 'stage of a framework',
    comment: 'A block of a map, named in the middle of a sentence',
  }),
  journey: l10nKey({ message: 'journey', comment: 'A block of a map, named in the middle of a sentence' }),
  stage: l10nKey({ message: 'stage', comment: 'A block of a map, named in the middle of a sentence' }),
  step: l10nKey({ message: 'step', comment: 'A block of a map, named in the middle of a sentence' }),
  opportunity: l10nKey({ message: 'opportunity', comment: 'A block of a map, named in the middle of a sentence' }),
  as: l10nKey({ message: '‘as’ block', comment: 'A block of a map, named in the middle of a sentence' }),
};

/** What a block is called in messages. */
export function blockTitle(block: BlockName): string {
  return t(TITLES[block]);
}
