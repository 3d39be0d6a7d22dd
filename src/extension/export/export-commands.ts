import * as vscode from 'vscode';
import type { JourneyMap } from '../../../language-server/map/journey-map.js';
import { ENDING, type ExchangeFormat } from '../../exchange/formats.js';
import type { Exported, ExportFormat, ExportOptions } from '../../export/job.js';
import { ConversionRefused, type Converter } from '../exchange/converter.js';
import { tellNotices } from '../exchange/notices.js';
import type { MapFeed } from '../preview/map-feed.js';
import { openMap } from '../preview/open-map.js';
import type { PreviewManager } from '../preview/preview-manager.js';
import { fileName, openSource } from '../preview/source-editor.js';
import { LANGUAGE_ID, type LanguageService } from '../server/language-service.js';
import { ExportRefused, runJob, type StartExportWorker } from './export-worker.js';
import { type FormatOptions, formats, isExchangeFormat, SHARP } from './formats.js';
import { currentMap } from './map-once.js';
import { readPictures } from './map-pictures.js';
import { writeWhole } from './write-whole.js';

/** What may be said beforehand, by a key binding or another extension; what is not said is asked for. */
interface Wish extends Partial<Omit<ExportOptions, 'format'>> {
  format?: ExportFormat | ExchangeFormat;
  target?: vscode.Uri;
}

/** What is to be drawn. */
interface Subject {
  document: vscode.Uri;
  map: JourneyMap;
  journey: number;
  view?: ExportOptions['view'];
}

