/** The real program, bundled from this source for each test file, and folders to run it in. */
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { bundleOptions, bundles } from '../../scripts/lib/bundles.mjs';
import { shipFiles } from '../../scripts/lib/shipped.mjs';
import { makeFonts } from '../../scripts/make-fonts.mjs';

export interface Outcome {
  /** null where a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

interface RunOptions {
  /** What standard input holds; nothing where it is left out. */
  input?: string | Uint8Array;
  env?: NodeJS.ProcessEnv;
  /** Ends the reading of standard output after its first bytes. */
  closeEarly?: boolean;
  /** Without the rights of an administrator, whom no permission stops. */
  asNobody?: boolean;
  /** The folder to run in, below the test's own; it is made. */
  below?: string;
  /** Called when the program runs; standard input stays open. */
  running?: (child: ReturnType<typeof spawn>) => void;
}

const NOBODY = 65_534;

/**
 * Bundles the program into a folder as `npm run build` does, with what ships beside it, before the tests of a file; and
 * gives each test a folder of its own.
 */
export function useProgram() {
  let dist = '';
  let folder = '';

  beforeAll(async () => {
    dist = openFolder('journey-program-');
    const parts = bundles.filter(({ outfile }) =>
      /^dist\/(cli|exchange|language|webview\/[\w-]+|export\/\w+)\.js$|^dist\/webview\/preview\.css$/.test(outfile),
    );
    await Promise.all(
      parts.map((bundle) =>
        esbuild.build(bundleOptions({ ...bundle, outfile: path.join(dist, path.relative('dist', bundle.outfile)) })),
      ),
    );
    shipFiles(dist);
    for (const font of await makeFonts()) cpSync(font, path.join(dist, path.relative('dist', font)));
  });
  afterAll(() => rmSync(dist, { recursive: true, force: true }));
  beforeEach(() => {
    folder = openFolder('journey-cli-');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  return {
    /** The path of something in the test's folder. */
    at: (...parts: string[]) => path.join(folder, ...parts),
    /** The path of something beside the program. */
    beside: (...parts: string[]) => path.join(dist, ...parts),
    /** Writes files into the test's folder. */
    write(files: Record<string, string | Uint8Array>): void {
      for (const [name, content] of Object.entries(files)) {
        const file = path.join(folder, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    },
    /** Runs the program to its end in the test's folder. */
    run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
      const cwd = path.join(folder, options.below ?? '.');
      mkdirSync(cwd, { recursive: true });
      return runToEnd(path.join(dist, 'cli.js'), args, cwd, options);
    },
  };
}

/** A new folder that everybody may look into. */
function openFolder(prefix: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}

function runToEnd(program: string, args: readonly string[], cwd: string, options: RunOptions): Promise<Outcome> {
  const { input, env = {}, closeEarly = false, asNobody = false, running } = options;
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...surroundings } = process.env;
  const mayDropRights = asNobody && process.getuid?.() === 0;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...surroundings, ...env },
      ...(mayDropRights && { uid: NOBODY, gid: NOBODY }),
    });
    const outcome = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      outcome.stdout += text;
      if (closeEarly) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      outcome.stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...outcome }));
    // The program may end without reading it.
    child.stdin.on('error', () => {});
    if (!running) child.stdin.end(input);
    running?.(child);
  });
}

/** A map that lacks nothing. */
export const GOOD = `journey Buying shoes
  for Rosa
  starts Decides to run
  ends Runs

  stage Shopping
    step Tries on three pairs
      on Store
      feels hopeful
persona Rosa
channel Store
`;

/** A map with a warning in line 6, `missing-emotion`, and an error in line 8, `unknown-reference`. */
export const BAD = `journey Buying shoes
  for Rosa
  starts Decides to run
  ends Runs
  stage Shopping
    step Tries on three pairs
      on Store
      next Nowhere
persona Rosa
channel Store
`;
