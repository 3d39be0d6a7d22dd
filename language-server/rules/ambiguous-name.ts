import { t } from '@vscode/l10n';
import type { AstNode, AstNodeDescription, LangiumDocument, Reference } from 'langium';
import { AstUtils, UriUtils } from 'langium';
import { renameFix } from '../fixes/name-fixes.js';
import type { Step } from '../generated/ast.js';
import { type Ambiguity, ambiguityOf } from '../references/rivals.js';
import { inWords, l10nKey, quoted } from '../said.js';
import { nameKey } from '../syntax/text.js';
import { type Rule, referenceRange, titleRange } from './rule.js';

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
          message: t('This could be meant.'),
        })),
        fixes: () => ways.map((way) => renameFix(document, ambiguity.info, way)),
      });
    }
  },
};

/** By the kind of what several imported files declare. */
const SEVERAL_FILES: Readonly<Record<string, string>> = {
  persona: l10nKey('Several imported files declare the persona {0}: {1}. Import one of them, or rename one.'),
  channel: l10nKey('Several imported files declare the channel {0}: {1}. Import one of them, or rename one.'),
  touchpoint: l10nKey('Several imported files declare the touchpoint {0}: {1}. Import one of them, or rename one.'),
  emotion: l10nKey('Several imported files declare the emotion {0}: {1}. Import one of them, or rename one.'),
  source: l10nKey('Several imported files declare the source {0}: {1}. Import one of them, or rename one.'),
  metric: l10nKey('Several imported files declare the metric {0}: {1}. Import one of them, or rename one.'),
  lane: l10nKey('Several imported files declare the lane {0}: {1}. Import one of them, or rename one.'),
  framework: l10nKey('Several imported files declare the framework {0}: {1}. Import one of them, or rename one.'),
  journey: l10nKey('Several imported files declare the journey {0}: {1}. Import one of them, or rename one.'),
};

function messageFor(document: LangiumDocument, name: string, { rivals }: Ambiguity, ways: readonly string[]): string {
  const kind = rivals[0]!.type.toLowerCase();
  const which = inWords(ways.slice(0, MOST_NAMED).map(quoted), 'or');
  const count = rivals.length;
  if (kind === 'step') {
    if (ways.length > 1) {
      if (count === 2) return t('Two steps are called {0}: write {1}.', quoted(name), which);
      return t('{0} steps are called {1}: write {2}.', count, quoted(name), which);
    }
    if (count === 2) return t('Two steps are called {0}: give one of them another title.', quoted(name));
    return t('{0} steps are called {1}: give one of them another title.', count, quoted(name));
  }
  if (kind === 'stage') {
    if (count === 2) return t('Two stages are called {0}: give one of them another name.', quoted(name));
    return t('{0} stages are called {1}: give one of them another name.', count, quoted(name));
  }
  if (ways.length > 1) return t('{0} could be {1}: write the one that is meant.', quoted(name), which);
  const folder = UriUtils.dirname(document.uri);
  const files = rivals.slice(0, MOST_NAMED).map(({ documentUri }) => quoted(UriUtils.relative(folder, documentUri)));
  return t(SEVERAL_FILES[kind]!, quoted(name), inWords(files));
}

const known = new WeakMap<readonly AstNodeDescription[], readonly string[]>();

/** What can be written so that one of the rivals is meant and none of the others. Worked out once for a list of rivals. */
function waysToSay(rivals: readonly AstNodeDescription[]): readonly string[] {
  const ways = known.get(rivals) ?? waysAmong(rivals);
  known.set(rivals, ways);
  return ways;
}

function waysAmong(rivals: readonly AstNodeDescription[]): string[] {
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
