import type { ImportProblem } from '../workspace/imports.js';
import { quoted, type Rule, rangeOf } from './rule.js';

const MESSAGES: Readonly<Record<ImportProblem, (path: string) => string>> = {
  'not-found': (path) => `There is no file ${quoted(path)}, seen from this one.`,
  'outside-workspace': (path) =>
    `${quoted(path)} is outside the workspace: only files in it can be imported, by a relative path.`,
  'not-a-journey': (path) => `${quoted(path)} is not a .journey file.`,
  itself: () => 'A file cannot import itself.',
};

/** An import that leads nowhere. */
export const importNotFound: Rule = {
  code: 'import-not-found',
  severity: 'error',
  check({ imports, report }) {
    for (const { node, problem } of imports) {
      if (!problem) continue;
      report({ range: rangeOf(node, 'path'), message: MESSAGES[problem](node.path), data: { problem } });
    }
  },
};
