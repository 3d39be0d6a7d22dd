import { syntaxFixes } from '../fixes/syntax-fixes.js';
import type { SyntaxProblem } from '../syntax/findings.js';
import { offsetRange, type Rule } from './rule.js';

/** What stands behind these keywords, in the words of those who write maps. */
const WANTED: Readonly<Record<string, string>> = {
  journey: 'a title',
  stage: 'a title',
  step: 'a title: what the customer does',
  pain: 'what hurts',
  opportunity: 'an idea',
  feels: 'an emotion or a score',
  frontstage: 'who does it, before the colon, or no colon',
  backstage: 'who does it, before the colon, or no colon',
  support: 'what does it, before the colon, or no colon',
};

const MESSAGES: Readonly<Record<SyntaxProblem, (keyword: string) => string>> = {
  'missing-text': (keyword) => `‘${keyword}’ says nothing yet: write its text behind it.`,
  'missing-name': (keyword) => `‘${keyword}’ needs ${WANTED[keyword] ?? 'a name'} behind it.`,
  'missing-value': (keyword) =>
    keyword === 'metric'
      ? '‘metric’ needs a value at its end: a number without thousands separators, with its unit, such as 4.1, 38% or 9 min.'
      : `‘${keyword}’ needs a value behind it.`,
  'missing-colon-text': (keyword) => `‘${keyword}’ needs a colon and a text behind the name.`,
  'nothing-may-follow': (keyword) => `‘${keyword}’ stands alone: remove what follows it.`,
  'only-colon-text': (keyword) => `Behind ‘${keyword}’ only a colon and a reason may follow.`,
  'colon-after-keyword': (keyword) => `No colon belongs behind ‘${keyword}’: remove it.`,
  'too-many-names': () => 'A line takes at most a thousand names; those from here on are not read.',
  'unclosed-comment': () => 'This comment is never closed: end it with */ on a line below.',
  'text-after-comment': () => 'This stands behind the end of a comment and is not read: move it to a line of its own.',
  'nothing-to-continue': () => 'There is no text above that this line could continue.',
  'continues-unread-line': () => 'This line continues one that cannot be read.',
  binary: () => 'This is not a text file: it contains a NUL character.',
};

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
        message: MESSAGES[problem](keyword),
        data: { problem },
        fixes: () => syntaxFixes(document, finding),
      });
    }
  },
};
