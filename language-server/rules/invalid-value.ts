import { type AstNode, AstUtils } from 'langium';
import type { Text } from '../generated/ast.js';
import {
  isEmotion,
  isFeels,
  isJourney,
  isLeaves,
  isLifts,
  isMetricLine,
  isNext,
  isScaleLine,
  isText,
} from '../generated/ast.js';
import type { Scale } from '../map/journey-map.js';
import { problemOfMetric } from '../model/measures.js';
import { scaleOf, shareOf } from '../model/queries.js';
import { forEachNode } from '../references/walk.js';
import { isColor } from '../syntax/colors.js';
import { CHOICE_SYNONYMS, nearest } from '../syntax/repair.js';
import { type BlockName, type LineDefinition, lineOf } from '../syntax/table.js';
import { EMOTION_SCALE, isDate, parseNumber, parseScale } from '../syntax/values.js';
import { inWords, quoted, type Rule, rangeOf } from './rule.js';

interface Invalid {
  property: string;
  message: string;
  /** The nearest valid value, where there is one. */
  fix?: string;
}

/** A value that cannot be: a score outside the scale, a metric outside its range, a bad date, share, colour or choice. */
export const invalidValue: Rule = {
  code: 'invalid-value',
  severity: 'error',
  check({ model, report }) {
    forEachNode(model, (node) => {
      const invalid = problemOf(node);
      if (!invalid) return;
      const { property, message, fix } = invalid;
      const offer = fix === undefined ? '' : ` Did you mean ${quoted(fix)}?`;
      report({ range: rangeOf(node, property), message: `${message}${offer}`, data: { fix } });
    });
  },
};

function problemOf(node: AstNode): Invalid | undefined {
  if (isText(node)) return textProblem(node);
  if (isFeels(node) && node.score !== undefined) return scoreProblem('score', node.score, journeyScale(node));
  if (isEmotion(node) && node.score) return scoreProblem('score', node.score, EMOTION_SCALE);
  if (isLifts(node) && node.value) {
    if (parseNumber(node.value) !== undefined) return undefined;
    return {
      property: 'value',
      message: `${quoted(node.value)} is not a number: write by how much it lifts, such as +1.`,
    };
  }
  if (isScaleLine(node) && node.value) {
    if (parseScale(node.value)) return undefined;
    return { property: 'value', message: `${quoted(node.value)} is not a scale: write two numbers, such as 1..5.` };
  }
  if ((isLeaves(node) || isNext(node)) && node.share) return shareProblem(node.share);
  if (isMetricLine(node) && node.value !== undefined) {
    const message = problemOfMetric(node);
    return message === undefined ? undefined : { property: 'value', message };
  }
  return undefined;
}

function journeyScale(node: AstNode): Scale {
  const journey = AstUtils.getContainerOfType(node, isJourney);
  return journey ? scaleOf(journey) : EMOTION_SCALE;
}

function scoreProblem(property: string, written: string, scale: Scale): Invalid | undefined {
  const score = parseNumber(written);
  const range = `${signed(scale.min, scale)} to ${signed(scale.max, scale)}`;
  if (score === undefined) return { property, message: `${quoted(written)} is not a number from ${range}.` };
  if (score >= scale.min && score <= scale.max) return undefined;
  const fix = signed(score < scale.min ? scale.min : scale.max, scale);
  return { property, message: `The score ${quoted(written)} is outside the scale, which goes from ${range}.`, fix };
}

/** A score with its sign where the scale has negative ones. */
function signed(score: number, scale: Scale): string {
  return scale.min < 0 && score > 0 ? `+${score}` : `${score}`;
}

function shareProblem(written: string): Invalid | undefined {
  if (shareOf(written) !== undefined) return undefined;
  const number = parseNumber(written);
  const fix = number !== undefined && number >= 0 && number <= 100 ? `${written}%` : undefined;
  return { property: 'share', message: `${quoted(written)} is not a share: write 0% to 100%.`, fix };
}

function textProblem(node: Text): Invalid | undefined {
  const definition = definitionOf(node);
  const text = node.text;
  if (!definition || text === '') return undefined;
  const { choices, form } = definition;
  if (choices && !choices.includes(text.toLowerCase())) {
    const synonym = Object.hasOwn(CHOICE_SYNONYMS, text.toLowerCase())
      ? CHOICE_SYNONYMS[text.toLowerCase()]
      : undefined;
    const fix = choices.find((choice) => choice === synonym) ?? nearest(text, choices);
    return { property: 'text', message: `${quoted(text)} is no ${node.kind}: write ${inWords(choices, 'or')}.`, fix };
  }
  if (form === 'date' && !isDate(text)) {
    return { property: 'text', message: `${quoted(text)} is not a date: write it as 2026-03-14, 2026-03 or 2026.` };
  }
  if (form === 'color' && !isColor(text)) {
    return { property: 'text', message: `${quoted(text)} is not a colour: write it as #0a6652, or a CSS colour name.` };
  }
  if (form === 'number' && !/\d/.test(text)) return { property: 'text', message: `${quoted(text)} is not a number.` };
  return undefined;
}

/** The keyword table's entry for a text line; its block is told by the type of the node that holds it. */
function definitionOf(node: Text): LineDefinition | undefined {
  return lineOf(node.$container.$type.toLowerCase() as BlockName, node.kind);
}
