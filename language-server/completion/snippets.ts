/** Several lines at once, at the places where people write them. A tab is a level of indentation. */
import { t } from '@vscode/l10n';
import { marked } from '../fixes/snippet.js';
import { l10nKey, l10nLines } from '../said.js';
import type { BlockName } from '../syntax/table.js';

export interface LineSnippet {
  /** The block that takes the first line. */
  blocks: readonly BlockName[];
  /** The keyword that it is found by. */
  keyword: string;
  label: string;
  description: string;
  lines: readonly string[];
}

/** Its lines in one, as they are translated. */
type Written = Omit<LineSnippet, 'lines'> & { lines: string };

const WRITTEN: readonly Written[] = [
  {
    blocks: ['file'],
    keyword: 'journey',
    label: 'journey …',
    description: l10nKey('a journey with a first stage'),
    lines: l10nLines(
      'journey {1:What it is about}',
      '\tfor {2:Who}',
      '\tstarts {3:What sets it off}',
      '\tends {4:Where it is over}',
      '',
      '\tstage {5:First stage}',
      '\t\tstep {6:What the customer does}',
      '\t\t\ton {7:Where}',
      '\t\t\tfeels {8:curious}{0}',
    ),
  },
  {
    blocks: ['file'],
    keyword: 'persona',
    label: 'persona …',
    description: l10nKey('a persona with role, goal and pain'),
    lines: l10nLines(
      'persona {1:Name}',
      '\trole {2:Who it is}',
      '\tgoal {3:What they want}',
      '\tpain {4:What bothers them}{0}',
    ),
  },
  {
    blocks: ['journey'],
    keyword: 'stage',
    label: 'stage …',
    description: l10nKey('a stage with a first step'),
    lines: l10nLines(
      'stage {1:Stage}',
      '\tstep {2:What the customer does}',
      '\t\ton {3:Where}',
      '\t\tfeels {4:curious}{0}',
    ),
  },
  {
    blocks: ['stage'],
    keyword: 'step',
    label: 'step …',
    description: l10nKey('a step with channel, thought and feeling'),
    lines: l10nLines(
      'step {1:What the customer does}',
      '\ton {2:Where}',
      '\tthinks {3:What goes through their head}',
      '\tfeels {4:curious}{0}',
    ),
  },
  {
    blocks: ['stage', 'step'],
    keyword: 'opportunity',
    label: 'opportunity …',
    description: l10nKey('an opportunity with its answer and what it brings'),
    lines: l10nLines(
      'opportunity {1:What could be done}',
      '\tlifts {2:+1}',
      '\teffort {3:medium}',
      '\timpact {4:high}{0}',
    ),
  },
  {
    blocks: ['stage', 'step'],
    keyword: 'frontstage',
    label: 'blueprint …',
    description: l10nKey('what happens in front, behind and below'),
    lines: l10nLines(
      'frontstage {1:Who}: {2:does what the customer sees}',
      'backstage {3:Who}: {4:does what nobody sees}',
      'support {5:System}: {6:does what it takes}{0}',
    ),
  },
];

/** Said when they are asked for, with lines as snippets have them. */
export const SNIPPETS: readonly LineSnippet[] = WRITTEN.map(({ blocks, keyword, label, description, lines }) => ({
  blocks,
  keyword,
  label,
  get description() {
    return t(description);
  },
  get lines() {
    return t(lines).split('\n').map(marked);
  },
}));
