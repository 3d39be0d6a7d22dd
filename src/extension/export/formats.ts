import * as vscode from 'vscode';
import { EXCHANGE_FORMATS, type ExchangeFormat } from '../../exchange/formats.js';
import type { ExportOptions } from '../../export/job.js';

/** A form of the picture, or a format of what the map says. */
export type FormatOptions = Omit<ExportOptions, 'theme' | 'density' | 'view'> | { format: ExchangeFormat };

/** A choice in the list of formats. */
export interface FormatItem extends vscode.QuickPickItem {
  options?: FormatOptions;
}

/** True for a format of what the map says, without its picture. */
export function isExchangeFormat(format: unknown): format is ExchangeFormat {
  return EXCHANGE_FORMATS.some((it) => it === format);
}

/** On slides and on screens with small pixels, one pixel of the picture is two. */
export const SHARP = 2;

/** The choices, in the words of the editor's language. */
export function formats(): FormatItem[] {
  const forPrinting = vscode.l10n.t('For printing, on as many pages as it takes.');
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    heading(vscode.l10n.t('Picture')),
    {
      label: 'PNG',
      detail: vscode.l10n.t('Pixels, twice as many as on the screen: for slides and documents.'),
      options: { format: 'png', scale: SHARP },
    },
    {
      label: 'SVG',
      detail: vscode.l10n.t('Shapes and text, sharp at any size: for drawing programs and web pages.'),
      options: { format: 'svg' },
    },
    {
      label: 'PDF',
      detail: vscode.l10n.t('One page, as large as the picture.'),
      options: { format: 'pdf', page: 'own' },
    },
    { label: 'PDF, A4', detail: forPrinting, options: { format: 'pdf', page: 'a4' } },
    { label: 'PDF, A3', detail: forPrinting, options: { format: 'pdf', page: 'a3' } },
    {
      label: 'HTML',
      detail: vscode.l10n.t('A page for any browser, to move about in, with the map as a table too.'),
      options: { format: 'html' },
    },
    heading(vscode.l10n.t('For other programs')),
    {
      label: 'Mermaid',
      detail: vscode.l10n.t('A journey diagram: stages, steps, scores and who takes part.'),
      options: { format: 'mermaid' },
    },
    {
      label: 'Markdown',
      detail: vscode.l10n.t('A page for a wiki: a table for each stage.'),
      options: { format: 'markdown' },
    },
    {
      label: 'CSV',
      detail: vscode.l10n.t('A table for any spreadsheet, a row for each step.'),
      options: { format: 'csv' },
    },
    { label: 'XLSX', detail: vscode.l10n.t('The same table as a workbook.'), options: { format: 'xlsx' } },
    {
      label: 'JSON',
      detail: vscode.l10n.t('All that the map says, for programs.'),
      options: { format: 'json' },
    },
  ];
}
