/** A part of `npm run fuzz`, in a process of its own: it tells its parent of each document, so that one that hangs is known. */
import { fileURLToPath } from 'node:url';
import { machineFonts } from '../../src/export/node/machine-fonts.js';
import { nodeTools } from '../../src/export/node/tools.js';
import { fuzz } from './run.js';

const [seed, from, documents, every] = process.argv.slice(2).map(Number) as [number, number, number, number];
const exporter = fileURLToPath(new URL('../../dist/export', import.meta.url));
const report = await fuzz({
  seed,
  from,
  documents,
  every,
  tools: { ...nodeTools(exporter), machineFonts: machineFonts([]) },
  onDocument: (number) => process.send!({ number }),
  onFinding: (finding) => process.send!({ finding }),
});
process.send!({ report });
process.disconnect();
