/** The framework that journeys follow because the configuration of their folder says so. */
import { type AstNode, DocumentState, type LangiumDocument, type ScopeProvider } from 'langium';
import type { ConfigurationFile, Configurations } from '../config/configurations.js';
import { type Framework, isModel } from '../generated/ast.js';
import type { Range } from '../map/journey-map.js';
import type { JourneyServices } from '../module.js';

/** A place in a `journey.config.json` where a framework is named, its quotes included. */
export interface ConfiguredPlace {
  uri: string;
  range: Range;
}

export class ConfiguredFrameworks {
  private readonly configurations: () => Configurations;
  private readonly scopes: () => ScopeProvider;

  constructor(services: JourneyServices) {
    this.configurations = () => services.shared.workspace.Configurations;
    this.scopes = () => services.references.ScopeProvider;
  }

  /** The maps whose journeys follow a framework unless they say otherwise. */
  async mapsFollowing(framework: AstNode, documents: readonly LangiumDocument[]): Promise<Set<LangiumDocument>> {
    const following = new Set<LangiumDocument>();
    for (const document of documents) {
      const file = await this.configurations().fileOf(document.uri);
      if (this.meant(file, document) === framework) following.add(document);
    }
    return following;
  }

  /**
   * Where configurations name a framework. One that means another framework for some of its maps, such as the built-in one
   * of the same name, is left out: with another name these would lose theirs.
   */
  async placesOf(framework: AstNode, documents: readonly LangiumDocument[]): Promise<ConfiguredPlace[]> {
    const meaning = new Map<ConfigurationFile, Set<AstNode>>();
    for (const document of documents) {
      const file = await this.configurations().fileOf(document.uri);
      const meant = this.meant(file, document);
      if (file && meant) meaning.set(file, (meaning.get(file) ?? new Set()).add(meant));
    }
    const only = [...meaning].filter(([, frameworks]) => frameworks.size === 1 && frameworks.has(framework));
    return only.flatMap(([{ uri, followsRange }]) => {
      return followsRange ? [{ uri: uri.toString(), range: followsRange }] : [];
    });
  }

  /** What a map takes the configured name for. */
  private meant(file: ConfigurationFile | undefined, document: LangiumDocument): Framework | undefined {
    const name = file?.configuration.follows;
    const model = document.parseResult.value;
    if (name === undefined || document.state < DocumentState.IndexedContent || !isModel(model)) return undefined;
    const container = { $type: 'Follows', $container: model } as AstNode;
    const info = { container, property: 'framework', reference: { $refText: name, ref: undefined } };
    return this.scopes().getScope(info).getElement(name)?.node as Framework | undefined;
  }
}
