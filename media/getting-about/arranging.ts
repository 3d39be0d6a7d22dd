import { t } from '@vscode/l10n';
import type { Journey } from '../../language-server/map/journey-map.js';
import type { Density } from '../../language-server/preview-protocol.js';
import type { BandLane, Choice, Scene, View } from '../../src/diagram/index.js';
import { type MenuItem, openMenu } from '../editing/menu.js';
import type { Page } from '../page.js';
import { type Arrangement, Arrangements, choiceOf, followed, stageToggled, toggled } from './arrangement.js';

/** What the menus are made of. */
interface Shown {
  journey: Journey;
  scene: Scene;
  view: View;
  hasToBe: boolean;
}

/** The toolbar's menus of lanes and personas, what is to be, density, and what is folded: all of it kept for each file. */
export class Arranging {
  readonly files = new Arrangements();
  private file = '';
  private setting: Density = 'comfortable';
  private shown: Shown | undefined;

  /** @param changed is called when the map is to be drawn in another way; with what is to be said of it */
  constructor(
    private readonly page: Page,
    private readonly changed: (said: string) => void,
  ) {
    page.lanes.addEventListener('click', () => this.openLanes());
    page.people.addEventListener('click', () => this.openPeople());
    page.toBe.addEventListener('click', () => {
      const toBe = !this.now.toBe;
      this.set({ toBe }, toBe ? t('What is to be is drawn') : t('What is to be is not drawn'));
    });
    page.density.addEventListener('click', () => {
      const density = this.density === 'compact' ? 'comfortable' : 'compact';
      const said = density === 'compact' ? t('Columns are compact') : t('Columns are comfortable');
      this.set({ density: density === this.setting ? undefined : density }, said);
    });
  }

  setFile(file: string): void {
    this.file = file;
  }

  /** @returns whether the map must be drawn anew */
  setDensity(setting: Density): boolean {
    const before = this.density;
    this.setting = setting;
    return this.density !== before;
  }

  get density(): Density {
    return this.now.density ?? this.setting;
  }

  /** How a journey of the file is to be drawn. */
  choice(journey: Journey): Choice {
    const now = followed(this.now, journey);
    this.files.set(this.file, now);
    return choiceOf(now, journey);
  }

  /** This is on the screen now. */
  show(journey: Journey | undefined, scene: Scene, view: View, journeys: readonly Journey[]): void {
    const { page } = this;
    this.shown = journey && { journey, scene, view, hasToBe: hasToBe(journey, journeys) };
    page.lanes.hidden = !journey || view === 'flow' || this.lanes().length === 0;
    page.people.hidden = (journey?.personas.length ?? 0) < 2;
    page.toBe.hidden = view === 'flow' || !this.shown?.hasToBe;
    page.density.hidden = !journey;
    const { hiddenLanes, hiddenPersonas, toBe } = this.now;
    page.lanes.classList.toggle('less', hiddenLanes.length > 0);
    const drawn = (journey?.personas ?? []).filter((name) => !hiddenPersonas.includes(name));
    const some = drawn.length > 0 && drawn.length < (journey?.personas.length ?? 0);
    page.people.classList.toggle('less', some);
    const words = page.people.querySelector('span');
    if (words) words.textContent = some ? drawn.join(', ') : t('Personas');
    page.toBe.setAttribute('aria-pressed', String(toBe));
    page.density.setAttribute('aria-pressed', String(this.density === 'compact'));
  }

  /** Folds a stage or unfolds it. @returns false where there is none of this id, or the view knows no folding */
  foldStage(id: string): boolean {
    const { shown } = this;
    const stage = shown?.journey.stages.find((one) => one.id === id);
    if (!shown || !stage || shown.view === 'flow') return false;
    const next = stageToggled(this.now, shown.journey, id);
    const folded = next.foldedStages.length > this.now.foldedStages.length;
    this.set(next, folded ? t('{0} folded', stage.name) : t('{0} unfolded', stage.name));
    return true;
  }

