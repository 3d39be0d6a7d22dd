// VS Code as a web page alone, without a server of its own, in the shape that @vscode/test-web serves. No registry has one, so it
// is made from the editor that is installed: its workbench is the same, but begins by looking for its server.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder, installEditor, moveIntoPlace } from './editor-install.mjs';
import { Problem } from './project.mjs';

const QUALITY = 'stable';
const WORKBENCH = 'out/vs/code/browser/workbench/workbench';
/** What @vscode/test-web's page loads. */
const MAIN = 'out/vs/workbench/workbench.web.main.internal';

/**
 * Makes the build unless it is there.
 * @returns {Promise<{ testRunnerDataDir: string, quality: 'stable', commit: string }>} for @vscode/test-web's options
 */
export async function installWebBuild() {
  const vscode = path.join(await installEditor(), 'node_modules/code-server/lib/vscode');
  const { commit, version } = JSON.parse(readFileSync(path.join(vscode, 'product.json'), 'utf8'));
  const hash = createHash('sha256')
    .update(readFileSync(new URL(import.meta.url)))
    .update(vscode);
  const testRunnerDataDir = path.join(cacheFolder(), `web-${hash.digest('hex').slice(0, 16)}`);
  const target = path.join(testRunnerDataDir, `vscode-web-${QUALITY}-${commit}`);
  if (!existsSync(target)) {
    mkdirSync(testRunnerDataDir, { recursive: true });
    const partial = mkdtempSync(path.join(testRunnerDataDir, 'partial-'));
    try {
      writeBuild(vscode, partial, { commit, version });
      moveIntoPlace(partial, target);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return { testRunnerDataDir, quality: QUALITY, commit };
}

/** All but the two files that the page loads are links to those of the editor. */
function writeBuild(vscode, target, { commit, version }) {
  const main = withoutServer(readFileSync(path.join(vscode, `${WORKBENCH}.js`), 'utf8'));
  for (const folder of ['extensions', 'node_modules', 'resources']) link(vscode, target, folder);
  let folder = 'out';
  for (const child of ['vs', 'workbench', undefined]) {
    mkdirSync(path.join(target, folder));
    for (const name of readdirSync(path.join(vscode, folder)))
      if (name !== child) link(vscode, target, path.join(folder, name));
    folder = path.join(folder, child ?? '');
  }
  writeFileSync(path.join(target, `${MAIN}.js`), main);
  const style = path.posix.relative(path.posix.dirname(MAIN), `${WORKBENCH}.css`);
  writeFileSync(path.join(target, `${MAIN}.css`), `@import url("${style}");\n`);
  writeFileSync(path.join(target, 'package.json'), JSON.stringify({ type: 'module', version }));
  writeFileSync(path.join(target, 'version'), commit);
}

function link(vscode, target, file) {
  symlinkSync(path.join(vscode, file), path.join(target, file));
}

/**
 * The workbench as a module that starts nothing and exports what test-web's page starts it with. Names are what the minifier
 * made of them, so they are read where their use tells what they are.
 */
function withoutServer(script) {
  const start = script.lastIndexOf('(function(){', script.lastIndexOf('"vscode-workbench-web-configuration"'));
  const end = script.lastIndexOf('export{');
  if (start < 0 || end < start) throw new Problem(`${WORKBENCH}.js has another shape: its start is not to be found.`);
  const boot = script.slice(start, end);
  const create = nameIn(boot, /([\w$]+)\([\w$]+\.document\.body,/, 'create');
  const uri = nameIn(boot, /([\w$]+)\.parse\(new URL\(/, 'URI');
  const emitter = nameIn(boot, /new ([\w$]+),[\w$]+=!1;return Promise\.resolve\(\{remoteAddress:/, 'Emitter');
  return [
    withOwnSettings(script.slice(0, start)),
    `export{${create} as create,${uri} as URI,${emitter} as Emitter};\n`,
    script.slice(end),
  ].join('');
}

/** User data lies with the server; without one it lies in the browser. What else the server's page says has a default. */
function withOwnSettings(script) {
  const onServer =
    /get userRoamingDataHome\(\)\{return [\w$]+\(([\w$]+)\.file\(this\.userDataPath\)\.with\(\{scheme:([\w$]+)\.vscodeRemote\}\),"User"\)\}/;
  const required =
    /if\(typeof this\.options\.(isEnabled\w+)>"u"\)throw new Error\("\1 was not provided to the browser"\);return this\.options\.\1/g;
  if (!onServer.test(script) || !required.test(script))
    throw new Problem(`${WORKBENCH}.js has another shape: where the user's data lie is not to be found.`);
  return script
    .replace(
      onServer,
      (_, uri, scheme) =>
        `get userRoamingDataHome(){return ${uri}.file("/User").with({scheme:${scheme}.vscodeUserData})}`,
    )
    .replace(required, 'return this.options.$1??true');
}

function nameIn(text, pattern, what) {
  const name = pattern.exec(text)?.[1];
  if (!name) throw new Problem(`${WORKBENCH}.js has another shape: its ${what} is not to be found.`);
  return name;
}
