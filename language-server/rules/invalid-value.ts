import { type AstNode, AstUtils } from 'langium';
import {
  type Emotion,
  type Feels,
  isJourney,
  type Leaves,
  type Lifts,
  type MetricLine,
  type Next,
  type ScaleLine,
  type Text,
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

type Valued = Text | Feels | Emotion | Lifts | ScaleLine | Leaves | Next | MetricLine;

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
      const invalid = problemOf(node as Valued);
      if (!invalid) return;
      const { property, message, fix } = invalid;
      const offer = fix === undefined ? '' : ` Did you mean ${quoted(fix)}?`;
      report({ range: rangeOf(node, property), message: `${message}${offer}`, data: { fix } });
    });
  },
};

/** Any node may be asked, and is told by its `$type`: the generated guards would each look the type up. */
function problemOf(node: Valued): Invalid | undefined {
  switch (node.$type) {
    case 'Text':
      return textProblem(node);
    case 'Feels':
      return node.score === undefined ? undefined : scoreProblem(node.score, journeyScale(node));
    case 'Emotion':
      return node.score ? scoreProblem(node.score, EMOTION_SCALE) : undefined;
    case 'Lifts':
      if (!node.value || parseNumber(node.value) !== undefined) return undefined;
      return {
        property: 'value',
        message: `${quoted(node.value)} is not a number: write by how much it lifts, such as +1.`,
      };
    case 'ScaleLine':
      if (!node.value || parseScale(node.value)) return undefined;
      return { property: 'value', message: `${quoted(node.value)} is not a scale: write two numbers, such as 1..5.` };
    case 'Leaves':
    case 'Next':
      return node.share ? shareProblem(node.share) : undefined;
    case 'MetricLine': {
      const message = node.value === undefined ? undefined : problemOfMetric(node);
      return message === undefined ? undefined : { property: 'value', message };
    }
    default:
      return undefined;
  }
}

function journeyScale(node: AstNode): Scale {
  const journey = AstUtils.getContainerOfType(node, isJourney);
  return journey ? scaleOf(journey) : EMOTION_SCALE;
}

function scoreProblem(written: string, scale: Scale): Invalid | undefined {
  const property = 'score';
  const score = parseNumber(written);
  if (score !== undefined && score >= scale.min && score <= scale.max) return undefined;
  const range = `${signed(scale.min, scale)} to ${signed(scale.max, scale)}`;
  if (score === undefined) return { property, message: `${quoted(written)} is not a number from ${range}.` };
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
