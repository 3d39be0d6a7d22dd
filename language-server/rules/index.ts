/** Every rule, in the order in which they run. */
import { emptyStage } from './empty-stage.js';
import { importNotFound } from './import-not-found.js';
import { invalidValue } from './invalid-value.js';
import { misplacedLine } from './misplaced-line.js';
import { missingChannel } from './missing-channel.js';
import { missingEmotion } from './missing-emotion.js';
import { missingEnd } from './missing-end.js';
import { missingFrameworkStage } from './missing-framework-stage.js';
import { missingPersona } from './missing-persona.js';
import { missingStages } from './missing-stages.js';
import { missingStart } from './missing-start.js';
import type { Rule } from './rule.js';
import { syntax } from './syntax.js';
import { undeclaredName } from './undeclared-name.js';
import { unknownEmotion } from './unknown-emotion.js';
import { unknownKeyword } from './unknown-keyword.js';
import { unknownReference } from './unknown-reference.js';

export const RULES: readonly Rule[] = [
  syntax,
  unknownKeyword,
  misplacedLine,
  importNotFound,
  unknownReference,
  undeclaredName,
  invalidValue,
  unknownEmotion,
  missingPersona,
  missingStart,
  missingEnd,
  missingStages,
  missingFrameworkStage,
  emptyStage,
  missingEmotion,
  missingChannel,
];
