/** Many maps → what is reported of them. */
import { Cancellation, type LangiumDocument } from 'langium';
import type { JourneyCoreServices } from '../../language-server/core-module.js';
import { offeredFixes } from '../../language-server/fixes/offered.js';
import type { Fix } from '../../language-server/rules/rule.js';
import {
  type ConfigurationFault,
  type Finding,
  faultsOf,
  findingsOf,
  openWorkspace,
  type Source,
} from './read-maps.js';

/** A map that has been checked. */
export interface Checked {
  source: Source;
  /** In the order of the text. */
  findings: Finding[];
  /** The ways out of its first errors and warnings that change this file alone and leave nothing to fill in, the best first. */
  fixes: ReadonlyMap<Finding, readonly Fix[]>;
}

export interface CheckedMaps {
  /** In the order of the sources. */
  maps: Checked[];
  faults: ConfigurationFault[];
}

export interface CheckOptions {
  /** The absolute paths of folders all of whose maps are among the sources. */
  wholeFolders?: readonly string[];
  /** For so many errors and warnings of a file ways out are looked for: each costs a look at the file as it would be then. */
  mostFixes?: number;
  /** Is told how many files are done. */
  onProgress?: (done: number) => void;
  /** Is called after some files, when much of what was in memory is no longer needed. */
  onBatch?: () => void;
}

/** So many files are in memory at once, besides those that others import. */
const AT_ONCE = 50;

/** The one rule whose reports of a file depend on files that are read after it. */
const LATE = 'unused-declaration';

/**
 * Checks maps together, with what they import, each as it is configured. The trees of most files are let go once they are checked:
 * memory grows with what is reported.
 */
export async function checkMaps(sources: readonly Source[], options: CheckOptions = {}): Promise<CheckedMaps> {
  const { wholeFolders = [], mostFixes = 0, onProgress = () => {}, onBatch = () => {} } = options;
  const { services, addDocument } = await openWorkspace(sources, wholeFolders);
  const { journey, shared } = services;
  const { DocumentBuilder, IndexManager, LangiumDocuments, Configurations } = shared.workspace;
  // Only a token that could be cancelled lets Ctrl+C through in the middle of a long build.
  const { token } = new Cancellation.CancellationTokenSource();
  const letGo = (document: LangiumDocument) => {
    IndexManager.letGo(document.uri);
    LangiumDocuments.deleteDocument(document.uri);
  };
  if (mostFixes > 0 && sources.length > AT_ONCE) {
    // Fixes offer to import what any other file declares: all names are known before the first of them.
    for (const batch of batchesOf(sources)) {
      for (const source of batch) {
        const document = addDocument(source);
        await IndexManager.updateContent(document, token);
        letGo(document);
      }
      onBatch();
    }
  }
  const maps: Checked[] = [];
  const kept: { index: number; document: LangiumDocument }[] = [];
  for (const batch of batchesOf(sources)) {
    const imported = new Set(LangiumDocuments.all);
    const documents = batch.map(addDocument);
    await DocumentBuilder.build(
      documents.filter((document) => !imported.has(document)),
      { validation: true },
      token,
    );
    for (const [place, document] of documents.entries()) {
      const source = batch[place]!;
      const checked = checkedOf(journey, document, source, mostFixes);
      const isLate = source.text.includes(LATE) || checked.findings.some(({ code }) => code === LATE);
      if (isLate) kept.push({ index: maps.length, document });
      else if (sources.length > AT_ONCE && !imported.has(document)) letGo(document);
      maps.push(checked);
    }
    onProgress(maps.length);
    onBatch();
  }
  for (const { index, document } of kept) maps[index] = checkedOf(journey, document, maps[index]!.source, mostFixes);
  return { maps, faults: await faultsOf(Configurations) };
}

function* batchesOf(sources: readonly Source[]): Generator<readonly Source[]> {
  for (let at = 0; at < sources.length; at += AT_ONCE) yield sources.slice(at, at + AT_ONCE);
}

function checkedOf(
  { validation: { DocumentValidator } }: JourneyCoreServices,
  document: LangiumDocument,
  source: Source,
  mostFixes: number,
): Checked {
  const findings = findingsOf(document, source.name);
  // The validator's findings are those of the diagnostics, in the same order.
  const found = DocumentValidator.findingsIn(document);
  const fixes = new Map<Finding, readonly Fix[]>();
  for (const [index, finding] of findings.entries()) {
    if (fixes.size >= mostFixes) break;
    if (finding.severity !== 'error' && finding.severity !== 'warning') continue;
    const offered = found[index] ? offeredFixes(document, found[index].problem) : [];
    fixes.set(
      finding,
      offered.filter(({ edits }) => edits.every(({ snippet, uri }) => !snippet && uri === undefined)),
    );
  }
  return { source, findings, fixes };
}
