import type { LangiumDocument } from 'langium';
import type { JourneyCoreServices } from '../core-module.js';
import type { Model } from '../generated/ast.js';
import { buildJourneyMap } from './build.js';
import { BuiltParts } from './built-parts.js';
import type { JourneyMap } from './journey-map.js';

/** Makes the plain map of a linked document. */
export class JourneyMaps {
  private readonly built = new BuiltParts();

  constructor(readonly services: JourneyCoreServices) {}

  /** The map of a document that has been linked. It may share stages with maps made before: read it, never change it. */
  of(document: LangiumDocument): JourneyMap {
    return buildJourneyMap(document as LangiumDocument<Model>, this.built);
  }
}
