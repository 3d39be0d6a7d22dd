import type { Items, Journey, JourneyMap } from '../../language-server/map/journey-map.js';
import type { MapEdit, Part } from '../../language-server/map-edits/map-edit.js';
import { type FoundPart, partsOf } from '../../language-server/map-edits/parts.js';
import type { ProblemKey, ToPreview } from '../../language-server/protocol.js';
import type { Scene } from '../../src/diagram/index.js';
import type { Host } from '../host.js';
import { linkAt } from '../links.js';
import type { Page } from '../page.js';
import type { Outlines } from '../selection.js';
import type { Viewport } from '../viewport.js';
import type { Box, Point } from '../zoom.js';
import { BlockDrag, copyOf, type Landing, stageLanding, stepLanding } from './block-drag.js';
import { ChangeSender } from './change-sender.js';
import { type Drag, enableDragging } from './drag.js';
import { FaceDrag, scoreBeside } from './face-drag.js';
import { InlineEditor } from './inline-editor.js';
import { type MenuItem, openMenu, type Place } from './menu.js';
import { ADDABLE, type Answer, answerTo, LABELS } from './offers.js';
import { blockOf, journeyOf, kindOf, stageOf } from './part-kinds.js';

/** What is on the screen, and the map that it was drawn of. */
export interface Shown {
  map: JourneyMap;
  journey: Journey;
  scene: Scene;
}

/** What somebody can do to the chosen part by keyboard. */
export type EditAction =
  | 'edit-words'
  | 'remove'
  | 'duplicate'
  | 'move-before'
  | 'move-after'
  | 'feel-better'
  | 'feel-worse'
  | 'menu'
  | 'undo'
  | 'redo';

/** How long a new part may take to be drawn before it is no longer waited for. */
const APPEARS_MS = 3_000;

/** Changing the map in its picture. Every change is one of the text; the picture follows the text. */
export class Editing {
  private readonly sender: ChangeSender;
  private readonly field: InlineEditor;
  private shown: Shown | undefined;
  private parts: ReadonlyMap<string, FoundPart> | undefined;
  /** A part that was just written, to be selected when it is drawn. */
  private awaited: { id: string; until: number } | undefined;

  /**
   * @param complain is told why a change was not made
   * @param selected is told what is chosen from now on
   */
  constructor(
    private readonly page: Page,
    private readonly viewport: Viewport,
    private readonly outlines: Outlines,
    private readonly host: Host,
    complain: (problem: string) => void,
    private readonly selected: (id: string) => void,
  ) {
    this.sender = new ChangeSender(host, complain);
    this.field = new InlineEditor(page.drawing);
    enableDragging(page.viewport, page.drawing, viewport, (target, point) => this.drag(target, point));
    page.drawing.addEventListener('contextmenu', (event) => this.menuAt(event));
    page.drawing.addEventListener('click', (event) => this.answerQuestion(event));
  }

  /** This is drawn from now on; undefined where nothing is known of the text that the picture is of. */
  show(shown: Shown | undefined): void {
    this.shown = shown;
    this.parts = undefined;
    const { awaited } = this;
    if (!shown || !awaited) return;
    if (this.outlines.boxesOf(awaited.id).length > 0) {
      this.awaited = undefined;
      this.selected(awaited.id);
    } else if (Date.now() > awaited.until) this.awaited = undefined;
  }

  answered(message: ToPreview & { type: 'edited' }): void {
    this.sender.answered(message);
  }

  /** Has something done about a problem, by one of the fixes that are offered for it. */
  fix(problem: ProblemKey, title: string): void {
    void this.sender.fix(problem, title);
  }

  /** True where the words of a part can be written anew in the picture. */
  canEdit(id: string): boolean {
    return this.partOf(id)?.nameRange !== undefined && kindOf(id) !== 'other';
  }

  /** @returns false where there is nothing to do for this part */
  act(action: EditAction, id: string | undefined): boolean {
    if (action === 'undo' || action === 'redo') {
      this.host.send({ type: action });
      return true;
    }
    if (id === undefined || !this.partOf(id)) return false;
    switch (action) {
      case 'edit-words':
        return this.editWords(id);
      case 'remove':
        return this.remove(id);
      case 'duplicate':
        return this.duplicate(id);
      case 'move-before':
        return this.moveBy(id, -1);
      case 'move-after':
        return this.moveBy(id, 1);
      case 'feel-better':
        return this.feel(id, 1);
      case 'feel-worse':
        return this.feel(id, -1);
      case 'menu': {
        const box = this.boxOf(id);
        if (box) this.openMenuOf(id, this.viewport.windowPoint({ x: box.x, y: box.y + Math.min(box.height, 28) }));
        return box !== undefined;
      }
    }
  }

