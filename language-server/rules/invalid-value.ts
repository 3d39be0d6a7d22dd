import { t } from '@vscode/l10n';
import { type AstNode, AstUtils } from 'langium';
import { replaceRange } from '../fixes/edits.js';
import {
  type Emotion,
  type Feels,
  isJourney,
  isMetric,
  isStage,
  type Leaves,
  type Lifts,
  type MetricLine,
  type Next,
  type ScaleLine,
  type Text,
} from '../generated/ast.js';
import type { Scale } from '../map/journey-map.js';
import { nearestColor, nearestDate, nearestShare } from '../model/corrections.js';
import { KeptByStage } from '../model/kept-by-stage.js';
import { scaleOf, shareOf } from '../model/queries.js';
import { forEachNode } from '../references/walk.js';
import { type CommentedKey, inWords, l10nKey, orMeant, quoted, say } from '../said.js';
import { isColor } from '../syntax/colors.js';
import { CHOICE_SYNONYMS, nearest } from '../syntax/repair.js';
import { type BlockName, type LineDefinition, lineOf } from '../syntax/table.js';
import { EMOTION_SCALE, isDate, parseNumber, parseScale } from '../syntax/values.js';
import { problemOfMetric, problemOfTarget } from './metric-values.js';
import { type Fix, type Rule, rangeOf } from './rule.js';

type Valued = Text | Feels | Emotion | Lifts | ScaleLine | Leaves | Next | MetricLine;

interface Invalid {
  property: string;
  message: string;
  /** The nearest valid value, where there is one. */
  fix?: string;
  /** That it is the same, said as the language says it: nothing is left to decide. */
  isSame?: boolean;
}

/** A value that cannot be: a score outside the scale, a metric outside its range, a bad date, share, colour or choice. */
export const invalidValue: Rule = {
  code: 'invalid-value',
  severity: 'error',
  check({ model, report }) {
    const ask = (node: AstNode) => {
      const invalid = problemOf(node as Valued);
      if (!invalid) return;
      const { property, message, fix, isSame } = invalid;
      const range = rangeOf(node, property);
      const fixes = (): Fix[] =>
        fix === undefined
          ? []
          : [
              {
                title: t('Change to {0}', quoted(fix)),
                edits: [replaceRange(range, fix)],
                preferred: true,
                safe: isSame,
              },
            ];
      report({ range, message: fix === undefined ? message : orMeant(message, fix), data: { fix }, fixes });
    };
    forEachNode(model, (node) => {
      if (!isStage(node)) return ask(node);
      for (const inner of DOUBTFUL.of(node)) ask(inner);
      return false;
    });
  },
};

/** What stands in a stage and is to be asked each time: what is invalid by itself, and what others make so. */
const DOUBTFUL = new KeptByStage((stage) => {
  const nodes: AstNode[] = [];
  forEachNode(
    stage,
    (node) => void ((dependsOnOthers(node as Valued) || problemOf(node as Valued)) && nodes.push(node)),
  );
  return nodes;
});

/** True for a value of which the journey's scale or a metric's declaration tells whether it can be. */
function dependsOnOthers(node: Valued): boolean {
  if (node.$type === 'Feels') return node.score !== undefined;
  return node.$type === 'Lifts' || node.$type === 'MetricLine';
}

/** Any node may be asked, and is told by its `$type`: the generated guards would each look the type up. */
function problemOf(node: Valued): Invalid | undefined {
  switch (node.$type) {
    case 'Text':
      return textProblem(node);
    case 'Feels':
      return node.score === undefined ? undefined : feelsProblem(node.score, node);
    case 'Emotion':
      return node.score ? scoreProblem(node.score, EMOTION_SCALE) : undefined;
    case 'Lifts':
      return node.value ? liftsProblem(node.value, node) : undefined;
    case 'ScaleLine':
      if (!node.value || parseScale(node.value)) return undefined;
      return {
        property: 'value',
        message: t('{0} is not a scale: write two numbers, such as 1..5.', quoted(node.value)),
      };
    case 'Leaves':
    case 'Next':
      return node.share ? shareProblem(node.share) : undefined;
    case 'MetricLine': {
      const problem = problemOfMetric(node);
      return problem && { property: 'value', ...problem };
    }
    default:
      return undefined;
  }
}

/** The scale of the journey that a line stands in; undefined where what it says of it cannot be read. */
function journeyScale(node: AstNode): Scale | undefined {
  const journey = AstUtils.getContainerOfType(node, isJourney);
  const written = journey?.scales[0]?.value;
  return written && !parseScale(written) ? undefined : journey ? scaleOf(journey) : EMOTION_SCALE;
}

