import { describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../language-server/completion/templates.js';
import { plainTextOf } from '../../language-server/fixes/snippet.js';
import { pageOf } from '../../language-server/reading/keyword-pages.js';
import { REASONS } from '../../language-server/reading/rule-reasons.js';
import { RULES } from '../../language-server/rules/index.js';
import { type BlockName, keywordsOf, lineOf, TABLE } from '../../language-server/syntax/table.js';
import { CURSOR, completing } from './completing.js';

const { at, labels, taken, resolve, language } = completing();

describe('whole maps', () => {
  it('are offered in an empty file, and nowhere else', async () => {
    const titles = TEMPLATES.map(({ title }) => title);
    for (const text of [CURSOR, `\n${CURSOR}\n`, `ser${CURSOR}`]) {
      expect((await labels(text)).slice(0, titles.length)).toEqual(titles);
    }
    expect(await labels(`persona Rosa\n${CURSOR}`)).not.toContain(titles[0]);
    expect(await labels(`journey A\n  ${CURSOR}`)).not.toContain(titles[0]);
  });

  it.each(TEMPLATES)('$title has nothing to be reported', async ({ title, snippet }) => {
    const text = await taken(CURSOR, title);
    expect(text).toBe(plainTextOf(snippet).replace(/\t/g, '  '));
    const severe = (await language().check(text)).filter(({ severity }) => severity! <= 3);
    expect(severe).toEqual([]);
    expect(text).not.toMatch(/[{}$]/);
  });
});

describe('the documentation of an item', () => {
  it('is what its keyword is for, with an example', async () => {
    const { item } = await at(`journey A\n  stage B\n    step C\n      ${CURSOR}`);
    expect(item('thinks').documentation).toBeUndefined();
    expect(resolve(item('thinks')).documentation).toEqual({
      kind: 'markdown',
      value: 'What goes through their head\\.\n\n```journey\nthinks So many brands: which one is for me?\n```',
    });
    expect(resolve(item('step …')).documentation).toMatchObject({ value: expect.stringContaining('step What the') });
  });

  it('is the card of a name, in which the words of the map mean nothing', async () => {
    const { item } = await at(`persona Rosa\n  role [x](command:y) <b>\njourney A\n  for ${CURSOR}`);
    expect(resolve(item('Rosa')).documentation).toMatchObject({
      value: '**Rosa** · persona\n\n\\[x\\]\\(command\\:y\\) \\<b\\>',
    });
  });

  it('exists for every keyword of every block and for every rule', () => {
    for (const block of Object.keys(TABLE) as BlockName[]) {
      for (const keyword of keywordsOf(block)) expect(pageOf(block, keyword), `${block} ${keyword}`).toBeDefined();
    }
    expect(Object.keys(REASONS).sort()).toEqual(RULES.map(({ code }) => code).sort());
  });

  /** The lines around an example of a block. */
  const AROUND: Readonly<Record<BlockName, readonly string[]>> = {
    file: [],
    persona: ['persona A'],
    channel: ['channel A'],
    touchpoint: ['touchpoint A'],
    emotion: ['emotion A -1'],
    source: ['source A'],
    metric: ['metric A'],
    lane: ['lane A'],
    framework: ['framework A'],
    frameworkStage: ['framework A', 'stage B'],
    journey: ['journey A'],
    stage: ['journey A', 'stage B'],
    step: ['journey A', 'stage B', 'step C'],
    opportunity: ['journey A', 'stage B', 'step C', 'opportunity D'],
    as: ['journey A', 'stage B', 'step C', 'as E'],
  };

  it.each(Object.keys(TABLE) as BlockName[])('shows lines that can stand in a block of kind %s', async (block) => {
    const around = AROUND[block];
    for (const keyword of keywordsOf(block)) {
      const { example } = pageOf(block, keyword)!;
      expect(example.startsWith(keyword), example).toBe(true);
      const indent = '  '.repeat(around.length);
      const lines = [
        ...around.map((it, depth) => '  '.repeat(depth) + it),
        ...example.split('\n').map((it) => indent + it),
      ];
      const wrong = (await language().check(lines.join('\n'))).filter(({ code }) =>
        ['syntax', 'unknown-keyword', 'misplaced-line', 'invalid-value', 'repeated-line', 'unknown-emotion'].includes(
          String(code),
        ),
      );
      expect(wrong, lines.join('\n')).toEqual([]);
      expect(lineOf(block, keyword)).toBeDefined();
    }
  });
});
