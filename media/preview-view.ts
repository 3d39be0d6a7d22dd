import type { JourneyMap, Position } from '../language-server/map/journey-map.js';
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
import { Announcer } from './announcer.js';
import { Choosing } from './choosing.js';
import { copyImage } from './clipboard.js';
import { Editing } from './editing/editing.js';
import { currentTokens, onThemeChange } from './editor-theme.js';
import { mapFonts } from './fonts.js';
import { GettingAbout } from './getting-about/getting-about.js';
import type { Host } from './host.js';
import { showKeys } from './keys-dialog.js';
import { Loading } from './loading.js';
import { MapKeys } from './map-keys.js';
import { NewestOnly } from './newest-only.js';
import { Notices } from './notices.js';
import type { Page } from './page.js';
import { markupLength, Painter, paintedScene } from './painter.js';
import { Picking } from './picking.js';
import { idsAt, journeyAt, sameJourney } from './places.js';
import { Problems } from './problems/problems.js';
import { isScene } from './scene-check.js';
import { Outlines } from './selection.js';
import { TableView } from './table-view.js';
import { connectToolbar, type Toolbar } from './toolbar.js';
import { MAX_PICTURE, readViewState, type ViewState } from './view-state.js';
import { Viewport } from './viewport.js';

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
/** So long is said why a change was not made. */
const COMPLAINT_MS = 8_000;
const ID_PREFIX = 'map-';

/** The preview: draws the newest map, keeps what it shows in step with the text, and says what it cannot draw. */
export class Preview {
  private readonly painter: Painter;
  private readonly viewport: Viewport;
  private readonly outlines: Outlines;
  private readonly notices: Notices;
  private readonly toolbar: Toolbar;
  private readonly picking: Picking;
  private readonly keys: MapKeys;
  private readonly table: TableView;
  private readonly editing: Editing;
  private readonly announcer: Announcer;
  private readonly about: GettingAbout;
  private readonly choosing: Choosing;
  private readonly loading: Loading;
  private readonly problems: Problems;
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
  private cursor: Position | undefined;
  private cursorJourney: number | undefined;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private emptyTimer: ReturnType<typeof setTimeout> | undefined;
  private complaintTimer: ReturnType<typeof setTimeout> | undefined;
  private fonts: Promise<void> | undefined;