  /** Writes the words of a part anew, in its place. */
  editWords(id: string): boolean {
    const part = this.partOf(id);
    const box = this.boxOf(id);
    if (!part || !box || !this.canEdit(id)) return false;
    const label = LABELS[keywordOf(id)] ?? 'Words';
    void this.field.ask({ box, words: part.words, label }).then((words) => {
      if (words !== undefined) void this.sender.make({ kind: 'words', part: plain(part), words });
    });
    return true;
  }

  private remove(id: string): boolean {
    const part = this.partOf(id);
    if (!part || kindOf(id) === 'journey' || kindOf(id) === 'other') return false;
    void this.sender.make({ kind: 'remove', part: plain(part) });
    return true;
  }

  private duplicate(id: string): boolean {
    const part = this.partOf(id);
    if (!part || kindOf(id) === 'journey' || kindOf(id) === 'other') return false;
    void this.sender.make({ kind: 'duplicate', part: plain(part) });
    return true;
  }

  /** Moves a step past its neighbour, over the border of its stage too; or a stage. */
  private moveBy(id: string, direction: 1 | -1): boolean {
    const { stages } = this.shown?.journey ?? { stages: [] };
    const block = blockOf(id);
    const landing =
      block === undefined
        ? undefined
        : kindOf(block) === 'step'
          ? stepBeside(stages, block, direction)
          : stageBeside(stages, block, direction);
    if (block === undefined || !landing) return false;
    this.place(block, landing);
    return true;
  }

  /** Somebody feels better or worse, by one step of the scale. */
  private feel(id: string, direction: 1 | -1): boolean {
    const { journey } = this.shown ?? {};
    const block = blockOf(id);
    const items = block === undefined ? undefined : this.itemsOf(block);
    const part = block === undefined ? undefined : this.partOf(block);
    if (!journey || !items || !part) return false;
    const mood = items.moods.find(({ feels }) => feels.includes(id)) ?? items.moods[0];
    if (!mood) return false;
    const middle = (journey.scale.min + journey.scale.max) / 2;
    const score = scoreBeside(mood.scaled ?? middle, direction, journey.scale);
    void this.sender.make({ kind: 'score', part: plain(part), persona: mood.persona, score });
    return true;
  }

  private add(owner: string, keyword: string, box: Box, more: { before?: string } = {}): void {
    const part = this.partOf(owner);
    if (!part) return;
    const before = more.before === undefined ? undefined : this.partOf(more.before);
    void this.field.ask({ box, words: '', label: LABELS[keyword] ?? 'Words' }).then((words) => {
      if (words === undefined) return;
      const change: MapEdit = { kind: 'add', part: plain(part), keyword, words, before: before && plain(before) };
      void this.makeAndSelect(change, this.newId(owner, keyword, more.before));
    });
  }

  /** The id that a new part will have: its place is known. */
  private newId(owner: string, keyword: string, before: string | undefined): string {
    if (before !== undefined) return before;
    const prefix = `${owner}.${keyword === 'stage' ? 's' : keyword === 'step' ? 'p' : keyword}`;
    let count = 0;
    while (this.partOf(`${prefix}${count}`)) count++;
    return `${prefix}${count}`;
  }

  private place(id: string, { into, before }: Pick<Landing, 'into' | 'before'>): void {
    const [part, owner] = [this.partOf(id), this.partOf(into)];
    const next = before === undefined ? undefined : this.partOf(before);
    if (!part || !owner || (before !== undefined && !next) || before === id) return;
    const change: MapEdit = { kind: 'move', part: plain(part), into: plain(owner), before: next && plain(next) };
    void this.makeAndSelect(change, this.idThere(id, into, before));
  }

  /** The id that a step or stage has in its new place. */
  private idThere(id: string, into: string, before: string | undefined): string {
    const { stages } = this.shown!.journey;
    const isStage = kindOf(id) === 'stage';
    const siblings = isStage ? stages : (stages.find((stage) => stage.id === into)?.steps ?? []);
    const others = siblings.map((sibling) => sibling.id).filter((other) => other !== id);
    const at = before === undefined ? others.length : others.indexOf(before);
    return `${into}.${isStage ? 's' : 'p'}${at}`;
  }

  private async makeAndSelect(change: MapEdit, id: string): Promise<void> {
    this.awaited = { id, until: Date.now() + APPEARS_MS };
    if (!(await this.sender.make(change))) this.awaited = undefined;
  }

  private drag(target: Element, point: Point): Drag | undefined {
    if (!this.shown || this.field.isOpen) return undefined;
    const group = target.closest<SVGElement>('[data-ref]');
    const id = group?.dataset.ref;
    const band = target.closest<HTMLElement>('[data-band]')?.dataset.band ?? '';
    if (!group || id === undefined || group.dataset.question !== undefined) return undefined;
    if (group.classList.contains('jm-feels')) return this.dragFace(group, id, band);
    if (band === 'steps') return this.dragStep(target, id, point);
    if (band === 'stages' && kindOf(id) === 'stage') return this.dragStage(group, id, point);
    return undefined;
  }

