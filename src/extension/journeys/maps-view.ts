/** The journeys of the workspace by how far they are, with what is open in them. */
import * as vscode from 'vscode';
import {
  COUNT_JOURNEYS,
  type CountJourneys,
  type JourneyStatus,
  LIST_JOURNEYS,
  type ListedJourney,
  type ListJourneys,
} from '../../../language-server/protocol.js';
import { type More, moreItem, Pages } from './paged.js';
import { openPlace } from './places.js';
import type { Asked } from './workspace-lists.js';

export const MAPS_VIEW = 'journey.maps';

type Status = { kind: 'status' } & CountJourneys['response']['statuses'][number];
type Entry = Status | ({ kind: 'journey' } & ListedJourney) | More;

const ICONS: Readonly<Record<JourneyStatus, string>> = {
  draft: 'edit',
  review: 'eye',
  live: 'pass',
  retired: 'archive',
  none: 'circle-outline',
};

export class MapsView implements vscode.TreeDataProvider<Entry> {
  readonly pages = new Pages();
  private readonly changed = new vscode.EventEmitter<Entry | undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly ask: Asked) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    if (!entry) {
      const counted = await this.ask<CountJourneys['response']>(COUNT_JOURNEYS, {});
      return (counted?.statuses ?? []).map((status) => ({ kind: 'status', ...status }));
    }
    if (entry.kind !== 'status') return [];
    const request: ListJourneys['request'] = { status: entry.status, ...this.pages.partOf(entry.status) };
    const journeys = (await this.ask<ListJourneys['response']>(LIST_JOURNEYS, request)) ?? [];
    return [
      ...journeys.map((journey): Entry => ({ kind: 'journey', ...journey })),
      ...this.pages.more(entry.status, journeys.length, entry.journeys),
    ];
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    if (entry.kind === 'more') return moreItem(entry, MAPS_VIEW);
    return entry.kind === 'status' ? statusItem(entry) : journeyItem(entry);
  }
}

function statusItem({ status, journeys, questions }: Status): vscode.TreeItem {
  const item = new vscode.TreeItem(nameOf(status), vscode.TreeItemCollapsibleState.Expanded);
  item.id = status;
  item.iconPath = new vscode.ThemeIcon(ICONS[status]);
  item.description = questions === 0 ? String(journeys) : `${journeys} · ${openQuestions(questions)}`;
  return item;
}

function journeyItem({ name, uri, range, steps, questions }: ListedJourney): vscode.TreeItem {
  const file = vscode.Uri.parse(uri);
  const path = vscode.workspace.asRelativePath(file);
  const item = new vscode.TreeItem(name || vscode.l10n.t('One without a name'));
  item.contextValue = 'journey';
  item.iconPath = new vscode.ThemeIcon(questions === 0 ? 'check' : 'question');
  item.description = questions === 0 ? path : `${openQuestions(questions)} · ${path}`;
  const length = steps === 1 ? vscode.l10n.t('1 step') : vscode.l10n.t('{0} steps', steps);
  const open = questions === 0 ? vscode.l10n.t('nothing left open') : openQuestions(questions);
  item.tooltip = `${item.label as string}\n${length}, ${open}\n${path}`;
  item.command = openPlace(file, range);
  return item;
}

function nameOf(status: JourneyStatus): string {
  switch (status) {
    case 'draft':
      return vscode.l10n.t('Draft');
    case 'review':
      return vscode.l10n.t('In review');
    case 'live':
      return vscode.l10n.t('Live');
    case 'retired':
      return vscode.l10n.t('Retired');
    case 'none':
      return vscode.l10n.t('Without a status');
  }
}

function openQuestions(questions: number): string {
  return questions === 1 ? vscode.l10n.t('1 question open') : vscode.l10n.t('{0} questions open', questions);
}
