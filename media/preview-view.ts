import { t } from '@vscode/l10n';
import type { JourneyMap } from '../language-server/map/journey-map.js';
import { applyPatch, type MapPatch } from '../language-server/map/patch.js';
import type { MapContent, ToPreview } from '../language-server/protocol.js';
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
import { Loading } from './loading.js';
import { NewestOnly } from './newest-only.js';
import type { Page } from './page.js';
import { markupLength, paintedScene } from './painter.js';
import { sameJourney } from './places.js';
import { assemble, type PreviewParts } from './preview-parts.js';
import { isScene } from './scene-check.js';
import { TableView } from './table-view.js';
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
  /** False where the scene is too large to be kept over a reload. */
  small?: boolean;
}

const KEEP_DELAY_MS = 150;
/** A journey whose first line is being typed over is not gone. */
const EMPTY_DELAY_MS = 900;
const ID_PREFIX = 'map-';

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
  /** What the extension was told of. */
  private told: { journey: number; view: View } | undefined;
  private newest: Job | undefined;
  private drawn: Drawn | undefined;
  private readonly cursor = new TextCursor();
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private emptyTimer: ReturnType<typeof setTimeout> | undefined;
  private fonts: Promise<void> | undefined;

  private readonly host: Host;

  constructor(
    page: Page,
    outer: Host,
    private readonly elk: ElkLike,
  ) {
    const handOver = new HandOver();
    const host = handOver.watching(outer);
    this.host = host;
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
    } else this.host.send({ type: 'ready' });
  }

  /** Undefined where the patch is of another map than the newest here. */
  private patched(patch: MapPatch): JourneyMap | undefined {
    const fits = this.newest?.version === patch.since;
    return fits ? applyPatch(this.newest!.map, patch) : undefined;
  }

  private setDocument(uri: string, title: string, view: View = this.view): void {
    if (this.uri !== uri) {
      this.newest = undefined;
      this.told = undefined;
    }
    this.setView(view);
    this.uri = uri;
    this.title = title;
    this.parts.about.arranging.setFile(uri);
    this.parts.toolbar.setFile(title);
    this.keepSoon();
  }

  private async draw(job: Job): Promise<void> {
    clearTimeout(this.emptyTimer);
    try {
      this.journey.index = sameJourney(job.map.journeys, this.journey);
      const journey = job.map.journeys[this.journey.index];
      if (journey) {
        this.journey.name = journey.name;
        this.tellShown();
        const { elk, cache, view } = this;
        const { density } = this.parts.about.arranging;
        const choice = this.parts.about.arranging.choice(journey);
        const scene = await layoutMap(job.map, this.journey.index, { elk, density, cache, view, ...choice });
        await this.fonts;
        this.show({ scene, job, view });
        this.table.show(() => journeyTable(job.map, journey));
        this.parts.notices.set('picture', { text: scene.notices.join(' ') });
        this.parts.notices.set('stale', { text: '' });
        this.parts.toolbar.setJourneys(job.map.journeys, this.journey.index);
      } else {
        this.showNoJourney(job);
      }
      this.parts.notices.set('failure', { text: '' });
      this.tellPainted(job.version);
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
    this.parts.painter.paint(painted);
    this.drawn = { ...drawn, small: markupLength(painted) <= MAX_PICTURE };
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
    if (otherView) this.showSelection();
    if (drawn.job) this.followCursor();
    this.keepSoon();
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
    this.keepSoon();
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
      this.parts.painter.clear();
      this.parts.picking.setMap(undefined);
      this.parts.editing.show(undefined);
      this.parts.problems.show(undefined);
      this.parts.about.show(undefined);
      this.parts.outlines.setTargets([]);
      this.parts.keys.show({ reading: [], targets: [] });
      this.table.show(() => '');
      this.parts.notices.set('stale', { text: '' });
      this.parts.notices.set('picture', { text: '' });
      this.parts.empty.show(this.title);
      this.keepSoon();
    };
    if (this.drawn) this.emptyTimer = setTimeout(replacePicture, EMPTY_DELAY_MS);
    else replacePicture();
  }

  /** Shows the map as a table, or as the picture again. */
  private showTable(shown: boolean): void {
    this.table.shown = shown;
    if (!this.parts.empty.shown) this.parts.empty.hide(shown);
    this.parts.toolbar.setView(this.view, shown);
    this.keepSoon();
  }

  private tellPainted(version: number): void {
    const tell = () => this.host.send({ type: 'painted', version });
    if (document.hidden) tell();
    else requestAnimationFrame(() => setTimeout(tell));
  }

  private tellShown(): void {
    const { view, journey } = this;
    if (journey.index === this.told?.journey && view === this.told.view) return;
    this.told = { journey: journey.index, view };
    this.host.send({ type: 'shown', ...this.told });
  }

  private tellFailed(version: number, error: unknown): void {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.host.send({ type: 'failed', version, message });
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

  /** In another view everything stands elsewhere: what is selected is looked for again, else it begins at its start. */
  private showSelection(): void {
    const { mode } = this.parts.viewport;
    if (mode !== 'free') this.parts.viewport.fitTo(mode);
    this.parts.viewport.toStart();
    const id = this.parts.outlines.selectedId;
    const box = id === undefined ? undefined : this.parts.outlines.boxesOf(id)[0];
    if (box) this.parts.viewport.bringIntoSight(box);
  }

  /** Selects what the text's cursor is on. A journey that the cursor comes into is shown. */
  private followCursor(): void {
    const map = this.drawn?.job?.map ?? this.newest?.map;
    const on = map && this.cursor.on(map, this.journey.index, (id) => this.parts.outlines.boxesOf(id).length > 0);
    if (!on) return;
    if ('journey' in on) this.pickJourney(on.journey);
    else if (this.parts.choosing.follow(on.id, on.quietly)) this.keepSoon();
  }

  private viewChanged(): void {
    this.parts?.toolbar.setZoom(this.parts.viewport.zoom);
    this.parts?.about.moved();
    this.keepSoon();
  }

  private keepSoon(): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => this.keep(), KEEP_DELAY_MS);
  }

  private keep(): void {
    if (this.uri === '') return;
    const { x, y } = this.parts.viewport.scroll;
    const state: ViewState<Scene> = {
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
      picture: this.drawn?.small && this.drawn.view === this.view ? this.drawn.scene : undefined,
    };
    this.host.keep(state);
  }
}
