import type { LineReport } from '../language-server/syntax/findings.js';
import { type BlockName, lineOf, TABLE } from '../language-server/syntax/table.js';
import type { Language } from './language/helpers.js';

/** A line that a block takes, such as `step: feels`. */
const nameOf = (block: string, keyword: string) => `${block}: ${keyword}`;

/** Every line that some block takes. What a stage and a step both take counts once, as a step's. */
export const EVERY_LINE: readonly string[] = (Object.keys(TABLE) as BlockName[]).flatMap((block) =>
  Object.keys(TABLE[block])
    .filter((keyword) => block !== 'stage' || !lineOf('step', keyword))
    .map((keyword) => nameOf(block, keyword)),
);

/** The lines that a text writes where they belong, by the names of `EVERY_LINE`. */
export function linesUsed(text: string, language: Language): Set<string> {
  const { lines } = language.journey.parser.Lexer.tokenize(text).report as LineReport;
  const used = new Set<string>();
  const open: (BlockName | undefined)[] = ['file'];
  for (const { kind, keyword, definition, depth } of lines) {
    if (kind !== 'line' || !keyword || !definition) continue;
    const block = open[depth];
    open.length = depth + 1;
    open.push(definition.opens);
    if (block && lineOf(block, keyword) === definition) {
      used.add(nameOf(block === 'stage' && lineOf('step', keyword) ? 'step' : block, keyword));
    }
  }
  return used;
}
