/** The part of the dependency injection that reads and checks maps, and needs no editor: what a command loads. */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  type DefaultSharedCoreModuleContext,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type TextDocument,
  type TextDocumentProvider,
} from 'langium';
import type { Connection } from 'vscode-languageserver';
import { ClientFeatures } from './client-features.js';
import { Configurations } from './config/configurations.js';
import { JourneyGeneratedSharedModule, JourneyLanguageGeneratedModule } from './generated/module.js';
import { JourneyMaps } from './map/journey-maps.js';
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
import { Imports } from './workspace/imports.js';
import { JourneyIndexManager } from './workspace/index-manager.js';
import { JourneyWorkspaceManager } from './workspace/workspace-manager.js';

/** Texts that count before those of their files. */
export interface OpenTexts extends TextDocumentProvider {
  all(): TextDocument[];
}

interface AddedServices {
  parser: { LangiumParser: JourneyParser };
  map: { JourneyMaps: JourneyMaps };
  validation: { DocumentValidator: JourneyValidator };
}
interface AddedSharedServices {
  /** `Connection` is there where an editor is. */
  lsp: { ClientFeatures: ClientFeatures; Connection?: Connection };
  workspace: {
    Configurations: Configurations;
    DocumentBuilder: JourneyDocumentBuilder;
    Imports: Imports;
    IndexManager: JourneyIndexManager;
    LangiumDocumentFactory: JourneyDocumentFactory;
    TextDocuments: OpenTexts;
    WorkspaceManager: JourneyWorkspaceManager;
  };
}
export type JourneyCoreServices = LangiumCoreServices & AddedServices & { shared: JourneySharedCoreServices };
export type JourneySharedCoreServices = LangiumSharedCoreServices & AddedSharedServices;

export const journeyCoreModule: Module<JourneyCoreServices, PartialLangiumCoreServices & AddedServices> = {
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
  map: { JourneyMaps: (services) => new JourneyMaps(services) },
};

type SharedCoreParts = Omit<AddedSharedServices, 'lsp' | 'workspace'> & {
  workspace: Omit<AddedSharedServices['workspace'], 'TextDocuments'>;
};

export const journeySharedCoreModule: Module<JourneySharedCoreServices, SharedCoreParts> = {
  workspace: {
    DocumentBuilder: (services) => new JourneyDocumentBuilder(services),
    LangiumDocumentFactory: (services) => new JourneyDocumentFactory(services),
    WorkspaceManager: (services) => new JourneyWorkspaceManager(services),
    IndexManager: (services) => new JourneyIndexManager(services),
    Imports: (services) => new Imports(services),
    Configurations: (services) => new Configurations(services),
  },
};

/**
 * Makes the services that read and check maps, over a file system. The library is read when the workspace is initialised.
 * @param texts what counts before the files
 */
export function createJourneyReader(
  context: DefaultSharedCoreModuleContext,
  texts: OpenTexts,
): { shared: JourneySharedCoreServices; journey: JourneyCoreServices } {
  const alone: Module<JourneySharedCoreServices, { lsp: object; workspace: object }> = {
    lsp: { ClientFeatures: () => new ClientFeatures() },
    workspace: { TextDocuments: () => texts },
  };
  const shared = inject(
    createDefaultSharedCoreModule(context),
    JourneyGeneratedSharedModule,
    journeySharedCoreModule,
    alone,
  ) as JourneySharedCoreServices;
  const journey = inject(
    createDefaultCoreModule({ shared }),
    JourneyLanguageGeneratedModule,
    journeyCoreModule,
  ) as JourneyCoreServices;
  shared.ServiceRegistry.register(journey);
  shared.workspace.ConfigurationProvider.initialized({});
  return { shared, journey };
}
