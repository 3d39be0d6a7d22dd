/** What a map says is text wherever it is written: files made of it are opened in a real browser, where nothing may run. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { VIEWS, type View } from '../../src/diagram/index.js';
import {
  readCsv,
  readJson,
  readMermaid,
  writeCsv,
  writeJson,
  writeMarkdown,
  writeMermaid,
} from '../../src/exchange/index.js';
import type { ExportFormat } from '../../src/export/index.js';
import { listenTo, usePages } from '../browser.js';
import { useExporter } from '../export/exporter.js';
import { isThorough } from '../thorough.js';
import { HOSTILE_TEXTS, mapOfText, mapOfTexts } from './corpus.js';
import { provoke, strangeIn } from './in-hostile-page.mjs';

const { exported, mapOf, tempFolder } = useExporter();
const browser = usePages();

interface Case {
  name: string;
  text: string;
  views: readonly View[];
  others: boolean;
  pdf: boolean;
}

/** All texts in one map, as one is quickly drawn, and one in every place that takes a text; in long runs each of them. */
const QUICK: readonly Case[] = [
  { name: 'all texts', text: mapOfTexts(HOSTILE_TEXTS), views: ['map'], others: true, pdf: false },
  { name: 'one text in every place', text: mapOfText(HOSTILE_TEXTS[1]!), views: ['flow'], others: false, pdf: true },
];
const THOROUGH = [{ name: 'all texts', text: mapOfTexts(HOSTILE_TEXTS) }].concat(
  HOSTILE_TEXTS.map((text) => ({ name: text, text: mapOfText(text) })),
);
const CASES = isThorough ? THOROUGH.map((it): Case => ({ ...it, views: VIEWS, others: true, pdf: true })) : QUICK;

/** What happened in a page that was opened, pointed at and clicked on all over. */
async function happened(file: string) {
  const page = await browser.newPage();
  const address = pathToFileURL(file).href;
  const events: string[] = [];
  const { requests, complaints } = listenTo(page, address);
  page.on('dialog', (dialog) => {
    events.push(`asked: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (other) => events.push(`opened ${other.url()}`));
  page.on('framenavigated', (frame) => frame.url() !== address && events.push(`went to ${frame.url()}`));
  await page.goto(address);
  await page.evaluate(provoke);
  const strange: string[] = await page.evaluate(strangeIn);
  const hacked = await page.evaluate('window.hacked ?? null');
  await page.close();
  events.push(...requests.map((url) => `asked for ${url}`), ...complaints.map((it) => `complained: ${it}`));
  return { events, strange, hacked };
}

const NOTHING = { events: [], strange: [], hacked: null };

describe('the browser of these tests', () => {
  test('would tell', async () => {
    const file = path.join(tempFolder(), 'bad.html');
    writeFileSync(
      file,
      '<!doctype html><p onclick="window.hacked=1">x</p><iframe></iframe><img src="https://example.com/x.png">',
    );
    const { events, strange, hacked } = await happened(file);
    expect(events).toContain('asked for https://example.com/x.png');
    expect(strange).toEqual(expect.arrayContaining(['p onclick', 'iframe', 'img src=https://example.com/x.png']));
    expect(hacked).toBe(1);
  });
});

async function written(text: string, format: ExportFormat, view: View): Promise<string> {
  const { data } = await exported(await mapOf(text), { format, view });
  const file = path.join(tempFolder(), `map.${format}`);
  writeFileSync(file, data);
  return file;
}

describe.each(CASES)('a map of $name', ({ text, views, others, pdf }) => {
  test.each(views)('is text in SVG: %s', async (view) => {
    expect(await happened(await written(text, 'svg', view))).toEqual(NOTHING);
  });

  if (others)
    test('is text in a page', async () => {
      expect(await happened(await written(text, 'html', 'blueprint'))).toEqual(NOTHING);
    });

  if (pdf)
    test('is text in a PDF, which does nothing and opens nothing', async () => {
      const { data } = await exported(await mapOf(text), { format: 'pdf', page: 'a3' });
      const objects = Buffer.from(data)
        .toString('latin1')
        .replace(/stream\r?\n[\s\S]*?endstream/g, '')
        .replace(/\((?:\\[\s\S]|[^\\()])*\)|<[0-9a-f]*>/gi, '');
      expect(objects).toContain('/Type /Page');
      expect(
        objects.match(/\/(?:JavaScript|JS|OpenAction|AA|Launch|SubmitForm|EmbeddedFile|URI|GoToR|RichMedia)\b/g),
      ).toBeNull();
    });

  if (others)
    test('is text in Markdown, even where a page takes markup', async () => {
      const md = new MarkdownIt({ html: true, linkify: true });
      const { content } = writeMarkdown(await mapOf(text));
      const file = path.join(tempFolder(), 'map.html');
      writeFileSync(file, `<!doctype html><meta charset="utf-8">${md.render(content)}`);
      expect(await happened(file)).toEqual(NOTHING);
    });

  if (others)
    test('changes nothing beside it when it is written as data and read again', async () => {
      const map = await mapOf(text);
      const texts = [
        readJson(writeJson(map)).text,
        readCsv(writeCsv(map).content, 'x').text,
        readMermaid(writeMermaid(map, 0).content, 'x').text,
      ];
      for (const again of texts) expect((await mapOf(again)).journeys.length).toBe(1);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as { hacked?: unknown }).hacked).toBeUndefined();
    });
});
