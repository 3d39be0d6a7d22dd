/**
 * Texts with places to fill in, as editors know them from their snippets: `$1` is where the cursor goes first and `${1:words}`
 * has words in it that are overwritten. https://microsoft.github.io/language-server-protocol: Snippet Syntax.
 */

/** A text in a snippet, with everything escaped that has a meaning there. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A place to fill in, `number` in the order in which the cursor visits them, from 1. */
export function placeholder(number: number, words: string): string {
  return `\${${number}:${literal(words)}}`;
}

/** A text with places to fill in that are written as `{1:words}`, or `{1}` where the same words come again, as a snippet. */
export function marked(text: string): string {
  return text.replace(/\{(\d+)(:[^{}]*)?\}/g, (_, number: string, words = '') => `\${${number}${words}}`);
}

/**
 * What a snippet says with the words of its placeholders in their places; a place without words says what the first of its number does. Of nested
 * placeholders, only flat ones are read.
 */
export function plainTextOf(snippet: string): string {
  const said = new Map<string, string>();
  for (const [, , , number, words] of snippet.matchAll(MARKS)) {
    if (number !== undefined && words !== undefined && !said.has(number)) said.set(number, unescaped(words));
  }
  return snippet.replace(MARKS, (_, escaped?: string, repeated?: string, number?: string) => {
    return escaped ?? said.get(repeated ?? number ?? '') ?? '';
  });
}

/** An escaped character; the number of a place without words; that of one which may have some, and those. */
const MARKS = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::((?:\\.|[^\\}])*))?\}/gs;

function unescaped(words: string): string {
  return words.replace(/\\([\\$}])/g, '$1');
}
