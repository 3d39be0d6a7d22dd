// npm run audit: asks the package registry for known vulnerabilities and withdrawn versions of what ships. A registry that does not
// answer such questions is no fault of the packages: that it was not asked is said, and the rest is checked.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { main, Problem, projectNode, readJson, root } from './lib/project.mjs';

const run = promisify(execFile);
const BILL = 'dist/sbom.cdx.json';
/** At most so many questions at a time. */
const AT_A_TIME = 6;

async function npm(...args) {
  const cli = process.env.npm_execpath;
  const [program, first] = cli ? [projectNode, [cli]] : ['npm', []];
  const { stdout } = await run(program, [...first, ...args], { cwd: root, maxBuffer: 64e6 }).catch((error) => error);
  return stdout ?? '';
}

/**
 * @param {readonly string[]} folders where the packages that ship are installed
 * @returns {Promise<string[] | undefined>} what is known; undefined where the registry does not say
 */
async function vulnerabilities(folders) {
  const answer = JSON.parse((await npm('audit', '--json')) || '{}');
  if (!answer.vulnerabilities) return undefined;
  return Object.values(answer.vulnerabilities)
    .filter(({ nodes }) => nodes.some((folder) => folders.includes(folder)))
    .map(({ name, severity, range }) => `${name} ${range}: ${severity}`);
}

/** The packages that ship, which the build's bill of materials lists, as the lock file has them. */
function shipped() {
  if (!existsSync(path.join(root, BILL))) throw new Problem('Nothing is built: run npm run build');
  const listed = new Set(readJson(BILL).components.map(({ name, version }) => `${name}@${version}`));
  return Object.entries(readJson('package-lock.json').packages)
    .map(([folder, { version, integrity }]) => ({
      folder,
      name: folder.replace(/^.*node_modules\//, ''),
      version,
      integrity,
    }))
    .filter(({ folder, name, version }) => folder !== '' && listed.has(`${name}@${version}`));
}

/** @returns what their makers have withdrawn (undefined where the registry tells of none), and of which the registry does not tell */
async function deprecations(packages) {
  const registry = (await npm('config', 'get', 'registry')).trim().replace(/[/]$/, '');
  const waiting = [...packages];
  const found = [];
  const unanswered = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name, version } = next;
      const response = await fetch(`${registry}/${name.replace('/', '%2f')}/${version}`).catch(() => undefined);
      if (!response?.ok) {
        unanswered.push(`${name} ${version}`);
        continue;
      }
      const { deprecated } = await response.json();
      if (deprecated) found.push(`${name} ${version}: ${deprecated}`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { withdrawn: unanswered.length < packages.length ? found : undefined, unanswered };
}

await main(async () => {
  const packages = shipped();
  const unsigned = packages
    .filter(({ integrity }) => !integrity)
    .map(({ name }) => `${name}: no checksum in the lock file`);
  const { withdrawn, unanswered } = await deprecations(packages);
  const parts = {
    'known vulnerabilities': await vulnerabilities(packages.map(({ folder }) => folder)),
    'withdrawn versions': withdrawn,
    'not answered for': unanswered,
    'missing checksums': unsigned,
  };
  console.log(`${packages.length} packages`);
  for (const [what, found] of Object.entries(parts)) {
    console.log(`${what}: ${found ? found.length || 'none' : 'not known, the registry does not answer'}`);
    for (const line of found ?? []) console.log(`  ${line}`);
  }
  // A version that was withdrawn is to be replaced, which no change of ours has caused.
  if (parts['known vulnerabilities']?.length || unsigned.length)
    throw new Problem('What ships is not safe: see above.');
});
