import { t } from '@vscode/l10n';
import { filledIn, l10nLines } from '../../../language-server/said.js';

const STARTER = l10nLines(
  'journey {1:Ordering a coffee}',
  '  for {2:Anna}',
  '  starts {3:Walks past the café}',
  '  ends {4:Takes the first sip}',
  '',
  '  stage {5:Before}',
  '    step {6:Sees the queue through the window}',
  '      on {7:Street}',
  '      feels {8:unsure} -1: {9:is there time?}',
  '',
  '  stage {10:During}',
  '    step {11:Orders at the counter}',
  '      on {12:Counter}',
  '      says {13:The usual, please}',
  '      feels {14:happy}',
  '',
);

/** A first map for someone who has none: short enough to read at a glance, and without a warning in it. */
export const starterMap = (): string => filledIn(STARTER);

/** A journey of one's own, as far as it is the same for everybody, and what of it is to be overwritten. */
export const ownMap = () => ({ keyword: 'journey ', name: t('What somebody goes through') });