  private dragFace(group: SVGElement, id: string, key: string): Drag | undefined {
    const { scene, journey } = this.shown!;
    const band = scene.bands.find((it) => it.key === key);
    const block = blockOf(id);
    const part = block === undefined ? undefined : this.partOf(block);
    const box = this.boxOf(id);
    if (!band?.levels || !part || !box) return undefined;
    const persona = group.dataset.persona ?? null;
    return new FaceDrag(this.page.drawing, box.x + box.width / 2, band, journey.scale, (score) => {
      void this.sender.make({ kind: 'score', part: plain(part), persona, score });
    });
  }

  private dragStep(target: Element, id: string, point: Point): Drag | undefined {
    const step = blockOf(id);
    if (step === undefined || kindOf(step) !== 'step') return undefined;
    const card = target.closest<SVGElement>(`[data-ref="${CSS.escape(step)}"]`);
    const box = this.boxOf(step);
    if (!card || !box) return undefined;
    const { targets } = this.shown!.scene;
    const find = (at: Point) => stepLanding(at, targets);
    return new BlockDrag(this.page.drawing, box, point, copyOf(card, box), find, (landing) =>
      this.place(step, landing),
    );
  }

  private dragStage(group: SVGElement, stage: string, point: Point): Drag | undefined {
    const box = this.boxOf(stage);
    if (!box) return undefined;
    const { targets } = this.shown!.scene;
    const find = (at: Point) => stageLanding(at, targets, journeyOf(stage)!);
    return new BlockDrag(this.page.drawing, box, point, copyOf(group, box), find, (landing) =>
      this.place(stage, landing),
    );
  }

  private menuAt(event: MouseEvent): void {
    if (!this.shown) return;
    const group = event.target instanceof Element ? event.target.closest<SVGElement>('[data-ref]') : undefined;
    const id = group?.dataset.ref ?? this.outlines.idAt(this.viewport.pointOf(event)) ?? `j${this.journeyIndex()}`;
    if (!this.partOf(id)) return;
    event.preventDefault();
    this.outlines.select(id);
    this.openMenuOf(id, { x: event.clientX, y: event.clientY });
  }

  private openMenuOf(id: string, place: Place): void {
    openMenu(`What to do with ${this.partOf(id)?.words || 'this'}`, this.offersFor(id, place), place);
  }

  /** What can be done with a part, and in the step or stage that it is in. */
  private offersFor(id: string, place: Place): MenuItem[] {
    const kind = kindOf(id);
    const box = this.boxOf(id) ?? this.boxAt(place);
    const offers: MenuItem[] = [];
    if (this.canEdit(id)) offers.push({ label: 'Edit', keys: 'F2', choose: () => void this.editWords(id) });
    const address = this.shown && linkAt(this.shown.map, id);
    if (address !== undefined) {
      const choose = () => this.host.send({ type: 'open', address });
      offers.push({ label: 'Open the link', keys: 'Ctrl+Click', choose });
    }
    if (kind === 'step' || kind === 'item') offers.push(...this.feelingOffers(id));
    const block = blockOf(id);
    const inside = { ...box, y: box.y + Math.min(box.height, 32) };
    if (block !== undefined) {
      offers.push('line');
      for (const { keyword, label } of ADDABLE[kindOf(block) === 'step' ? 'step' : 'stage']) {
        offers.push({ label, choose: () => this.add(block, keyword, inside) });
      }
    }
    offers.push('line', ...this.blockOffers(block, inside));
    if (kind !== 'journey' && kind !== 'other') {
      offers.push(
        'line',
        { label: 'Duplicate', keys: 'Ctrl+D', choose: () => void this.duplicate(id) },
        { label: 'Delete', keys: 'Del', choose: () => void this.remove(id) },
      );
    }
    return tidy(offers);
  }

  private feelingOffers(id: string): MenuItem[] {
    const items = this.itemsOf(blockOf(id) ?? '');
    if (!items || (kindOf(id) === 'item' && !items.feels.some((it) => it.id === id))) return [];
    return [
      { label: 'Feels better', keys: 'Alt+↑', choose: () => void this.feel(id, 1) },
      { label: 'Feels worse', keys: 'Alt+↓', choose: () => void this.feel(id, -1) },
    ];
  }

