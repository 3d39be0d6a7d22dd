import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { completionScript } from '../../src/cli/shells.js';
import { useProgram } from './program.js';

const { run } = useProgram();

/** What bash suggests for the last of the words. */
function suggested(...words: string[]): string[] {
  const script = `${completionScript('bash', COMMANDS)}
COMP_WORDS=(journey "$@"); COMP_CWORD=$#; _journey; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}

describe('in bash', () => {
  test.each<[string[], string[]]>([
    [['ch'], ['check']],
    [['re'], ['render']],
    [['check', '--format', 's'], ['sarif']],
    [['check', '--ma'], ['--max-warnings']],
    [
      ['diff', '--format', ''],
      ['text', 'json', 'markdown'],
    ],
    [['render', 'a.journey', '--theme', 'd'], ['dark']],
    [['help', 'exp'], ['export']],
    [['check', 'shoes'], []],
  ])('%j', (words, expected) => {
    expect(suggested(...words)).toEqual(expected);
  });
});

test('journey completion writes the script of a shell', async () => {
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    expect(await run(['completion', shell])).toEqual({
      code: 0,
      stdout: completionScript(shell, COMMANDS),
      stderr: '',
    });
  }
  const { code, stderr } = await run(['completion', 'fihs']);
  expect([code, stderr]).toEqual([2, 'journey: completion knows bash, zsh, fish, not ‘fihs’. Did you mean fish?\n']);
});

test('the scripts of zsh and fish name every command, option and word', () => {
  const [zsh, fish] = [completionScript('zsh', COMMANDS), completionScript('fish', COMMANDS)];
  for (const { name, options } of COMMANDS) {
    expect(zsh).toContain(`'${name}:`);
    expect(fish).toContain(` -a ${name} -d '`);
    for (const [option, { choices = [] }] of Object.entries<{ choices?: readonly string[] }>(options)) {
      expect(zsh).toContain(`'--${option}:`);
      expect(fish).toContain(`__fish_seen_subcommand_from ${name}' -l ${option}`);
      if (choices.length > 0) expect(fish).toContain(` -x -a '${choices.join(' ')}'`);
    }
  }
});
