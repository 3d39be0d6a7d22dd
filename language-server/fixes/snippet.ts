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

/** What a snippet says with the words of its placeholders in their places. Of nested placeholders, only flat ones are read. */
export function plainTextOf(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\d+|\$\{\d+(?::((?:\\.|[^\\}])*))?\}/gs,
    (_, escaped?: string, words?: string) => {
      return escaped ?? words?.replace(/\\([\\$}])/g, '$1') ?? '';
    },
  );
}
