/** Markdown pages say what the map says, and none of its texts becomes markup. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { readJson } from '../../src/exchange/json/read.js';
import { writeMarkdown } from '../../src/exchange/markdown/write.js';
import { RANDOM_MAP } from './random-map.js';
import { useLanguage } from './reading.js';

const { map } = useLanguage();
const markdown = new MarkdownIt({ html: true });

/** What is shown of a page: its headings, the rows of its tables, its pictures; and the kinds of elements in it. */
function shown(page: string) {
  const html = markdown.render(page);
  const text = (inner: string) =>
    inner
      .replaceAll('<br>', '\n')
      .replace(/<[^>]*>/g, '')
      .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name]!);
  const all = (pattern: RegExp, from = html) => [...from.matchAll(pattern)].map((match) => match[1]!);
  const tables = all(/<table>([\s\S]*?)<\/table>/g).map((table) =>
    all(/<tr>([\s\S]*?)<\/tr>/g, table).map((row) => all(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g, row).map(text)),
  );
  return {
    titles: all(/<h1>([\s\S]*?)<\/h1>/g).map(text),
    headings: all(/<h2>([\s\S]*?)<\/h2>/g).map(text),
    tables,
    pictures: all(/<img src="([^"]*)"/g),
    elements: new Set(all(/<(\w+)/g)),
    text: text(html),
  };
}

const ELEMENTS = ['h1', 'h2', 'ul', 'li', 'strong', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'br', 'p', 'img'];
const fold = (text: string) => text.replace(/\s+/gu, ' ').trim();
const page = (source: JourneyMap, picture?: string) => writeMarkdown(source, { picture }).content;

describe('a page', () => {
  test('has a title, people, and a table for each stage', async () => {
    const source = await map(`persona Ann
  role Mother
  quote So what?
source Talks
  size 3
journey J
  for Ann, Bo
  goal Be done
  scale 1..5
  stage First
    goal Begin
    lasts 2 days
    step Does x
      on Web, Shop
      feels weary 2: too late
      as Bo
        thinks Why?
      evidence Talks: all say so
      next Does y 30%: if late
      lane Legal: none
      opportunity Help
        lifts +1
        effort low
    step Does y
  stage Empty
`);
    const result = shown(page(source, 'pictures/j (1).svg'));
    expect(result.titles).toEqual(['J']);
    expect(result.pictures).toEqual(['pictures/j%20%281%29.svg']);
    expect(result.headings).toEqual(['People', 'First', 'Empty', 'Sources']);
    expect(result.text).toContain('Ann · Mother · “So what?”');
    expect(result.text).toContain('Scores: 1 to 5');
    expect(result.text).toContain('Talks · 3');
    expect(result.tables).toEqual([
      [
        ['Step', 'When', 'Where', 'Thinks', 'Feels', 'Opportunities', 'Evidence', 'Next', 'Legal'],
        ['The whole stage', '2 days', '', '', '', '', '', '', ''],
        [
          'Does x',
          '',
          'Web\nShop',
          'Bo: Why?',
          'weary (2): too late',
          'Help (lifts +1; low effort)',
          'Talks: all say so',
          '→ Does y 30%: if late',
          'none',
        ],
        ['Does y', '', '', '', '', '', '', '', ''],
      ],
    ]);
  });

  test.each(readdirSync('examples').filter((file) => file.endsWith('.journey')))(
    '%s: every step, in its stage',
    async (file) => {
      const source = await map(readFileSync(`examples/${file}`, 'utf8'));
      const { titles, tables, elements } = shown(page(source));
      expect(titles).toEqual(source.journeys.map(({ name }) => name));
      expect([...elements].filter((it) => !ELEMENTS.includes(it))).toEqual([]);
      const steps = tables.flatMap((rows) => rows.slice(1).map(([name]) => name));
      for (const stage of source.journeys.flatMap(({ stages }) => stages)) {
        expect(steps).toEqual(expect.arrayContaining(stage.steps.map(({ name }) => name)));
      }
    },
  );

  test('no text is markup', async () => {
    await fc.assert(
      fc.asyncProperty(RANDOM_MAP, async (random) => {
        const source = await map(readJson(JSON.stringify(random)).text);
        const { titles, tables, elements } = shown(page(source));
        expect([...elements].filter((it) => !ELEMENTS.includes(it))).toEqual([]);
        expect(titles.map(fold)).toEqual(source.journeys.map(({ name }) => fold(name)));
        for (const rows of tables) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        const steps = tables.flatMap((rows) => rows.slice(1).map(([name]) => fold(name!)));
        for (const { name } of source.journeys.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps))) {
          expect(steps).toContain(fold(name));
        }
      }),
    );
  });

  test.each([
    '<b>x</b>',
    '*x* _y_ `z` ~~q~~',
    '[a](b) ![c](d)',
    '# h',
    '- l',
    '1. n',
    '> q',
    '| a | b |',
    'a\\',
    '&lt;',
    '$x$',
    '---',
    '===',
  ])('%s is shown as it is written', async (text) => {
    const source = await map(`journey ${text}\n  stage ${text}\n    step ${text}\n      thinks ${text}\n`);
    const { titles, headings, tables } = shown(page(source));
    expect([titles, headings, tables]).toEqual([
      [text],
      [text],
      [
        [
          ['Step', 'Thinks'],
          [text, text],
        ],
      ],
    ]);
  });
});
