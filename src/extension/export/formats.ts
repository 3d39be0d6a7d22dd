import type * as vscode from 'vscode';
import type { ExportOptions } from '../../export/job.js';

/** A choice in the list of formats. */
export interface FormatItem extends vscode.QuickPickItem {
  options: Omit<ExportOptions, 'theme' | 'density' | 'view'>;
}

/** On slides and on screens with small pixels, one pixel of the picture is two. */
export const SHARP = 2;

export const FORMATS: readonly FormatItem[] = [
  {
    label: 'PNG',
    detail: 'Pixels, twice as many as on the screen: for slides and documents.',
    options: { format: 'png', scale: SHARP },
  },
  {
    label: 'SVG',
    detail: 'Shapes and text, sharp at any size: for drawing programs and web pages.',
    options: { format: 'svg' },
  },
  { label: 'PDF', detail: 'One page, as large as the picture.', options: { format: 'pdf', page: 'own' } },
  { label: 'PDF, A4', detail: 'For printing, on as many pages as it takes.', options: { format: 'pdf', page: 'a4' } },
  { label: 'PDF, A3', detail: 'For printing, on as many pages as it takes.', options: { format: 'pdf', page: 'a3' } },
  {
    label: 'HTML',
    detail: 'A page for any browser, to move about in, with the map as a table too.',
    options: { format: 'html' },
  },
];
