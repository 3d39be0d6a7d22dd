import { DiagnosticTag } from 'vscode-languageserver-types';
import { removeLine } from '../fixes/edits.js';
import { declarationsOf } from '../model/declarations.js';
import { looseKey, nameKey } from '../syntax/text.js';
import { type ClosingRule, quoted, titleRange } from './rule.js';

/** A declaration that nothing in the workspace uses. Asked only where all of the workspace is known. */
export const unusedDeclaration: ClosingRule = {
  code: 'unused-declaration',
  severity: 'hint',
  check({ document, model, configuration: { follows }, isUsed, report }) {
    if (!isUsed) return;
    const seen = new Set<string>();
    for (const node of declarationsOf(model)) {
      const kind = node.$type.toLowerCase();
      const key = `${kind} ${nameKey(node.name ?? '')}`;
      // Of two of a name the first counts, and `duplicate-name` tells of the other.
      if (!node.name || seen.has(key)) continue;
      seen.add(key);
      if (isUsed(node) || (kind === 'framework' && follows && looseKey(follows) === looseKey(node.name))) continue;
      report({
        range: titleRange(node),
        message: `Nothing in the workspace uses the ${kind} ${quoted(node.name)}.`,
        tags: [DiagnosticTag.Unnecessary],
        data: { kind, name: node.name },
        fixes: () => [
          { title: `Remove the ${kind} ${quoted(node.name)}`, edits: removeLine(document, node), preferred: true },
        ],
      });
    }
  },
};
