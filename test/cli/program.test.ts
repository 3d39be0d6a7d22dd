import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { BAD, useProgram } from './program.js';

const { beside, run } = useProgram();

describe('help', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']], [['help', 'help']]])('%j lists the commands', async (args) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stderr]).toEqual([0, '']);
    for (const { name, summary } of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} {2,}${summary}$`, 'm'));
  });

  test.each(COMMANDS.map(({ name }) => name))('of %s tells usage, options and examples', async (name) => {
    const { code, stdout, stderr } = await run(['help', name]);
    expect([code, stderr]).toEqual([0, '']);
    expect(await run([name, '--help'])).toEqual({ code, stdout, stderr });
    expect(await run([name, 'no.journey', '-h'])).toEqual({ code, stdout, stderr });
    const command = COMMANDS.find((it) => it.name === name)!;
    expect(stdout).toContain(`journey ${name} ${command.usage}`);
    for (const option of Object.keys(command.options)) expect(stdout).toContain(`--${option} `);
    expect(command.examples.length).toBeGreaterThan(1);
    for (const { line } of command.examples) expect(stdout).toContain(`  ${line}\n`);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('--version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    expect(await run(['-v'])).toMatchObject({ stdout: `${version}\n` });
  });
});

describe('misuse: exit code 2, one line that helps', () => {
  test.each<[string[], RegExp]>([
    [['chek'], /no command ‘chek’\. Did you mean check\?/],
    [['frobnicate'], /no command ‘frobnicate’\. journey --help/],
    [['help', 'rendr'], /Did you mean render\?/],
    [['maps/a.journey'], /journey check maps\/a\.journey/],
    [['--chek'], /no option --chek without a command/],
    [['constructor'], /no command ‘constructor’/],
    [['check', '--fromat', 'json'], /no option --fromat\. Did you mean --format\?/],
    [['check', '--__proto__'], /no option --__proto__/],
    [['check', '-x'], /no option -x/],
    [['check', '--format'], /--format needs a value: text or json or sarif or github or junit/],
    [['check', '--format='], /--format needs a value/],
    [['check', '--format', '--max-warnings', '3'], /--format needs a value.*--max-warnings follows/],
    [['check', '--format', 'jsno'], /takes text or json .*, not ‘jsno’\. Did you mean json\?/],
    [['check', '--max-warnings', 'few'], /whole number.*‘few’/],
    [['check', '--max-warnings=-1'], /whole number/],
    [['check', '--max-warnings=1.5'], /whole number/],
    [['check', '--help=yes'], /--help takes no value/],
    [['render'], /render needs FILE/],
    [['render', 'a.journey', '--theme', 'drak'], /Did you mean dark\?/],
    [['render', 'a.journey', '-o'], /-o needs a value: OUT/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^journey: [^\n]*\n$/);
    expect(stderr).toMatch(message);
  });
});

describe('streams', () => {
  test('a reader who leaves early is no error', async () => {
    const many = `${BAD}${'stpe x\n'.repeat(5_000)}`;
    const { code, stderr } = await run(['check', '-', '--format', 'json'], { input: many, closeEarly: true });
    expect([code, stderr]).toEqual([1, '']);
  });

  test('nothing is lost when much is written', async () => {
    const many = `${BAD}${'stpe x\n'.repeat(5_000)}`;
    const { stdout } = await run(['check', '-', '--format', 'json'], { input: many });
    expect(JSON.parse(stdout).length).toBeGreaterThan(5_000);
  });

  test('Ctrl+C: exit code 130, without a word', async () => {
    const ended = run(['check', '-'], {
      running: (child) => {
        // More than a pipe holds: once it is all taken, the program is reading, and waits for an end that does not come.
        child.stdin!.write(' '.repeat(4_000_000), () => child.kill('SIGINT'));
      },
    });
    expect(await ended).toEqual({ code: 130, stdout: '', stderr: '' });
  });
});

test('the program needs nothing but what stands beside it', async () => {
  const required = [...readFileSync(beside('cli.js'), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map((it) => it[1]!);
  expect(required.length).toBeGreaterThan(0);
  const others = required.filter((name) => !builtinModules.includes(name.replace(/^node:/, '')));
  expect(others.filter((name) => !name.startsWith('./') || !existsSync(beside(name)))).toEqual([]);
});
