/** The views of the workspace's journeys, kept up to date for as long as somebody sees them. */
import * as vscode from 'vscode';
import { JOURNEYS_CHANGED } from '../../../language-server/protocol.js';
import type { LanguageService } from '../server/language-service.js';
import { MAPS_VIEW, MapsView } from './maps-view.js';
import { OPPORTUNITIES_VIEW, OpportunitiesView } from './opportunities-view.js';
import { SHOW_MORE } from './paged.js';

/** Asks the language server, which is started if need be; undefined where it does not answer. */
export type Asked = <Answer>(question: string, parameters: object) => Promise<Answer | undefined>;

/** A view, and whether it shows less than there is by now. */
interface Shown {
  provider: MapsView | OpportunitiesView;
  view: vscode.TreeView<unknown>;
  isOld: boolean;
}

export class WorkspaceLists implements vscode.Disposable {
  private readonly shown: Readonly<Record<string, Shown>>;
  private readonly subscriptions: vscode.Disposable;

  constructor(service: LanguageService) {
    const ask: Asked = async <Answer>(question: string, parameters: object) => {
      if (!(await service.running())) return undefined;
      // A server that goes away while it is asked tells so when it is back: then the views ask again.
      return service.client.sendRequest<Answer>(question, parameters).catch(() => undefined);
    };
    this.shown = {
      [MAPS_VIEW]: shownIn(MAPS_VIEW, new MapsView(ask)),
      [OPPORTUNITIES_VIEW]: shownIn(OPPORTUNITIES_VIEW, new OpportunitiesView(ask)),
    };
    this.subscriptions = vscode.Disposable.from(
      ...Object.values(this.shown).map(({ view }) => view),
      ...Object.values(this.shown).map((one) => one.view.onDidChangeVisibility(() => refreshIfOld(one))),
      service.client.onNotification(JOURNEYS_CHANGED, () => this.outdate()),
      service.onDidChangeStatus((status) => {
        if (status === 'running') this.outdate();
      }),
      vscode.commands.registerCommand(SHOW_MORE, (view: string, list: string) => {
        const one = this.shown[view];
        one?.provider.pages.extend(list);
        one?.provider.refresh();
      }),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private outdate(): void {
    for (const one of Object.values(this.shown)) {
      one.isOld = true;
      refreshIfOld(one);
    }
  }
}

function shownIn(id: string, provider: MapsView | OpportunitiesView): Shown {
  const treeDataProvider = provider as vscode.TreeDataProvider<unknown>;
  return { provider, view: vscode.window.createTreeView(id, { treeDataProvider }), isOld: false };
}

/** Nobody is asked for what nobody sees. */
function refreshIfOld(one: Shown): void {
  if (!one.isOld || !one.view.visible) return;
  one.isOld = false;
  one.provider.refresh();
}
