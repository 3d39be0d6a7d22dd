import type { LangiumDocument } from 'langium';
import type { Model } from '../generated/ast.js';
import type { JourneyServices } from '../module.js';
import { buildJourneyMap } from './build.js';
import type { JourneyMap } from './journey-map.js';

/** Makes the plain map of a linked document. */
export class JourneyMaps {
  constructor(readonly services: JourneyServices) {}

  /** The map of a document that has been linked; made anew at each call. */
  of(document: LangiumDocument): JourneyMap {
    return buildJourneyMap(document as LangiumDocument<Model>);
  }
}