  private blockOffers(block: string | undefined, box: Box): MenuItem[] {
    const journey = `j${this.journeyIndex()}`;
    const stage = block === undefined ? undefined : stageOf(block);
    const isStep = block !== undefined && kindOf(block) === 'step';
    const offers: MenuItem[] = [];
    if (stage !== undefined) {
      if (isStep)
        offers.push({ label: 'Add a step before', choose: () => this.add(stage, 'step', box, { before: block }) });
      const next = isStep ? this.stepAfter(block) : undefined;
      const label = isStep ? 'Add a step after' : 'Add a step';
      offers.push({ label, choose: () => this.add(stage, 'step', box, { before: next }) });
      offers.push({ label: 'Add a stage before', choose: () => this.add(journey, 'stage', box, { before: stage }) });
      offers.push({ label: 'Move left', keys: 'Alt+←', choose: () => void this.moveBy(block!, -1) });
      offers.push({ label: 'Move right', keys: 'Alt+→', choose: () => void this.moveBy(block!, 1) });
    }
    offers.push({ label: 'Add a stage at the end', choose: () => this.add(journey, 'stage', box) });
    return offers;
  }

  private stepAfter(id: string): string | undefined {
    const stage = this.shown?.journey.stages.find(({ steps }) => steps.some((step) => step.id === id));
    const at = stage?.steps.findIndex((step) => step.id === id) ?? -1;
    return stage?.steps[at + 1]?.id;
  }

  /** A question of the picture is answered in the text: its line is written, with the cursor in it. */
  private answerQuestion(event: MouseEvent): void {
    const group = event.target instanceof Element ? event.target.closest<SVGElement>('[data-question]') : undefined;
    const { ref, question, persona, missing } = group?.dataset ?? {};
    if (!this.shown || ref === undefined || question === undefined) return;
    const several = this.shown.journey.personas.length > 1;
    const answer = answerTo(question, ref, several ? persona : undefined, missing);
    const part = answer && this.partOf(answer.owner);
    if (!answer || !part) return;
    event.stopImmediatePropagation();
    void this.answer(answer, part);
  }

  /** As the report's own fix has it; where nothing is reported, as one may have chosen, by a plain line. */
  private async answer({ keyword, words = '', persona, report }: Answer, part: FoundPart): Promise<void> {
    const about = report && this.partOf(report.part);
    if (report && about) {
      const { code, missing } = report;
      if (await this.sender.attempt({ kind: 'answer', part: plain(about), code, missing })) return;
    }
    await this.sender.make({ kind: 'add', part: plain(part), keyword, words, persona }, true);
  }

  private partOf(id: string): FoundPart | undefined {
    if (!this.shown) return undefined;
    this.parts ??= partsOf(this.shown.map);
    return this.parts.get(id);
  }

  private itemsOf(block: string): Items | undefined {
    const { stages } = this.shown?.journey ?? { stages: [] };
    return stages.flatMap((stage): Items[] => [stage, ...stage.steps]).find(({ id }) => id === block);
  }

  private boxOf(id: string): Box | undefined {
    return this.outlines.boxesOf(id)[0];
  }

  private boxAt({ x, y }: Place): Box {
    return { ...this.viewport.pointOf({ clientX: x, clientY: y }), width: 0, height: 0 };
  }

  private journeyIndex(): number {
    return this.shown ? this.shown.map.journeys.indexOf(this.shown.journey) : 0;
  }
}

const plain = ({ id, words }: Part): Part => ({ id, words });

/** The keyword of the line that an id is of. */
function keywordOf(id: string): string {
  const kind = kindOf(id);
  return kind === 'item' ? id.slice(id.lastIndexOf('.') + 1).replace(/\d+$/, '') : kind;
}

/** Where a step would go that goes past its neighbour. */
function stepBeside(
  stages: Journey['stages'],
  id: string,
  direction: 1 | -1,
): Pick<Landing, 'into' | 'before'> | undefined {
  const s = stages.findIndex(({ steps }) => steps.some((step) => step.id === id));
  const stage = stages[s];
  const p = stage?.steps.findIndex((step) => step.id === id) ?? -1;
  if (!stage) return undefined;
  if (direction < 0) {
    if (p > 0) return { into: stage.id, before: stage.steps[p - 1]?.id };
    const other = stages[s - 1];
    return other && { into: other.id };
  }
  if (p < stage.steps.length - 1) return { into: stage.id, before: stage.steps[p + 2]?.id };
  const other = stages[s + 1];
  return other && { into: other.id, before: other.steps[0]?.id };
}

function stageBeside(
  stages: Journey['stages'],
  id: string,
  direction: 1 | -1,
): Pick<Landing, 'into' | 'before'> | undefined {
  const at = stages.findIndex((stage) => stage.id === id);
  const into = journeyOf(id)!;
  if (direction < 0) return at > 0 ? { into, before: stages[at - 1]?.id } : undefined;
  return at < stages.length - 1 ? { into, before: stages[at + 2]?.id } : undefined;
}

/** Without lines at the ends, and never two in a row. */
function tidy(items: MenuItem[]): MenuItem[] {
  return items.filter((item, at) => item !== 'line' || (at > 0 && at < items.length - 1 && items[at + 1] !== 'line'));
}
