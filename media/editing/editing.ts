import { t } from '@vscode/l10n';
import type { MapEdit, Part } from '../../language-server/map-edits/map-edit.js';
import type { FoundPart } from '../../language-server/map-edits/parts.js';
import type { ProblemKey, ToPreview } from '../../language-server/preview-protocol.js';
import type { Host } from '../host.js';
import type { EditAction } from '../keys.js';
import type { Page } from '../page.js';
import type { Outlines } from '../selection.js';
import type { Viewport } from '../viewport.js';
import type { Box } from '../zoom.js';
import { AddHandle } from './add-handle.js';
import { ChangeSender } from './change-sender.js';
import { scoreBeside } from './face-drag.js';
import { InlineEditor } from './inline-editor.js';
import { MapDragging } from './map-dragging.js';
import { openMenu, type Place } from './menu.js';
import { blockAfter, type Destination, idThere, placeBeside } from './neighbours.js';
import { type Answer, answerTo, labelOf } from './offers.js';
import { blockOf, kindOf, stageOf } from './part-kinds.js';
import { offersFor } from './part-menu.js';
import { askedAbout } from './picture-questions.js';
import { type Shown, ShownParts } from './shown-parts.js';

/** How long a new part may take to be drawn before it is no longer waited for. */
const APPEARS_MS = 3_000;
/** From a step or stage to the field in which the next one is named. */
const BESIDE = 16;

/** Changing the map in its picture. Every change is one of the text; the picture follows the text. */
export class Editing {
  private readonly sender: ChangeSender;
  private readonly field: InlineEditor;
  private readonly parts: ShownParts;
  private readonly handle: AddHandle;
  /** A part that was just written, to be selected when it is drawn. */
  private awaited: { id: string; until: number } | undefined;

  /**
   * @param complain is told why a change was not made
   * @param selected is told what is chosen from now on
   * @param pointed is told what somebody has pointed at: the keys are for that
   */
  constructor(
    page: Page,
    private readonly viewport: Viewport,
    private readonly outlines: Outlines,
    private readonly host: Host,
    complain: (problem: string) => void,
    private readonly selected: (id: string) => void,
    private readonly pointed: (id: string) => void,
  ) {
    this.sender = new ChangeSender(host, complain);
    this.field = new InlineEditor(page.drawing);
    this.parts = new ShownParts(outlines);
    new MapDragging(page, viewport, this.parts, () => this.field.isOpen, {
      placed: (block, destination) => this.place(block, destination),
      scored: (block, persona, score) => this.score(block, persona, score),
    });
    this.handle = new AddHandle(
      page.drawing,
      this.parts,
      () => viewport.sight,
      (block) => void this.addAfter(block),
    );
    page.drawing.addEventListener('contextmenu', (event) => this.menuAt(event));
    page.drawing.addEventListener('click', (event) => this.questionClicked(event));
  }

  /** This is drawn from now on; undefined where nothing is known of the text that the picture is of. */
  show(shown: Shown | undefined): void {
    this.parts.shown = shown;
    this.handle.follow();
    const { awaited } = this;
    if (!shown || !awaited) return;
    if (this.outlines.boxesOf(awaited.id).length > 0) {
      this.awaited = undefined;
      this.selected(awaited.id);
    } else if (performance.now() > awaited.until) this.awaited = undefined;
  }

  answered(message: ToPreview & { type: 'edited' }): void {
    this.sender.answered(message);
  }

  /** Has something done about a problem, by one of the fixes that are offered for it. */
  fix(problem: ProblemKey, title: string): void {
    void this.sender.fix(problem, title);
  }

  /** Has the line written that a report asks for, the cursor of the text in it. @param about the part that it is about */
  answerReport(about: string, code: string, missing: string | undefined): void {
    const part = this.parts.of(about);
    if (part) void this.sender.make({ kind: 'answer', part: plain(part), code, missing }, true);
  }

  /** Answers a question of the picture as a click on it does. @returns false where the picture does not ask it */
  answer(id: string, label: string): boolean {
    const { shown } = this.parts;
    const { question, persona, missing } = (shown && askedAbout(shown.scene, id, label)) ?? {};
    return question !== undefined && this.answerQuestion(question, id, persona, missing);
  }

