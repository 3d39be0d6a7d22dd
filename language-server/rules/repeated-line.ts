import type { AstNode } from 'langium';
import { removeLine } from '../fixes/edits.js';
import type { Model, Text } from '../generated/ast.js';
import { declarationsOf } from '../model/declarations.js';
import { blocksOf } from '../model/queries.js';
import { BLOCK_TITLE, type BlockName, TABLE } from '../syntax/table.js';
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

/** What to do instead, where that is not simply to remove the line. */
const INSTEAD: Readonly<Record<string, string>> = {
  for: 'write all names on one line, separated by commas',
  on: 'write all channels on one line, separated by commas',
};

/** A line that a block takes once, and has twice: the first counts. */
export const repeatedLine: Rule = {
  code: 'repeated-line',
  severity: 'error',
  check({ document, model, report }) {
    const uri = document.uri.toString();
    for (const { node, block } of allBlocks(model)) {
      for (const { keyword, line, first } of repeatedIn(node, block)) {
        const instead = INSTEAD[keyword] ?? 'keep one of them';
        report({
          range: keywordRange(line),
          message: `The ${BLOCK_TITLE[block]} has a line ‘${keyword}’ already, and that one counts: ${instead}.`,
          related: [{ uri, range: keywordRange(first), message: 'This one counts.' }],
          fixes: () => [{ title: 'Remove this line', edits: removeLine(document, line), preferred: true }],
        });
      }
    }
  },
};

interface Block {
  node: AstNode;
  block: BlockName;
}

function* allBlocks(model: Model): Iterable<Block> {
  for (const node of declarationsOf(model)) yield { node, block: node.$type.toLowerCase() as BlockName };
  for (const framework of model.frameworks)
    for (const node of framework.stages) yield { node, block: 'frameworkStage' };
  for (const journey of model.journeys) {
    yield { node: journey, block: 'journey' };
    for (const item of blocksOf(journey)) {
      yield { node: item, block: item.$type === 'Stage' ? 'stage' : 'step' };
      for (const node of item.opportunities) yield { node, block: 'opportunity' };
    }
  }
}

function* repeatedIn(node: AstNode, block: BlockName): Iterable<{ keyword: string; line: AstNode; first: AstNode }> {
  const lists = node as unknown as Readonly<Record<string, readonly AstNode[]>>;
  for (const { property, keyword } of SINGLES.get(block)!) {
    const [first, ...others] = lists[property]!;
    for (const line of others) yield { keyword, line, first: first! };
  }
  const texts = (lists.texts ?? []) as readonly Text[];
  if (texts.length < 2) return;
  const first = new Map<string, Text>();
  for (const line of texts) {
    if (TABLE[block][line.kind]?.many) continue;
    const other = first.get(line.kind);
    if (other) yield { keyword: line.kind, line, first: other };
    else first.set(line.kind, line);
  }
}
