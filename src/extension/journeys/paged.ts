/** Long lists in a view: so many entries at once, and one at the end that shows more. */
import * as vscode from 'vscode';
import type { Part } from '../../../language-server/protocol.js';

export const PAGE = 200;
export const SHOW_MORE = 'journey.view.showMore';

/** The entry at the end of a list of which not all is shown. */
export interface More {
  kind: 'more';
  /** The list that it continues. */
  list: string;
  left: number;
}

/** How much of each list is shown, by the list's name. */
export class Pages {
  private readonly shown = new Map<string, number>();

  /** What to ask for: all that is shown, in one part. */
  partOf(list: string): Part {
    return { from: 0, most: this.shown.get(list) ?? PAGE };
  }

  /** Shows another page of a list. */
  extend(list: string): void {
    this.shown.set(list, this.partOf(list).most + PAGE);
  }

  /** The entry that shows more; none where all is shown. */
  more(list: string, shown: number, all: number): More[] {
    return shown > 0 && all > shown ? [{ kind: 'more', list, left: all - shown }] : [];
  }
}

export function moreItem(more: More, view: string): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Show {0} more…', Math.min(more.left, PAGE)));
  item.description = vscode.l10n.t('{0} are left', more.left);
  item.command = { command: SHOW_MORE, title: item.label as string, arguments: [view, more.list] };
  return item;
}