/** Silent where it is not known on which scale it was meant. */
function feelsProblem(written: string, node: Feels): Invalid | undefined {
  const scale = journeyScale(node);
  return scale && scoreProblem(written, scale);
}

function liftsProblem(written: string, node: Lifts): Invalid | undefined {
  const property = 'value';
  const lift = parseNumber(written);
  if (lift === undefined) {
    return { property, message: t('{0} is not a number: write by how much it lifts, such as +1.', quoted(written)) };
  }
  const scale = journeyScale(node);
  if (!scale || Math.abs(lift) <= scale.max - scale.min) return undefined;
  const most = Number((scale.max - scale.min).toPrecision(12));
  return {
    property,
    message: t(
      'The scale goes from {0} to {1}: nothing lifts an emotion by more than {2}.',
      signed(scale.min, scale),
      signed(scale.max, scale),
      most,
    ),
    fix: lift > 0 ? `+${most}` : `-${most}`,
  };
}

function scoreProblem(written: string, scale: Scale): Invalid | undefined {
  const property = 'score';
  const score = parseNumber(written);
  if (score !== undefined && score >= scale.min && score <= scale.max) return undefined;
  const min = signed(scale.min, scale);
  const max = signed(scale.max, scale);
  if (score === undefined) {
    return { property, message: t('{0} is not a number from {1} to {2}.', quoted(written), min, max) };
  }
  const message = t('The score {0} is outside the scale, which goes from {1} to {2}.', quoted(written), min, max);
  return { property, message, fix: score < scale.min ? min : max };
}

/** A score with its sign where the scale has negative ones. */
function signed(score: number, scale: Scale): string {
  return scale.min < 0 && score > 0 ? `+${score}` : `${score}`;
}

function shareProblem(written: string): Invalid | undefined {
  if (shareOf(written) !== undefined) return undefined;
  return {
    property: 'share',
    message: t('{0} is not a share: write 0% to 100%.', quoted(written)),
    fix: nearestShare(written),
  };
}

/** By the keywords that take one of a few words: the word that was written, and those that can be. */
const NO_CHOICE: Readonly<Record<string, string | CommentedKey>> = {
  kind: l10nKey('{0} is no kind: write {1}.'),
  method: l10nKey('{0} is no method: write {1}.'),
  better: l10nKey({ message: '{0} is no better: write {1}.', comment: 'What stands behind the keyword ‘better’' }),
  state: l10nKey('{0} is no state: write {1}.'),
  basis: l10nKey('{0} is no basis: write {1}.'),
  status: l10nKey('{0} is no status: write {1}.'),
  effort: l10nKey('{0} is no effort: write {1}.'),
  impact: l10nKey('{0} is no impact: write {1}.'),
};

function textProblem(node: Text): Invalid | undefined {
  const definition = definitionOf(node);
  const text = node.text;
  if (!definition || text === '') return undefined;
  const { choices, form } = definition;
  if (choices && !choices.includes(text.toLowerCase())) {
    const synonym = Object.hasOwn(CHOICE_SYNONYMS, text.toLowerCase())
      ? CHOICE_SYNONYMS[text.toLowerCase()]
      : undefined;
    const same = choices.find((choice) => choice === synonym);
    const message = say(NO_CHOICE[node.kind]!, quoted(text), inWords(choices, 'or'));
    return { property: 'text', message, fix: same ?? nearest(text, choices), isSame: same !== undefined };
  }
  if (form === 'date' && !isDate(text)) {
    const message = t('{0} is not a date: write it as 2026-03-14, 2026-03 or 2026.', quoted(text));
    return { property: 'text', message, fix: nearestDate(text) };
  }
  if (form === 'color' && !isColor(text)) {
    const message = t('{0} is not a colour: write it as #0a6652, or a CSS colour name.', quoted(text));
    return { property: 'text', message, fix: nearestColor(text) };
  }
  if (form === 'number' && isMetric(node.$container)) {
    const problem = problemOfTarget(node.$container, text);
    return problem && { property: 'text', ...problem };
  }
  return undefined;
}

/** The keyword table's entry for a text line; its block is told by the type of the node that holds it. */
function definitionOf(node: Text): LineDefinition | undefined {
  return lineOf(node.$container.$type.toLowerCase() as BlockName, node.kind);
}
