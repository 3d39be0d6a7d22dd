import { t } from '@vscode/l10n';
import { DiagnosticTag } from 'vscode-languageserver-types';
import { removeLine } from '../fixes/edits.js';
import { type Declaration, declarationsOf } from '../model/declarations.js';
import { l10nKey, quoted } from '../said.js';
import { looseKey, nameKey } from '../syntax/text.js';
import { type ClosingRule, titleRange } from './rule.js';

const UNUSED: Readonly<Record<Declaration['$type'], string>> = {
  Persona: l10nKey('Nothing in the workspace uses the persona {0}.'),
  Channel: l10nKey('Nothing in the workspace uses the channel {0}.'),
  Touchpoint: l10nKey('Nothing in the workspace uses the touchpoint {0}.'),
  Emotion: l10nKey('Nothing in the workspace uses the emotion {0}.'),
  Source: l10nKey('Nothing in the workspace uses the source {0}.'),
  Metric: l10nKey('Nothing in the workspace uses the metric {0}.'),
  Lane: l10nKey('Nothing in the workspace uses the lane {0}.'),
  Framework: l10nKey('Nothing in the workspace uses the framework {0}.'),
};

const REMOVE: Readonly<Record<Declaration['$type'], string>> = {
  Persona: l10nKey('Remove the persona {0}'),
  Channel: l10nKey('Remove the channel {0}'),
  Touchpoint: l10nKey('Remove the touchpoint {0}'),
  Emotion: l10nKey('Remove the emotion {0}'),
  Source: l10nKey('Remove the source {0}'),
  Metric: l10nKey('Remove the metric {0}'),
  Lane: l10nKey('Remove the lane {0}'),
  Framework: l10nKey('Remove the framework {0}'),
};

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
        message: t(UNUSED[node.$type], quoted(node.name)),
        tags: [DiagnosticTag.Unnecessary],
        data: { kind, name: node.name },
        fixes: () => [
          { title: t(REMOVE[node.$type], quoted(node.name)), edits: removeLine(document, node), preferred: true },
        ],
      });
    }
  },
};
