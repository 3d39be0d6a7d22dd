/** `Journey: Compare with…`: what has changed in a map, from another file or from the last commit. */
import * as vscode from 'vscode';
import type { Comparison } from '../../conversion/job.js';
import type { Converter } from '../exchange/converter.js';
import type { PreviewManager } from '../preview/preview-manager.js';
import { fileName, openSource } from '../preview/source-editor.js';
import { LANGUAGE_ID, type LanguageService } from '../server/language-service.js';
import { type Before, COMPARE_VIEW_TYPE, ComparePanel } from './compare-panel.js';
import { readerOfHead } from './git-head.js';

/** Most maps of a workspace that are listed; others are found in a dialog. */
const MOST_LISTED = 200;

/** Where the open comparisons of a workspace are kept. */
const KEPT = 'journey.comparisons';

/** An open comparison, as it is kept for when the window is loaded anew: a page that runs nothing can keep nothing itself. */
interface Kept {
  heading: string;
  /** Addresses; without `before` it is the last commit. */
  after: string;
  before?: string;
}

/** What may be said beforehand: a file, or `HEAD`, the last commit. */
interface Wish {
  with?: unknown;
}

export class CompareCommand implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly command: vscode.Disposable;
  private readonly panels = new Map<string, ComparePanel>();
  private readonly open = new Map<string, Kept>();

  constructor(
    private readonly tools: { converter: Converter; service: LanguageService; extensionUri: vscode.Uri },
    private readonly previews: PreviewManager,
    private readonly memory: vscode.Memento,
  ) {
    for (const kept of memory.get<Kept[]>(KEPT, [])) this.open.set(keyOf(...sidesOf(kept)), kept);
    this.command = vscode.Disposable.from(
      vscode.commands.registerCommand('journey.compare', (file?: unknown, more?: unknown) => this.run(file, more)),
      vscode.window.registerWebviewPanelSerializer(COMPARE_VIEW_TYPE, this),
    );
  }

  /** A page of the last window goes on. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    // Files of one name in different folders have the same heading.
    const found = [...this.open].find(([key, { heading }]) => heading === panel.title && !this.panels.has(key));
    if (found) await this.add(...sidesOf(found[1]), panel).compare();
    else panel.dispose();
  }

  dispose(): void {
    this.command.dispose();
    for (const panel of this.panels.values()) panel.dispose();
  }

  /** @returns what has changed; undefined where nothing was compared, of which the user knows */
  private async run(file: unknown, more: unknown): Promise<Comparison | undefined> {
    const after = file instanceof vscode.Uri && !file.scheme.startsWith('webview') ? file : this.active();
    if (!after) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Journey Maps: open a .journey file first.'));
      return undefined;
    }
    try {
      const before = await this.beforeOf(after, more);
      return before && (await this.show(after, before));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Journey Maps: {0} cannot be compared: {1}', fileName(after), why),
      );
      return undefined;
    }
  }

  private active(): vscode.Uri | undefined {
    const active = vscode.window.activeTextEditor?.document;
    return this.previews.active?.uri ?? (active?.languageId === LANGUAGE_ID ? active.uri : undefined);
  }

  private async beforeOf(after: vscode.Uri, more: unknown): Promise<Before | undefined> {
    // Two files chosen in the explorer are compared with each other.
    if (Array.isArray(more) && more.length === 2) {
      const other = more.find((uri) => uri instanceof vscode.Uri && uri.toString() !== after.toString());
      if (other) return fileBefore(other);
    }
    const wanted = typeof more === 'object' && more !== null ? (more as Wish).with : undefined;
    if (wanted instanceof vscode.Uri) return fileBefore(wanted);
    if (wanted === 'HEAD') {
      const read = await readerOfHead(after);
      if (!read) throw new Error(vscode.l10n.t('it is in no Git repository that VS Code has open'));
      return headBefore(after);
    }
    return await pickBefore(after);
  }

  private async show(after: vscode.Uri, before: Before): Promise<Comparison | undefined> {
    const known = this.panels.get(keyOf(after, before));
    known?.reveal();
    return await (known ?? this.add(after, before)).compare();
  }

  private add(after: vscode.Uri, before: Before, page?: vscode.WebviewPanel): ComparePanel {
    const key = keyOf(after, before);
    const heading = vscode.l10n.t('{0}: changes since {1}', fileName(after), before.name);
    const closed = () => {
      this.panels.delete(key);
      this.open.delete(key);
      this.keep();
    };
    const panel = new ComparePanel(this.tools, after, before, heading, closed, page);
    this.panels.set(key, panel);
    this.open.set(key, {
      heading,
      after: after.toString(),
      ...(!before.isCommit && { before: before.at.toString() }),
    });
    this.keep();
    return panel;
  }

  private keep(): void {
    void this.memory.update(KEPT, [...this.open.values()]);
  }
}

function sidesOf({ after, before }: Kept): [after: vscode.Uri, before: Before] {
  const uri = vscode.Uri.parse(after, true);
  return [uri, before === undefined ? headBefore(uri) : fileBefore(vscode.Uri.parse(before, true))];
}

function keyOf(after: vscode.Uri, before: Before): string {
  return JSON.stringify([after.toString(), before.name, before.at.toString()]);
}

function fileBefore(at: vscode.Uri): Before {
  return {
    name: fileName(at),
    at,
    async read() {
      const source = await openSource(at);
      if (source.languageId !== LANGUAGE_ID) throw new Error(vscode.l10n.t('{0} is not a journey map.', fileName(at)));
      return source.getText();
    },
  };
}

function headBefore(at: vscode.Uri): Before {
  return {
    name: vscode.l10n.t('the last commit'),
    isCommit: true,
    at,
    async read() {
      const read = await readerOfHead(at);
      if (!read) throw new Error(vscode.l10n.t('it is in no Git repository that VS Code has open'));
      try {
        return await read();
      } catch {
        throw new Error(vscode.l10n.t('{0} is not in the last commit.', fileName(at)));
      }
    },
  };
}

async function pickBefore(after: vscode.Uri): Promise<Before | undefined> {
  const title = vscode.l10n.t('Compare {0} with', fileName(after));
  const picked = await vscode.window.showQuickPick(choices(after), { title, matchOnDescription: true });
  return await picked?.before();
}

interface Choice extends vscode.QuickPickItem {
  before: () => Before | undefined | Promise<Before | undefined>;
}

async function choices(after: vscode.Uri): Promise<Choice[]> {
  const [head, files] = await Promise.all([
    readerOfHead(after),
    vscode.workspace.findFiles('**/*.journey', '**/node_modules/**', MOST_LISTED),
  ]);
  const others = files.filter((uri) => uri.toString() !== after.toString());
  const listed = others.map((uri): Choice => {
    return {
      label: `$(file) ${fileName(uri)}`,
      description: vscode.workspace.asRelativePath(uri),
      before: () => fileBefore(uri),
    };
  });
  return [
    ...(head
      ? [
          {
            label: `$(git-commit) ${vscode.l10n.t('The last commit')}`,
            description: 'HEAD',
            before: () => headBefore(after),
          },
        ]
      : []),
    { label: `$(folder-opened) ${vscode.l10n.t('Another file…')}`, before: () => chooseFile(after) },
    ...listed.sort((a, b) => (a.description ?? '').localeCompare(b.description ?? '')),
  ];
}

async function chooseFile(after: vscode.Uri): Promise<Before | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Compare {0} with', fileName(after)),
      openLabel: vscode.l10n.t('Compare'),
      filters: { [vscode.l10n.t('Journey maps')]: ['journey'] },
    })) ?? [];
  return uri && fileBefore(uri);
}
