/** What docs/configuration.md shows is true. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BASES, LEVELS, SETTINGS } from '../../language-server/config/configuration.js';
import { readConfiguration } from '../../language-server/config/read-configuration.js';
import { createLanguage, type Language, summary } from '../language/helpers.js';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'configuration.md'), 'utf8');
const fences = (kind: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${kind}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((match) => match[1]!);

describe('the page on configuration', () => {
  let language: Language;
  beforeAll(async () => {
    language = await createLanguage({ folder: 'maps' });
  });

  it.each(fences('json'))('shows a configuration in which nothing is wrong: %s', (text) => {
    const { configuration, problems } = readConfiguration(text);
    expect(problems).toEqual([]);
    expect(configuration).not.toEqual(readConfiguration('').configuration);
  });

  it.each(fences('journey'))('shows comments that silence all there is to report, and no more: %s', async (text) => {
    expect(summary(await language.check(text), text)).toEqual([]);
    const without = text.replace(/\/\/ journey-ignore/g, '// ignored');
    expect(await language.check(without)).not.toEqual([]);
  });

  it('names every setting, base and level', () => {
    const words = [...SETTINGS.slice(1), ...BASES, ...LEVELS].map((word) => `"${word}"`);
    expect(words.filter((word) => !PAGE.includes(`\`${word}\``) && !PAGE.includes(`  ${word}:`))).toEqual([]);
  });
});
