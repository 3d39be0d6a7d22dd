// Runs the suite in VS Code's extension host for the desktop, on Node: in the stand-in of code-in-chromium.mjs, or in a desktop
// VS Code, which is downloaded, where VSCODE_TEST_DESKTOP=1 asks for it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests, runVSCodeCommand } from '@vscode/test-electron';
import { installExtension } from '../../scripts/lib/editor.mjs';
import { installEditor } from '../../scripts/lib/editor-install.mjs';
import { root } from '../../scripts/lib/project.mjs';
import { packInto } from '../../scripts/package.mjs';
import { writeHarness } from './harness.mjs';

/** True if a real desktop VS Code is asked for. */
export const isRealDesktop = process.env.VSCODE_TEST_DESKTOP === '1';
const standIn = fileURLToPath(new URL('code-in-chromium.mjs', import.meta.url));

/** @typedef {{ script: string, workspace: string, temporary: string, debuggingPort: number }} Run */

/** Tests the extension as it was built. @param {Run} run */
export async function runBuilt(run) {
  await runIn(run, root, ['--disable-extensions']);
}

/** Tests the extension's package, made and installed as for a user. @param {Run} run */
export async function runPackaged(run) {
  const file = path.join(run.temporary, 'package/extension.vsix');
  mkdirSync(path.dirname(file), { recursive: true });
  await packInto(file);
  const { userData, extensions } = foldersOf(run);
  if (isRealDesktop)
    await runVSCodeCommand([
      ...[`--user-data-dir=${userData}`, `--extensions-dir=${extensions}`],
      ...['--install-extension', file],
    ]);
  else await installExtension({ folder: await installEditor(), state: run.temporary, userData, extensions, file });
  await runIn(run, writeHarness(path.join(run.temporary, 'harness')), []);
}

async function runIn(run, extensionDevelopmentPath, args) {
  const { userData, extensions } = foldersOf(run);
  await runTests({
    ...(isRealDesktop ? {} : { vscodeExecutablePath: standIn }),
    extensionDevelopmentPath,
    extensionTestsPath: run.script,
    launchArgs: [
      run.workspace,
      `--remote-debugging-port=${run.debuggingPort}`,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${extensions}`,
      ...args,
    ],
  });
}

function foldersOf({ temporary }) {
  return { userData: path.join(temporary, 'user-data'), extensions: path.join(temporary, 'extensions') };
}
