/** What is still open in the text and the picture itself has no room to ask: where it is asked over the drawing. */
import { t } from '@vscode/l10n';
import { OPEN_QUESTIONS } from '../../language-server/protocol.js';
import { l10nKey, say } from '../../language-server/said.js';
import type { Scene } from '../../src/diagram/index.js';
import { kindOf } from '../editing/part-kinds.js';
import type { Box } from '../zoom.js';
import type { Badge, PlacedProblem } from './problem-places.js';

/** A question over the drawing, about one report. */
export interface OpenQuestion {
  /** The id of what lacks something. */
  id: string;
  label: string;
  problem: PlacedProblem;
}

/** How each report asks, in English. */
const LABELS: Readonly<Record<string, string>> = {
  'empty-stage': l10nKey('What happens here?'),
  'missing-channel': l10nKey('Which channel?'),
  'missing-emotion': l10nKey('How does it feel?'),
  'missing-end': l10nKey('Where does it end?'),
  'missing-evidence': l10nKey('How do you know?'),
  'missing-framework-stage': l10nKey('Which stage is missing?'),
  'missing-persona': l10nKey('Whose journey is it?'),
  'missing-stages': l10nKey('Which stages does it have?'),
  'missing-start': l10nKey('Where does it start?'),
  'unaddressed-pain': l10nKey('What could be done?'),
  'unexplained-low': l10nKey('Why so low?'),
  'unknown-emotion': l10nKey('How good is this?'),
};

/** More about one part would hide it: they are counted. */
const MOST = 2;

/** Takes out of the badges what can be asked instead: about the very thing, which is drawn. */
export function questionsAmong(badges: readonly Badge[]): { badges: Badge[]; questions: OpenQuestion[] } {
  const left: Badge[] = [];
  const questions: OpenQuestion[] = [];
  for (const { id, problems } of badges) {
    const asked = problems.filter(({ code, about }) => OPEN_QUESTIONS.includes(code) && about === id);
    const fits = asked.length <= MOST || kindOf(id) === 'journey';
    for (const problem of fits ? asked : []) questions.push({ id, label: labelOf(problem), problem });
    const others = fits ? problems.filter((problem) => !asked.includes(problem)) : problems;
    if (others.length > 0) left.push({ id, problems: others });
  }
  return { badges: left, questions };
}

function labelOf({ code, missing }: PlacedProblem): string {
  return missing === undefined ? say(LABELS[code] ?? code) : t('Where is “{0}”?', missing);
}

/** Sizes in pixels of the drawing. */
const HEIGHT = 22;
const GAP = 6;
/** So far a question stands in from the left edge of what it is about. */
const INSET = 10;

/**
 * Where each is asked: at the foot of a step or stage, beside a face, below the journey's name, behind what the picture itself
 * asks there; a missing stage behind the last.
 * @param widthOf a question, in pixels
 */
export function placeQuestions(
  questions: readonly OpenQuestion[],
  targets: Scene['targets'],
  boxOf: (id: string) => Box | undefined,
  widthOf: (label: string) => number,
): (OpenQuestion & { x: number; y: number })[] {
  const stages = targets.filter(({ kind }) => kind === 'stage');
  const last = stages.reduce<Box | undefined>((a, b) => (a && a.x > b.x ? a : b), undefined);
  const taken = new Map<string, number>();
  return questions.flatMap((question) => {
    const { id, problem, label } = question;
    const box = boxOf(id);
    if (!box) return [];
    const isStage = problem.code === 'missing-framework-stage' && last !== undefined;
    const row = isStage ? 'stages' : id;
    const along = taken.get(row) ?? 0;
    taken.set(row, along + (isStage ? HEIGHT + GAP : widthOf(label) + GAP));
    if (isStage) return [{ ...question, x: last.x + last.width + 16, y: last.y + 4 + along }];
    if (problem.code === 'unexplained-low') {
      return [{ ...question, x: box.x + box.width + GAP + along, y: box.y + (box.height - HEIGHT) / 2 }];
    }
    if (kindOf(id) !== 'journey') {
      return [{ ...question, x: box.x + INSET + along, y: box.y + box.height - HEIGHT / 2 }];
    }
    const asked = besideName(targets, id, box);
    if (!asked) return [{ ...question, x: box.x + INSET + along, y: box.y + box.height }];
    return [{ ...question, x: asked.x + asked.width + GAP + along, y: asked.y + (asked.height - HEIGHT) / 2 }];
  });
}

/** What the picture asks right below the journey's name. */
function besideName(targets: Scene['targets'], journey: string, { x, y, height }: Box): Box | undefined {
  return targets.find(
    (target) =>
      target.kind === 'question' &&
      target.id === journey &&
      target.x - x < INSET &&
      Math.abs(target.y - y - height) < INSET,
  );
}
