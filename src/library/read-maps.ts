/** Maps → what the language says of them: diagnostics and plain maps. */
import { Cancellation, type LangiumDocument, URI, UriUtils } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Configurations } from '../../language-server/config/configurations.js';
import type { ConfigurationProblem } from '../../language-server/config/read-configuration.js';
import { createJourneyReader, type OpenTexts } from '../../language-server/core-module.js';
import { applyEdits } from '../../language-server/fixes/apply.js';
import { unaskedEdits } from '../../language-server/fixes/offered.js';
import { spellings } from '../../language-server/fixes/spelling.js';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { NodeFiles } from '../../language-server/node-files.js';
import type { Severity } from '../../language-server/rules/rule.js';
import { readBytes } from './source.js';
import type { Finding } from './types.js';

/** A map to read. */
export interface Input {
  /** What to call it: as the user did. `<stdin>` for standard input. */
  name: string;
  /** Its absolute path; absent for standard input. */
  file?: string;
  /** The folder that its imports may reach. */
  workspace: string;
}

/** A map and its text. */
export interface Source extends Input {
  text: string;
}

export type { Finding };

/** A map that has been read. */
export interface Reading {
  source: Source;
  /** In the order of the text. */
  findings: Finding[];
  /** The map, made when it is called for. */
  map(): JourneyMap;
  /** The text with everything put right that needs no decision. */
  repaired(): string;
}

/** Something wrong in a configuration that applies to a map. */
export interface ConfigurationFault extends ConfigurationProblem {
  /** Its absolute path. */
  file: string;
}

export interface Readings {
  /** In the order of the sources. */
  maps: Reading[];
  faults: ConfigurationFault[];
  /** The absolute paths of all files that were read, imported ones included. */
  files: string[];
}

const SEVERITIES: Readonly<Record<DiagnosticSeverity, Severity>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
  [DiagnosticSeverity.Hint]: 'hint',
};

/**
 * Reads maps together, with what they import, each as it is configured. Imported files that are not among the sources are
 * not reported on.
 * @param wholeFolders the absolute paths of folders all of whose maps are among the sources
 */
export async function readMaps(sources: readonly Source[], wholeFolders: readonly string[] = []): Promise<Readings> {
  const { services, addDocument } = await openWorkspace(sources, wholeFolders);
  const { shared, journey } = services;
  const { Configurations, LangiumDocuments, DocumentBuilder } = shared.workspace;
  const documents = sources.map(addDocument);
  // Only a token that could be cancelled lets Ctrl+C through in the middle of a long build.
  const { token } = new Cancellation.CancellationTokenSource();
  await DocumentBuilder.build(documents, { validation: true }, token);
  const maps = documents.map((document, index) => {
    const source = sources[index]!;
    const findings = findingsOf(document, source.name);
    return {
      source,
      findings,
      map: () => journey.map.JourneyMaps.of(document),
      repaired: () => {
        const problems = journey.validation.DocumentValidator.findingsIn(document).map(({ problem }) => problem);
        return applyEdits(source.text, unaskedEdits(document, [...problems, ...spellings(document)]));
      },
    };
  });
  const faults = await faultsOf(Configurations);
  const files = LangiumDocuments.all.map(({ uri }) => uri).filter(({ scheme }) => scheme === 'file');
  return { maps, faults, files: files.map(({ fsPath }) => fsPath).toArray() };
}

/** The language over a workspace in which these texts are what their files hold. */
export async function openWorkspace(sources: readonly Source[], wholeFolders: readonly string[]) {
  const read = new ReadTexts();
  const services = createJourneyReader({ fileSystemProvider: () => new ImportedFiles() }, read);
  const { shared, journey } = services;
  const { WorkspaceManager, LangiumDocumentFactory, LangiumDocuments } = shared.workspace;
  const folders = [...new Set(sources.map(({ workspace }) => workspace))];
  WorkspaceManager.setFolders(
    folders.map((folder) => ({ uri: uriOf(folder).toString(), name: folder })),
    wholeFolders.map((folder) => uriOf(folder).toString()),
  );
  await WorkspaceManager.initializeWorkspace([]);
  const texts = new Map(
    sources.map((source) => {
      const uri = uriOfSource(source);
      const text = TextDocument.create(uri.toString(), journey.LanguageMetaData.languageId, 0, source.text);
      // Like files that are open in an editor: the text is the one read, whatever their names end in.
      read.set(text);
      return [source, { text, uri }] as const;
    }),
  );
  return {
    services,
    /** The document of a source, made if an import has not brought it in already. */
    addDocument(source: Source): LangiumDocument {
      const { text, uri } = texts.get(source)!;
      const known = LangiumDocuments.getDocument(uri);
      if (known) return known;
      const document = LangiumDocumentFactory.fromTextDocument(text, uri);
      LangiumDocuments.addDocument(document);
      return document;
    },
  };
}

/** What is wrong in the configurations that were read. */
export async function faultsOf(configurations: Configurations): Promise<ConfigurationFault[]> {
  const reports = await configurations.reports();
  return reports.flatMap(({ uri, problems }) => problems.map((problem) => ({ file: uri.fsPath, ...problem })));
}

export function findingsOf(document: LangiumDocument, file: string): Finding[] {
  return (document.diagnostics ?? []).map(({ code, severity, message, range }) => ({
    file,
    code: String(code),
    severity: SEVERITIES[severity ?? DiagnosticSeverity.Error],
    message: typeof message === 'string' ? message : message.value,
    range: {
      start: { line: range.start.line, character: range.start.character },
      end: { line: range.end.line, character: range.end.character },
    },
  }));
}

/** Standard input stands in its workspace's folder under a name that no file can have. */
function uriOfSource({ file, workspace }: Source): URI {
  return file === undefined ? UriUtils.joinPath(uriOf(workspace), '\0.journey') : uriOf(file);
}

/** Written and read again, so that a drive's letter has one form. */
function uriOf(file: string): URI {
  return URI.parse(URI.file(file).toString());
}

/** The files that maps import: read under the same limits as those that the user names, but whatever their encoding. */
class ImportedFiles extends NodeFiles {
  override async readFile(uri: URI): Promise<string> {
    return new TextDecoder().decode(readBytes(uri.fsPath));
  }
}

/** The texts of the maps that were named, by their addresses. */
class ReadTexts implements OpenTexts {
  private readonly texts = new Map<string, TextDocument>();

  set(text: TextDocument): void {
    this.texts.set(text.uri, text);
  }

  get(uri: string | URI): TextDocument | undefined {
    return this.texts.get(uri.toString());
  }

  all(): TextDocument[] {
    return [...this.texts.values()];
  }
}
