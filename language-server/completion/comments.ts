/** What a comment can say to the rules: `journey-ignore` and their codes. */
import { t } from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { REASONS } from '../reading/rule-reasons.js';
import { l10nKey } from '../said.js';
import type { Proposal } from './items.js';
import type { CommentPlace } from './place.js';

const IGNORES = [
  {
    word: 'journey-ignore',
    detail: l10nKey('silences rules in the line below'),
    example: '// journey-ignore missing-emotion: nobody was asked',
  },
  {
    word: 'journey-ignore-file',
    detail: l10nKey('silences rules in the whole file'),
    example: '// journey-ignore-file missing-channel: all of it happens in the shop',
  },
];

/** The rules that a comment can silence. */
const CODES: ReadonlySet<string> = new Set(Object.keys(REASONS).filter((code) => code !== 'unused-ignore'));

/** The words and codes at a place in a comment. `here`: the codes of what is reported nearby, which come first. */
export function commentProposals({ outline, start, offset }: CommentPlace, here: readonly string[]): Proposal[] {
  const said = outline.text.slice(start + 2, offset);
  const codes = /^\s*journey-ignore(?:-file)?\s([^:：]*)$/iu.exec(said)?.[1]?.split(/[,，、،]/u);
  const begun = codes?.at(-1)?.trimStart();
  if (begun !== undefined && /^[\w-]*$/u.test(begun)) {
    const from = offset - begun.length;
    const all = [...new Set([...here, ...Object.keys(REASONS)])].filter((code) => CODES.has(code));
    return all.map((code) => ({
      label: code,
      kind: CompletionItemKind.Constant,
      start: from,
      end: offset,
      newText: code,
      detail: here.includes(code) ? t('reported here') : undefined,
      data: { page: 'rule', code },
    }));
  }
  const word = /^\s*([\w-]*)$/u.exec(said);
  if (!word) return [];
  const from = offset - word[1]!.length;
  return IGNORES.map(({ word, detail, example }) => ({
    label: word,
    kind: CompletionItemKind.Keyword,
    start: from,
    end: offset,
    newText: `${word} `,
    detail: t(detail),
    data: { page: 'lines', text: example },
    suggestNext: true,
  }));
}
