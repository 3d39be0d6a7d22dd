/** What goes wrong around the program: one clear line, the right exit code, and every file whole. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DocumentState, TextDocument, URI } from 'langium';
import { describe, expect, test } from 'vitest';
import { createJourneyServices } from '../../language-server/module.js';
import { NodeFiles } from '../../language-server/node-files.js';
import { Failure } from '../../src/cli/exit.js';
import { readSource } from '../../src/cli/one-map.js';
import { rewriteSource } from '../../src/cli/rewrite.js';
import { Terminal } from '../../src/cli/terminal.js';
import { GOOD, useProgram } from '../cli/program.js';

const { at, beside, run, write } = useProgram();

const ONE_LINE = /^journey: [^\n]+\n$/;
/** Large enough for a file of it to be cut off in the middle. */
const LONG = GOOD + Array.from({ length: 400 }, (_, i) => `// comment ${i} ${'x'.repeat(80)}\n`).join('');
const temporaryFiles = (): string[] => readdirSync(at()).filter((name) => name.includes('.tmp'));

/** Runs the program where no file may grow beyond so many blocks of 512 bytes: what a full disk does in the middle of a file. */
function runWithoutSpace(args: readonly string[], blocks = 16) {
  const script = `ulimit -f ${blocks}; exec "$0" "$@"`;
  return spawnSync('sh', ['-c', script, process.execPath, beside('cli.js'), ...args], {
    cwd: at(),
    encoding: 'utf8',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
  });
}

describe('a disk without space', () => {
  test.each([
    ['a picture', ['render', 'a.journey', '-o', 'out.svg'], 'out.svg'],
    ['a page', ['render', 'a.journey', '-o', 'out.html'], 'out.html'],
    ['a map that is formatted', ['format', '--write', 'crooked.journey'], 'crooked.journey'],
    ['a map that is put right', ['check', '--fix', 'slip.journey'], 'slip.journey'],
    ['a map that is replaced', ['import', 'in.json', '-o', 'b.journey', '--force'], 'b.journey'],
  ])('leaves %s as it was, and nothing beside it', async (_, args, file) => {
    write({
      'a.journey': LONG,
      'crooked.journey': LONG.replace('  for Rosa', '      for   Rosa'),
      'slip.journey': LONG.replace('feels hopeful', 'mood hopeful'),
      'b.journey': GOOD,
      'out.svg': 'old',
      'out.html': 'old',
    });
    if (args[0] === 'import') {
      write({ 'long.journey': GOOD.replace('hopeful', `hopeful: ${'x'.repeat(40_000)}`) });
      expect((await run(['export', 'long.journey', '-o', 'in.json'])).code).toBe(0);
    }
    const before = readFileSync(at(file), 'utf8');
    const names = readdirSync(at()).sort();
    const { status, stderr } = runWithoutSpace(args);
    expect(stderr).toMatch(/cannot be written: [^\n]+\.\n/);
    expect(stderr).not.toMatch(/fault of this program|\n\s+at /);
    expect(status).toBe(2);
    expect(readFileSync(at(file), 'utf8')).toBe(before);
    expect(readdirSync(at()).sort()).toEqual(names);
  });

  test('makes no half of a new file', () => {
    write({ 'a.journey': GOOD });
    const { status, stderr } = runWithoutSpace(['render', 'a.journey', '-o', 'new.svg']);
    expect([status, stderr.match(ONE_LINE) !== null]).toEqual([2, true]);
    expect(readdirSync(at())).toEqual(['a.journey']);
  });

  // Where the system has such a place.
  if (existsSync('/dev/full'))
    test('is said where standard output is one', () => {
      write({ 'a.journey': GOOD });
      const { status, stderr } = spawnSync(process.execPath, [beside('cli.js'), 'render', 'a.journey'], {
        cwd: at(),
        encoding: 'utf8',
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      });
      expect([status, stderr]).toEqual([
        2,
        expect.stringMatching(/^journey: Standard output cannot be written: [^\n]+\n$/),
      ]);
    });
});

