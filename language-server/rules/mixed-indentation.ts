import { t } from '@vscode/l10n';
import { type IndentationStyle, reindentFix } from '../fixes/indentation.js';
import { l10nKey } from '../said.js';
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
    report({
      range: offsetRange(document, first.start, first.end),
      message: messageOf(first.style, others.length - 1, like?.style),
      fixes: () => [reindentFix(document, main)],
      ...(like && {
        related: [
          {
            uri: document.uri.toString(),
            range: offsetRange(document, like.start, like.end),
            message: main === 'tabs' ? t('This line is indented with tabs.') : t('This line is indented with spaces.'),
          },
        ],
      }),
    });
  },
};

/** `more`: how many lines it is about besides. `main`: what the other lines have, if there are any. */
function messageOf(used: Style, more: number, main: Style | undefined): string {
  const way = `${main ?? 'none'}/${used}` as keyof typeof MESSAGES;
  const [one, several] = MESSAGES[way];
  return more === 0 ? t(one) : t(several, more);
}

/** By what the other lines are indented with, and what these are: of one line, and of several. */
const MESSAGES = {
  'tabs/spaces': [
    l10nKey('This line is not indented with tabs as the other lines are, but with spaces: use one of them throughout.'),
    l10nKey(
      'This line and {0} more are not indented with tabs as the other lines are, but with spaces: use one of them throughout.',
    ),
  ],
  'tabs/both': [
    l10nKey(
      'This line is not indented with tabs as the other lines are, but with tabs and spaces: use one of them throughout.',
    ),
    l10nKey(
      'This line and {0} more are not indented with tabs as the other lines are, but with tabs and spaces: use one of them throughout.',
    ),
  ],
  'spaces/tabs': [
    l10nKey('This line is not indented with spaces as the other lines are, but with tabs: use one of them throughout.'),
    l10nKey(
      'This line and {0} more are not indented with spaces as the other lines are, but with tabs: use one of them throughout.',
    ),
  ],
  'spaces/both': [
    l10nKey(
      'This line is not indented with spaces as the other lines are, but with tabs and spaces: use one of them throughout.',
    ),
    l10nKey(
      'This line and {0} more are not indented with spaces as the other lines are, but with tabs and spaces: use one of them throughout.',
    ),
  ],
  'none/both': [
    l10nKey('This line is indented with tabs and spaces: use one of them throughout.'),
    l10nKey('This line and {0} more are indented with tabs and spaces: use one of them throughout.'),
  ],
} as const;

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
