import { t } from '@vscode/l10n';
import { insertLines, removeLine, replaceRange } from '../../fixes/edits.js';
import type { Journey } from '../../generated/ast.js';
import type { Scale } from '../../map/journey-map.js';
import { blocksOf, feelsLines, scaleOf } from '../../model/queries.js';
import { type FixEdit, rangeOf } from '../../rules/rule.js';
import { EMOTION_SCALE, parseNumber, rescale } from '../../syntax/values.js';
import { isOn, type Refactoring, type RefactoringContext } from './refactoring.js';

/** The scales that people use. */
const SCALES: readonly Scale[] = [EMOTION_SCALE, { min: 1, max: 5 }, { min: 0, max: 10 }, { min: -5, max: 5 }];

/** Writes all scores of a journey in another scale. Offered at its title and at its `scale`. */
export function convertScale({ document, range }: RefactoringContext): Refactoring[] {
  const journey = document.parseResult.value.journeys.find(({ $cstNode, scales }) => {
    const places = [$cstNode, scales[0]?.$cstNode].filter((it) => it !== undefined);
    return places.some((it) => isOn(range, { start: it.range.start, end: it.range.start }));
  });
  if (!journey || journey.scales.length > 1) return [];
  const from = scaleOf(journey);
  const others = SCALES.filter(({ min, max }) => min !== from.min || max !== from.max);
  return others.map((to) => ({
    title: t('Write the scores from {0} to {1}', written(to.min, to), written(to.max, to)),
    kind: 'refactor.rewrite',
    edits: [...scaleLine(document, journey, to), ...scores(journey, from, to)],
  }));
}

function scaleLine(document: RefactoringContext['document'], journey: Journey, to: Scale): FixEdit[] {
  const [line] = journey.scales;
  const value = `${written(to.min, to)}..${written(to.max, to)}`;
  if (to === EMOTION_SCALE) return line ? removeLine(document, line) : [];
  return line ? [replaceRange(rangeOf(line, 'value'), value)] : [insertLines(document, journey, [`scale ${value}`])];
}

/** Numbers that can be read; the mistakes in others stay what they are. */
function scores(journey: Journey, from: Scale, to: Scale): FixEdit[] {
  const edits: FixEdit[] = [];
  for (const line of feelsLines(journey)) {
    const score = line.score === undefined ? undefined : parseNumber(line.score);
    if (score === undefined || score < from.min || score > from.max) continue;
    edits.push(replaceRange(rangeOf(line, 'score'), written(rescale(score, from, to), to)));
  }
  const slope = (to.max - to.min) / (from.max - from.min);
  for (const { lifts } of blocksOf(journey).flatMap(({ opportunities }) => opportunities)) {
    for (const line of lifts) {
      const by = parseNumber(line.value);
      if (by !== undefined) edits.push(replaceRange(rangeOf(line, 'value'), signed(by * slope)));
    }
  }
  return edits;
}

/** With a sign where the scale goes below 0. */
function written(score: number, { min }: Scale): string {
  return min < 0 ? signed(score) : String(rounded(score));
}

function signed(score: number): string {
  const number = rounded(score);
  return number > 0 ? `+${number}` : String(number);
}

/** To a hundredth: nobody feels more exactly. */
function rounded(score: number): number {
  return Math.round(score * 100) / 100 + 0;
}