/** The commands that make files and clippings of a map's picture. */
export class ExportCommands implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly feed: MapFeed,
    private readonly previews: PreviewManager,
    private readonly service: LanguageService,
    private readonly start: StartExportWorker,
    private readonly converter: Converter,
    private readonly exported: () => void,
  ) {
    const command = (name: string, run: (document: vscode.Uri, wish: Wish) => Promise<unknown>) =>
      vscode.commands.registerCommand(name, (file?: unknown, wish?: unknown) => this.run(run, file, wish));
    this.subscriptions = [
      command('journey.export', (document, wish) => this.export(document, wish)),
      command('journey.copyAsPng', (document) => this.copyPng(document)),
      command('journey.copyAsSvg', (document) => this.copySvg(document)),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Finds the map that is meant, and says what went wrong. */
  private async run(
    action: (document: vscode.Uri, wish: Wish) => Promise<unknown>,
    file: unknown,
    wish: unknown,
  ): Promise<unknown> {
    try {
      const document = isDocument(file) ? file : this.current();
      if (!document) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Journey Maps: open a .journey file first.'));
        return undefined;
      }
      return await action(document, typeof wish === 'object' && wish !== null ? (wish as Wish) : {});
    } catch (error) {
      if (error instanceof vscode.CancellationError) return undefined;
      if (error instanceof ExportRefused || error instanceof ConversionRefused)
        void vscode.window.showErrorMessage(vscode.l10n.t('Journey Maps: {0}', error.message));
      else {
        const cannot = vscode.l10n.t('Journey Maps: the map cannot be exported.');
        this.service.client.error(cannot, error, false);
        const show = await vscode.window.showErrorMessage(cannot, vscode.l10n.t('Show Log'));
        if (show) this.service.showLog();
      }
      return undefined;
    }
  }

  /** The map that a command is about which names none. From the walkthrough it is the picture that is seen. */
  private current(): vscode.Uri | undefined {
    const { active, seen } = this.previews;
    return (active ?? (vscode.window.activeTextEditor ? undefined : seen))?.uri ?? openMap();
  }

  private async export(document: vscode.Uri, wish: Wish): Promise<vscode.Uri | undefined> {
    await checkLanguage(document);
    const picked = wish.format ? wish : await pickFormat();
    const format = picked?.format;
    if (!format) return undefined;
    const subject = await this.subjectOf(document, format);
    if (!subject) return undefined;
    const target = wish.target ?? (await pickTarget(document, format));
    if (!target) return undefined;
    const title = vscode.l10n.t('Exporting {0}', fileName(target));
    if (isExchangeFormat(format)) await this.writeConverted(subject, format, target, title);
    else {
      const options = { ...this.looks(document), view: subject.view, ...picked, format } as ExportOptions & Wish;
      delete options.target;
      const exported = await this.draw(subject, options, title);
      await write(target, exported.data);
      tell(exported);
    }
    this.exported();
    if (!wish.target) void offerToOpen(target);
    return target;
  }

  /** Writes what the map says in another format, and lists what that cannot say. */
  private async writeConverted(
    subject: Subject,
    format: ExchangeFormat,
    target: vscode.Uri,
    title: string,
  ): Promise<void> {
    const { map, journey } = subject;
    const picture = format === 'markdown' ? await this.pictureBeside(subject, target, title) : undefined;
    const { content, notices } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_progress, token) => this.converter.convert({ type: 'export', format, map, journey, picture }, token),
    );
    await write(target, content);
    const name = fileName(target);
    void tellNotices(name, vscode.l10n.t('{0} does not hold all that the map says.', name), notices);
  }

  /** The name of the picture of a page: the one that stands beside it, and is kept; where there is none it is drawn. */
  private async pictureBeside(subject: Subject, page: vscode.Uri, title: string): Promise<string> {
    const name = `${fileName(page).replace(/[.][^.]*$/, '')}.svg`;
    const file = vscode.Uri.joinPath(page, '..', name);
    const isThere = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (!isThere) {
      const options = { ...this.looks(subject.document), view: subject.view, format: 'svg' as const };
      await write(file, (await this.draw(subject, options, title)).data);
    }
    return name;
  }

  /** The picture as text that drawing programs and web pages take. */
  private async copySvg(document: vscode.Uri): Promise<boolean> {
    const subject = await this.subjectOf(document);
    if (!subject) return false;
    const exported = await this.draw(
      subject,
      { ...this.looks(document), view: subject.view, format: 'svg' },
      vscode.l10n.t('Copying the picture'),
    );
    await vscode.env.clipboard.writeText(new TextDecoder().decode(exported.data));
    tell(exported);
    vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Picture copied as SVG')}`, 4000);
    return true;
  }

  /** The picture as pixels. Only a page of a browser can put those on the clipboard: the preview's. */
  private async copyPng(document: vscode.Uri): Promise<boolean> {
    const subject = await this.subjectOf(document);
    if (!subject) return false;
    const looks = { ...this.looks(document), view: subject.view, format: 'png' as const };
    let exported: Exported;
    try {
      exported = await this.draw(subject, { ...looks, scale: SHARP }, vscode.l10n.t('Copying the picture'));
    } catch (error) {
      if (!(error instanceof ExportRefused)) throw error;
      // A large map is copied as large as it is on the screen, where twice that would be too much.
      exported = await this.draw(subject, { ...looks, scale: 1 }, vscode.l10n.t('Copying the picture'));
    }
    const problem = await this.previews.copyImage(document, exported.data);
    if (problem !== undefined) throw new ExportRefused(vscode.l10n.t('the picture could not be copied: {0}', problem));
    tell(exported);
    vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t('Picture copied as PNG')}`, 4000);
    return true;
  }

  private looks(document: vscode.Uri): Pick<ExportOptions, 'theme' | 'density'> {
    const settings = vscode.workspace.getConfiguration('journey', document);
    const theme = settings.get<ExportOptions['theme'] | 'auto'>('export.theme');
    return { density: settings.get('density'), theme: theme === 'auto' ? undefined : theme };
  }

  /**
   * The journey that the preview shows, or else the only one, or else the one that is chosen. Nobody is asked where the
   * format holds them all.
   */
  private async subjectOf(document: vscode.Uri, format?: Wish['format']): Promise<Subject | undefined> {
    await checkLanguage(document);
    const map = await currentMap(this.feed, document);
    if (format === 'json') return { document, map, journey: 0 };
    if (map.journeys.length === 0)
      throw new ExportRefused(vscode.l10n.t('{0} has no journey yet.', fileName(document)));
    const shown = this.previews.shownIn(document);
    if (shown && shown.journey < map.journeys.length) return { document, map, ...shown };
    const holdsAll = isExchangeFormat(format) && format !== 'mermaid';
    if (map.journeys.length === 1 || holdsAll) return { document, map, journey: 0 };
    const items = map.journeys.map(({ name }, journey) => ({
      label: name || vscode.l10n.t('One without a name'),
      journey,
    }));
    const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which journey?') });
    return picked && { document, map, journey: picked.journey };
  }

  private draw({ document, map, journey }: Subject, options: ExportOptions, title: string): Thenable<Exported> {
    const files = vscode.Uri.joinPath(this.extensionUri, 'dist', 'export');
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (_progress, token) => {
        const pictures = await readPictures(document, map, journey);
        const job = { map, journey, pictures, options: { ...options, texts: vscode.l10n.bundle } };
        return await runJob(this.start, job, files, token);
      },
    );
  }
}

/** The menu of a preview names the preview. */
const isDocument = (file: unknown): file is vscode.Uri =>
  file instanceof vscode.Uri && !file.scheme.startsWith('webview');

async function checkLanguage(document: vscode.Uri): Promise<void> {
  if ((await openSource(document)).languageId === LANGUAGE_ID) return;
  throw new ExportRefused(vscode.l10n.t('{0} is not a journey map.', fileName(document)));
}

/** @throws {ExportRefused} where it cannot be written */
async function write(target: vscode.Uri, data: Uint8Array): Promise<void> {
  try {
    await writeWhole(target, data);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ExportRefused(vscode.l10n.t('{0} cannot be written: {1}', fileName(target), why));
  }
}

async function pickFormat(): Promise<FormatOptions | undefined> {
  const picked = await vscode.window.showQuickPick(formats(), {
    title: vscode.l10n.t('Export the map as'),
    matchOnDetail: true,
  });
  return picked?.options;
}

function filterName(format: ExportFormat | ExchangeFormat): string {
  switch (format) {
    case 'svg':
      return vscode.l10n.t('SVG picture');
    case 'png':
      return vscode.l10n.t('PNG picture');
    case 'pdf':
      return vscode.l10n.t('PDF');
    case 'html':
      return vscode.l10n.t('Web page');
    case 'mermaid':
      return vscode.l10n.t('Mermaid diagram');
    case 'markdown':
      return vscode.l10n.t('Markdown page');
    case 'csv':
      return vscode.l10n.t('Table');
    case 'xlsx':
      return vscode.l10n.t('Workbook');
    case 'json':
      return vscode.l10n.t('JSON');
  }
}

/** Beside the map, under its name. */
function pickTarget(document: vscode.Uri, format: ExportFormat | ExchangeFormat): Thenable<vscode.Uri | undefined> {
  const folder =
    document.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(document, '..');
  const ending = isExchangeFormat(format) ? ENDING[format] : format;
  const name = `${fileName(document).replace(/\.journey$/i, '')}.${ending}`;
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the map'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { [filterName(format)]: [ending] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
}

function tell({ notices }: Exported): void {
  if (notices.length > 0) void vscode.window.showWarningMessage(vscode.l10n.t('Journey Maps: {0}', notices.join(' ')));
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = await vscode.window.showInformationMessage(
    vscode.l10n.t('Exported {0}', fileName(file)),
    vscode.l10n.t('Open'),
  );
  if (open) await vscode.env.openExternal(file);
}
