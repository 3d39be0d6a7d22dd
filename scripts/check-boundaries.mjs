// Checks that each folder imports only what .dependency-cruiser.cjs lets it, in values and in types.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { isMain, main, Problem, root } from './lib/project.mjs';

const FOLDERS = ['language-server', 'src', 'media'];

/**
 * @param {string} folder the project's, or one that is laid out like it
 * @returns {Promise<{ modules: number, violations: { rule: string, from: string, to: string }[] }>}
 * @throws {Problem} if a source file was not read: a check that reads nothing finds nothing
 */
export async function checkBoundaries(folder) {
  const config = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs'));
  const present = FOLDERS.filter((name) => existsSync(path.join(folder, name)));
  const sources = present.flatMap((name) => sourceFiles(folder, name));
  if (sources.length === 0)
    throw new Problem(`There is no source to check in ${FOLDERS.map((name) => `${name}/`).join(', ')}.`);
  const { output } = await cruise(present, { ...config.options, baseDir: folder, validate: true, ruleSet: config });
  const read = new Set(output.modules.map(({ source }) => source));
  const unread = sources.filter((file) => !read.has(file));
  if (unread.length > 0) {
    throw new Problem(
      `${unread.length} of ${sources.length} source files were not read, among them ${unread[0]}. Is a TypeScript installed that dependency-cruiser can use?`,
    );
  }
  const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { modules: sources.length, violations };
}

function sourceFiles(folder, name) {
  return readdirSync(path.join(folder, name), { recursive: true })
    .map((file) => path.posix.join(name, file.split(path.sep).join('/')))
    .filter((file) => /[.][cm]?tsx?$/.test(file));
}

if (isMain(import.meta)) {
  await main(async () => {
    const { modules, violations } = await checkBoundaries(root);
    for (const { rule, from, to } of violations) console.error(`${from} must not import ${to} (${rule})`);
    if (violations.length > 0)
      throw new Problem(
        `${violations.length} forbidden imports. .dependency-cruiser.cjs says what each folder may import.`,
      );
    console.log(`${modules} modules import only what they may.`);
  });
}
