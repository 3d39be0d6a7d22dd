import { t } from '@vscode/l10n';
import type { AstNode } from 'langium';
import { removeLine } from '../fixes/edits.js';
import type { Model, Text } from '../generated/ast.js';
import { declarationsOf } from '../model/declarations.js';
import { KeptByStage } from '../model/kept-by-stage.js';
import type { Block } from '../model/queries.js';
import { l10nKey } from '../said.js';
import { blockTitle } from '../syntax/block-titles.js';
import { type BlockName, TABLE } from '../syntax/table.js';
import { keywordRange, type Rule } from './rule.js';

/** A line that a block takes once: its keyword, and the property of the block's node that holds it. */
interface Single {
  readonly keyword: string;
  readonly property: string;
}

/** By block; the lines of type `Text` apart, which share one property. */
const SINGLES: ReadonlyMap<BlockName, readonly Single[]> = new Map(
  (Object.keys(TABLE) as BlockName[]).map((block) => {
    const lines = Object.entries(TABLE[block]).filter(([, line]) => !line.many && line.rule !== 'Text');
    return [block, lines.map(([keyword, { property }]) => ({ keyword, property }))];
  }),
);

/** What to do, where that is not simply to keep one of the lines. */
const INSTEAD: Readonly<Record<string, string>> = {
  for: l10nKey(
    'The {0} has a line ‘{1}’ already, and that one counts: write all names on one line, separated by commas.',
  ),
  on: l10nKey(
    'The {0} has a line ‘{1}’ already, and that one counts: write all channels on one line, separated by commas.',
  ),
};

/** A line that a block takes once, and has twice: the first counts. */
export const repeatedLine: Rule = {
  code: 'repeated-line',
  severity: 'error',
  check({ document, model, report }) {
    const uri = document.uri.toString();
    for (const { block, keyword, line, first } of repeated(model)) {
      const message =
        INSTEAD[keyword] ?? l10nKey('The {0} has a line ‘{1}’ already, and that one counts: keep one of them.');
      report({
        range: keywordRange(line),
        message: t(message, blockTitle(block), keyword),
        related: [{ uri, range: keywordRange(first), message: t('This one counts.') }],
        fixes: () => [{ title: t('Remove this line'), edits: removeLine(document, line), preferred: true }],
      });
    }
  },
};

interface Repeated {
  block: BlockName;
  keyword: string;
  line: AstNode;
  first: AstNode;
}

function* repeated(model: Model): Iterable<Repeated> {
  for (const node of declarationsOf(model)) yield* repeatedIn(node, node.$type.toLowerCase() as BlockName);
  for (const { stages } of model.frameworks) for (const node of stages) yield* repeatedIn(node, 'frameworkStage');
  for (const journey of model.journeys) {
    yield* repeatedIn(journey, 'journey');
    for (const stage of journey.stages) yield* REPEATED.of(stage);
  }
}

const REPEATED = new KeptByStage((stage) => [
  ...repeatedInBlock(stage, 'stage'),
  ...stage.steps.flatMap((step) => [...repeatedInBlock(step, 'step')]),
]);

/** In the lines of a stage or step itself, and in those of its opportunities. */
function* repeatedInBlock(node: Block, block: BlockName): Iterable<Repeated> {
  yield* repeatedIn(node, block);
  for (const opportunity of node.opportunities) yield* repeatedIn(opportunity, 'opportunity');
}

function* repeatedIn(node: AstNode, block: BlockName): Iterable<Repeated> {
  const lists = node as unknown as Readonly<Record<string, readonly AstNode[]>>;
  for (const { property, keyword } of SINGLES.get(block)!) {
    const [first, ...others] = lists[property]!;
    for (const line of others) yield { block, keyword, line, first: first! };
  }
  const texts = (lists.texts ?? []) as readonly Text[];
  if (texts.length < 2) return;
  const first = new Map<string, Text>();
  for (const line of texts) {
    if (TABLE[block][line.kind]?.many) continue;
    const other = first.get(line.kind);
    if (other) yield { block, keyword: line.kind, line, first: other };
    else first.set(line.kind, line);
  }
}
