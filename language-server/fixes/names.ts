/** Names and texts as they must be written behind a keyword, so that they are read back as they are. */
import { tokenizeBody } from '../syntax/body.js';
import type { LineDefinition } from '../syntax/table.js';
import { quote, toName, writeText } from '../syntax/text.js';

/**
 * A name for a line: as it is, or in double quotes where commas, colons or numbers in it would have a meaning there.
 * `definition`: of the keyword that it is to stand behind (`lineOf` of the keyword table).
 */
export function nameFor(definition: LineDefinition, name: string): string {
  const isSafe = writeText(name) === name && !/^[:：|]/.test(name) && readsAsOne(definition, name);
  return isSafe ? name : quote(name);
}

function readsAsOne(definition: LineDefinition, name: string): boolean {
  const found: { type: string; start: number; end: number }[] = [];
  tokenizeBody(definition, {
    source: name,
    base: 0,
    start: 0,
    end: name.length,
    emit: (type, start, end) => found.push({ type, start, end }),
    // What the line lacks beside the name is not the name's business.
    problem: () => {},
  });
  const [first] = found;
  const wanted = definition.shape === 'text' ? 'TEXT' : 'NAME';
  return (
    found.length === 1 &&
    first!.type === wanted &&
    first!.start === 0 &&
    first!.end === name.length &&
    toName(name) !== ''
  );
}
