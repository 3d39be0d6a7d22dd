/** The steps of the action and the commands of the hooks, run as they stand; in place of npx, which would install a release, runs this program. */
import { execFile } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { BAD, GOOD, type Outcome, useProgram } from './program.js';

const { at, beside, write } = useProgram();
const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');

/** Runs a script as a workflow does, with a program npx that runs this one whatever its version. */
function inBash(script: string, env: Record<string, string> = {}, args: string[] = []): Promise<Outcome> {
  write({
    'bin/npx': `#!/bin/sh\n[ "$1" = --yes ] || exit 90\ncase "$2" in journey-maps|journey-maps@?*) ;; *) exit 91 ;; esac\nshift 2\nexec "${process.execPath}" "${beside('cli.js')}" "$@"\n`,
  });
  chmodSync(at('bin/npx'), 0o755);
  const surroundings = { ...process.env, PATH: `${at('bin')}:${process.env.PATH}`, ...env };
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script, 'bash', ...args],
      { cwd: at(), env: surroundings },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

describe('the action', () => {
  const text = read('action.yml');
  const inputs = [...text.matchAll(/^ {2}([a-z-]+):\n {4}description: .+\n {4}default: (.+)$/gm)].map(
    ([, name = '', value = '']) => [name, value.replace(/^'(.*)'$/, '$1')] as const,
  );
  const variables = [...text.matchAll(/^ {8}([A-Z_]+): \$\{\{ inputs[.]([a-z-]+) \}\}$/gm)];
  const script = text.slice(text.indexOf('run: |\n') + 'run: |\n'.length).replaceAll(/^ {8}/gm, '');

  /** Runs the step with some of the inputs, and the others as they are by default. */
  function act(given: Record<string, string> = {}): Promise<Outcome> {
    const values: Record<string, string> = { ...Object.fromEntries(inputs), ...given };
    return inBash(
      script,
      Object.fromEntries(variables.map(([, variable = '', name = '']) => [variable, values[name]!])),
    );
  }

  test('hands each input over in the environment, none in the text of the script', () => {
    expect(variables.map(([, , name]) => name)).toEqual(inputs.map(([name]) => name));
    expect(inputs).toHaveLength(4);
    expect(script).not.toContain('{{');
  });

  test('annotates, and fails on errors', async () => {
    write({ 'maps/bad one.journey': BAD, 'good.journey': GOOD });
    const { code, stdout, stderr } = await act();
    expect(stdout.split('\n').map((line) => line.replace(/(?<=title=[a-z-]+)::.*/, ''))).toEqual([
      '::warning file=maps/bad one.journey,line=6,endLine=6,col=10,endColumn=29,title=missing-emotion',
      '::error file=maps/bad one.journey,line=8,endLine=8,col=12,endColumn=18,title=unknown-reference',
      '',
    ]);
    expect([code, stderr]).toEqual([1, '']);
  });

  test('takes files and patterns one a line, and how many warnings may be', async () => {
    write({ 'a b.journey': GOOD, 'maps/c.journey': BAD.replace(/.*Nowhere\n/, ''), 'bad.journey': BAD });
    const files = 'a b.journey\n\nmaps/*.journey\n';
    expect(await act({ files })).toMatchObject({ code: 0, stderr: '' });
    expect(await act({ files, 'max-warnings': '0' })).toMatchObject({ code: 1 });
    expect(await act({ files: '$(touch pwned); good.journey' })).toMatchObject({ code: 2 });
    expect(() => readFileSync(at('pwned'))).toThrow('ENOENT');
  });

  test('writes SARIF, too, whether there are errors or not', async () => {
    write({ 'bad.journey': BAD });
    expect(await act({ sarif: 'found.sarif' })).toMatchObject({ code: 1, stdout: expect.stringContaining('::error ') });
    expect(JSON.parse(readFileSync(at('found.sarif'), 'utf8')).runs[0].results).toHaveLength(2);
    expect(await act({ sarif: 'none.sarif', files: 'nowhere' })).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('the hooks', () => {
  const hooks = Object.fromEntries(
    [...read('.pre-commit-hooks.yaml').matchAll(/^- id: (.+)\n(?: {2}.+\n)*? {2}entry: (.+)$/gm)].map(
      ([, id = '', entry = '']) => [id, entry],
    ),
  );

  test('check and format the files that are handed to them', async () => {
    expect(Object.keys(hooks)).toEqual(['journey-check', 'journey-format']);
    write({ 'bad.journey': BAD, 'loose.journey': GOOD.replace('feels hopeful', 'feels   hopeful') });
    const hook = (id: string, ...files: string[]) => inBash(`${hooks[id]} "$@"`, {}, files);
    expect(await hook('journey-check', 'loose.journey')).toMatchObject({ code: 0 });
    expect(await hook('journey-check', 'bad.journey', 'loose.journey')).toMatchObject({ code: 1 });
    expect(await hook('journey-format', 'loose.journey')).toMatchObject({ code: 0 });
    expect(readFileSync(at('loose.journey'), 'utf8')).toContain('feels hopeful');
  });
});
