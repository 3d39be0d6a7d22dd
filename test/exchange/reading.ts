/** What tests of the exchange have in common: a text read back as a map. */
import { beforeAll, expect } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Journey, JourneyMap } from '../../language-server/map/journey-map.js';
import { createLanguage, type Language, summary } from '../language/helpers.js';

/** A language for the tests of a file. */
export function useLanguage() {
  let language: Language;
  beforeAll(async () => {
    language = await createLanguage();
  });
  return {
    map: (text: string): Promise<JourneyMap> => language.map(text),
    /** The map of a text, which must have no errors. */
    async mapWithoutErrors(text: string): Promise<JourneyMap> {
      const diagnostics = await language.check(text);
      const errors = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
      expect(summary(errors, text), text).toEqual([]);
      return language.map(text);
    },
  };
}

/** What a journey says, in few words: its title, its stages, and in them `step: score on its scale: personas`. */
export function outline(journey: Journey): string[] {
  return [
    journey.name,
    ...journey.stages.flatMap((stage) => [
      `# ${stage.name}`,
      ...stage.steps.map((step) => {
        const scores = step.feels.map(({ scaled }) => scaled).join();
        return `${step.name}: ${scores}: ${step.personas.join(', ')}`;
      }),
    ]),
  ];
}
