import { t } from '@vscode/l10n';
import type { JourneyMap } from '../language-server/map/journey-map.js';
import { applyPatch, type MapPatch } from '../language-server/map/patch.js';
import type { ToPreview } from '../language-server/preview-protocol.js';
import type { MapContent } from '../language-server/protocol.js';
import {
  createLayoutCache,
  type ElkLike,
  layoutMap,
  renderChunk,
  renderDefs,
  type Scene,
  type View,
} from '../src/diagram/index.js';
import { journeyTable } from '../src/export/html/table.js';
import { copyImage } from './clipboard.js';
import { currentTokens, onThemeChange } from './editor-theme.js';
import { mapFonts } from './fonts.js';
import { HandOver } from './hand-over.js';
import type { Host } from './host.js';
import { Keeping } from './keeping.js';
import { pause } from './later.js';
import { Loading } from './loading.js';
import { NewestOnly } from './newest-only.js';
import type { Page } from './page.js';
import { markupLength, paintedScene } from './painter.js';
import { Pictures } from './pictures.js';
import { sameJourney } from './places.js';
import { assemble, clearPicture, type PreviewParts } from './preview-parts.js';
import { isScene } from './scene-check.js';
import { TableView } from './table-view.js';
import { Telling } from './telling.js';
import { TextCursor } from './text-cursor.js';
import { MAX_PICTURE, readViewState, type ViewState } from './view-state.js';

/** A version of the document's map, and which of its journeys to draw. */
interface Job {
  version: number;
  map: JourneyMap;
}

/** What is on the screen. `job` is missing where it was kept from before the page was loaded. */
interface Drawn {
  scene: Scene;
  view: View;
  job?: Job;
  /** The scene shows pictures of files, which the page will not have after a reload. */
  pictured?: boolean;
  /** False where the scene cannot be kept over a reload. */
  kept?: boolean;
}

/** A journey whose first line is being typed over is not gone. */
const EMPTY_DELAY_MS = 900;
const ID_PREFIX = 'map-';
/** A scene of more parts is made and shown in two pieces of work. */
const VERY_MANY = 12_000;

/** The preview: draws the newest map, keeps what it shows in step with the text, and says what it cannot draw. */
export class Preview {
  private readonly parts: PreviewParts;
  private readonly table: TableView;
  private readonly loading: Loading;
  private readonly queue = new NewestOnly<Job>((job) => this.draw(job));
  private readonly cache = createLayoutCache();
  private theme = currentTokens();
  private uri = '';
  private title = '';
  private journey = { index: 0, name: '' };
  private view: View = 'map';
  private newest: Job | undefined;
  private drawn: Drawn | undefined;
  private readonly cursor = new TextCursor();
  private emptyTimer: ReturnType<typeof setTimeout> | undefined;
  private fonts: Promise<void> | undefined;
  private readonly host: Host;
  private readonly telling: Telling;
  private readonly keeping: Keeping;
  private readonly pictures: Pictures;

  constructor(
    page: Page,
    outer: Host,
    private readonly elk: ElkLike,
  ) {
    const handOver = new HandOver();
    const host = handOver.watching(outer);
    this.host = host;
    this.telling = new Telling(host);
    this.keeping = new Keeping(host, () => this.state());
    this.pictures = new Pictures(host, () => this.drawAgain());
    this.loading = new Loading(page);
    this.table = new TableView(page, () => {
      this.showTable(false);
      this.parts.keys.focus();
    });
    this.parts = assemble(page, host, handOver, this.theme, {
      viewChanged: () => this.viewChanged(),
      arranged: (said) => this.arranged(said),
      reveal: (position, focus) => host.send({ type: 'reveal', position, focus }),
      pickJourney: (index) => this.pickJourney(index),
      pickView: (view) => this.pickView(view),
      showTable: () => this.showTable(true),
    });
    onThemeChange(() => this.themeChanged());
  }

  /** Shows what was kept from before, then asks for what is true now. */
  start(): void {
    this.fonts = mapFonts();
    const kept = readViewState(this.host.kept(), isScene);
    if (kept) this.restore(kept);
    this.loading.start(() => (this.drawn ? undefined : this.title));
    this.host.send({ type: 'ready' });
  }

  receive(message: ToPreview): void {
    switch (message.type) {
      case 'document':
        this.setDocument(message.uri, message.title, message.view);
        break;
      case 'settings':
        if (this.parts.about.arranging.setDensity(message.density)) this.drawAgain();
        break;
      case 'map':
        if (message.uri !== this.uri) break;
        this.setMap(message.version, message.content);
        break;
      case 'cursor':
        this.cursor.set(message.position);
        this.followCursor();
        break;
      case 'notice':
        this.parts.notices.set('document', message);
        if (message.text !== '') this.loading.stop();
        break;
      case 'table':
        this.showTable(true);
        this.table.focus();
        break;
      case 'edited':
        this.parts.editing.answered(message);
        break;
      case 'problems':
        this.parts.problems.set(message.problems);
        break;
      case 'fixes':
        this.parts.problems.answered(message);
        break;
      case 'picture':
        void this.pictures.receive(message);
        break;
      case 'copy':
        void copyImage(message.png).then((problem) => this.host.send({ type: 'copied', problem }));
        break;
    }
  }

