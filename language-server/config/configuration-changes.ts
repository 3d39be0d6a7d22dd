import { type LangiumDocuments, type URI, UriUtils, type WorkspaceLock } from 'langium';
import type { JourneySharedServices } from '../module.js';
import type { JourneyDocumentBuilder } from '../workspace/document-builder.js';
import { contains } from '../workspace/workspace-folders.js';
import type { JourneyWorkspaceManager } from '../workspace/workspace-manager.js';
import { type ConfigurationReport, type Configurations, isConfigurationFile } from './configurations.js';

/** Lets changes of a configuration take effect at once: the maps beneath it are checked anew, and no others. */
export class ConfigurationChanges {
  private readonly configurations: Configurations;
  private readonly documents: LangiumDocuments;
  private readonly builder: () => JourneyDocumentBuilder;
  private readonly workspace: () => JourneyWorkspaceManager;
  private readonly lock: WorkspaceLock;
  private readonly log: (message: string) => void;
  private readonly listeners: ((report: ConfigurationReport) => void)[] = [];
  /** What is wrong as it was told last, by the address of the configuration. */
  private readonly told = new Map<string, { report: ConfigurationReport; problems: string }>();

  constructor(services: JourneySharedServices) {
    this.configurations = services.workspace.Configurations;
    this.documents = services.workspace.LangiumDocuments;
    this.builder = () => services.workspace.DocumentBuilder;
    this.workspace = () => services.workspace.WorkspaceManager;
    this.lock = services.workspace.WorkspaceLock;
    this.log = (message) => services.lsp.Connection?.console.error(message);
  }

  /** Calls back when what is wrong with a configuration has changed. */
  onReport(listener: (report: ConfigurationReport) => void): void {
    this.listeners.push(listener);
  }

  /** Files or folders have come, gone or changed. */
  filesChanged(uris: readonly URI[]): void {
    // A folder may bring a configuration along, and take it away.
    for (const uri of uris) this.configurations.forget(uri);
    this.recheckBeneath(uris.filter(isConfigurationFile));
  }

  /** The text of a configuration is being edited; undefined: it is no longer, and the file counts again. */
  edited(uri: URI, text: string | undefined): void {
    this.configurations.edit(uri, text);
    this.recheckBeneath([uri]);
  }

  /** Tells what has changed since it was told last. To be called when files have been built. */
  async tell(): Promise<void> {
    // A framework may stand in any file.
    if (this.workspace().isReading) return;
    const reports = await this.configurations.reports();
    const known = new Set(reports.map(({ uri }) => uri.toString()));
    const gone = [...this.told].filter(([key]) => !known.has(key));
    for (const report of [...reports, ...gone.map(([, { report }]) => ({ uri: report.uri, problems: [] }))]) {
      const key = report.uri.toString();
      const problems = JSON.stringify(report.problems);
      if ((this.told.get(key)?.problems ?? '[]') === problems) continue;
      if (report.problems.length > 0) this.told.set(key, { report, problems });
      else this.told.delete(key);
      for (const listener of this.listeners) listener(report);
    }
  }

  private recheckBeneath(configurations: readonly URI[]): void {
    if (configurations.length === 0) return;
    const folders = configurations.map((uri) => UriUtils.dirname(uri));
    const isBeneath = ({ uri }: { uri: URI }) => folders.some((folder) => contains(folder, uri));
    void this.workspace()
      .ready.then(() =>
        this.lock.write(async (token) => {
          await this.builder().recheck(this.documents.all.filter(isBeneath).toArray(), token);
          await this.tell();
        }),
      )
      .catch((error: unknown) => this.log(`The maps could not be checked anew: ${String(error)}`));
  }
}
