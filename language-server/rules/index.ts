/** Every rule, in the order in which they run. */
import { ambiguousName } from './ambiguous-name.js';
import { dropoutOver100 } from './dropout-over-100.js';
import { duplicateName } from './duplicate-name.js';
import { emptyStage } from './empty-stage.js';
import { endlessLoop } from './endless-loop.js';
import { flatEmotions } from './flat-emotions.js';
import { futureWithoutChange } from './future-without-change.js';
import { importNotFound } from './import-not-found.js';
import { invalidValue } from './invalid-value.js';
import { misplacedLine } from './misplaced-line.js';
import { missingChannel } from './missing-channel.js';
import { missingEmotion } from './missing-emotion.js';
import { missingEnd } from './missing-end.js';
import { missingEvidence } from './missing-evidence.js';
import { missingFrameworkStage } from './missing-framework-stage.js';
import { missingPersona } from './missing-persona.js';
import { missingStages } from './missing-stages.js';
import { missingStart } from './missing-start.js';
import { mixedIndentation } from './mixed-indentation.js';
import { repeatedLine } from './repeated-line.js';
import type { ClosingRule, Rule } from './rule.js';
import { stageOrder } from './stage-order.js';
import { syntax } from './syntax.js';
import { tooManyStages } from './too-many-stages.js';
import { unaddressedPain } from './unaddressed-pain.js';
import { undeclaredName } from './undeclared-name.js';
import { unexplainedLow } from './unexplained-low.js';
import { unknownEmotion } from './unknown-emotion.js';
import { unknownKeyword } from './unknown-keyword.js';
import { unknownReference } from './unknown-reference.js';
import { unreachableStep } from './unreachable-step.js';
import { unusedDeclaration } from './unused-declaration.js';
import { unusedIgnore } from './unused-ignore.js';

/** Those that look at a file by itself and what it imports. */
export const FILE_RULES: readonly Rule[] = [
  syntax,
  unknownKeyword,
  misplacedLine,
  mixedIndentation,
  importNotFound,
  unknownReference,
  undeclaredName,
  ambiguousName,
  duplicateName,
  repeatedLine,
  invalidValue,
  unknownEmotion,
  missingPersona,
  missingStart,
  missingEnd,
  missingStages,
  missingFrameworkStage,
  stageOrder,
  tooManyStages,
  emptyStage,
  missingEmotion,
  unexplainedLow,
  flatEmotions,
  missingChannel,
  missingEvidence,
  unaddressedPain,
  unreachableStep,
  endlessLoop,
  dropoutOver100,
  futureWithoutChange,
];

/** Those that are asked last: `unused-ignore` when all others have spoken. */
export const CLOSING_RULES: readonly ClosingRule[] = [unusedDeclaration, unusedIgnore];

/** All of them. */
export const RULES: readonly (Rule | ClosingRule)[] = [...FILE_RULES, ...CLOSING_RULES];
