import { createRequire } from 'node:module';
import path from 'node:path';
import { EmptyFileSystem, URI } from 'langium';
import { createJourneyServices } from '../../language-server/module.js';
import { type ElkLike, layoutMap, renderSvg } from '../../src/diagram/index.js';
import { now } from '../clock.js';
import { type Measurement, type Row, Series, type Surroundings } from '../measurement.js';
import { pairedRatio, summarise } from '../statistics.js';
import { STEP_COUNTS, TEXT_KINDS, WrittenMap } from '../texts.js';
import { typeInto } from './typing.js';

type Part = 'total' | 'parse' | 'map' | 'layout' | 'svg' | 'mermaidRender';

/** From a whole text to its SVG in this process, with everything warm, and Mermaid's rendering of the same steps. */
export async function measureDrawing(surroundings: Surroundings): Promise<Measurement> {
  const draw = await textToSvg(surroundings.dist);
  const rows: Row[] = [];
  for (const text of TEXT_KINDS) {
    for (const steps of STEP_COUNTS) {
      surroundings.progress(`text → SVG: ${text}, ${steps} steps`);
      const map = new WrittenMap(text, steps);
      const times = new Series<Part>();
      const mermaid = text === 'plain' ? await surroundings.mermaid() : undefined;
      await typeInto(map, surroundings.quick, {
        async letter(_keystroke, counts) {
          const drawn = await draw(map.journey());
          const peer = mermaid && (await mermaid.draw(map.mermaid()));
          if (counts) times.add({ ...drawn, mermaidRender: peer?.render });
        },
      });
      rows.push({
        text,
        steps,
        times: Object.fromEntries(times.keys().map((part) => [part, summarise(times.of(part))])),
        ratios: mermaid && { 'Mermaid renders ÷ SVG': pairedRatio(times.of('mermaidRender'), times.of('total')) },
      });
    }
  }
  return {
    name: 'svg',
    title: 'Text → SVG in Node',
    columns: [
      { key: 'total', head: 'SVG' },
      { key: 'parse', head: 'parsed, linked' },
      { key: 'map', head: 'map' },
      { key: 'layout', head: 'layout' },
      { key: 'svg', head: 'written' },
      { key: 'mermaidRender', head: 'Mermaid renders' },
    ],
    rows,
  };
}

type Drawn = Record<'total' | 'parse' | 'map' | 'layout' | 'svg', number>;

async function textToSvg(dist: string): Promise<(text: string) => Promise<Drawn>> {
  const { shared, journey } = createJourneyServices(EmptyFileSystem);
  const { WorkspaceManager, LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = shared.workspace;
  await WorkspaceManager.initializeWorkspace([]);
  const file = path.join(dist, 'elk/elk.bundled.js');
  const ELK = createRequire(file)(file) as new () => ElkLike;
  const elk = new ELK();
  const uri = URI.parse('memory:///map.journey');
  return async (text) => {
    const begun = now();
    const document = LangiumDocumentFactory.fromString(text, uri);
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: false });
    const parsed = now();
    const map = journey.map.JourneyMaps.of(document);
    const mapped = now();
    const scene = await layoutMap(map, 0, { elk });
    const laidOut = now();
    const svg = renderSvg(scene, { theme: 'light' });
    const written = now();
    if (!svg.trimEnd().endsWith('</svg>')) throw new Error('No SVG was drawn');
    LangiumDocuments.deleteDocument(uri);
    return {
      total: written - begun,
      parse: parsed - begun,
      map: mapped - parsed,
      layout: laidOut - mapped,
      svg: written - laidOut,
    };
  };
}
