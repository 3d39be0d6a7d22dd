import { t } from '@vscode/l10n';
import type { AstNode, Reference, ReferenceInfo } from 'langium';
import { addFix } from '../fixes/add-fix.js';
import { importFixes, renameFix } from '../fixes/name-fixes.js';
import { nameFor } from '../fixes/names.js';
import { literal, placeholder } from '../fixes/snippet.js';
import type { Scale } from '../map/journey-map.js';
import { feelsLines, scaleOf } from '../model/queries.js';
import { inSentences, orMeant, quoted } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { EMOTION_SCALE, rescale } from '../syntax/values.js';
import { type Fix, type Rule, type RuleContext, referenceRange } from './rule.js';
import { Suggestions } from './suggestions.js';

/** A feeling without a score that nobody declares. */
export const unknownEmotion: Rule = {
  code: 'unknown-emotion',
  severity: 'warning',
  check(context) {
    const { model, namesInScope, report } = context;
    const suggestions = new Suggestions();
    for (const journey of model.journeys) {
      for (const feels of feelsLines(journey)) {
        const { emotion, score } = feels;
        if (!emotion?.$refText || score !== undefined || emotion.ref) continue;
        const word = emotion.$refText;
        const info = { container: feels, property: 'emotion', reference: emotion };
        const fix = suggestions.nearest(word, () => namesInScope(info));
        const message = t('{0} is no known emotion and has no score, so the curve has a gap here.', quoted(word));
        report({
          range: referenceRange(emotion),
          message: fix ? orMeant(message, fix) : inSentences(message, example(word, scaleOf(journey))),
          data: { word, fix },
          fixes: () => fixesFor(context, info, scaleOf(journey), fix),
        });
      }
    }
  },
};

/** What may have been meant, a score behind the word, and the word as an emotion of the file's own or of another's. */
function fixesFor(context: RuleContext, info: ReferenceInfo, scale: Scale, near: string | undefined): Fix[] {
  const { document, model } = context;
  const word = info.reference.$refText;
  const { end } = referenceRange(info.reference as Reference<AstNode>);
  const score = ` ${placeholder(1, `${rescale(-1, EMOTION_SCALE, scale)}`)}`;
  const declaration = `emotion ${literal(nameFor(lineOf('file', 'emotion')!, word))} ${placeholder(1, '-1')}`;
  return [
    ...(near === undefined ? [] : [{ ...renameFix(document, info, near), preferred: true }]),
    {
      title: t('Add a score to {0}', quoted(word)),
      edits: [{ range: { start: end, end }, newText: score, snippet: true }],
      preferred: near === undefined,
    },
    ...importFixes(context, info),
    addFix(document, model, t('Declare the emotion {0}', quoted(word)), [declaration]),
  ];
}

/** How to say it with a score, on the scale of the journey. A word with figures in it was meant as one. */
function example(word: string, scale: Scale): string {
  if (/\d/.test(word)) return t('A score is a number from {0} to {1}.', scale.min, scale.max);
  const written = `feels ${word} ${rescale(-1, EMOTION_SCALE, scale)}`;
  return t('Write one behind it, such as {0}.', quoted(written));
}
