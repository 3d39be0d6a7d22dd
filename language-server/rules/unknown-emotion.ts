import type { Scale } from '../map/journey-map.js';
import { feelsLines, scaleOf } from '../model/queries.js';
import { EMOTION_SCALE, rescale } from '../syntax/values.js';
import { quoted, type Rule, referenceRange } from './rule.js';
import { Suggestions } from './suggestions.js';

/** A feeling without a score that nobody declares. */
export const unknownEmotion: Rule = {
  code: 'unknown-emotion',
  severity: 'warning',
  check({ model, namesInScope, report }) {
    const suggestions = new Suggestions();
    for (const journey of model.journeys) {
      for (const feels of feelsLines(journey)) {
        const { emotion, score } = feels;
        if (!emotion?.$refText || score !== undefined || emotion.ref) continue;
        const word = emotion.$refText;
        const info = { container: feels, property: 'emotion', reference: emotion };
        const fix = suggestions.nearest(word, () => namesInScope(info));
        const offer = fix ? `Did you mean ${quoted(fix)}?` : example(word, scaleOf(journey));
        report({
          range: referenceRange(emotion),
          message: `${quoted(word)} is no known emotion and has no score, so the curve has a gap here. ${offer}`,
          data: { word, fix },
        });
      }
    }
  },
};

/** How to say it with a score, on the scale of the journey. A word with figures in it was meant as one. */
function example(word: string, scale: Scale): string {
  if (/\d/.test(word)) return `A score is a number from ${scale.min} to ${scale.max}.`;
  return `Write one behind it, such as ${quoted(`feels ${word} ${rescale(-1, EMOTION_SCALE, scale)}`)}.`;
}
