// Runs the suite in VS Code for the web, as vscode.dev is: the extension host is a browser's worker, there is no Node, and the
// workspace's files are behind a file system provider. @vscode/test-web serves it, headless Chromium shows it.
import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../../scripts/lib/project.mjs';
import { installWebBuild } from '../../scripts/lib/web-build.mjs';
import { openWindow } from './chromium-window.mjs';
import { isRealDesktop } from './desktop-host.mjs';
import { freePort } from './free-port.mjs';
import { writeHarness } from './harness.mjs';

const TIME_LIMIT = 10 * 60_000;
/** A webview and the extension host are pages of other names: any name under this one is this machine. */
const HOST = 'localhost';

/** Tests the extension as it was built. @param {import('./desktop-host.mjs').Run} run */
export async function runInWeb({ script, workspace, temporary, debuggingPort }) {
  const port = await freePort();
  const server = await startServer({
    // Where a desktop VS Code can be downloaded, so can the one for the web.
    ...(isRealDesktop ? { quality: 'stable' } : await installWebBuild()),
    host: HOST,
    port,
    extensionDevelopmentPath: root,
    extensionTestsPath: script,
    extensionPaths: [writeHarness(path.join(temporary, 'harness'))],
    folderPath: workspace,
  });
  const { promise: ended, resolve: end } = Promise.withResolvers();
  const timer = setTimeout(end, TIME_LIMIT, `No result within ${TIME_LIMIT / 60_000} minutes.`);
  let browser;
  try {
    browser = await openWindow({
      address: `http://${HOST}:${port}`,
      profile: path.join(temporary, 'chromium'),
      debuggingPort,
      end: (code, why = `it ended with ${code}`) => end(code === 0 ? undefined : why),
    });
    const why = await ended;
    if (why) throw new Error(`${why}\n${server.log()}`);
  } finally {
    clearTimeout(timer);
    await browser?.close().catch(() => {});
    await server.stop();
  }
}

/**
 * Starts @vscode/test-web's server in a thread of its own, since it prints every request that it cannot answer.
 * @param {import('@vscode/test-web').Options} options
 * @returns {Promise<{ log: () => string, stop: () => Promise<unknown> }>}
 */
async function startServer(options) {
  const thread = new Worker(new URL('web-server.mjs', import.meta.url), {
    workerData: options,
    stdout: true,
    stderr: true,
  });
  let log = '';
  for (const stream of [thread.stdout, thread.stderr]) {
    stream.on('data', (data) => {
      log = (log + data).slice(-20_000);
    });
  }
  try {
    await once(thread, 'message');
  } catch (error) {
    throw new Error(`The server did not start: ${error.message}\n${log}`);
  }
  return { log: () => log, stop: () => thread.terminate() };
}
