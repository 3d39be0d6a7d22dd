import { t } from '@vscode/l10n';
import { syntaxFixes } from '../fixes/syntax-fixes.js';
import { l10nKey } from '../said.js';
import type { SyntaxProblem } from '../syntax/findings.js';
import { offsetRange, type Rule } from './rule.js';

/** What stands behind these keywords, in the words of those who write maps. */
const MISSING_NAMES: Readonly<Record<string, string>> = {
  journey: l10nKey('‘{0}’ needs a title behind it.'),
  stage: l10nKey('‘{0}’ needs a title behind it.'),
  step: l10nKey('‘{0}’ needs a title: what the customer does behind it.'),
  pain: l10nKey('‘{0}’ needs what hurts behind it.'),
  opportunity: l10nKey('‘{0}’ needs an idea behind it.'),
  feels: l10nKey('‘{0}’ needs an emotion or a score behind it.'),
  frontstage: l10nKey('‘{0}’ needs who does it, before the colon, or no colon behind it.'),
  backstage: l10nKey('‘{0}’ needs who does it, before the colon, or no colon behind it.'),
  support: l10nKey('‘{0}’ needs what does it, before the colon, or no colon behind it.'),
};

/** One line too many of these keywords. Steps are what there is most of. */
const TOO_MANY: Readonly<Record<string, string>> = {
  import: l10nKey('A map has at most 1,000 imports, and this one is not read: gather what it imports in fewer files.'),
  journey: l10nKey('A map has at most 2,000 journeys, and this one is not read: divide it into several files.'),
  stage: l10nKey('A map has at most 10,000 stages, and this one is not read: divide it into several files.'),
  as: l10nKey('A map has at most 20,000 ‘as’ blocks, and this one is not read: divide it into several files.'),
};

/** `{0}` is the keyword. */
const MESSAGES: Readonly<Record<SyntaxProblem, string>> = {
  'missing-text': l10nKey('‘{0}’ says nothing yet: write its text behind it.'),
  'missing-name': l10nKey('‘{0}’ needs a name behind it.'),
  'missing-value': l10nKey('‘{0}’ needs a value behind it.'),
  'missing-colon-text': l10nKey('‘{0}’ needs a colon and a text behind the name.'),
  'nothing-may-follow': l10nKey('‘{0}’ stands alone: remove what follows it.'),
  'only-colon-text': l10nKey('Behind ‘{0}’ only a colon and a reason may follow.'),
  'colon-after-keyword': l10nKey('No colon belongs behind ‘{0}’: remove it.'),
  'too-many-names': l10nKey('A line takes at most a thousand names; those from here on are not read.'),
  'too-many-lines': l10nKey(
    'A map has at most 60,000 lines, and this one is not read: divide it into several files, one journey in each.',
  ),
  'too-many-blocks': l10nKey('A map has at most 10,000 steps, and this one is not read: divide it into several files.'),
  'unclosed-comment': l10nKey('This comment is never closed: end it with */ on a line below.'),
  'text-after-comment': l10nKey(
    'This stands behind the end of a comment and is not read: move it to a line of its own.',
  ),
  'nothing-to-continue': l10nKey('There is no text above that this line could continue.'),
  'continues-unread-line': l10nKey('This line continues one that cannot be read.'),
  binary: l10nKey('This is not a text file: it contains a NUL character.'),
};

function messageOf(problem: SyntaxProblem, keyword: string): string {
  if (problem === 'missing-value' && keyword === 'metric') {
    return t(
      '‘{0}’ needs a value at its end: a number without thousands separators, with its unit, such as 4.1, 38% or 9 min.',
      keyword,
    );
  }
  const own = { 'missing-name': MISSING_NAMES, 'too-many-blocks': TOO_MANY } as const;
  const ofKeyword = problem === 'missing-name' || problem === 'too-many-blocks' ? own[problem][keyword] : undefined;
  return t(ofKeyword ?? MESSAGES[problem], keyword);
}

/** A line that cannot be read, a text or a name that is missing. */
export const syntax: Rule = {
  code: 'syntax',
  severity: 'error',
  check({ document, lines, report }) {
    for (const finding of lines.findings) {
      if (finding.code !== 'syntax') continue;
      const { problem, keyword = '', start, end } = finding;
      report({
        range: offsetRange(document, start, end),
        message: messageOf(problem, keyword),
        data: { problem },
        fixes: () => syntaxFixes(document, finding),
      });
    }
  },
};
