import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RULES } from '../language-server/rules/index.js';
import { ruleIndex } from '../scripts/make-rule-index.mjs';

it('the index of the rules is what their pages make it: npm run build writes it', () => {
  const index = readFileSync(join(import.meta.dirname, '..', 'docs', 'rules', 'README.md'), 'utf8');
  expect(index).toBe(ruleIndex());
  expect(RULES.filter(({ code }) => !index.includes(`| [${code}](${code}.md) | `))).toEqual([]);
});
