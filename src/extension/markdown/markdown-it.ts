/** As much of markdown-it as is used here: whoever shows a page of Markdown brings it along. */

export interface MarkdownToken {
  /** What stands behind the three backticks. */
  info: string;
  content: string;
}

export interface MarkdownRenderer {
  rules: Record<string, RenderRule | undefined>;
  /** The attributes of a token, as HTML, with a space before each. */
  renderAttrs(token: MarkdownToken): string;
}

export type RenderRule = (
  tokens: MarkdownToken[],
  index: number,
  options: unknown,
  environment: unknown,
  renderer: MarkdownRenderer,
) => string;

export interface MarkdownIt {
  renderer: MarkdownRenderer;
}
