import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ELK from 'elkjs/lib/elk.bundled.js';
import type { LangiumDocument } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Model } from '../language-server/generated/ast.js';
import { layoutMap, renderSvg } from '../src/diagram/index.js';
import { createLanguage, type Language, summary } from './language/helpers.js';
import { EVERY_LINE, linesUsed } from './used-keywords.js';

const FOLDER = join(import.meta.dirname, '..', 'examples');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.journey'));
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
/** Written down without introducing anybody or anything. */
const JOTTED = 'food-bank.journey';

let language: Language;
const documents = new Map<string, LangiumDocument<Model>>();
beforeAll(async () => {
  language = await createLanguage();
  const built = await language.add(Object.fromEntries(names.map((name) => [`examples/${name}`, read(name)])));
  names.forEach((name, index) => {
    documents.set(name, built[index]!);
  });
});

const mapOf = (name: string) => language.journey.map.JourneyMaps.of(documents.get(name)!);

it('are ten maps and more', () => {
  const withMaps = names.filter((name) => mapOf(name).journeys.length > 0);
  expect(withMaps.length).toBeGreaterThanOrEqual(10);
});

it('use every line of the language', () => {
  const used = new Set(names.flatMap((name) => [...linesUsed(read(name), language)]));
  expect(EVERY_LINE.filter((line) => !used.has(line))).toEqual([]);
});

it('show only pictures that are there', () => {
  const pictures = names.flatMap((name) => [...read(name).matchAll(/^\s+image (.+)$/gm)].map(([, path]) => path!));
  expect(pictures.length).toBeGreaterThan(0);
  expect(pictures.filter((path) => !existsSync(join(FOLDER, path)))).toEqual([]);
});

describe.each(names)('%s', (name) => {
  it('gets no remark', () => {
    const document = documents.get(name)!;
    const remarks = document.diagnostics!.filter(
      ({ code, severity }) =>
        severity !== DiagnosticSeverity.Hint &&
        !(name === JOTTED && code === 'undeclared-name' && severity === DiagnosticSeverity.Information),
    );
    expect(summary(remarks, document.textDocument.getText())).toEqual([]);
  });

  it('has journeys of eight to twenty-five steps, but for those that show one step in depth', () => {
    const all = names.flatMap((other) => mapOf(other).journeys);
    const items = all.flatMap(({ stages }) => stages.flatMap((stage) => [stage, ...stage.steps]));
    const inDepth = new Set(items.map(({ details }) => details?.name));
    const lengths = mapOf(name)
      .journeys.filter((journey) => !inDepth.has(journey.name))
      .map((journey) => journey.stages.reduce((sum, { steps }) => sum + steps.length, 0));
    expect(lengths.filter((length) => length < 8 || length > 25)).toEqual([]);
  });

  it('is drawn, each step and nothing asked', async () => {
    const map = mapOf(name);
    for (const [index, journey] of map.journeys.entries()) {
      const scene = await layoutMap(map, index, { elk: new ELK() });
      expect(scene.notices).toEqual([]);
      const svg = renderSvg(scene, { theme: 'light' });
      expect(svg).not.toContain('data-question');
      const steps = journey.stages.flatMap((stage) => stage.steps);
      expect(steps.filter(({ id }) => !svg.includes(`data-ref="${id}"`))).toEqual([]);
    }
  });
});
