import type { AstNode, AstNodeDescription, LangiumDocument, Reference } from 'langium';
import { AstUtils, UriUtils } from 'langium';
import { renameFix } from '../fixes/name-fixes.js';
import type { Step } from '../generated/ast.js';
import { type Ambiguity, ambiguityOf } from '../references/rivals.js';
import { nameKey } from '../syntax/text.js';
import { inWords, quoted, type Rule, referenceRange, titleRange } from './rule.js';

/** More are neither named in a message nor listed as related. */
const MOST_NAMED = 5;

/** A reference that two things could answer. */
export const ambiguousName: Rule = {
  code: 'ambiguous-name',
  severity: 'error',
  check({ document, report }) {
    for (const reference of document.references as Reference<AstNode>[]) {
      const ambiguity = ambiguityOf(reference);
      // Only what stands in the tree: a line that nobody takes has no container.
      if (!ambiguity || AstUtils.getDocument(ambiguity.info.container) !== document) continue;
      const { rivals } = ambiguity;
      const ways = waysToSay(rivals);
      report({
        range: referenceRange(reference),
        message: messageFor(document, reference.$refText, ambiguity, ways),
        related: rivals.slice(0, MOST_NAMED).map((rival) => ({
          uri: rival.documentUri.toString(),
          range: titleRange(rival.node!),
          message: 'This could be meant.',
        })),
        fixes: () => ways.map((way) => renameFix(document, ambiguity.info, way)),
      });
    }
  },
};

function messageFor(document: LangiumDocument, name: string, { rivals }: Ambiguity, ways: readonly string[]): string {
  const kind = rivals[0]!.type.toLowerCase();
  const several = rivals.length === 2 ? 'Two' : `${rivals.length}`;
  const which = ways.slice(0, MOST_NAMED).map(quoted);
  if (kind === 'step') {
    if (which.length > 1) return `${several} steps are called ${quoted(name)}: write ${inWords(which, 'or')}.`;
    return `${several} steps are called ${quoted(name)}: give one of them another title.`;
  }
  if (kind === 'stage') return `${several} stages are called ${quoted(name)}: give one of them another name.`;
  if (which.length > 1) return `${quoted(name)} could be ${inWords(which, 'or')}: write the one that is meant.`;
  const folder = UriUtils.dirname(document.uri);
  const files = rivals.slice(0, MOST_NAMED).map(({ documentUri }) => quoted(UriUtils.relative(folder, documentUri)));
  return `Several imported files declare the ${kind} ${quoted(name)}: ${inWords(files)}. Import one of them, or rename one.`;
}

/** What can be written so that one of the rivals is meant and none of the others. */
function waysToSay(rivals: readonly AstNodeDescription[]): string[] {
  const ways = new Map<string, { way: string; count: number }>();
  for (const rival of rivals) {
    const way = wayToSay(rival);
    if (way === undefined) continue;
    const key = nameKey(way);
    ways.set(key, { way, count: (ways.get(key)?.count ?? 0) + 1 });
  }
  return [...ways.values()].filter(({ count }) => count === 1).map(({ way }) => way);
}

/** A step with its stage; anything else by its own name. */
function wayToSay({ node, type, name }: AstNodeDescription): string | undefined {
  if (type !== 'Step') return name;
  const { $container: stage, name: title } = node as Step;
  return 'steps' in stage && stage.name ? `${stage.name} / ${title}` : undefined;
}
