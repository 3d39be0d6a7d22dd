import { t } from '@vscode/l10n';
import type { Feels, Journey } from '../generated/ast.js';
import {
  blocksOf,
  feelsAt,
  feelsLines,
  personaNames,
  personasOfBlock,
  personasOfJourney,
  scaleOf,
  scoreOf,
} from '../model/queries.js';
import { inWords } from '../said.js';
import { nameKey } from '../syntax/text.js';
import { type Rule, titleRange } from './rule.js';

/** Fewer feelings may be the same by chance. */
const FEWEST = 5;

/** The most people whose curves are looked at one by one. */
const MOST_CURVES = 16;

/** A curve of emotions that is a flat line: that of all together, or of some of several personas. */
export const flatEmotions: Rule = {
  code: 'flat-emotions',
  severity: 'info',
  check({ model, report }) {
    for (const journey of model.journeys) {
      if (!journey.name) continue;
      const whose = flatFor(journey);
      if (!whose) continue;
      report({
        range: titleRange(journey),
        message:
          whose.length > 0
            ? t(
                'All feelings of {0} have the same score: a curve without ups and downs shows nobody where to begin.',
                inWords(whose),
              )
            : t(
                'All feelings of this journey have the same score: a curve without ups and downs shows nobody where to begin.',
              ),
      });
    }
  },
};

/** Whose curve is flat; nobody in particular where it is everybody's; undefined where it is nobody's. */
function flatFor(journey: Journey): string[] | undefined {
  const scale = scaleOf(journey);
  const scoresIn = (lines: readonly Feels[]) =>
    lines.map((feels) => scoreOf(feels, scale)).filter((score) => score !== undefined);
  const all = scoresIn(feelsLines(journey));
  if (all.length < FEWEST) return undefined;
  if (all.every((score) => score === all[0])) return longestCurve(journey, scoresIn) >= FEWEST ? [] : undefined;
  const everyone = personasOfJourney(journey);
  if (everyone.length < 2 || everyone.length > MOST_CURVES || !hasCurvesOfTheirOwn(journey)) return undefined;
  const flat = everyone.filter((persona) => {
    const scores: number[] = [];
    for (const block of blocksOf(journey)) {
      if (!personasOfBlock(block, everyone).some((name) => nameKey(name) === nameKey(persona))) continue;
      scores.push(...scoresIn(feelsAt(block)(persona)));
      // Most curves need not be followed far.
      if (scores.some((score) => score !== scores[0])) return false;
      scores.length = Math.min(scores.length, FEWEST);
    }
    return scores.length >= FEWEST;
  });
  return flat.length > 0 ? flat : undefined;
}

/** How many scores stand on a curve: what several personas feel at one step are not several scores of one. */
function longestCurve(journey: Journey, scoresIn: (lines: readonly Feels[]) => readonly number[]): number {
  const counts = blocksOf(journey).map(({ feels, as }) =>
    as.reduce((most, it) => Math.max(most, scoresIn(it.feels).length), scoresIn(feels).length),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

function hasCurvesOfTheirOwn(journey: Journey): boolean {
  return blocksOf(journey).some(
    (block) => block.as.some(({ feels }) => feels.length > 0) || personaNames(block.for).length > 0,
  );
}
