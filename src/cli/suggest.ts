/** ` Did you mean …?` with the candidate that a mistyped word is nearest to, or nothing. */
export async function didYouMean(word: string, candidates: readonly string[]): Promise<string> {
  // Loaded only when something went wrong.
  const { nearest } = await import('../../language-server/syntax/repair.js');
  const found = nearest(word, candidates);
  return found === undefined ? '' : ` Did you mean ${found}?`;
}