  private setMap(version: number, content: MapContent): void {
    const map = 'map' in content ? content.map : this.patched(content.patch);
    if (map) {
      this.newest = { version, map };
      this.queue.add(this.newest);
    } else {
      this.pictures.askAnew();
      this.host.send({ type: 'ready' });
    }
  }

  /** Undefined where the patch is of another map than the newest here. */
  private patched(patch: MapPatch): JourneyMap | undefined {
    return this.newest?.version === patch.since ? applyPatch(this.newest.map, patch) : undefined;
  }

  private setDocument(uri: string, title: string, view: View = this.view): void {
    if (this.uri !== uri) {
      this.newest = undefined;
      this.telling.forget();
    }
    this.setView(view);
    this.uri = uri;
    this.pictures.setFile(uri);
    this.title = title;
    this.parts.about.arranging.setFile(uri);
    this.parts.toolbar.setFile(title);
    this.keeping.soon();
  }

  private async draw(job: Job): Promise<void> {
    clearTimeout(this.emptyTimer);
    try {
      this.journey.index = sameJourney(job.map.journeys, this.journey);
      const journey = job.map.journeys[this.journey.index];
      if (journey) {
        this.journey.name = journey.name;
        this.telling.shown(this.journey.index, this.view);
        const images = this.pictures.of(job.map, this.journey.index);
        const { elk, cache, view } = this;
        const { density } = this.parts.about.arranging;
        const choice = this.parts.about.arranging.choice(journey);
        const scene = await layoutMap(job.map, this.journey.index, { elk, density, cache, view, images, ...choice });
        await this.fonts;
        if (scene.targets.length > VERY_MANY) await pause();
        this.show({ scene, job, view, pictured: images.size > 0 });
        this.table.show(() => journeyTable(job.map, journey));
        this.parts.notices.set('picture', { text: [...scene.notices, ...this.pictures.notices].join(' ') });
        this.parts.notices.set('stale', { text: '' });
        this.parts.toolbar.setJourneys(job.map.journeys, this.journey.index);
      } else {
        this.showNoJourney(job);
      }
      this.parts.notices.set('failure', { text: '' });
      this.telling.painted(job.version);
    } catch (error) {
      this.tellFailed(job.version, error);
    } finally {
      this.loading.stop();
    }
  }

  /** @throws where the scene cannot be drawn; then what is shown stays as it is */
  private show(drawn: Drawn): void {
    const { scene } = drawn;
    const options = { theme: this.theme, idPrefix: ID_PREFIX };
    const painted = paintedScene(scene, renderDefs(scene, options), (chunk) => renderChunk(scene, chunk, options));
    const first = !this.drawn;
    const otherView = this.drawn && this.drawn.view !== drawn.view;
    this.parts.empty.hide(this.table.shown);
    this.parts.painter.paint(painted, () => this.parts.viewport.inSight());
    this.drawn = { ...drawn, kept: !drawn.pictured && markupLength(painted) <= MAX_PICTURE };
    this.parts.picking.setMap(drawn.job?.map);
    this.parts.viewport.setDrawing(scene);
    if (first) this.parts.viewport.showFirst();
    this.parts.outlines.setTargets(scene.targets);
    this.parts.keys.show(scene);
    const journey = drawn.job?.map.journeys[this.journey.index];
    const shown = drawn.job && journey && { map: drawn.job.map, journey, scene };
    this.parts.editing.show(shown);
    this.parts.problems.show(shown);
    this.parts.about.show({ scene, view: drawn.view, journey, map: drawn.job?.map });
    if (drawn.job) this.parts.announcer.show(scene, this.subject(drawn));
    if (otherView) this.parts.choosing.lookAgain();
    if (drawn.job) this.followCursor();
    this.keeping.soon();
  }

  /** Draws what is shown again, in the colours of the new theme. */
  private themeChanged(): void {
    const theme = currentTokens();
    if (JSON.stringify(theme) === JSON.stringify(this.theme)) return;
    this.theme = theme;
    this.parts.outlines.setColours(theme);
    this.parts.about.setColours(theme);
    if (!this.drawn) return;
    try {
      this.show(this.drawn);
    } catch (error) {
      this.tellFailed(this.drawn.job?.version ?? 0, error);
    }
  }

