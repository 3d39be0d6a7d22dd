/** Words of a map in Markdown: they are data, and mean nothing there. */

/** A text in which no character is a mark, on one line. */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()<>#+\-.!|~&:/@]/g, '\\$&');
}

/** Lines of the language as a block of code. */
export function code(lines: string): string {
  // No line of the language can end the block: its fence is longer than any run of backticks in it.
  const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}journey\n${lines}\n${fence}`;
}

/** A list whose entries are texts of the map under a heading; nothing where there are none. */
export function listed(heading: string, texts: readonly string[]): string[] {
  const said = texts.filter((text) => text.trim() !== '');
  return said.length === 0 ? [] : [`${heading}\n${said.map((text) => `- ${plain(text)}`).join('\n')}`];
}

/** Paragraphs, those without anything to say left out. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
