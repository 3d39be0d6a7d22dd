/** What a `journey.config.json` can say, and what follows from it. */
import type { Severity } from '../rules/rule.js';

/** The name of the file: the nearest one up the folders of a map counts. */
export const CONFIGURATION_FILE = 'journey.config.json';

/** What the severities of the rules are taken from: as each rule has it, stricter, or errors only. */
export const BASES = ['recommended', 'strict', 'sketch'] as const;
export type Base = (typeof BASES)[number];

/** What a rule can be set to. */
export const LEVELS = ['error', 'warning', 'info', 'hint', 'off'] as const satisfies readonly (Severity | 'off')[];
export type Level = (typeof LEVELS)[number];

/** The settings that a file may have. */
export const SETTINGS = ['$schema', 'extends', 'rules', 'follows'] as const;
export type Setting = (typeof SETTINGS)[number];

export interface Configuration {
  readonly base: Base;
  /** By code. */
  readonly rules: ReadonlyMap<string, Level>;
  /** The framework of the journeys that do not say which one they follow. */
  readonly follows?: string;
}

/** What counts where nothing is configured. */
export const RECOMMENDED: Configuration = { base: 'recommended', rules: new Map() };

/** How grave a report of a rule is; undefined where it is not wanted. `severity`: what the rule says itself. */
export function severityIn({ base, rules }: Configuration, code: string, severity: Severity): Severity | undefined {
  const level = rules.get(code);
  if (level !== undefined) return level === 'off' ? undefined : level;
  if (base === 'sketch') return severity === 'error' ? severity : undefined;
  return base === 'strict' && severity === 'warning' ? 'error' : severity;
}
