// The licences of everything that ends up in dist, read from the packages themselves.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem, root } from './project.mjs';

/** The packages whose files are in the bundles, by what esbuild says it read. @param {import('esbuild').Metafile[]} metafiles */
export function bundledPackages(metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const match = /^(?:[a-z-]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (match) folders.add(match[1]);
    }
  }
  return [...folders];
}

/** The words of licences that packages name without having them, by their SPDX names. */
const TEXTS = path.join(root, 'scripts/licences');

/**
 * One text with name, version and licence of each package.
 * @param {string[]} folders paths of packages from the project's folder
 * @throws {Problem} where a package has no licence text: it must not be passed on without
 */
export function licenceTexts(folders) {
  const parts = new Map();
  for (const folder of folders) {
    const { name, version, license, author } = JSON.parse(
      readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
    );
    const texts = readdirSync(path.join(root, folder)).filter((file) =>
      /^(licen[cs]e|copying|notice|thirdparty)/i.test(file),
    );
    const shipped = texts.map((file) => readFileSync(path.join(root, folder, file), 'utf8').trim()).join('\n\n');
    const text = shipped || textOf(license, author);
    if (!text) throw new Problem(`The package ${name} ships no licence text, but dist contains it.`);
    parts.set(`${name}@${version}`, `${name} ${version}${license ? ` (${license})` : ''}\n\n${text}`);
  }
  const line = '-'.repeat(80);
  const ordered = [...parts.keys()].sort().map((key) => parts.get(key));
  return `Journey Maps contains these works of others, under these licences.\n\n${line}\n\n${ordered.join(`\n\n${line}\n\n`)}\n`;
}

/** The words of a licence that a package only names, with whose work it is. */
function textOf(license, author) {
  const file = path.join(TEXTS, `${license}.txt`);
  if (!existsSync(file)) return '';
  const owner = typeof author === 'string' ? author : author?.name;
  return `${owner ? `Copyright (c) ${owner}\n\n` : ''}${readFileSync(file, 'utf8').trim()}`;
}
