/**
 * The source of `journey.config.schema.json`, by which an editor completes and checks a `journey.config.json` as it is
 * typed. After a change of the rules or their pages, `npx vitest run test/config/schema.test.ts -u` writes the JSON anew;
 * the test fails while the two differ.
 */
import { BASES, type Base, LEVELS, type Level, type Setting } from '../language-server/config/configuration.js';
import { RULES } from '../language-server/rules/index.js';

const ABOUT_BASES: Readonly<Record<Base, string>> = {
  recommended: 'Every rule is as grave as its page says.',
  strict: 'Every warning is an error.',
  sketch: 'Only errors are reported: for maps that are being jotted down.',
};

const ABOUT_LEVELS: Readonly<Record<Level, string>> = {
  error: 'Reported as an error: the map cannot be right like this.',
  warning: 'Reported as a warning.',
  info: 'Reported as a remark.',
  hint: 'Shown in the text only, discreetly.',
  off: 'Not reported.',
};

/** The JSON schema of a configuration. `about`: what a rule reports, in a sentence; `frameworks`: names to offer. */
export function configurationSchema(about: (code: string) => string, frameworks: readonly string[]): object {
  const settings: Readonly<Record<Setting, object>> = {
    $schema: { type: 'string', description: 'A JSON schema for this file. None is needed.' },
    extends: {
      description: 'What the rules report where nothing else is said below.',
      enum: BASES,
      enumDescriptions: BASES.map((base) => ABOUT_BASES[base]),
      default: 'recommended',
    },
    rules: {
      description: 'How grave the reports of single rules are, by the code that stands beside each of them.',
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        RULES.map(({ code, severity }) => [
          code,
          { description: about(code), allOf: [{ $ref: '#/definitions/level' }], default: severity },
        ]),
      ),
    },
    follows: {
      description: 'The framework of the journeys that do not say which one they follow.',
      type: 'string',
      minLength: 1,
      anyOf: [{ enum: frameworks }, {}],
    },
  };
  return {
    title: 'Journey Maps: configuration',
    description: 'What is reported about the maps in this folder and below.',
    type: 'object',
    allowComments: true,
    allowTrailingCommas: true,
    additionalProperties: false,
    properties: settings,
    definitions: { level: { enum: LEVELS, enumDescriptions: LEVELS.map((level) => ABOUT_LEVELS[level]) } },
  };
}
