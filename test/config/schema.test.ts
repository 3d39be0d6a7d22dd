/** The JSON schema by which an editor completes and checks a configuration. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CONFIGURATION_FILE, SETTINGS } from '../../language-server/config/configuration.js';
import { LIBRARY_TEXT } from '../../language-server/library/library.js';
import { RULES } from '../../language-server/rules/index.js';
import packageJson from '../../package.json' with { type: 'json' };
import { configurationSchema } from '../../syntaxes/configuration-schema.js';

const ROOT = join(import.meta.dirname, '..', '..');
const SCHEMA = 'syntaxes/journey.config.schema.json';

/** The first paragraph of a rule's page: what it reports. */
function about(code: string): string {
  const page = readFileSync(join(ROOT, 'docs', 'rules', `${code}.md`), 'utf8');
  return page.split(/\n\n+/)[1]!.replaceAll('\n', ' ').trim();
}

const frameworks = [...LIBRARY_TEXT.matchAll(/^framework (.*)$/gm)].map(([, name]) => name!);
const schema = configurationSchema(about, frameworks);

it('is what the rules and their pages make', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(ROOT, SCHEMA));
});

it('knows every setting, every rule, and what each is set to where nobody says', () => {
  const { properties } = schema as { properties: Record<string, { properties?: Record<string, { default: string }> }> };
  expect(Object.keys(properties)).toEqual([...SETTINGS]);
  const rules = Object.entries(properties.rules!.properties!);
  expect(rules.map(([code, rule]) => `${code} ${rule.default}`)).toEqual(
    RULES.map(({ code, severity }) => `${code} ${severity}`),
  );
});

it('is what the editor is told to take for the file', () => {
  const { jsonValidation, languages } = packageJson.contributes;
  expect(jsonValidation).toEqual([{ fileMatch: CONFIGURATION_FILE, url: `./${SCHEMA}` }]);
  // Comments are fine there, as in the editor's own settings.
  expect(languages).toContainEqual({ id: 'jsonc', filenames: [CONFIGURATION_FILE] });
});
