import { type IndentationStyle, reindentFix } from '../fixes/indentation.js';
import { CARRIAGE_RETURN, isSpace, LINE_FEED, TAB } from '../syntax/characters.js';
import { offsetRange, type Rule } from './rule.js';

type Style = IndentationStyle | 'both';

interface Indentation {
  /** Offsets of the white space before the line's first word. */
  start: number;
  end: number;
  style: Style;
}

/** A file that is indented with tabs here and spaces there. Reported once, where it departs from what most lines have. */
export const mixedIndentation: Rule = {
  code: 'mixed-indentation',
  severity: 'warning',
  check({ document, lines, report }) {
    const text = document.textDocument.getText();
    if (!text.includes('\t')) return;
    const indented = lines.lines.flatMap(({ kind, start }) =>
      kind === 'comment' ? [] : (indentationBefore(text, start) ?? []),
    );
    const main = mainStyle(indented);
    const others = indented.filter(({ style }) => style !== main);
    const [first] = others;
    const like = indented.find(({ style }) => style === main);
    if (!first) return;
    const used = { tabs: 'tabs', spaces: 'spaces', both: 'tabs and spaces' }[first.style];
    const count = others.length === 1 ? 'This line is' : `This line and ${others.length - 1} more are`;
    report({
      range: offsetRange(document, first.start, first.end),
      message: like
        ? `${count} not indented with ${main} as the other lines are, but with ${used}: use one of them throughout.`
        : `${count} indented with ${used}: use one of them throughout.`,
      fixes: () => [reindentFix(document, main)],
      ...(like && {
        related: [
          {
            uri: document.uri.toString(),
            range: offsetRange(document, like.start, like.end),
            message: `This line is indented with ${main}.`,
          },
        ],
      }),
    });
  },
};

/** What most lines are indented with that have one of the two; the first of them where there are as many of each. */
function mainStyle(indented: readonly Indentation[]): IndentationStyle {
  const pure = indented.filter(({ style }) => style !== 'both');
  const tabs = pure.filter(({ style }) => style === 'tabs').length;
  const spaces = pure.length - tabs;
  if (tabs === spaces) return pure[0]?.style === 'tabs' ? 'tabs' : 'spaces';
  return tabs > spaces ? 'tabs' : 'spaces';
}

function indentationBefore(text: string, end: number): Indentation | undefined {
  let start = end;
  let tabs = 0;
  while (start > 0 && isIndent(text.charCodeAt(start - 1))) {
    start--;
    if (text.charCodeAt(start) === TAB) tabs++;
  }
  if (start === end) return undefined;
  return { start, end, style: tabs === 0 ? 'spaces' : tabs === end - start ? 'tabs' : 'both' };
}

function isIndent(code: number): boolean {
  return code !== LINE_FEED && code !== CARRIAGE_RETURN && code !== 0xfeff && isSpace(code);
}