  private restore(kept: ViewState<Scene>): void {
    this.uri = kept.uri;
    this.parts.about.arranging.files.restore(kept.arrangements);
    this.parts.about.arranging.setFile(kept.uri);
    this.title = kept.title;
    this.journey = kept.journey;
    this.setView(kept.view);
    this.showTable(kept.table === true);
    this.parts.toolbar.setFile(kept.title);
    if (!kept.picture) return;
    try {
      this.show({ scene: kept.picture, view: kept.view });
      this.parts.viewport.restore(kept.zoom, kept.mode, { x: kept.left, y: kept.top });
      this.parts.outlines.select(kept.selection);
    } catch {
      // A picture of an older version: the newest map is on its way.
      this.drawn = undefined;
      this.parts.painter.clear();
    }
  }

  /** The same map is to be drawn in another way. */
  private arranged(said: string): void {
    this.parts.announcer.say(said);
    this.keeping.soon();
    this.drawAgain();
  }

  private drawAgain(): void {
    if (this.newest) this.queue.add(this.newest);
  }

  /** What is told of changes: another journey, view or arrangement is none. */
  private subject({ view, job }: Drawn): string {
    const { files } = this.parts.about.arranging;
    return `${this.uri} ${this.journey.index} ${view} ${job ? JSON.stringify(files.of(this.uri)) : ''}`;
  }

  /** A picture stays for a while, and for as long as there are lines that cannot be read: the journey may be among them. */
  private showNoJourney(job: Job): void {
    const replacePicture = () => {
      if (this.newest !== job) return;
      if (this.drawn && this.parts.notices.has('document')) {
        this.parts.notices.set('stale', {
          text: t('There is no journey in the file now. This is the last picture of it.'),
        });
        return;
      }
      this.drawn = undefined;
      clearPicture(this.parts);
      this.table.show(() => '');
      this.parts.notices.set('stale', { text: '' });
      this.parts.notices.set('picture', { text: '' });
      this.parts.empty.show(this.title);
      this.keeping.soon();
    };
    if (this.drawn) this.emptyTimer = setTimeout(replacePicture, EMPTY_DELAY_MS);
    else replacePicture();
  }

  /** Shows the map as a table, or as the picture again. */
  private showTable(shown: boolean): void {
    this.table.shown = shown;
    if (!this.parts.empty.shown) this.parts.empty.hide(shown);
    this.parts.toolbar.setView(this.view, shown);
    this.keeping.soon();
  }

  private tellFailed(version: number, error: unknown): void {
    this.telling.failed(version, error);
    const text = this.drawn
      ? t('The newest text could not be drawn. This is the last picture before it.')
      : t('This map could not be drawn. The log of Journey Maps says why.');
    this.parts.notices.set('failure', { text });
  }

  private pickJourney(index: number): void {
    const journey = this.newest?.map.journeys[index];
    if (!this.newest || !journey) return;
    this.journey = { index, name: journey.name };
    this.parts.outlines.select(undefined);
    this.parts.viewport.toStart();
    this.queue.add(this.newest);
  }

  private pickView(view: View): void {
    this.showTable(false);
    if (view === this.view) return;
    this.setView(view);
    this.drawAgain();
  }

  private setView(view: View): void {
    this.view = view;
    this.parts.toolbar.setView(view, this.table.shown);
  }

  /** Selects what the text's cursor is on. A journey that the cursor comes into is shown. */
  private followCursor(): void {
    const map = this.drawn?.job?.map ?? this.newest?.map;
    const on = map && this.cursor.on(map, this.journey.index, (id) => this.parts.outlines.boxesOf(id).length > 0);
    if (!on) return;
    if ('journey' in on) this.pickJourney(on.journey);
    else if (this.parts.choosing.follow(on.id, on.quietly)) this.keeping.soon();
  }

  private viewChanged(): void {
    this.parts?.painter.hurry(() => this.parts.viewport.inSight());
    this.parts?.toolbar.setZoom(this.parts.viewport.zoom);
    this.parts?.about.moved();
    this.keeping.soon();
  }

  /** What is kept for when the page is loaded anew. */
  private state(): ViewState<Scene> | undefined {
    if (this.uri === '') return undefined;
    const { x, y } = this.parts.viewport.scroll;
    return {
      uri: this.uri,
      title: this.title,
      zoom: this.parts.viewport.zoom,
      mode: this.parts.viewport.mode,
      left: x,
      top: y,
      view: this.view,
      table: this.table.shown,
      journey: this.journey,
      selection: this.parts.outlines.selectedId,
      arrangements: this.parts.about.arranging.files.kept(),
      picture: this.drawn?.kept && this.drawn.view === this.view ? this.drawn.scene : undefined,
    };
  }
}
