import { t } from '@vscode/l10n';
import { type FileSystemProvider, type IndexManager, type URI, UriUtils } from 'langium';
import type { JourneySharedCoreServices } from '../core-module.js';
import type { Range } from '../map/journey-map.js';
import { orMeant, quoted } from '../said.js';

import { nearest } from '../syntax/repair.js';
import { looseKey } from '../syntax/text.js';
import { contains, foldersAround } from '../workspace/workspace-folders.js';
import { CONFIGURATION_FILE, type Configuration, RECOMMENDED } from './configuration.js';
import { type ConfigurationProblem, type ReadConfiguration, readConfiguration } from './read-configuration.js';

/** What is wrong with a configuration that is in use. */
export interface ConfigurationReport {
  uri: URI;
  problems: readonly ConfigurationProblem[];
}

/** A configuration as it is read from a file. */
export interface ConfigurationFile extends ReadConfiguration {
  uri: URI;
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** True for the address of a `journey.config.json`. */
export function isConfigurationFile(uri: URI): boolean {
  return UriUtils.basename(uri) === CONFIGURATION_FILE;
}

/** Finds and keeps the configurations of the workspace: for each file the nearest one up its folders. */
export class Configurations {
  private readonly files: FileSystemProvider;
  private readonly index: () => IndexManager;
  private readonly folders: () => readonly { uri: string }[];
  /** What is read, or being read, by address; undefined where there is no file. */
  private readonly read = new Map<string, Promise<ConfigurationFile | undefined>>();
  /** Texts that are being edited: they count before those of the files. */
  private readonly edited = new Map<string, string>();

  constructor(services: JourneySharedCoreServices) {
    this.files = services.workspace.FileSystemProvider;
    this.index = () => services.workspace.IndexManager;
    this.folders = () => services.workspace.WorkspaceManager.workspaceFolders ?? [];
  }

  /** What is configured for a map. Never rejects: what cannot be read configures nothing. */
  async of(map: URI): Promise<Configuration> {
    return (await this.fileOf(map))?.configuration ?? RECOMMENDED;
  }

  /** The configuration that counts for a map, with the file that it is read from; undefined where there is none. */
  async fileOf(map: URI): Promise<ConfigurationFile | undefined> {
    // What has never been saved is in no folder.
    if (map.scheme === 'untitled') return undefined;
    const roots = foldersAround(map, this.folders());
    for (let folder = UriUtils.dirname(map); ; folder = UriUtils.dirname(folder)) {
      const uri = UriUtils.joinPath(folder, CONFIGURATION_FILE);
      if (!roots.some((root) => contains(root, uri))) return undefined;
      const loaded = await this.at(uri);
      if (loaded) return loaded;
      if (UriUtils.dirname(folder).path === folder.path) return undefined;
    }
  }

  /** What is wrong with the configurations that have been read, those without a fault included. Needs the index of the workspace. */
  async reports(): Promise<ConfigurationReport[]> {
    const loaded = await Promise.all(this.read.values());
    return loaded.flatMap((it) =>
      it ? [{ uri: it.uri, problems: [...it.problems, ...this.unknownFramework(it)] }] : [],
    );
  }

  /** Sets the text of a configuration that is being edited; undefined where the file counts again. */
  edit(uri: URI, text: string | undefined): void {
    if (text === undefined) this.edited.delete(uri.toString());
    else this.edited.set(uri.toString(), text);
    this.forget(uri);
  }

  /** Lets what was read at an address or below it go: it has changed, or may have. */
  forget(uri: URI): void {
    const key = uri.toString();
    for (const read of this.read.keys()) if (read === key || read.startsWith(`${key}/`)) this.read.delete(read);
  }

  private at(uri: URI): Promise<ConfigurationFile | undefined> {
    const key = uri.toString();
    let loaded = this.read.get(key);
    if (!loaded) {
      loaded = this.load(uri);
      this.read.set(key, loaded);
    }
    return loaded;
  }

  private async load(uri: URI): Promise<ConfigurationFile | undefined> {
    try {
      const edited = this.edited.get(uri.toString());
      if (edited === undefined && !(await this.files.exists(uri))) return undefined;
      return { uri, ...readConfiguration(edited ?? (await this.files.readFile(uri))) };
    } catch {
      const message = t('This file cannot be read: it must be a text file that you have the right to read.');
      return { uri, configuration: RECOMMENDED, problems: [{ range: START, message, unreadable: true }] };
    }
  }

  private unknownFramework({ configuration: { follows }, followsRange }: ConfigurationFile): ConfigurationProblem[] {
    if (follows === undefined || !followsRange) return [];
    const names = this.index()
      .allElements('Framework')
      .map(({ name }) => name)
      .toArray();
    if (names.some((name) => looseKey(name) === looseKey(follows))) return [];
    const near = nearest(follows, names);
    const message = t('There is no framework {0}.', quoted(follows));
    return [{ range: followsRange, message: near ? orMeant(message, near) : message }];
  }
}
