/** The whole dependency injection of the language, on one page. */
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
import { Configurations } from './config/configurations.js';
import { JourneyCodeActions } from './fixes/code-actions.js';
import { JourneyFormatter } from './format/formatter.js';
import { JourneyGeneratedSharedModule, JourneyLanguageGeneratedModule } from './generated/module.js';
import { JourneyLanguageServer } from './journey-language-server.js';
import { JourneyMaps } from './map/journey-maps.js';
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
import { JourneyLinker } from './references/linker.js';
import { JourneyReferenceDescriptions } from './references/reference-descriptions.js';
import { JourneyScopeComputation } from './references/scope-computation.js';
import { JourneyScopeProvider } from './references/scope-provider.js';
import { JourneyValidator } from './rules/validator.js';
import { LineLexer } from './syntax/line-lexer.js';
import { LookaheadOnDemand } from './syntax/lookahead.js';
import { JourneyParser } from './syntax/parser.js';
import { LineTokenBuilder } from './syntax/tokens.js';
import { LineValueConverter } from './syntax/value-converter.js';
import { JourneyDocumentBuilder } from './workspace/document-builder.js';
import { JourneyDocumentFactory } from './workspace/document-factory.js';
import { JourneyDocumentUpdateHandler } from './workspace/document-update-handler.js';
import { Imports } from './workspace/imports.js';
import { JourneyIndexManager } from './workspace/index-manager.js';
import { JourneyWorkspaceManager } from './workspace/workspace-manager.js';

interface JourneyAddedServices {
  lsp: {
    CompletionProvider: JourneyCompletions;
    DocumentLinkProvider: JourneyDocumentLinks;
    SemanticTokenProvider: JourneySemanticTokens;
  };
  reading: { Colours: JourneyColours; SelectionRanges: JourneySelectionRanges };
  parser: { LangiumParser: JourneyParser };
  map: { JourneyMaps: JourneyMaps; MapEditor: MapEditor };
  validation: { DocumentValidator: JourneyValidator };
}
interface JourneyAddedSharedServices {
  lsp: { ClientFeatures: ClientFeatures };
  workspace: {
    Configurations: Configurations;
    ConfigurationChanges: ConfigurationChanges;
    DocumentBuilder: JourneyDocumentBuilder;
    Imports: Imports;
    IndexManager: JourneyIndexManager;
    Overview: Overview;
    WorkspaceManager: JourneyWorkspaceManager;
  };
}
export type JourneyServices = LangiumServices & JourneyAddedServices & { shared: JourneySharedServices };
export type JourneySharedServices = LangiumSharedServices & JourneyAddedSharedServices;

const journeyModule: Module<JourneyServices, PartialLangiumServices & JourneyAddedServices> = {
  parser: {
    TokenBuilder: () => new LineTokenBuilder(),
    Lexer: (services) => new LineLexer(services.parser.TokenBuilder.buildTokens(services.Grammar)),
    LangiumParser: (services) => new JourneyParser(services),
    ValueConverter: () => new LineValueConverter(),
    // One token decides every alternative, since the lexer has settled the rest.
    ParserConfig: () => ({
      maxLookahead: 1,
      lookaheadStrategy: new LookaheadOnDemand({ maxLookahead: 1 }),
      recoveryEnabled: true,
    }),
  },
  references: {
    Linker: (services) => new JourneyLinker(services),
    ScopeComputation: (services) => new JourneyScopeComputation(services),
    ScopeProvider: (services) => new JourneyScopeProvider(services),
  },
  workspace: { ReferenceDescriptionProvider: (services) => new JourneyReferenceDescriptions(services) },
  validation: { DocumentValidator: (services) => new JourneyValidator(services) },
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
  map: {
    JourneyMaps: (services) => new JourneyMaps(services),
    MapEditor: (services) => new MapEditor(services),
  },
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
    DocumentBuilder: (services) => new JourneyDocumentBuilder(services),
    LangiumDocumentFactory: (services) => new JourneyDocumentFactory(services),
    WorkspaceManager: (services) => new JourneyWorkspaceManager(services),
    IndexManager: (services) => new JourneyIndexManager(services),
    Imports: (services) => new Imports(services),
    Overview: (services) => new Overview(services),
    Configurations: (services) => new Configurations(services),
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
  const shared = inject(createDefaultSharedModule(context), JourneyGeneratedSharedModule, journeySharedModule);
  const journey = inject(
    createDefaultModule({ shared }),
    JourneyLanguageGeneratedModule,
    journeyModule,
  ) as JourneyServices;
  shared.ServiceRegistry.register(journey);
  if (!context.connection) shared.workspace.ConfigurationProvider.initialized({});
  return { shared, journey };
}
