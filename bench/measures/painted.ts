import { openPreviewWindow } from '../browser/preview-window.js';
import { now } from '../clock.js';
import { startLanguageServer } from '../language-server.js';
import { type Measurement, type Row, Series, type Surroundings } from '../measurement.js';
import { pairedRatio, summarise } from '../statistics.js';
import { STEP_COUNTS, TEXT_KINDS, type TextKind, WrittenMap } from '../texts.js';
import { typeInto } from './typing.js';

/** Parts of the way, in their order; `total` is all of it, `busy` all but the wait for the display. */
type Part =
  | 'total'
  | 'busy'
  | 'server'
  | 'messages'
  | 'drawing'
  | 'wait'
  | 'frame'
  | 'diagnostics'
  | 'mermaidRender'
  | 'mermaidPainted';

const PARTS: Measurement['columns'] = [
  { key: 'total', head: 'painted' },
  { key: 'busy', head: 'without wait' },
  { key: 'server', head: 'server' },
  { key: 'messages', head: 'messages' },
  { key: 'drawing', head: 'drawing' },
  { key: 'wait', head: 'wait' },
  { key: 'frame', head: 'frame' },
  { key: 'diagnostics', head: 'diagnostics' },
  { key: 'mermaidRender', head: 'Mermaid renders' },
  { key: 'mermaidPainted', head: 'Mermaid painted' },
];

/** From a typed letter to the frame that shows it, and Mermaid's rendering of the same steps after each letter. */
export async function measurePainted(surroundings: Surroundings): Promise<Measurement> {
  const rows: Row[] = [];
  for (const text of TEXT_KINDS) {
    for (const steps of STEP_COUNTS) rows.push(await rowOf(surroundings, text, steps));
  }
  return { name: 'painted', title: 'Keystroke → map painted', columns: PARTS, rows };
}

async function rowOf(surroundings: Surroundings, text: TextKind, steps: number): Promise<Row> {
  surroundings.progress(`keystroke → map painted: ${text}, ${steps} steps`);
  const { dist, pages, quick } = surroundings;
  const map = new WrittenMap(text, steps);
  const times = new Series<Part>();
  const mermaid = text === 'plain' ? await surroundings.mermaid() : undefined;
  const server = await startLanguageServer(dist);
  try {
    const preview = await openPreviewWindow(await surroundings.browser(), dist, pages, server.uri);
    let arrived = 0;
    try {
      await server.open(map.journey());
      server.watchMap((change) => {
        arrived = now();
        preview.sendMap(change);
      });
      await preview.painted(1);
      await preview.alignClocks();
      await typeInto(map, quick, {
        place: (place) => preview.sendCursor(place),
        async letter(keystroke, counts) {
          const { version, sent, diagnosed } = server.type(keystroke);
          preview.sendCursor({ line: keystroke.line, character: keystroke.character + 1 });
          const [painted, diagnosedAt] = await Promise.all([preview.painted(version), diagnosed]);
          const drawn = mermaid && (await mermaid.draw(map.mermaid()));
          if (!counts) return;
          const total = painted.sent - sent;
          const wait = painted.frame - painted.asked;
          times.add({
            total,
            busy: total - wait,
            server: arrived - sent,
            messages: painted.received - arrived,
            drawing: painted.asked - painted.received,
            wait,
            frame: painted.sent - painted.frame,
            diagnostics: diagnosedAt - sent,
          });
          if (drawn) times.add({ mermaidRender: drawn.render, mermaidPainted: drawn.painted });
        },
      });
    } finally {
      await preview.close();
    }
  } finally {
    await server.stop();
  }
  return {
    text,
    steps,
    times: Object.fromEntries(times.keys().map((part) => [part, summarise(times.of(part))])),
    ratios: mermaid && {
      'Mermaid renders ÷ painted': pairedRatio(times.of('mermaidRender'), times.of('total')),
      'Mermaid renders ÷ without wait': pairedRatio(times.of('mermaidRender'), times.of('busy')),
      'Mermaid painted ÷ painted': pairedRatio(times.of('mermaidPainted'), times.of('total')),
    },
  };
}
