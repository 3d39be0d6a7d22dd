/** The dependency injection of the language: on top of what reads and checks maps all that an editor asks for. */
import { type DeepPartial, inject, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
} from 'langium/lsp';
import { JourneyFileMoves } from './changing/file-moves.js';
import { JourneyRename } from './changing/rename-provider.js';
import { ClientFeatures } from './client-features.js';
import { JourneyCompletions } from './completion/completion-provider.js';
import { ConfigurationChanges } from './config/configuration-changes.js';
import {
  type JourneyCoreServices,
  type JourneySharedCoreServices,
  journeyCoreModule,
  journeySharedCoreModule,
} from './core-module.js';
import { JourneyCodeActions } from './fixes/code-actions.js';
import { JourneyFormatter } from './format/formatter.js';
import { JourneyGeneratedSharedModule, JourneyLanguageGeneratedModule } from './generated/module.js';
import { JourneyLanguageServer } from './journey-language-server.js';
import { MapEditor } from './map-edits/map-editor.js';
import { Overview } from './overview/overview.js';
import { JourneyCodeLenses } from './reading/code-lenses.js';
import { JourneyColours } from './reading/colours.js';
import { JourneyDocumentLinks } from './reading/document-links.js';
import { JourneyFolding } from './reading/folding.js';
import { JourneyHover } from './reading/hover.js';
import { JourneyInlayHints } from './reading/inlay-hints.js';
import { JourneyDefinitions, JourneyHighlights, JourneyReferences } from './reading/name-providers.js';
import { JourneySelectionRanges } from './reading/selection-ranges.js';
import { JourneySemanticTokens } from './reading/semantic-tokens.js';
import { JourneyDocumentSymbols, JourneyWorkspaceSymbols } from './reading/symbols.js';
import { JourneyDocumentUpdateHandler } from './workspace/document-update-handler.js';

interface JourneyAddedServices {
  lsp: {
    CompletionProvider: JourneyCompletions;
    DocumentLinkProvider: JourneyDocumentLinks;
    SemanticTokenProvider: JourneySemanticTokens;
  };
  reading: { Colours: JourneyColours; SelectionRanges: JourneySelectionRanges };
  map: { MapEditor: MapEditor };
}
interface JourneyAddedSharedServices {
  lsp: { ClientFeatures: ClientFeatures };
  workspace: { ConfigurationChanges: ConfigurationChanges; Overview: Overview };
}
export type JourneyServices = LangiumServices &
  JourneyCoreServices &
  JourneyAddedServices & { shared: JourneySharedServices };
export type JourneySharedServices = LangiumSharedServices & JourneySharedCoreServices & JourneyAddedSharedServices;

const journeyModule: Module<JourneyServices, PartialLangiumServices & JourneyAddedServices> = {
  lsp: {
    CodeActionProvider: (services) => new JourneyCodeActions(services),
    CompletionProvider: (services) => new JourneyCompletions(services),
    HoverProvider: (services) => new JourneyHover(services),
    SemanticTokenProvider: () => new JourneySemanticTokens(),
    InlayHintProvider: () => new JourneyInlayHints(),
    CodeLensProvider: (services) => new JourneyCodeLenses(services),
    DocumentSymbolProvider: () => new JourneyDocumentSymbols(),
    FoldingRangeProvider: () => new JourneyFolding(),
    DocumentLinkProvider: (services) => new JourneyDocumentLinks(services),
    ReferencesProvider: (services) => new JourneyReferences(services),
    DefinitionProvider: () => new JourneyDefinitions(),
    DocumentHighlightProvider: (services) => new JourneyHighlights(services),
    Formatter: () => new JourneyFormatter(),
    RenameProvider: (services) => new JourneyRename(services),
  },
  reading: { Colours: () => new JourneyColours(), SelectionRanges: () => new JourneySelectionRanges() },
  map: { MapEditor: (services) => new MapEditor(services) },
};

const journeySharedModule: Module<
  JourneySharedServices,
  DeepPartial<LangiumSharedServices> & JourneyAddedSharedServices
> = {
  lsp: {
    ClientFeatures: (services) => new ClientFeatures(services),
    DocumentUpdateHandler: (services) => new JourneyDocumentUpdateHandler(services),
    FileOperationHandler: (services) => new JourneyFileMoves(services),
    LanguageServer: (services) => new JourneyLanguageServer(services),
    WorkspaceSymbolProvider: (services) => new JourneyWorkspaceSymbols(services),
  },
  workspace: {
    Overview: (services) => new Overview(services),
    ConfigurationChanges: (services) => new ConfigurationChanges(services),
  },
};

/**
 * Makes the services of the language over a file system, and over a connection where there is an editor. The library
 * is read when the workspace is initialised.
 */
export function createJourneyServices(context: DefaultSharedModuleContext): {
  shared: JourneySharedServices;
  journey: JourneyServices;
} {
  const shared = inject(
    createDefaultSharedModule(context),
    JourneyGeneratedSharedModule,
    journeySharedCoreModule,
    journeySharedModule,
  ) as JourneySharedServices;
  const journey = inject(
    createDefaultModule({ shared }),
    JourneyLanguageGeneratedModule,
    journeyCoreModule,
    journeyModule,
  ) as JourneyServices;
  shared.ServiceRegistry.register(journey);
  if (!context.connection) shared.workspace.ConfigurationProvider.initialized({});
  return { shared, journey };
}