  /** True where the words of a part can be written anew in the picture. */
  private canEdit(id: string): boolean {
    return this.parts.of(id)?.nameRange !== undefined && kindOf(id) !== 'other';
  }

  /** @returns false where there is nothing to do for this part */
  act(action: EditAction, id: string | undefined): boolean {
    if (action === 'undo' || action === 'redo') {
      this.host.send({ type: action });
      return true;
    }
    if (id === undefined || !this.parts.of(id)) return false;
    switch (action) {
      case 'edit-words':
        return this.editWords(id);
      case 'remove':
      case 'duplicate':
        return this.whole(action, id);
      case 'move-before':
        return this.moveBy(id, -1);
      case 'move-after':
        return this.moveBy(id, 1);
      case 'feel-better':
        return this.feel(id, 1);
      case 'feel-worse':
        return this.feel(id, -1);
      case 'add-after':
        return this.addAfter(id);
      case 'menu': {
        const box = this.parts.boxOf(id);
        if (box) this.openMenuOf(id, this.viewport.windowPoint({ x: box.x, y: box.y + Math.min(box.height, 28) }));
        return box !== undefined;
      }
    }
  }

  /** Writes the words of a part anew, in its place. */
  editWords(id: string): boolean {
    const part = this.parts.of(id);
    const box = this.parts.boxOf(id);
    if (!part || !box || !this.canEdit(id)) return false;
    const label = labelOf(keywordOf(id));
    void this.field.ask({ box, words: part.words, label }).then((words) => {
      if (words !== undefined) void this.sender.make({ kind: 'words', part: plain(part), words });
    });
    return true;
  }

  /** Takes a part out, or puts it there once more. */
  private whole(kind: 'remove' | 'duplicate', id: string): boolean {
    const part = this.parts.of(id);
    if (!part || kindOf(id) === 'journey' || kindOf(id) === 'other') return false;
    void this.sender.make({ kind, part: plain(part) });
    return true;
  }

  /** Moves a step past its neighbour, over the border of its stage too; or a stage. */
  private moveBy(id: string, direction: 1 | -1): boolean {
    const block = blockOf(id);
    const destination = block === undefined ? undefined : placeBeside(this.parts.stages, block, direction);
    if (block === undefined || !destination) return false;
    this.place(block, destination);
    return true;
  }

  /** Somebody feels better or worse, by one step of the scale. */
  private feel(id: string, direction: 1 | -1): boolean {
    const { journey } = this.parts.shown ?? {};
    const block = blockOf(id);
    const items = block === undefined ? undefined : this.parts.itemsOf(block);
    if (!journey || !items || block === undefined) return false;
    const mood = items.moods.find(({ feels }) => feels.includes(id)) ?? items.moods[0];
    if (!mood) return false;
    const middle = (journey.scale.min + journey.scale.max) / 2;
    this.score(block, mood.persona, scoreBeside(mood.scaled ?? middle, direction, journey.scale));
    return true;
  }

  private score(block: string, persona: string | null, score: number): void {
    const part = this.parts.of(block);
    if (part) void this.sender.make({ kind: 'score', part: plain(part), persona, score });
  }

  /** Asks for a step behind the one that a part is of or in, or for a stage behind a stage. */
  private addAfter(id: string): boolean {
    const { parts } = this;
    const block = blockOf(id);
    const box = parts.boxOf(block ?? id);
    if (!box) return false;
    const beside = { ...box, x: box.x + box.width + BESIDE };
    if (block === undefined) this.add(parts.journey, 'stage', { ...box, y: box.y + box.height });
    else {
      const isStep = kindOf(block) === 'step';
      const owner = isStep ? stageOf(block)! : parts.journey;
      this.add(owner, isStep ? 'step' : 'stage', beside, blockAfter(parts.stages, block));
    }
    return true;
  }

  private add(owner: string, keyword: string, box: Box, next?: string): void {
    const part = this.parts.of(owner);
    if (!part) return;
    const before = next === undefined ? undefined : this.parts.of(next);
    void this.field.ask({ box, words: '', label: labelOf(keyword) }).then((words) => {
      if (words === undefined) return;
      const change: MapEdit = { kind: 'add', part: plain(part), keyword, words, before: before && plain(before) };
      void this.makeAndSelect(change, this.newId(owner, keyword, next));
    });
  }

