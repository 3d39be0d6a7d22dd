/** All opportunities of the workspace: those that lift most with the least effort first. */
import * as vscode from 'vscode';
import type { Level } from '../../../language-server/map/journey-map.js';
import {
  COUNT_JOURNEYS,
  type CountJourneys,
  LIST_OPPORTUNITIES,
  type ListedOpportunity,
  type ListOpportunities,
} from '../../../language-server/protocol.js';
import { type More, moreItem, Pages } from './paged.js';
import { openPlace } from './places.js';
import type { Asked } from './workspace-lists.js';

export const OPPORTUNITIES_VIEW = 'journey.opportunities';
const LIST = 'all';

type Entry = ({ kind: 'opportunity' } & ListedOpportunity) | More;

export class OpportunitiesView implements vscode.TreeDataProvider<Entry> {
  readonly pages = new Pages();
  private readonly changed = new vscode.EventEmitter<Entry | undefined>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly ask: Asked) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    if (entry) return [];
    const counted = await this.ask<CountJourneys['response']>(COUNT_JOURNEYS, {});
    const request: ListOpportunities['request'] = this.pages.partOf(LIST);
    const listed = (await this.ask<ListOpportunities['response']>(LIST_OPPORTUNITIES, request)) ?? [];
    return [
      ...listed.map((opportunity): Entry => ({ kind: 'opportunity', ...opportunity })),
      ...this.pages.more(LIST, listed.length, counted?.opportunities ?? 0),
    ];
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    return entry.kind === 'more' ? moreItem(entry, OPPORTUNITIES_VIEW) : opportunityItem(entry);
  }
}

function opportunityItem({ uri, range, text, journey, lifts, effort, impact }: ListedOpportunity): vscode.TreeItem {
  const file = vscode.Uri.parse(uri);
  const said = [
    lifts && vscode.l10n.t('lifts {0}', signed(lifts.written)),
    effort && vscode.l10n.t('effort {0}', levelName(effort)),
    impact && vscode.l10n.t('impact {0}', levelName(impact)),
  ].filter((part) => part !== undefined);
  // What it is sorted by stands first: the end is cut off where the view is narrow.
  const item = new vscode.TreeItem(lifts ? `${signed(lifts.written)} · ${text}` : text);
  item.iconPath = new vscode.ThemeIcon('lightbulb');
  item.description = [effort && vscode.l10n.t('effort {0}', levelName(effort)), journey].filter(Boolean).join(' · ');
  item.tooltip = [text, said.join(', '), journey, vscode.workspace.asRelativePath(file)].filter(Boolean).join('\n');
  item.command = openPlace(file, range);
  return item;
}

function levelName(level: Level): string {
  switch (level) {
    case 'low':
      return vscode.l10n.t('low');
    case 'medium':
      return vscode.l10n.t('medium');
    case 'high':
      return vscode.l10n.t('high');
  }
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value).replace('-', '−'));
