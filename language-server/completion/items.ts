/** The parts of a completion that all kinds of them have in common. */
import { t } from '@vscode/l10n';
import {
  type Command,
  type CompletionItem,
  type CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { ClientFeatures } from '../client-features.js';
import type { Outline } from '../fixes/outline.js';
import { plainTextOf } from '../fixes/snippet.js';
import type { FixEdit } from '../rules/rule.js';

/** What is asked for when somebody looks at an item: kept small, since every item carries it. */
export type ItemData =
  | { page: 'keyword'; block: string; keyword: string }
  | { page: 'name'; uri: string; path: string }
  | { page: 'lines'; text: string }
  | { page: 'rule'; code: string };

export interface Proposal {
  label: string;
  kind: CompletionItemKind;
  /** What is replaced, as offsets. */
  start: number;
  end: number;
  newText: string;
  /** `newText` has places to fill in. */
  snippet?: boolean;
  /** What is compared with what stands in the text; the label where it is left out. */
  filterText?: string;
  /** What it is, in a few words. */
  detail?: string;
  additionalEdits?: readonly FixEdit[];
  data?: ItemData;
  documentation?: string;
  /** Completions are opened behind it. */
  suggestNext?: boolean;
}

/** Items in the order of the proposals, of which no two are sorted alike. */
export function itemsOf(proposals: readonly Proposal[], outline: Outline, client: ClientFeatures): CompletionItem[] {
  return proposals.map((proposal, index) => itemOf(proposal, index, outline, client));
}

function itemOf(proposal: Proposal, index: number, outline: Outline, client: ClientFeatures): CompletionItem {
  const { label, kind, start, end, newText, snippet, filterText, detail, additionalEdits, data } = proposal;
  const isSnippet = snippet === true && client.completionSnippets;
  const text = snippet && !isSnippet ? plainTextOf(newText) : newText;
  const item: CompletionItem = {
    label,
    kind,
    sortText: String(index).padStart(4, '0'),
    filterText: filterText ?? label,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: outline.range(start, end), newText: text },
  };
  if (detail) {
    item.detail = detail;
    item.labelDetails = { description: detail };
  }
  if (/[\r\n]/.test(text) && client.completionLines) item.insertTextMode = InsertTextMode.asIs;
  if (additionalEdits?.length)
    item.additionalTextEdits = additionalEdits.map(({ range, newText }) => ({ range, newText }));
  if (data) item.data = data;
  if (proposal.documentation) item.documentation = proposal.documentation;
  const suggest = proposal.suggestNext ? client.commands.suggest : undefined;
  if (suggest) item.command = { title: t('Suggest'), command: suggest } satisfies Command;
  return item;
}

/** True where lines with indentations of their own can be put in behind a white space. */
export function takesLines(client: ClientFeatures, indent: string): boolean {
  return client.completionLines || indent === '';
}
