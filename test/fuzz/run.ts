/** Documents one after another through the pipeline: how many, what broke, how long each took, how much memory was kept. */
import type { ExportTools } from '../../src/export/index.js';
import { processorTimeOf } from '../processor-time.js';
import { documentsOf, type FuzzDocument } from './documents.js';
import { Pipeline } from './pipeline.js';

/** In milliseconds of the processor. */
const LONGEST = 2000;
/** Memory is asked for after so many documents. */
const MEMORY_EVERY = 1000;

export interface Finding extends FuzzDocument {
  number: number;
  error: string;
}

export interface FuzzReport {
  documents: number;
  findings: Finding[];
  /** In milliseconds, and the number of the document that took it. */
  slowest: { time: number; number: number };
  /** Bytes in use after every thousand documents, garbage collected where that can be asked for. */
  memory: number[];
}

export interface FuzzOptions {
  seed: number;
  /** The number of the first document, how many there are, and every how-manyth of them is taken. */
  from: number;
  documents: number;
  every: number;
  tools?: ExportTools;
  /** Is told of every document before it is begun, and of every finding. */
  onDocument?: (number: number) => void;
  onFinding?: (finding: Finding) => void;
}

export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { seed, from, documents, every, tools, onDocument, onFinding } = options;
  const documentOf = documentsOf(seed);
  const pipeline = new Pipeline(tools);
  const run = async (text: string, number: number, found: (error: string) => void) => {
    try {
      await pipeline.run(text, number);
    } catch (error) {
      found(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  };
  const report: FuzzReport = { documents: 0, findings: [], slowest: { time: 0, number: from }, memory: [] };
  for (let number = from; number < from + documents; number += every) {
    onDocument?.(number);
    const document = documentOf(number);
    const found = (error: string) => {
      const finding = { ...document, number, error };
      report.findings.push(finding);
      onFinding?.(finding);
    };
    let time = await processorTimeOf(() => run(document.text, number, found));
    // Once more: the first of a kind has much to load, and a machine at work takes its time.
    if (time > LONGEST) time = await processorTimeOf(() => run(document.text, number, () => {}));
    if (time > report.slowest.time) report.slowest = { time, number };
    if (time > LONGEST) found(`it took ${Math.round(time)} ms`);
    report.documents++;
    if (report.documents % MEMORY_EVERY === 0) {
      globalThis.gc?.();
      report.memory.push(process.memoryUsage().heapUsed);
    }
  }
  return report;
}
