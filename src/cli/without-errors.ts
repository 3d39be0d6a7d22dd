/** A text that was made of something else, as a map of a folder without errors. */
import { type Silenced, withoutErrors as withoutErrorsIn } from '../../language-server/importing/without-errors.js';
import type { Finding, Source } from '../library/read-maps.js';

/**
 * Checks a text as that of a map in a folder, and makes comments of the lines that have errors, with the lines in them.
 * @returns the text, the lines that were made comments, and the errors that are left
 */
export async function withoutErrors(
  text: string,
  workspace: string,
): Promise<{ text: string; silenced: Silenced[]; left: readonly Finding[] }> {
  const { readMaps } = await import('../library/parts/language.js');
  return await withoutErrorsIn(text, async (current) => {
    const source: Source = { name: '<stdin>', workspace, text: current };
    const { maps } = await readMaps([source]);
    return maps[0]!.findings.filter(({ severity }) => severity === 'error');
  });
}
