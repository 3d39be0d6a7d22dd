/** A persona's score at a step → edits of the lines that say how they feel. */
import { t } from '@vscode/l10n';
import type { LangiumDocument } from 'langium';
import { insertLines, replaceRange } from '../fixes/edits.js';
import { nameFor } from '../fixes/names.js';
import type { Feels } from '../generated/ast.js';
import type { Items, Scale } from '../map/journey-map.js';
import { moodWord } from '../map/mood-words.js';
import { type Block, feelsAt, ownBlockOf, referenceName } from '../model/queries.js';
import { type FixEdit, rangeOf } from '../rules/rule.js';
import { quoted } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { nameKey } from '../syntax/text.js';
import type { Refused } from './map-edit.js';

/** @param score on the journey's scale */
export function scoreEdits(
  document: LangiumDocument,
  block: Block,
  items: Items,
  persona: string | null,
  score: number,
  scale: Scale,
): FixEdit[] | Refused {
  const isTheirs = (other: string | null) =>
    persona === null ? other === null : nameKey(other ?? '') === nameKey(persona);
  const mood = items.moods.find((it) => isTheirs(it.persona));
  if (!mood) return { problem: t('{0} does not take this step.', quoted(persona ?? '')) };
  const lines = feelsAt(block)(persona);
  if (lines.length > 1) {
    return {
      problem: t('{0} lines say how this feels, and their mean is drawn: change them in the text.', lines.length),
    };
  }
  const [line] = lines;
  const others = items.moods.filter((it) => it !== mood && feelsAt(block)(it.persona).includes(line!));
  if (!line || others.length > 0)
    return newLine(document, block, line, persona, items.moods.length > 1, written(score, scale));
  return rewritten(line, score, scale);
}

/** `happy`, or `happy 7` where the word alone means another score. */
function written(score: number, scale: Scale): string {
  const { word, exact } = moodWord(score, scale);
  return exact ? word : `${word} ${signed(score, scale)}`;
}

function signed(score: number, { min }: Scale): string {
  return min < 0 && score > 0 ? `+${score}` : `${score}`;
}

/** Where a score is written, it changes; where the word says it, the word does. */
function rewritten(line: Feels, score: number, scale: Scale): FixEdit[] {
  if (line.score !== undefined) return [replaceRange(rangeOf(line, 'score'), signed(score, scale))];
  if (!line.emotion?.$refText) return [];
  return [replaceRange(rangeOf(line, 'emotion'), written(score, scale))];
}

/** A line of the step, or of the persona's own block in it, where others feel otherwise. */
function newLine(
  document: LangiumDocument,
  block: Block,
  shared: Feels | undefined,
  persona: string | null,
  several: boolean,
  mood: string,
): FixEdit[] | Refused {
  const feels = `feels ${mood}`;
  if (persona === null || !several) return [insertLines(document, block, [feels])];
  const own = ownBlockOf(block, persona);
  if (own) return [insertLines(document, own, [feels])];
  if (shared && shared.$container !== block) {
    const name = shared.emotion ? referenceName(shared.emotion) : feels;
    return { problem: t('The line {0} is true for several personas: change it in the text.', quoted(name)) };
  }
  const name = nameFor(lineOf('step', 'as')!, persona);
  return [insertLines(document, block, [`as ${name}`, `\t${feels}`])];
}
