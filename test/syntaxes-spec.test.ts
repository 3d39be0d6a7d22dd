/** The TextMate grammar by itself, held against texts that say below each line what its parts are. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const tester = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/dist/unit.js');
const folder = path.join(root, 'test', 'syntaxes');

function run(...files: string[]) {
  const grammar = path.join(root, 'syntaxes', 'journey.tmLanguage.json');
  return spawnSync(process.execPath, [tester, '--grammar', grammar, ...files], { cwd: root, encoding: 'utf8' });
}

describe('the grammar', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.journey')))('highlights %s', (name) => {
    const { status, stdout, stderr } = run(path.join('test', 'syntaxes', name));
    expect(`${stdout}${stderr}`).not.toMatch(/ERROR|✖/);
    expect(status).toBe(0);
  });

  it('is really held against them', () => {
    const { status } = run(path.join('test', 'syntaxes', 'wrong', 'wrong.journey'));
    expect(status).not.toBe(0);
  });
});
