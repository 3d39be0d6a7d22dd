import { startLanguageServer } from '../language-server.js';
import { type Measurement, type Row, Series, type Surroundings } from '../measurement.js';
import { summarise } from '../statistics.js';
import { STEP_COUNTS, TEXT_KINDS, WrittenMap } from '../texts.js';
import { typeInto } from './typing.js';

/** From a typed letter to its diagnostics, with no preview open. */
export async function measureDiagnostics(surroundings: Surroundings): Promise<Measurement> {
  const rows: Row[] = [];
  for (const text of TEXT_KINDS) {
    for (const steps of STEP_COUNTS) {
      surroundings.progress(`keystroke → diagnostics: ${text}, ${steps} steps`);
      const map = new WrittenMap(text, steps);
      const times = new Series<'total'>();
      const server = await startLanguageServer(surroundings.dist);
      try {
        await server.open(map.journey());
        await typeInto(map, surroundings.quick, {
          async letter(keystroke, counts) {
            const { sent, diagnosed } = server.type(keystroke);
            const total = (await diagnosed) - sent;
            if (counts) times.add({ total });
          },
        });
      } finally {
        await server.stop();
      }
      rows.push({ text, steps, times: { total: summarise(times.of('total')) } });
    }
  }
  return {
    name: 'diagnostics',
    title: 'Keystroke → diagnostics',
    columns: [{ key: 'total', head: 'diagnostics' }],
    rows,
  };
}
