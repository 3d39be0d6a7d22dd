import * as vscode from 'vscode';
import type { ExportOptions } from '../../export/job.js';

/** A choice in the list of formats. */
export interface FormatItem extends vscode.QuickPickItem {
  options: Omit<ExportOptions, 'theme' | 'density' | 'view'>;
}

/** On slides and on screens with small pixels, one pixel of the picture is two. */
export const SHARP = 2;

/** The choices, in the words of the editor's language. */
export function formats(): FormatItem[] {
  const forPrinting = vscode.l10n.t('For printing, on as many pages as it takes.');
  return [
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
  ];
}
