import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GOOD, useProgram } from './program.js';

const { at, run, write } = useProgram();

const MERMAID = 'journey\n  title Moving\n  section Packing\n    Buys boxes: 9: Ann\n';
const CSV = 'Stage,Step,Feels\nPacking,Buys boxes,happy\n';

describe('one file', () => {
  test('goes to standard output, what is odd to standard error with its line', async () => {
    write({ 'a.mmd': MERMAID });
    const { code, stdout, stderr } = await run(['import', 'a.mmd']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^persona Ann\n\njourney Moving\n/);
    expect(stderr).toBe('journey: a.mmd:4: The score 9 is outside of 1 to 5: it is taken as 5.\n');
  });

  test.each([
    ['a.mmd', MERMAID],
    ['a.md', `# Page\n\`\`\`mermaid\n${MERMAID}\`\`\`\n`],
    ['a.csv', CSV],
    ['a.tsv', CSV.replaceAll(',', '\t')],
  ])('%s becomes a map that checks without errors', async (name, content) => {
    write({ [name]: content });
    expect(await run(['import', name, '-o', 'out.journey'])).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(at('out.journey'), 'utf8')).toContain('step Buys boxes\n');
    expect(await run(['check', 'out.journey', '--format', 'json'])).toMatchObject({ code: 0 });
  });

  test.each(['json', 'csv', 'xlsx', 'mermaid'])('what export writes as %s comes back', async (format) => {
    write({ 'a.journey': GOOD });
    const file = { mermaid: 'a.mmd' }[format] ?? `a.${format}`;
    expect(await run(['export', 'a.journey', '-o', file])).toMatchObject({ code: 0 });
    const { code, stdout } = await run(['import', file]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /journey Buying shoes\n {2}for Rosa\n[\s\S]*stage Shopping\n {4}step Tries on three pairs\n/,
    );
  });

  test('JSON comes back word for word', async () => {
    write({ 'a.journey': GOOD });
    const json = (await run(['export', 'a.journey', '--to', 'json'])).stdout;
    const { stdout } = await run(['import', '-'], { input: json });
    write({ 'b.journey': stdout });
    expect((await run(['export', 'b.journey', '--to', 'json'])).stdout).toBe(json);
  });

  test.each([
    [MERMAID, 'Moving'],
    [CSV, 'Journey'],
    [`\`\`\`mermaid\n${MERMAID}\`\`\`\n`, 'Moving'],
  ])('from standard input, by what is in it: %j', async (input, title) => {
    expect((await run(['import', '-'], { input })).stdout).toContain(`journey ${title}\n`);
  });

  test('a title that is missing is the name of the file', async () => {
    write({ 'spring survey.csv': CSV });
    expect((await run(['import', 'spring survey.csv'])).stdout).toMatch(/^journey spring survey\n/);
  });

  test('a line that cannot be meant is kept as a comment, with the lines in it, and said', async () => {
    write({ 'a.csv': 'Stage,Step,Next,Details\nS,X,Nowhere,Other map\nS,Y,,\n' });
    const { code, stdout, stderr } = await run(['import', 'a.csv']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ {6}\/\/ next Nowhere\n {6}\/\/ details Other map\n {4}step Y\n/);
    expect(stderr).toMatch(/‘next Nowhere’ is kept as a comment\. .*Nowhere/);
    expect(stderr).toMatch(/‘details Other map’ is kept as a comment\./);
  });

  test('a configuration that makes errors of warnings takes no line away', async () => {
    write({ 'a.csv': CSV, 'journey.config.json': '{ "extends": "strict" }' });
    const { code, stdout } = await run(['import', 'a.csv']);
    expect(code).toBe(0);
    expect(stdout).toContain('\n    step Buys boxes\n');
  });
});

