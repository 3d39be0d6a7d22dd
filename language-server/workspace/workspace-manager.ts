import { DefaultWorkspaceManager, type LangiumDocument, type LangiumDocumentFactory } from 'langium';
import type { WorkspaceFolder } from 'vscode-languageserver-types';
import { LIBRARY_TEXT, LIBRARY_URI } from '../library/library.js';
import type { JourneySharedServices } from '../module.js';

/** Adds the library to every workspace. */
export class JourneyWorkspaceManager extends DefaultWorkspaceManager {
  private readonly factory: LangiumDocumentFactory;

  constructor(services: JourneySharedServices) {
    super(services);
    this.factory = services.workspace.LangiumDocumentFactory;
    this.initialBuildOptions = { validation: true };
  }

  /** Opens these folders without reading what is in them: files are loaded when they are asked for. */
  setFolders(folders: WorkspaceFolder[]): void {
    this.folders = folders;
  }

  protected override async loadAdditionalDocuments(
    _folders: WorkspaceFolder[],
    collector: (document: LangiumDocument) => void,
  ): Promise<void> {
    collector(this.factory.fromString(LIBRARY_TEXT, LIBRARY_URI));
  }
}
