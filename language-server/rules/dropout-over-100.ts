import { t } from '@vscode/l10n';
import type { Leaves, Next } from '../generated/ast.js';
import { SHARE_PRECISION } from '../model/flow.js';
import { type Block, blocksOf, hasUnresolvedNext, personaNames, shareOf } from '../model/queries.js';
import { inWords } from '../said.js';
import { nameKey } from '../syntax/text.js';
import { type Rule, rangeOf } from './rule.js';

type Line = Leaves | Next;

/** More places are not led to. */
const MOST_RELATED = 10;

/** More people leave a step or go on from it than reach it. Reported on the share that is too much. */
export const dropoutOver100: Rule = {
  code: 'dropout-over-100',
  severity: 'error',
  check({ document, model, report }) {
    for (const journey of model.journeys) {
      if (hasUnresolvedNext(journey)) continue;
      for (const block of blocksOf(journey)) {
        for (const { line, sum, personas, others } of tooMuchAt(block)) {
          const total = `${Number((sum * 100).toPrecision(10))}%`;
          report({
            range: rangeOf(line, 'share'),
            message: messageOf(block, total, personas),
            related: others.slice(0, MOST_RELATED).map((it) => ({
              uri: document.uri.toString(),
              range: rangeOf(it, 'share'),
              message: t('This share counts, too.'),
            })),
          });
        }
      }
    }
  },
};

function messageOf({ $type }: Block, total: string, personas: readonly string[]): string {
  if (personas.length === 0) {
    return $type === 'Stage'
      ? t(
          'The shares of this stage add up to {0}: those who leave and those who go on are at most 100% together.',
          total,
        )
      : t(
          'The shares of this step add up to {0}: those who leave and those who go on are at most 100% together.',
          total,
        );
  }
  const whose = inWords(personas);
  return $type === 'Stage'
    ? t(
        'The shares of this stage add up to {0} for {1}: those who leave and those who go on are at most 100% together.',
        total,
        whose,
      )
    : t(
        'The shares of this step add up to {0} for {1}: those who leave and those who go on are at most 100% together.',
        total,
        whose,
      );
}

interface TooMuch {
  line: Line;
  sum: number;
  /** For whom; empty for everybody. */
  personas: string[];
  /** The other lines that count. */
  others: Line[];
}

function tooMuchAt(block: Block): TooMuch[] {
  const forAll = sharing([block]);
  const personal = block.as.filter((as) => as.next.length > 0 || as.leaves.length > 0);
  if (forAll.length === 0 && personal.length === 0) return [];
  const tooMuch = tooMuchOf(forAll, []);
  // What is too much for all is too much for each.
  if (tooMuch) return [tooMuch];
  const own = new Map<string, { name: string; blocks: typeof personal }>();
  for (const as of personal) {
    for (const name of personaNames([as])) {
      const known = own.get(nameKey(name));
      if (known) known.blocks.push(as);
      else own.set(nameKey(name), { name, blocks: [as] });
    }
  }
  const found = new Map<Line, TooMuch>();
  for (const { name, blocks } of own.values()) {
    const ofOne = tooMuchOf(sharing(blocks), forAll);
    if (!ofOne) continue;
    const known = found.get(ofOne.line) ?? ofOne;
    known.personas.push(name);
    found.set(ofOne.line, known);
  }
  return [...found.values()];
}

/** The lines that take a share, in the order of the text. */
function sharing(blocks: readonly { next: Next[]; leaves: Leaves[] }[]): Line[] {
  const lines = blocks.flatMap(({ next, leaves }): Line[] => [...leaves, ...next]).filter((line) => shareOn(line) > 0);
  return lines.sort((a, b) => a.$cstNode!.offset - b.$cstNode!.offset);
}

/** A share counts for each of the names on its line. */
function shareOn(line: Line): number {
  return (shareOf(line.share) ?? 0) * (line.$type === 'Next' ? line.targets.length : 1);
}

/** `base`: what counts before the lines, and is not too much. */
function tooMuchOf(lines: readonly Line[], base: readonly Line[]): TooMuch | undefined {
  let sum = base.reduce((all, line) => all + shareOn(line), 0);
  let first: Line | undefined;
  for (const line of lines) {
    sum += shareOn(line);
    if (sum > 1 + SHARE_PRECISION) first ??= line;
  }
  return first && { line: first, sum, personas: [], others: [...base, ...lines].filter((line) => line !== first) };
}
