import { openPreviewWindow } from '../browser/preview-window.js';
import { now } from '../clock.js';
import { startLanguageServer } from '../language-server.js';
import { type Measurement, type Row, Series, type Surroundings } from '../measurement.js';
import { summarise } from '../statistics.js';
import { STEP_COUNTS, TEXT_KINDS, WrittenMap } from '../texts.js';

type Part = 'picture' | 'mermaid';

/**
 * From the opening of a preview to its first picture, elkjs included where the map needs it, while the server has long
 * had the map. Beside it a fresh page that loads Mermaid and draws the same steps.
 */
export async function measurePreview(surroundings: Surroundings): Promise<Measurement> {
  const rows: Row[] = [];
  for (const text of TEXT_KINDS) {
    for (const steps of STEP_COUNTS) {
      surroundings.progress(`preview opened → first picture: ${text}, ${steps} steps`);
      const map = new WrittenMap(text, steps);
      const times = new Series<Part>();
      for (let sample = 0; sample < (surroundings.quick ? 2 : 8); sample++) {
        times.add({
          picture: await timeOfPreview(surroundings, map.journey()),
          mermaid: text === 'plain' ? await timeOfMermaid(surroundings, map.mermaid()) : undefined,
        });
      }
      rows.push({
        text,
        steps,
        times: Object.fromEntries(times.keys().map((part) => [part, summarise(times.of(part))])),
      });
    }
  }
  return {
    name: 'preview',
    title: 'Preview opened → first picture',
    columns: [
      { key: 'picture', head: 'first picture' },
      { key: 'mermaid', head: "Mermaid's" },
    ],
    rows,
  };
}

async function timeOfPreview({ dist, pages, browser }: Surroundings, journey: string): Promise<number> {
  const server = await startLanguageServer(dist);
  try {
    await server.open(journey);
    const preview = await openPreviewWindow(await browser(), dist, pages, server.uri);
    try {
      server.watchMap((change) => preview.sendMap(change));
      return (await preview.painted(1)).heard - preview.opened;
    } finally {
      await preview.close();
    }
  } finally {
    await server.stop();
  }
}

async function timeOfMermaid({ openMermaid }: Surroundings, journey: string): Promise<number> {
  const page = await openMermaid();
  try {
    await page.draw(journey);
    return now() - page.opened;
  } finally {
    await page.close();
  }
}