  /** Folds a lane or unfolds it. */
  foldLane(key: string): void {
    const lane = this.lanes().find((one) => one.key === key);
    if (!lane) return;
    const foldedLanes = toggled(this.now.foldedLanes, key);
    const said = foldedLanes.includes(key) ? t('{0} folded', lane.name) : t('{0} unfolded', lane.name);
    this.set({ foldedLanes }, said);
  }

  private get now(): Arrangement {
    return this.files.of(this.file);
  }

  private set(change: Partial<Arrangement>, said: string): void {
    this.files.set(this.file, { ...this.now, ...change });
    this.changed(said);
  }

  /** The lanes of the picture, each once: those of several people have one key. */
  private lanes(): BandLane[] {
    const lanes = new Map<string, BandLane>();
    for (const { lane } of this.shown?.scene.bands ?? []) {
      if (lane && !lanes.has(lane.key))
        lanes.set(lane.key, lane.key === 'feels' ? { ...lane, name: t('Feels') } : lane);
    }
    return [...lanes.values()];
  }

  private openLanes(): void {
    const drawn = this.lanes();
    const hidden = this.now.hiddenLanes;
    const all = [...drawn, ...hidden];
    const items: MenuItem[] = all.map(({ key, name }) => ({
      label: name,
      checked: !hidden.some((one) => one.key === key),
      choose: () => this.toggleLane({ key, name }),
    }));
    items.push('line');
    for (const { key, name } of drawn) {
      if (key === 'steps') continue;
      const folded = this.now.foldedLanes.includes(key);
      items.push({ label: t('Fold {0}', name), checked: folded, choose: () => this.foldLane(key) });
    }
    const nothing = hidden.length === 0 && this.now.foldedLanes.length === 0;
    if (!nothing) {
      const showAll = () => this.set({ hiddenLanes: [], foldedLanes: [] }, t('All lanes are drawn'));
      items.push('line', { label: t('All lanes, unfolded'), choose: showAll });
    }
    openMenu(t('Lanes'), items, below(this.page.lanes));
  }

  private toggleLane(lane: { key: string; name: string }): void {
    const hiddenLanes = toggled(this.now.hiddenLanes, lane, (a, b) => a.key === b.key);
    const isHidden = hiddenLanes.some(({ key }) => key === lane.key);
    this.set({ hiddenLanes }, isHidden ? t('{0} hidden', lane.name) : t('{0} shown', lane.name));
  }

  private openPeople(): void {
    const names = this.shown?.journey.personas ?? [];
    const hidden = new Set(this.now.hiddenPersonas);
    const items: MenuItem[] = names.map((name) => ({
      label: name,
      checked: !hidden.has(name),
      choose: () => {
        const hiddenPersonas = toggled(this.now.hiddenPersonas, name);
        // A map of nobody would be a map of everybody.
        const left = names.filter((one) => !hiddenPersonas.includes(one));
        if (left.length === 0) return false;
        const all = left.length === names.length;
        this.set({ hiddenPersonas }, all ? t('Everybody is drawn') : t('Drawn: {0}', left.join(', ')));
        return true;
      },
    }));
    openMenu(t('Personas'), items, below(this.page.people));
  }
}

const below = (button: HTMLElement): { x: number; y: number } => {
  const { left, bottom } = button.getBoundingClientRect();
  return { x: left, y: bottom + 2 };
};

/** Something in a journey is to be otherwise: it has a future, or something would lift what is felt. */
function hasToBe(journey: Journey, journeys: readonly Journey[]): boolean {
  if (journeys.some(({ futureOf }) => futureOf?.target === journey.id)) return true;
  const lifts = ({ opportunities }: Pick<Journey['stages'][number], 'opportunities'>) =>
    opportunities.some((one) => (one.lifts ?? 0) > 0);
  return journey.stages.some((stage) => lifts(stage) || stage.steps.some(lifts));
}