describe('what is there stays there', () => {
  test('unless --force is said', async () => {
    write({ 'a.csv': CSV, 'out.journey': 'old\n' });
    const refused = await run(['import', 'a.csv', '-o', 'out.journey']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/‘out\.journey’ cannot be written: it is there already; .*--force/);
    expect(readFileSync(at('out.journey'), 'utf8')).toBe('old\n');
    expect(await run(['import', 'a.csv', '-o', 'out.journey', '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(at('out.journey'), 'utf8')).toContain('journey a\n');
    expect(readdirSync(at()).sort()).toEqual(['a.csv', 'out.journey']);
  });

  test('also where it comes between looking and writing, as a link into the void shows', async () => {
    write({ 'a.csv': CSV });
    symlinkSync('elsewhere.journey', at('out.journey'));
    const { code, stderr } = await run(['import', 'a.csv', '-o', 'out.journey']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^journey: ‘out\.journey’ cannot be written: .*there[^\n]*\n$/),
    ]);
    expect(readdirSync(at()).sort()).toEqual(['a.csv', 'out.journey']);
  });

  test('also where nothing can be imported', async () => {
    write({ 'a.csv': 'x,y\n1,2\n', 'out.journey': 'old\n' });
    expect(await run(['import', 'a.csv', '-o', 'out.journey', '--force'])).toMatchObject({ code: 2 });
    expect(readFileSync(at('out.journey'), 'utf8')).toBe('old\n');
  });
});

describe('several files', () => {
  test('go into a folder, which is made; what fails stops no other', async () => {
    write({ 'a.mmd': MERMAID, 'b.csv': CSV, 'c.csv': 'x,y\n' });
    const { code, stderr } = await run(['import', 'a.mmd', 'c.csv', 'b.csv', '-o', 'maps/']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/‘c\.csv’ has no column called ‘Stage’ or ‘Step’/);
    expect(readdirSync(at('maps')).sort()).toEqual(['a.journey', 'b.journey']);
  });

  test('never two into one', async () => {
    write({ 'a.mmd': MERMAID, 'a.csv': CSV });
    mkdirSync(at('maps'));
    const { code, stderr } = await run(['import', 'a.mmd', 'a.csv', '-o', 'maps/']);
    expect([code, readdirSync(at('maps'))]).toEqual([2, []]);
    expect(stderr).toMatch(/Two of the files would become ‘maps.a\.journey’/);
  });
});

describe('exit code 2, one line that helps', () => {
  test.each<[string[], RegExp]>([
    [['a.mmd', 'b.mmd'], /name a folder for them with -o/],
    [['none.mmd'], /‘none\.mmd’ cannot be read: there is no such file/],
    [['a.mmd', '-o', 'a.txt'], /ends in \.journey/],
    [['a.mmd', '-o', 'no/a.journey'], /no folder ‘no’/],
    [['a.xls'], /‘a\.xls’ is a workbook of another kind/],
    [['a.journey'], /is a map already/],
    [['a.bin'], /add --from mermaid or csv or xlsx or json/],
    [['a.mmd', '--from', 'cvs'], /Did you mean csv\?/],
    [['flow.mmd'], /‘flow\.mmd’ holds no Mermaid journey: this diagram is ‘flowchart’ \(line 1\)\./],
    [['bad.json'], /‘bad\.json’ is no JSON: .* \(line 2\)\./],
    [['bad.xlsx'], /‘bad\.xlsx’ is no XLSX workbook/],
    [['nul.csv'], /‘nul\.csv’ is not a text file/],
    [['-', '--from', 'xlsx'], /name its file/],
  ])('%j', async (args, message) => {
    write({ 'a.mmd': MERMAID, 'b.mmd': MERMAID, 'flow.mmd': 'flowchart LR\n', 'bad.json': '{\n]', 'bad.xlsx': 'x' });
    writeFileSync(at('nul.csv'), new Uint8Array(9));
    const { code, stdout, stderr } = await run(['import', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^journey: [^\n]*\n$/);
    expect(stderr).toMatch(message);
  });
});