  constructor(
    private readonly page: Page,
    private readonly host: Host,
    private readonly elk: ElkLike,
  ) {
    this.outlines = new Outlines(page.drawing);
    this.loading = new Loading(page);
    this.painter = new Painter(page.drawing);
    this.viewport = new Viewport(page.viewport, page.sheet, page.drawing, () => this.viewChanged());
    this.about = new GettingAbout(page, this.viewport, this.outlines, this.theme, {
      go: (id) => this.choosing.goTo(id),
      arranged: (said) => this.arranged(said),
      say: (text) => this.announcer.say(text),
      stopAt: (id) => this.choosing.stopAt(id),
    });
    this.notices = new Notices(page.notice, (position) => this.reveal(position, true));
    this.toolbar = connectToolbar(page, this.viewport, {
      journey: (index) => this.pickJourney(index),
      view: (view) => this.pickView(view),
      table: () => this.showTable(true),
      keys: () => showKeys(),
    });
    this.announcer = new Announcer(page.said);
    this.table = new TableView(page, () => {
      this.showTable(false);
      this.keys.focus();
    });
    page.begin.addEventListener('click', () => host.send({ type: 'begin' }));
    this.outlines.setColours(this.theme);
    this.editing = new Editing(
      page,
      this.viewport,
      this.outlines,
      host,
      (problem) => this.complain(problem),
      (id) => this.choosing.choose(id),
    );
    this.picking = new Picking(
      page,
      this.viewport,
      this.outlines,
      (position, focus) => this.reveal(position, focus),
      (id) => this.editing.editWords(id),
      (address) => host.send({ type: 'open', address }),
    );
    this.keys = new MapKeys(
      page,
      this.viewport,
      (id) => {
        if (!this.picking.revealId(id, true)) this.announcer.say('This does not stand in this file.');
      },
      (action, id) => this.choosing.act(action, id),
    );
    const { outlines, viewport, about, keys, picking, editing } = this;
    this.choosing = new Choosing({ outlines, viewport, about, keys, picking, editing });
    this.problems = new Problems(
      page,
      host,
      (id) => this.outlines.boxesOf(id)[0],
      (position) => this.reveal(position, false),
      (problem, title) => this.editing.fix(problem, title),
    );
    page.drawing.addEventListener('click', () => this.keys.stopAt(this.outlines.selectedId));
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
        if (this.about.arranging.setDensity(message.density)) this.drawAgain();
        break;
      case 'map':
        if (message.uri !== this.uri) break;
        this.setMap(message.version, message.content);
        break;
      case 'cursor':
        this.cursor = message.position;
        this.followCursor();
        break;
      case 'notice':
        this.notices.set('document', message);
        if (message.text !== '') this.loading.stop();
        break;
      case 'table':
        this.showTable(true);
        this.table.focus();
        break;
      case 'edited':
        this.editing.answered(message);
        break;
      case 'problems':
        this.problems.set(message.problems);
        break;
      case 'fixes':
        this.problems.answered(message);
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
    this.about.arranging.setFile(uri);
    this.toolbar.setFile(title);
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
        const { density } = this.about.arranging;
        const choice = this.about.arranging.choice(journey);
        const scene = await layoutMap(job.map, this.journey.index, { elk, density, cache, view, ...choice });
        await this.fonts;
        this.show({ scene, job, view });
        this.table.show(() => journeyTable(job.map, journey));
        this.notices.set('picture', { text: scene.notices.join(' ') });
        this.notices.set('stale', { text: '' });
        this.toolbar.setJourneys(job.map.journeys, this.journey.index);
      } else {
        this.showNoJourney(job);
      }
      this.notices.set('failure', { text: '' });
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
    this.showEmpty(false);
    this.painter.paint(painted);
    this.drawn = { ...drawn, small: markupLength(painted) <= MAX_PICTURE };
    this.picking.setMap(drawn.job?.map);
    this.viewport.setDrawing(scene);
    if (first) this.viewport.showFirst();
    this.outlines.setTargets(scene.targets);
    this.keys.show(scene);
    const journey = drawn.job?.map.journeys[this.journey.index];
    const shown = drawn.job && journey && { map: drawn.job.map, journey, scene };
    this.editing.show(shown);
    this.problems.show(shown);
    this.about.show({ scene, view: drawn.view, journey, map: drawn.job?.map });
    if (drawn.job) this.announcer.show(scene, this.subject(drawn));
    if (otherView) this.showSelection();
    if (drawn.job) this.followCursor();
    this.keepSoon();
  }

  /** Draws what is shown again, in the colours of the new theme. */
  private themeChanged(): void {
    const theme = currentTokens();
    if (JSON.stringify(theme) === JSON.stringify(this.theme)) return;
    this.theme = theme;
    this.outlines.setColours(theme);
    this.about.setColours(theme);
    if (!this.drawn) return;
    try {
      this.show(this.drawn);
    } catch (error) {
      this.tellFailed(this.drawn.job?.version ?? 0, error);
    }
  }

  private restore(kept: ViewState<Scene>): void {
    this.uri = kept.uri;
    this.about.arranging.files.restore(kept.arrangements);
    this.about.arranging.setFile(kept.uri);
    this.title = kept.title;
    this.journey = kept.journey;
    this.setView(kept.view);
    this.showTable(kept.table === true);
    this.toolbar.setFile(kept.title);
    if (!kept.picture) return;
    try {
      this.show({ scene: kept.picture, view: kept.view });
      this.viewport.restore(kept.zoom, kept.mode, { x: kept.left, y: kept.top });
      this.outlines.select(kept.selection);
    } catch {
      // A picture of an older version: the newest map is on its way.
      this.drawn = undefined;
      this.painter.clear();
    }
  }

  /** The same map is to be drawn in another way. */
  private arranged(said: string): void {
    this.announcer.say(said);
    this.keepSoon();
    this.drawAgain();
  }

  private drawAgain(): void {
    if (this.newest) this.queue.add(this.newest);
  }

  /** What is told of changes: another journey, view or arrangement is none. */
  private subject({ view, job }: Drawn): string {
    const { files } = this.about.arranging;
    return `${this.uri} ${this.journey.index} ${view} ${job ? JSON.stringify(files.of(this.uri)) : ''}`;
  }

  /** A picture stays for a while, and for as long as there are lines that cannot be read: the journey may be among them. */
  private showNoJourney(job: Job): void {
    const replacePicture = () => {
      if (this.newest !== job) return;
      if (this.drawn && this.notices.has('document')) {
        this.notices.set('stale', { text: 'There is no journey in the file now. This is the last picture of it.' });
        return;
      }
      this.drawn = undefined;
      this.painter.clear();
      this.picking.setMap(undefined);
      this.editing.show(undefined);
      this.problems.show(undefined);
      this.about.show(undefined);
      this.outlines.setTargets([]);
      this.keys.show({ reading: [], targets: [] });
      this.table.show(() => '');
      this.notices.set('stale', { text: '' });
      this.notices.set('picture', { text: '' });
      this.page.emptyTitle.textContent = `${this.title} has no journey yet`;
      this.showEmpty(true);
      this.keepSoon();
    };
    if (this.drawn) this.emptyTimer = setTimeout(replacePicture, EMPTY_DELAY_MS);
    else replacePicture();
  }

  /** Shows how to begin instead of a picture, or the picture. */
  private showEmpty(empty: boolean): void {
    this.page.empty.hidden = !empty;
    this.page.viewport.hidden = empty || this.table.shown;
    this.page.table.hidden = empty || !this.table.shown;
    this.page.toolbar.hidden = empty;
  }

  /** Shows the map as a table, or as the picture again. */
  private showTable(shown: boolean): void {
    this.table.shown = shown;
    if (this.page.empty.hidden) this.showEmpty(false);
    this.toolbar.setView(this.view, shown);
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
      ? 'The newest text could not be drawn. This is the last picture before it.'
      : 'This map could not be drawn. The log of Journey Maps says why.';
    this.notices.set('failure', { text });
  }

  private pickJourney(index: number): void {
    const journey = this.newest?.map.journeys[index];
    if (!this.newest || !journey) return;
    this.journey = { index, name: journey.name };
    this.outlines.select(undefined);
    this.viewport.toStart();
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
    this.toolbar.setView(view, this.table.shown);
  }

  /** In another view everything stands elsewhere: what is selected is looked for again, else it begins at its start. */
  private showSelection(): void {
    const { mode } = this.viewport;
    if (mode !== 'free') this.viewport.fitTo(mode);
    this.viewport.toStart();
    const id = this.outlines.selectedId;
    const box = id === undefined ? undefined : this.outlines.boxesOf(id)[0];
    if (box) this.viewport.bringIntoSight(box);
  }

  /** Selects what the text's cursor is on. A journey that the cursor comes into is shown. */
  private followCursor(): void {
    const map = this.drawn?.job?.map ?? this.newest?.map;
    if (!this.cursor || !map) return;
    const journey = journeyAt(map, this.cursor);
    if (journey !== undefined && journey !== this.cursorJourney) {
      this.cursorJourney = journey;
      if (journey !== this.journey.index) {
        this.pickJourney(journey);
        return;
      }
    }
    const id = idsAt(map, this.cursor).find((candidate) => this.outlines.boxesOf(candidate).length > 0);
    if (this.choosing.follow(id)) this.keepSoon();
  }

  /** Says for a while why something was not done. */
  private complain(problem: string): void {
    clearTimeout(this.complaintTimer);
    this.notices.set('refused', { text: problem });
    this.complaintTimer = setTimeout(() => this.notices.set('refused', { text: '' }), COMPLAINT_MS);
  }

  private reveal(position: Position, focus: boolean): void {
    this.host.send({ type: 'reveal', position, focus });
  }

  private viewChanged(): void {
    this.toolbar?.setZoom(this.viewport.zoom);
    this.about?.moved();
    this.keepSoon();
  }

  private keepSoon(): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => this.keep(), KEEP_DELAY_MS);
  }

  private keep(): void {
    if (this.uri === '') return;
    const { x, y } = this.viewport.scroll;
    const state: ViewState<Scene> = {
      uri: this.uri,
      title: this.title,
      zoom: this.viewport.zoom,
      mode: this.viewport.mode,
      left: x,
      top: y,
      view: this.view,
      table: this.table.shown,
      journey: this.journey,
      selection: this.outlines.selectedId,
      arrangements: this.about.arranging.files.kept(),
      picture: this.drawn?.small && this.drawn.view === this.view ? this.drawn.scene : undefined,
    };
    this.host.keep(state);
  }
}
