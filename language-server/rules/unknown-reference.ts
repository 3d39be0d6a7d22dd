import { t } from '@vscode/l10n';
import { type AstNode, AstUtils, type Reference, type ReferenceInfo } from 'langium';
import { importFixes, renameFix } from '../fixes/name-fixes.js';
import { isJourney, isStage, type Journey } from '../generated/ast.js';
import { l10nKey, orMeant, quoted } from '../said.js';
import { nameKey } from '../syntax/text.js';
import { type Fix, type Rule, type RuleContext, referenceRange } from './rule.js';
import { Suggestions } from './suggestions.js';

/** What must exist, by the property that refers to it. */
const WHAT: Readonly<Record<string, string>> = {
  targets: l10nKey('This journey has no step {0}.'),
  journey: l10nKey('There is no journey {0} in this file or its imports.'),
  framework: l10nKey('There is no framework {0}.'),
  pain: l10nKey('There is no pain {0} in this step, its stage or its journey.'),
};

/** A step, journey, framework or pain that does not exist. */
export const unknownReference: Rule = {
  code: 'unknown-reference',
  severity: 'error',
  check(context) {
    const suggestions = new Suggestions();
    for (const { reference, info } of unresolved(context)) {
      const message = t(WHAT[info.property]!, quoted(reference.$refText));
      const fix = suggestions.nearest(reference.$refText, () => context.namesInScope(widest(info)));
      context.report({
        range: referenceRange(reference),
        message: fix ? orMeant(message, fix) : message,
        data: { name: reference.$refText, fix },
        fixes: () => fixesFor(context, info, fix),
      });
    }
  },
};

/** Where all that a name could mean is known: a step is offered from anywhere in its journey. */
function widest(info: ReferenceInfo): ReferenceInfo {
  const journey = info.property === 'targets' ? AstUtils.getContainerOfType(info.container, isJourney) : undefined;
  return journey ? { ...info, container: journey } : info;
}

function* unresolved({ document }: RuleContext): Iterable<{ reference: Reference<AstNode>; info: ReferenceInfo }> {
  for (const reference of document.references as Reference<AstNode>[]) {
    const info = reference.error?.info;
    if (!info || !reference.$refText || !Object.hasOwn(WHAT, info.property)) continue;
    // Only what stands in the tree: a line that nobody takes has no container.
    if (AstUtils.getDocument(info.container) === document) yield { reference, info };
  }
}

/** What may have been meant, and the files that have it. */
function fixesFor(context: RuleContext, info: ReferenceInfo, near: string | undefined): Fix[] {
  const meant = near === undefined ? [] : spellings(info, near);
  const renames = meant.map((name) => renameFix(context.document, info, name));
  const imports = IMPORTED.has(info.property) ? importFixes(context, info) : [];
  return [...renames, ...imports].map((fix, index) => (index === 0 ? { ...fix, preferred: true } : fix));
}

/** What other files can give. */
const IMPORTED: ReadonlySet<string> = new Set(['journey', 'framework']);

/** How a name is written at a place: a step that has namesakes in other stages, and none here, with its stage. */
function spellings({ container, property }: ReferenceInfo, name: string): string[] {
  const journey = property === 'targets' ? AstUtils.getContainerOfType(container, isJourney) : undefined;
  const stages = journey ? stagesWith(journey, name) : [];
  const isHere = stages.some((stage) => stage === AstUtils.getContainerOfType(container, isStage));
  if (stages.length < 2 || isHere) return [name];
  return [...new Set(stages.filter((stage) => stage.name).map((stage) => `${stage.name} / ${name}`))];
}

function stagesWith(journey: Journey, step: string) {
  const key = nameKey(step);
  return journey.stages.filter((stage) => stage.steps.some((it) => nameKey(it.name) === key));
}
