/** The picture, its table and the preview's page say nothing that is not translated. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { config } from '@vscode/l10n';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JourneyMap } from '../language-server/map/journey-map.js';
import { filledIn, language, say } from '../language-server/said.js';
import { whatChanged } from '../media/changes.js';
import { KEY_LINES, shownKeys } from '../media/keys.js';
import { layoutMap, type Reading, renderSvg, VIEWS } from '../src/diagram/index.js';
import { journeyTable } from '../src/export/html/table.js';
import { previewHtml } from '../src/extension/preview/html.js';
import { starterMap } from '../src/extension/preview/starter.js';
import { readMaps } from '../src/library/read-maps.js';
import { textsOf } from './diagram/scene-marks.js';
import { createLanguage } from './language/helpers.js';

const FOLDER = path.join(import.meta.dirname, '../examples');

/** A language without words: crosses for letters. Places stay, and so do tags, by which lists are joined. */
const CROSSES = new Proxy<Record<string, string>>(
  {},
  {
    get: (_, key) => {
      const [message = ''] = String(key).split(/\/(?=[A-Z{]|[^/]* (?:is|are) )/, 1);
      if (message === 'en-GB') return message;
      const parts = message.split(/(\{\w+)/);
      return parts.map((part) => (/^\{\w+$/.test(part) ? part : part.replace(/\p{L}/gu, '×'))).join('');
    },
  },
);

const wordsOf = (text: string): string[] => text.match(/\p{L}{2,}/gu) ?? [];

async function mapOf(name: string): Promise<JourneyMap> {
  const file = path.join(FOLDER, name);
  const { maps } = await readMaps([{ name, file, workspace: FOLDER, text: readFileSync(file, 'utf8') }]);
  return maps[0]!.map();
}

/** What somebody has written into a map. */
function ownWords(map: JourneyMap): Set<string> {
  const found = new Set<string>();
  // A choice among words of the language is not what somebody has written.
  const chosen = new Set(['state', 'basis', 'status', 'effort', 'impact', 'kind', 'method', 'uri']);
  const visit = (value: unknown): void => {
    if (typeof value === 'string') for (const word of wordsOf(value)) found.add(word);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) if (!chosen.has(key)) visit(inner);
    }
  };
  visit(map);
  return found;
}

function labelsOf(reading: readonly Reading[]): string[] {
  return reading.flatMap(({ label, name = '', place = '', feels, parts = [] }) => [
    label,
    name,
    place,
    feels?.brief ?? '',
    ...labelsOf(parts),
  ]);
}

/** What a page shows and reads out. */
function saidIn(html: string): string[] {
  const attributes = [...html.matchAll(/ (?:aria-label|title|placeholder)="([^"]*)"/g)].map(([, text = '']) => text);
  return [...attributes, html.replace(/<[^>]*>/g, '\n')];
}

beforeEach(() => config({ contents: CROSSES }));
afterEach(() => config({ contents: {} }));

describe('in a language without words', () => {
  test.each(VIEWS)('the %s says nothing in English', async (view) => {
    for (const name of ['car-sharing.journey', 'day-surgery.journey']) {
      const map = await mapOf(name);
      const own = ownWords(map);
      const scene = await layoutMap(map, 0, { view });
      const lanes = scene.bands.flatMap(({ lane }) => lane?.name ?? []);
      const said = [...textsOf(scene), ...labelsOf(scene.reading), ...lanes, ...scene.notices, scene.description];
      expect(said.filter((text) => text.includes('×')).length).toBeGreaterThan(5);
      expect([...new Set(said.flatMap(wordsOf))].filter((word) => !own.has(word))).toEqual([]);
      const [, role = 'missing'] = /aria-roledescription="([^"]*)"/.exec(renderSvg(scene, { theme: 'light' })) ?? [];
      expect(wordsOf(role)).toEqual([]);
    }
  });

  test('so does the picture that invites to write a map', async () => {
    const { map } = await createLanguage();
    for (const text of ['', 'journey Äöü\n', 'journey Äöü\n  stage Öäü\n']) {
      const scene = await layoutMap(await map(text), 0, { view: 'blueprint' });
      const said = [...textsOf(scene), ...labelsOf(scene.reading), scene.description];
      expect(said.flatMap(wordsOf).filter((word) => !/^[Äöü]+$/i.test(word))).toEqual([]);
    }
  });

  test('so does the table', async () => {
    const map = await mapOf('car-sharing.journey');
    const own = ownWords(map);
    const said = saidIn(journeyTable(map, map.journeys[0]!))
      .join('\n')
      .replace(/&#\d+;/g, ' ');
    expect(said).toContain('×');
    expect([...new Set(wordsOf(said))].filter((word) => !own.has(word))).toEqual([]);
  });

  test('so do the page of the preview, its keys, and what it tells of changes', async () => {
    const page = saidIn(previewHtml((...parts) => parts.join('/'), 'x', { a: 'b' }));
    expect(page.flatMap(wordsOf)).toEqual([]);
    expect(KEY_LINES.flatMap((line) => [say(line.what), ...shownKeys(line)]).flatMap(wordsOf)).toEqual([]);
    const { map } = await createLanguage();
    const readings = ['journey ÄÄ\n  stage ÖÖ\n    step ÜÜ\n', 'journey ÄÄ\n  stage ÖÖ\n'].map(
      async (text) => (await layoutMap(await map(text), 0, {})).reading,
    );
    const [more, less] = await Promise.all(readings);
    expect(wordsOf(whatChanged(more!, less!))).toEqual(['ÜÜ']);
    expect(wordsOf(whatChanged(less!, more!))).toEqual(['ÜÜ']);
  });
});

test('without translations everything is English, whatever was said before', async () => {
  config({ contents: {} });
  const scene = await layoutMap(await mapOf('car-sharing.journey'), 0, {});
  expect(language()).toBe('en-GB');
  expect(textsOf(scene)).toContain('Opportunities');
  expect(filledIn('step {1:Pays}: {2:at once}')).toBe('step Pays: at once');
});

test('the map of the empty page passes its own checks', async () => {
  config({ contents: {} });
  const { check } = await createLanguage();
  const found = await check(starterMap());
  expect(found.filter(({ severity }) => severity! <= 3).map(({ message }) => message)).toEqual([]);
});
