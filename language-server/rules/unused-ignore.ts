import { t } from '@vscode/l10n';
import type { LangiumDocument } from 'langium';
import { DiagnosticTag } from 'vscode-languageserver-types';
import { removeLines } from '../fixes/edits.js';
import { Outline } from '../fixes/outline.js';
import { l10nKey, orMeant, quoted } from '../said.js';
import { nearest } from '../syntax/repair.js';
import type { Ignore, Misuse } from './ignores.js';
import { type ClosingContext, type ClosingRule, type Fix, offsetRange } from './rule.js';

const MISUSES: Readonly<Record<Misuse, string>> = {
  'nothing-named': l10nKey('This silences nothing: name the rules, as in ‘// journey-ignore missing-emotion: reason’.'),
  'beside-text': l10nKey('This silences nothing: move it to a line of its own, above the line it is about.'),
  'too-late': l10nKey(
    'This silences nothing: for the whole file it stands at the top, before the first line that says something.',
  ),
  'nothing-below': l10nKey('This silences nothing: no line follows.'),
};

/** A comment that silences a rule which has nothing to say there. */
export const unusedIgnore: ClosingRule = {
  code: 'unused-ignore',
  severity: 'hint',
  check(context) {
    const { document, ignores, report } = context;
    for (const ignore of ignores.comments.flatMap((comment) => comment.ignores)) {
      const near = unknownNear(ignore, context);
      const message = problemOf(ignore, near, context);
      if (message === undefined) continue;
      const isKnown = ignores.codes.includes(ignore.code);
      const range = offsetRange(document, ignore.start, ignore.end);
      const change = near ? [{ title: t('Change to {0}', quoted(near)), edits: [{ range, newText: near }] }] : [];
      report({
        range,
        message,
        ...(isKnown && { tags: [DiagnosticTag.Unnecessary] }),
        data: { code: ignore.code, reason: ignore.comment.reason },
        fixes: () => [...change, removal(document, ignore)].map((fix, index) => ({ ...fix, preferred: index === 0 })),
      });
    }
  },
};

/** The rule that an unknown one may have been meant as. */
function unknownNear({ code }: Ignore, { ignores: { codes } }: ClosingContext): string | undefined {
  return code === '' || codes.includes(code) ? undefined : nearest(code, codes);
}

function problemOf(ignore: Ignore, near: string | undefined, { ignores }: ClosingContext): string | undefined {
  const { code, comment } = ignore;
  if (code !== '' && !ignores.codes.includes(code)) {
    const message = t('There is no rule {0}, so this silences nothing.', quoted(code));
    return near ? orMeant(message, near) : message;
  }
  if (comment.misuse) return t(MISUSES[comment.misuse]);
  // Whether a comment for this rule itself is needed would depend on the answer.
  if (code === unusedIgnore.code || !ignores.isAsked(code) || ignores.silences(ignore)) return undefined;
  return comment.wholeFile
    ? t('There is nothing to silence: {0} reports nothing in this file.', quoted(code))
    : t('There is nothing to silence: {0} reports nothing on the line below.', quoted(code));
}

/** Takes the code out of its comment, or the comment out of the text where it names no other. */
function removal(document: LangiumDocument, { code, start, end, comment }: Ignore): Fix {
  const { ignores } = comment;
  const at = ignores.findIndex((ignore) => ignore.start === start);
  if (ignores.length > 1) {
    const range = at > 0 ? [ignores[at - 1]!.end, end] : [start, ignores[1]!.start];
    const edits = [{ range: offsetRange(document, range[0]!, range[1]!), newText: '' }];
    return { title: t('Remove {0} from the comment', quoted(code)), edits };
  }
  const outline = Outline.of(document);
  const { line } = offsetRange(document, comment.start, comment.start).start;
  const edit = outline.isComment(line)
    ? removeLines(outline, line, line)
    : { range: outline.range(outline.textEndOf(line), comment.end), newText: '' };
  return { title: t('Remove the comment'), edits: [edit] };
}
