import { t } from '@vscode/l10n';
import { l10nKey, quoted } from '../said.js';
import type { ImportProblem } from '../workspace/imports.js';
import { type Rule, rangeOf } from './rule.js';

const MESSAGES: Readonly<Record<ImportProblem, string>> = {
  'not-found': l10nKey('There is no file {0}, seen from this one.'),
  'outside-workspace': l10nKey('{0} is outside the workspace: only files in it can be imported, by a relative path.'),
  'not-a-journey': l10nKey('{0} is not a .journey file.'),
  itself: l10nKey('A file cannot import itself.'),
};

/** An import that leads nowhere. */
export const importNotFound: Rule = {
  code: 'import-not-found',
  severity: 'error',
  check({ imports, report }) {
    for (const { node, problem } of imports) {
      if (!problem) continue;
      report({ range: rangeOf(node, 'path'), message: t(MESSAGES[problem], quoted(node.path)), data: { problem } });
    }
  },
};