  /** The id that a new part will have: its place is known. */
  private newId(owner: string, keyword: string, before: string | undefined): string {
    if (before !== undefined) return before;
    const prefix = `${owner}.${keyword === 'stage' ? 's' : keyword === 'step' ? 'p' : keyword}`;
    let count = 0;
    while (this.parts.of(`${prefix}${count}`)) count++;
    return `${prefix}${count}`;
  }

  private place(id: string, { into, before }: Destination): void {
    const [part, owner] = [this.parts.of(id), this.parts.of(into)];
    const next = before === undefined ? undefined : this.parts.of(before);
    if (!part || !owner || (before !== undefined && !next) || before === id) return;
    const change: MapEdit = { kind: 'move', part: plain(part), into: plain(owner), before: next && plain(next) };
    void this.makeAndSelect(change, idThere(this.parts.stages, id, { into, before }));
  }

  private async makeAndSelect(change: MapEdit, id: string): Promise<void> {
    this.awaited = { id, until: performance.now() + APPEARS_MS };
    if (!(await this.sender.make(change))) this.awaited = undefined;
  }

  private menuAt(event: MouseEvent): void {
    if (!this.parts.shown) return;
    const group = event.target instanceof Element ? event.target.closest<SVGElement>('[data-ref]') : undefined;
    const id = group?.dataset.ref ?? this.outlines.idAt(this.viewport.pointOf(event)) ?? this.parts.journey;
    if (!this.parts.of(id)) return;
    event.preventDefault();
    this.outlines.select(id);
    this.pointed(id);
    this.openMenuOf(id, { x: event.clientX, y: event.clientY });
  }

  private openMenuOf(id: string, place: Place): void {
    const box = this.parts.boxOf(id) ?? {
      ...this.viewport.pointOf({ clientX: place.x, clientY: place.y }),
      width: 0,
      height: 0,
    };
    const offers = offersFor(this.parts, id, box, {
      canEdit: (it) => this.canEdit(it),
      editWords: (it) => void this.editWords(it),
      feel: (it, direction) => void this.feel(it, direction),
      moveBy: (it, direction) => void this.moveBy(it, direction),
      duplicate: (it) => void this.whole('duplicate', it),
      remove: (it) => void this.whole('remove', it),
      add: (owner, keyword, at, before) => this.add(owner, keyword, at, before),
      open: (address) => this.host.send({ type: 'open', address }),
    });
    const words = this.parts.of(id)?.words;
    openMenu(words ? t('What to do with {0}', words) : t('What to do with this'), offers, place);
  }

  private questionClicked(event: MouseEvent): void {
    const group = event.target instanceof Element ? event.target.closest<SVGElement>('[data-question]') : undefined;
    const { ref, question, persona, missing } = group?.dataset ?? {};
    if (ref === undefined || question === undefined) return;
    if (this.answerQuestion(question, ref, persona, missing)) event.stopImmediatePropagation();
  }

  /** A question of the picture is answered in the text: its line is written, with the cursor in it. */
  private answerQuestion(question: string, ref: string, persona?: string, missing?: string): boolean {
    const several = (this.parts.shown?.journey.personas.length ?? 0) > 1;
    const answer = answerTo(question, ref, several ? persona : undefined, missing);
    const part = answer && this.parts.of(answer.owner);
    if (!answer || !part) return false;
    void this.writeAnswer(answer, part);
    return true;
  }

  /** As the report's own fix has it; where nothing is reported, as one may have chosen, by a plain line. */
  private async writeAnswer({ keyword, words = '', persona, report }: Answer, part: FoundPart): Promise<void> {
    const about = report && this.parts.of(report.part);
    if (report && about) {
      const { code, missing } = report;
      if (await this.sender.attempt({ kind: 'answer', part: plain(about), code, missing })) return;
    }
    await this.sender.make({ kind: 'add', part: plain(part), keyword, words, persona }, true);
  }
}

const plain = ({ id, words }: Part): Part => ({ id, words });

/** The keyword of the line that an id is of. */
function keywordOf(id: string): string {
  const kind = kindOf(id);
  return kind === 'item' ? id.slice(id.lastIndexOf('.') + 1).replace(/\d{1,9}$/, '') : kind;
}
