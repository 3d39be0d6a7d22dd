import { type AstNode, AstUtils, type Reference, type ReferenceInfo } from 'langium';
import { isJourney } from '../generated/ast.js';
import { quoted, type Rule, type RuleContext, referenceRange } from './rule.js';
import { Suggestions } from './suggestions.js';

/** What must exist, by the property that refers to it. */
const WHAT: Readonly<Record<string, (name: string) => string>> = {
  targets: (name) => `This journey has no step ${quoted(name)}.`,
  journey: (name) => `There is no journey ${quoted(name)} in this file or its imports.`,
  framework: (name) => `There is no framework ${quoted(name)}.`,
  pain: (name) => `There is no pain ${quoted(name)} in this step, its stage or its journey.`,
};

/** A step, journey, framework or pain that does not exist. */
export const unknownReference: Rule = {
  code: 'unknown-reference',
  severity: 'error',
  check(context) {
    const suggestions = new Suggestions();
    for (const { reference, info } of unresolved(context)) {
      const message = WHAT[info.property]!(reference.$refText);
      const fix = suggestions.nearest(reference.$refText, () => context.namesInScope(widest(info)));
      context.report({
        range: referenceRange(reference),
        message: fix ? `${message} Did you mean ${quoted(fix)}?` : message,
        data: { name: reference.$refText, fix },
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
