/** A document through everything that reads or writes maps; whatever breaks a promise is an error that says which. */
import ELK from 'elkjs/lib/elk.bundled.js';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { formatted } from '../../language-server/format/format-text.js';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { type ElkLike, layoutMap, renderSvg, VIEWS } from '../../src/diagram/index.js';
import {
  ExchangeError,
  readCsv,
  readJson,
  readMermaid,
  readXlsx,
  writeCsv,
  writeJson,
  writeMarkdown,
  writeMermaid,
  writeXlsx,
} from '../../src/exchange/index.js';
import { ExportError, type ExportTools, exportPicture } from '../../src/export/index.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { expectHtml, expectXml } from './well-formed.js';

/** What takes long is done with one document of so many. */
const ELK_EVERY = 10;
const HTML_EVERY = 50;
const XLSX_EVERY = 20;
/** So many journeys of a document are drawn. */
const MOST_DRAWN = 2;
/** What no sentence says to a person. */
const UNFIT = /\bundefined\b|\[object |\bNaN\b/;

export class Pipeline {
  private readonly language: Promise<Language> = createLanguage();
  private readonly elk = new ELK() as unknown as ElkLike;

  /** @param tools for pages, which are left out without */
  constructor(private readonly tools?: ExportTools) {}

  /**
   * @param number chooses what is done with it of what takes long
   * @throws what it found
   */
  async run(text: string, number: number): Promise<void> {
    const { map, isSound } = await this.checked(text);
    this.format(text);
    await this.exchange(map, isSound, number);
    await this.draw(map, number);
    await this.importAnything(text, number);
  }

  private async read(text: string): Promise<JourneyMap> {
    return (await this.checked(text)).map;
  }

  private async checked(text: string): Promise<{ map: JourneyMap; isSound: boolean }> {
    const { journey, shared, open } = await this.language;
    const document = await open(text);
    try {
      const [fault] = document.parseResult.parserErrors;
      if (fault) throw new Error(`the parser: ${fault.message}`);
      const { textDocument } = document;
      for (const { message, range } of document.diagnostics ?? []) {
        const said = typeof message === 'string' ? message : message.value;
        if (UNFIT.test(said)) throw new Error(`a diagnostic says: ${said}`);
        for (const place of [range.start, range.end]) {
          const again = textDocument.positionAt(textDocument.offsetAt(place));
          expectEqual(`the place of a diagnostic (${said})`, again, place);
        }
      }
      const isSound = !document.diagnostics?.some(({ severity }) => severity === DiagnosticSeverity.Error);
      return { map: journey.map.JourneyMaps.of(document), isSound };
    } finally {
      // As if its file were gone: nothing of it is kept.
      await shared.workspace.DocumentBuilder.update([], [document.uri]);
    }
  }

  private format(text: string): void {
    const once = formatted(text);
    expectEqual('a text formatted twice', formatted(once), once);
    const words = (it: string) => it.replace(/[\s\ufeff]+/gu, '').toLowerCase();
    expectEqual('the words of a formatted text', words(once), words(text));
  }

  /** Out in every format, in again where there is a way in, and the same as before. */
  private async exchange(map: JourneyMap, isSound: boolean, number: number): Promise<void> {
    if (map.journeys.length === 0) return;
    const json = writeJson(map);
    const jsonAgain = writeJson(await this.read(readJson(json).text));
    // What an error is reported on may be no part of the map.
    if (isSound) expectEqual('JSON that went through a text', essence(jsonAgain), essence(json));
    writeMarkdown(map);
    for (const index of map.journeys.keys()) {
      const steps = map.journeys[index]!.stages.flatMap((stage) => stage.steps).length;
      const { content } = writeMermaid(map, index);
      const again = await this.read(readMermaid(content, 'again').text);
      const back = again.journeys.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps)).length;
      if (back < steps) throw new Error(`Mermaid brought back ${back} steps of ${steps}`);
    }
    await this.tables(map, number);
  }

  private async tables(map: JourneyMap, number: number): Promise<void> {
    // A row is a step or a stage, by their names.
    const rows = map.journeys.flatMap(({ stages }) => stages.flatMap((stage) => [stage, ...stage.steps]));
    if (rows.every(({ name }) => name === '')) return;
    const { content } = writeCsv(map);
    const table = readCsv(content, 'again').text;
    const first = writeCsv(await this.read(table)).content;
    expectEqual(
      'a table that went through a text',
      writeCsv(await this.read(readCsv(first, 'again').text)).content,
      first,
    );
    if (number % XLSX_EVERY === 0) {
      const book = await writeXlsx(map);
      await this.read((await readXlsx(book.content, 'again')).text);
    }
  }

  private async draw(map: JourneyMap, number: number): Promise<void> {
    const view = VIEWS[number % VIEWS.length]!;
    const elk = number % ELK_EVERY === 0 ? this.elk : undefined;
    for (const index of map.journeys.keys()) {
      if (index >= MOST_DRAWN) break;
      const scene = await layoutMap(map, index, { view, elk, density: number % 2 === 0 ? 'comfortable' : 'compact' });
      if (!(scene.width > 0 && scene.height > 0)) throw new Error(`a scene of ${scene.width} × ${scene.height}`);
      const svg = renderSvg(scene, { theme: 'light' });
      if (/NaN|Infinity|undefined/.test(svg.replace(/>[^<]*</g, '><').replace(/"[^"]*[a-z]{2,}[^"]*"/gi, '')))
        throw new Error('a picture without a place for something');
      expectXml(svg);
      if (this.tools && number % HTML_EVERY === 0) await this.page(map, index);
    }
  }

  private async page(map: JourneyMap, journey: number): Promise<void> {
    const options = { format: 'html', view: 'map' } as const;
    try {
      const { data } = await exportPicture({ map, journey, options }, this.tools!);
      expectHtml(new TextDecoder().decode(data));
    } catch (error) {
      if (!(error instanceof ExportError)) throw error;
    }
  }

  /** What is no file of a format is refused with a sentence; what comes in can be read. */
  private async importAnything(text: string, number: number): Promise<void> {
    const readers = [readJson, readCsv, readMermaid];
    const reader = readers[number % readers.length]!;
    let imported: string;
    try {
      ({ text: imported } = reader(text, 'anything'));
    } catch (error) {
      if (error instanceof ExchangeError && !UNFIT.test(error.message)) return;
      throw error;
    }
    await this.read(imported);
  }
}

/**
 * The journeys of a map as JSON, and the names that are declared: others are in the order in which a text first uses them.
 * Halves of characters, which no file can hold, are replaced when they are written.
 */
function essence(json: string): unknown {
  const map = JSON.parse(json, (_, value) =>
    typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value,
  ) as JourneyMap;
  const names = [map.personas, map.channels, map.touchpoints, map.emotions, map.sources, map.metrics, map.lanes];
  return [
    map.journeys,
    names.map((all) => all.filter((it) => it.declared && !it.builtIn).map(({ id: _, ...rest }) => rest)),
  ];
}

function expectEqual(what: string, actual: unknown, expected: unknown): void {
  const [a, b] = [actual, expected].map((it) => (typeof it === 'string' ? it : JSON.stringify(it)));
  if (a === b) return;
  let at = 0;
  while (a![at] === b![at]) at++;
  const near = (it: string) => JSON.stringify(it.slice(Math.max(0, at - 40), at + 40));
  throw new Error(`${what} differs at ${at}: ${near(a!)} instead of ${near(b!)}`);
}
