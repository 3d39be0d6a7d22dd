/**
 * Runs in VS Code's extension host, in a window where no map has been opened yet: opens one and says, in milliseconds,
 * how long the extension took to be activated and how long its first diagnostics then took.
 */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** How VS Code keeps what it measures of itself; milliseconds. */
interface Marks {
  getMarks(): { name: string; startTime: number }[];
}

const EXTENSION = 'journey-maps.journey-maps';
const PATIENCE_MS = 60_000;
/** A window that has just been opened is busy with itself. */
const SETTLING_MS = 4_000;
/** VS Code tells of new diagnostics up to 50 ms late; looking often is nearer to when they are there. */
const LOOK_MS = 2;

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension(EXTENSION);
  if (!extension) throw new Error('The extension is not installed');
  if (extension.isActive) throw new Error('The extension is active before a map was opened');
  const [file] = await vscode.workspace.findFiles('map.journey');
  if (!file) throw new Error('The workspace lacks its map');

  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  let opened = 0;
  const activated = new Promise<number>((resolve, reject) => {
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      if (uri.toString() !== file.toString()) return;
      opened = performance.now();
      extension.activate().then(() => resolve(performance.now()), reject);
    });
  });
  const diagnosed = firstDiagnostics(file);
  await vscode.window.showTextDocument(file);
  const times = {
    activation: (await activated) - opened,
    code: codeTime(),
    diagnostics: (await diagnosed) - (await activated),
  };
  writeFileSync(process.env.JOURNEY_BENCH_REPORT ?? '', JSON.stringify({ ...times, version: vscode.version }));
}

/**
 * What the extension's own code took: being loaded, and its `activate`. VS Code marks these times; the rest of the
 * activation is its extension host waiting for the window, which is busy with showing the map.
 */
function codeTime(): number {
  const at = (name: string) => {
    const { getMarks } = (globalThis as unknown as { MonacoPerformanceMarks: Marks }).MonacoPerformanceMarks;
    const mark = getMarks().findLast((it) => it.name === `code/extHost/${name}/${EXTENSION}`);
    if (!mark) throw new Error(`VS Code has not marked ${name}`);
    return mark.startTime;
  };
  const loading = at('didLoadExtensionCode') - at('willLoadExtensionCode');
  return loading + at('didActivateExtension') - at('willActivateExtension');
}

function firstDiagnostics(file: vscode.Uri): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('No diagnostics came')), PATIENCE_MS);
    const look = setInterval(() => {
      if (vscode.languages.getDiagnostics(file).length === 0) return;
      clearInterval(look);
      clearTimeout(late);
      resolve(performance.now());
    }, LOOK_MS);
  });
}