describe('a reader who leaves', () => {
  test.each([
    ['check', ['check', 'a.journey'], 1],
    ['render', ['render', 'a.journey'], 0],
    ['export', ['export', 'a.journey', '--to', 'csv'], 0],
    ['format', ['format', 'a.journey'], 0],
  ])('is no error: %s', async (_, args, code) => {
    write({
      'a.journey': `${LONG}${'stpe x\n'.repeat(3_000)}`.replaceAll(args[0] === 'check' ? '\0' : 'stpe x\n', ''),
    });
    const ended = await run(args, { closeEarly: true });
    expect(ended.code).toBe(code);
    expect(ended.stderr).toBe('');
  });
});

/** Waits for a condition that a running program brings about. */
async function until(condition: () => boolean, child: ChildProcess): Promise<void> {
  while (!condition()) {
    if (child.exitCode !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const isWhole = (file: string): boolean => /^<svg [\s\S]*<\/svg>\n?$/.test(readFileSync(file, 'utf8'));

describe('a program that is ended in the middle of its work', () => {
  const maps = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`m${i}.journey`, GOOD]));

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', null],
    ['SIGKILL', null],
  ] as const)('by %s has written whole files and no others', async (signal, code) => {
    write(maps);
    const child = spawn(process.execPath, [beside('cli.js'), 'render', '.', '-o', 'out/'], {
      cwd: at(),
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const pictures = () => globSync('out/*.svg', { cwd: at() });
    await until(() => pictures().length >= 2, child);
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(pictures().length).toBeGreaterThanOrEqual(2);
    expect(pictures().length).toBeLessThan(40);
    expect(pictures().filter((file) => !isWhole(at(file)))).toEqual([]);
    expect(readFileSync(at('m0.journey'), 'utf8')).toBe(GOOD);
  });
});

describe('a file that others write, too', () => {
  const terminal = new Terminal(process.stdout, process.stderr, {});
  const source = (text: string) => ({ name: 'a.journey', file: at('a.journey'), workspace: at(), text });

  test('is not written over if it has changed since it was read', () => {
    write({ 'a.journey': 'journey Another\n' });
    expect(() => rewriteSource(source(GOOD), `${GOOD}// more\n`)).toThrow(/changed by another program meanwhile/);
    expect(readFileSync(at('a.journey'), 'utf8')).toBe('journey Another\n');
    expect(temporaryFiles()).toEqual([]);
  });

  test('that is gone, or a folder now, is said to be', async () => {
    write({ 'a.journey': GOOD });
    rmSync(at('a.journey'));
    expect(() => rewriteSource(source(GOOD), 'x')).toThrow(Failure);
    await expect(readSource(source(''), terminal)).rejects.toThrow(Failure);
    mkdirSync(at('a.journey'));
    expect(() => rewriteSource(source(GOOD), 'x')).toThrow(/is a folder/);
  });

  test('is one or the other of two pictures, whoever comes last', async () => {
    write({ 'a.journey': GOOD, 'b.journey': GOOD.replace('Tries on', 'Looks at') });
    const names = ['a', 'b', 'a', 'b'];
    const ended = await Promise.all(names.map((name) => run(['render', `${name}.journey`, '-o', 'out.svg'])));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const [one, other] = await Promise.all(['a', 'b'].map((name) => run(['render', `${name}.journey`])));
    expect([one!.stdout, other!.stdout]).toContain(readFileSync(at('out.svg'), 'utf8'));
    expect(temporaryFiles()).toEqual([]);
  });

  test('is made by one of two that make it: the other is told', async () => {
    write({ 'one.mmd': 'journey\n  title One\n  section S\n  A: 5: Me\n' });
    const ended = await Promise.all([1, 2, 3].map(() => run(['import', 'one.mmd', '-o', 'one.journey'])));
    expect(ended.filter(({ code }) => code === 0)).toHaveLength(1);
    for (const { stderr } of ended.filter(({ code }) => code === 2))
      expect(stderr).toMatch(/cannot be written: [^\n]*there/);
    expect(readFileSync(at('one.journey'), 'utf8')).toContain('journey One');
    expect(temporaryFiles()).toEqual([]);
  });
});

