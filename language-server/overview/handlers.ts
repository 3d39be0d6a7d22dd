/** What a client asks about the maps of its workspace, and to begin a new one. */
import { DocumentState, URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { TEMPLATES } from '../completion/templates.js';
import type { JourneySharedServices } from '../module.js';
import {
  CHECK_MAPS,
  type CheckMaps,
  COUNT_JOURNEYS,
  type CountJourneys,
  JOURNEYS_CHANGED,
  LIST_JOURNEYS,
  LIST_OPPORTUNITIES,
  LIST_TEMPLATES,
  type ListJourneys,
  type ListOpportunities,
  type ListTemplates,
  NEW_MAP,
  type NewMap,
} from '../protocol.js';
import { fileNameOf, mapNamed, snippetNamed } from '../starting/new-map.js';
import { foldSpaces } from '../syntax/text.js';

/** While somebody types, or while many files are read, the client is told now and then. */
const PATIENCE_MS = 300;

/** Answers them on a connection. */
export function addOverviewHandlers(connection: Connection, shared: JourneySharedServices): void {
  const { Overview, DocumentBuilder, WorkspaceManager } = shared.workspace;
  /** True since the client was told anything. */
  let isKnown = false;
  const outdate = () => {
    Overview.outdate();
    if (!isKnown) return;
    isKnown = false;
    setTimeout(() => void connection.sendNotification(JOURNEYS_CHANGED), PATIENCE_MS);
  };
  DocumentBuilder.onBuildPhase(DocumentState.Validated, outdate);
  DocumentBuilder.onUpdate(outdate);
  const told = async <Answer>(answer: () => Answer): Promise<Answer> => {
    // The files of the workspace are read first; what their rules say follows.
    await WorkspaceManager.whenRead;
    isKnown = true;
    return answer();
  };
  connection.onRequest(COUNT_JOURNEYS, () => told<CountJourneys['response']>(() => Overview.count()));
  connection.onRequest(LIST_JOURNEYS, ({ status, ...part }: ListJourneys['request']) =>
    told<ListJourneys['response']>(() => Overview.journeys(status, part)),
  );
  connection.onRequest(LIST_OPPORTUNITIES, (part: ListOpportunities['request']) =>
    told<ListOpportunities['response']>(() => Overview.opportunities(part)),
  );
  connection.onRequest(CHECK_MAPS, async ({ uri }: CheckMaps['request']): Promise<CheckMaps['response']> => {
    await WorkspaceManager.whenRead;
    await DocumentBuilder.waitUntil(DocumentState.Validated);
    return Overview.check(uri === null ? undefined : URI.parse(uri));
  });
  connection.onRequest(LIST_TEMPLATES, (): ListTemplates['response'] =>
    TEMPLATES.map(({ name, title, description }) => ({ name, title, description })),
  );
  connection.onRequest(NEW_MAP, ({ template, journey }: NewMap['request']): NewMap['response'] => {
    const found = TEMPLATES.find(({ name }) => name === template);
    if (!found) return null;
    const name = foldSpaces(journey) || undefined;
    return {
      fileName: fileNameOf(name ?? found.title),
      text: mapNamed(found, name),
      snippet: snippetNamed(found, name),
    };
  });
}
