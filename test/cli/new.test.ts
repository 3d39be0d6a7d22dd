import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TEMPLATES } from '../../language-server/completion/templates.js';
import { fileNameOf, mapNamed } from '../../language-server/starting/new-map.js';
import { useLanguage } from '../exchange/reading.js';
import { useProgram } from './program.js';

const { at, run, write } = useProgram();
const { map } = useLanguage();

describe('journey new', () => {
  test('writes a map into a file called like the journey, without anything to report', async () => {
    expect(await run(['new', 'Buying: shoes & socks'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'journey: Wrote buying-shoes-socks.journey\n',
    });
    expect(readFileSync(at('buying-shoes-socks.journey'), 'utf8')).toMatch(/^journey Buying: shoes & socks\n {2}for /);
    expect(await run(['check', '--max-warnings', '0', 'buying-shoes-socks.journey'])).toMatchObject({ code: 0 });
  });

  test('from no template a map that is to be formatted', async () => {
    write(Object.fromEntries(TEMPLATES.map((it) => [`${it.name}.journey`, mapNamed(it, undefined)])));
    expect(await run(['format', '--check', '.'])).toMatchObject({ code: 0 });
  });

  test('without a name: to standard output, which can be checked', async () => {
    const { code, stdout, stderr } = await run(['new', '--template', 'research']);
    expect([code, stderr]).toEqual([0, '']);
    expect(await run(['check', '-', '--max-warnings', '0'], { input: stdout })).toMatchObject({ code: 0 });
    expect((await run(['new', 'Named', '-t', 'research', '-o', '-'])).stdout).toContain('journey Named\n');
  });

  test('into the file that is named, which is never written over', async () => {
    expect(await run(['new', 'One', '-o', 'a.journey'])).toMatchObject({ code: 0 });
    const first = readFileSync(at('a.journey'), 'utf8');
    const again = await run(['new', 'Two', '-o', 'a.journey']);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toBe('journey: ‘a.journey’ cannot be written: it is there already; choose another name.\n');
    expect(readFileSync(at('a.journey'), 'utf8')).toBe(first);
    expect(await run(['new', 'a.journey'])).toMatchObject({ code: 2 });
    expect(await run(['new', 'b.journey'])).toMatchObject({ code: 0, stderr: 'journey: Wrote b.journey\n' });
  });

  test.each<[string, string[], RegExp]>([
    ['an unknown template', ['new', 'A', '-t', 'bluprint'], /Did you mean blueprint\?/],
    ['another ending', ['new', 'A', '-o', 'a.txt'], /the name of a map ends in \.journey/],
    ['no such folder', ['new', 'A', '-o', 'no/a.journey'], /there is no folder ‘no’/],
    ['two files', ['new', 'a.journey', '-o', 'b.journey'], /not both/],
    ['a name that says nothing', ['new', '  '], /a name that says something/],
  ])('%s: exit code 2, and no file', async (_, args, message) => {
    write({});
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(existsSync(at('.')) ? readdirSync(at('.')) : []).toEqual([]);
  });
});

describe.each(TEMPLATES)('the template $name', (template) => {
  test.each(['Buying shoes', 'a, b: // c', '"quoted"', `} $1 \\ \${2:x}`, 'スキー 🎿'])(
    'is named ‘%s’',
    async (name) => {
      const { journeys } = await map(mapNamed(template, name));
      expect(journeys[0]!.name).toBe(name);
      for (const { futureOf } of journeys) if (futureOf) expect(futureOf).toMatchObject({ name, resolved: true });
      expect(mapNamed(template, name)).not.toContain('\t');
    },
  );
});

test.each([
  ['Buying shoes', 'buying-shoes.journey'],
  ['../../etc/passwd', 'etc-passwd.journey'],
  ['-x', 'x.journey'],
  ['…', 'journey.journey'],
  ['Überraschung für Zoë', 'überraschung-für-zoë.journey'],
  ['x'.repeat(500), `${'x'.repeat(60)}.journey`],
])('the file for ‘%s’ is %s', (name, file) => {
  expect(fileNameOf(name)).toBe(file);
});