describe('what cannot be written', () => {
  test('a folder in the place of a file, and a file in the place of a folder', async () => {
    write({ 'a.journey': GOOD, file: 'x', 'out.svg/keep': 'x' });
    for (const output of ['out.svg', 'file/out.svg', 'nowhere/out.svg']) {
      const { code, stderr } = await run(['render', 'a.journey', '-o', output]);
      expect([code, stderr.match(ONE_LINE) !== null], stderr).toEqual([2, true]);
    }
    expect(statSync(at('out.svg')).isDirectory()).toBe(true);
  });

  test('a name that no system takes', async () => {
    write({ 'a.journey': GOOD });
    const { code, stderr } = await run(['render', 'a.journey', '-o', `${'x'.repeat(300)}.svg`]);
    expect([code, stderr.match(ONE_LINE) !== null], stderr).toEqual([2, true]);
  });
});

describe('two windows on one file', () => {
  /** A window of its own, with a server of its own. */
  async function windowWith(text: string) {
    const { shared } = createJourneyServices({ fileSystemProvider: () => new NodeFiles() });
    const { DocumentBuilder, LangiumDocuments, TextDocuments, WorkspaceManager } = shared.workspace;
    await WorkspaceManager.initializeWorkspace([{ uri: pathToFileURL(at()).href, name: 'maps' }]);
    const uri = URI.parse(pathToFileURL(at('a.journey')).href);
    const document = TextDocument.create(uri.toString(), 'journey', 1, text);
    TextDocuments.set(document);
    await DocumentBuilder.update([uri], []);
    return {
      text: () => LangiumDocuments.getDocument(uri)!.textDocument.getText(),
      hearsOfTheFile: async () => {
        shared.lsp.DocumentUpdateHandler.didChangeWatchedFiles?.({ changes: [{ uri: uri.toString(), type: 2 }] });
        await DocumentBuilder.waitUntil(DocumentState.Validated);
      },
      close: () => {
        TextDocuments.delete(uri);
        shared.lsp.DocumentUpdateHandler.didCloseDocument?.({ document });
      },
    };
  }

  test('keep what is typed in each, whoever saves first, and what is on the disk counts when it is closed', async () => {
    write({ 'a.journey': GOOD });
    const one = await windowWith(`${GOOD}// typed in one\n`);
    const other = await windowWith(`${GOOD}// typed in the other\n`);
    write({ 'a.journey': `${GOOD}// typed in the other\n` });
    await Promise.all([one.hearsOfTheFile(), other.hearsOfTheFile()]);
    expect(one.text()).toContain('typed in one');
    expect(other.text()).toContain('typed in the other');
    expect(readFileSync(at('a.journey'), 'utf8')).toContain('typed in the other');
    one.close();
    await expect.poll(one.text).toContain('typed in the other');
  });
});

describe('a clock that somebody can set', () => {
  /** Ages back and ages ahead, in turn. */
  const JUMPS = `let turn = 0;
const RealDate = Date;
const jump = () => (turn++ % 2 ? -8e15 : 8e15);
globalThis.Date = class extends RealDate {
  constructor(...given) { super(...(given.length > 0 ? given : [jump()])); }
  static now() { return jump(); }
};`;

  test('changes nothing in what is written, nor when', () => {
    write({ 'a.journey': GOOD, 'jumps.cjs': JUMPS });
    const written = (output: string, ...options: string[]) => {
      const args = [...options, beside('cli.js'), 'render', 'a.journey', '-o', output];
      const { status, stderr } = spawnSync(process.execPath, args, { cwd: at(), encoding: 'utf8' });
      expect([status, stderr.replaceAll(output, '')]).toEqual([0, 'journey: Wrote \n']);
      return readFileSync(at(output));
    };
    for (const format of ['svg', 'pdf'])
      expect(written(`jumped.${format}`, '--require', './jumps.cjs')).toEqual(written(`calm.${format}`));
  });

  test('tells no length of time, and what day it is only to suggest it', () => {
    const files = globSync('{src,media,language-server}/**/*.ts');
    expect(files.length).toBeGreaterThan(300);
    const asking = files.filter((file) => /\bDate\.now\(|new Date\(\)/.test(readFileSync(file, 'utf8')));
    expect(asking).toEqual(['language-server/completion/values.ts']);
  });
});
