/** A step or a stage one place up or down, with its comments; a step goes on into the stage beside its own. */
import type { AstNode, LangiumDocument } from 'langium';
import { applyEdits } from '../fixes/apply.js';
import { isHarmless } from '../fixes/offered.js';
import { type Entry, Outline } from '../fixes/outline.js';
import { reorder } from '../fixes/reorder.js';
import { isStage, type Journey, type Model, type Stage, type Step } from '../generated/ast.js';
import { cutLines, indentAt, linesAs, linesOfBlock, putLines } from '../map-edits/blocks.js';
import type { FixEdit } from '../rules/rule.js';
import { lex } from '../syntax/lex.js';

export interface BlockMove {
  edits: FixEdit[];
  /** The line on which the cursor goes on standing at the same words. */
  line: number;
}

/**
 * Moves what a line belongs to: its step, or else its stage.
 * @returns undefined where there is none, where it stands at the end already, or where lines around it stand in a wrong place
 */
export function moveBlock(document: LangiumDocument, line: number, up: boolean): BlockMove | undefined {
  const outline = Outline.of(document);
  const entry = blockAt(outline, line);
  const node = entry && nodeOf(document, entry);
  if (!entry || !node || entry.misplaced) return undefined;
  const edits = isStage(node) ? moveStage(document, node, up) : moveStep(document, node, up);
  if (!edits || edits.length === 0 || !isHarmless(document, edits)) return undefined;
  // The order of steps, and of stages, is known: the one that has moved is found by its number.
  const rank = rankOf(outline, entry);
  const text = applyEdits(outline.text, edits);
  const after = new Outline(text, lex(text).report);
  const crossed = isStage(node) || node.$container === siblingOf(node, up)?.$container;
  const moved = blocksIn(after, entry)[rank + (crossed ? (up ? -1 : 1) : 0)];
  return moved && { edits, line: Math.max(0, moved.line.line + line - entry.line.line) };
}

function blockAt(outline: Outline, line: number): Entry | undefined {
  if (line >= outline.lines.length) return undefined;
  let entry = outline.entryBefore(line + 1);
  if (outline.isComment(line) || outline.isInBlockComment(line)) {
    const next = outline.contentAfter(line);
    const below = next && outline.entryAt(next.textStart);
    // A comment belongs to the line below it that is indented no less.
    if (below && below.line.column >= outline.columnOf(line)) entry = below;
  }
  while (entry && !isBlock(entry)) entry = entry.parent;
  return entry;
}

function isBlock({ line }: Entry): boolean {
  return line.definition?.opens === 'step' || line.definition?.opens === 'stage';
}

function blocksIn(outline: Outline, like: Entry): Entry[] {
  return outline.entries.filter(({ line }) => line.definition?.opens === like.line.definition?.opens);
}

function rankOf(outline: Outline, entry: Entry): number {
  return blocksIn(outline, entry).indexOf(entry);
}

function nodeOf(document: LangiumDocument, { line }: Entry): Stage | Step | undefined {
  const stages = (document.parseResult.value as Model).journeys.flatMap((journey) => journey.stages);
  const all: (Stage | Step)[] = [...stages, ...stages.flatMap(({ steps }) => steps)];
  return all.find(({ $cstNode }) => $cstNode?.offset === line.start);
}

function moveStage(document: LangiumDocument, stage: Stage, up: boolean): FixEdit[] | undefined {
  return swap(document, (stage.$container as Journey).stages, stage, up);
}

/** The step, or the stage, that a step changes places with or goes into. */
function siblingOf(step: Step, up: boolean): Step | Stage | undefined {
  const stage = step.$container as Stage;
  const by = up ? -1 : 1;
  const sibling = stage.steps[stage.steps.indexOf(step) + by];
  const { stages } = stage.$container as Journey;
  return sibling ?? stages[stages.indexOf(stage) + by];
}

function moveStep(document: LangiumDocument, step: Step, up: boolean): FixEdit[] | undefined {
  const sibling = siblingOf(step, up);
  if (!sibling) return undefined;
  if (!isStage(sibling)) return swap(document, (step.$container as Stage).steps, step, up);
  const outline = Outline.of(document);
  const [entry, into] = [outline.entryOf(step), outline.entryOf(sibling)];
  if (!entry || !into || into.misplaced) return undefined;
  const first = into.children.find(({ line }) => line.keyword === 'step');
  const destination = { into, ...(!up && first && { before: first }) };
  const lines = linesOfBlock(outline, entry);
  const moved = linesAs(outline, lines, entry, indentAt(outline, destination));
  return [cutLines(outline, lines, entry), putLines(outline, moved, destination)];
}

function swap<T extends AstNode>(document: LangiumDocument, all: T[], node: T, up: boolean): FixEdit[] | undefined {
  const at = all.indexOf(node);
  const other = at + (up ? -1 : 1);
  if (other < 0 || other >= all.length) return undefined;
  const order = all.with(at, all[other]!).with(other, node);
  return reorder(document, all, order);
}
