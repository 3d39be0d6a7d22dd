/** What a workspace's maps hold between them: journeys by how far they are, opportunities by what they promise. */
import { type AstNode, type LangiumDocument, type LangiumDocuments, type URI, UriUtils } from 'langium';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Journey, Model } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import { choiceOf } from '../map/build-lines.js';
import type { Level, Range } from '../map/journey-map.js';
import { located } from '../map/places.js';
import { liftsOf, scaleOf } from '../model/queries.js';
import type { JourneySharedServices } from '../module.js';
import {
  type CheckMaps,
  type CountJourneys,
  JOURNEY_STATUSES,
  type JourneyStatus,
  type ListedJourney,
  type ListedOpportunity,
  OPEN_QUESTIONS,
  type Part,
} from '../protocol.js';
import { contains } from '../workspace/workspace-folders.js';

type StatedJourney = ListedJourney & { status: JourneyStatus };

/** What one file adds, and what it was made of. */
interface FileOverview {
  model: AstNode;
  diagnostics: readonly Diagnostic[] | undefined;
  journeys: StatedJourney[];
  opportunities: ListedOpportunity[];
}

interface WorkspaceOverview {
  journeys: Map<JourneyStatus, StatedJourney[]>;
  opportunities: ListedOpportunity[];
}

const QUESTIONS = new Set(OPEN_QUESTIONS);
/** What is not said counts as the most effort. */
const EFFORTS: Readonly<Record<Level, number>> = { low: 0, medium: 1, high: 2 };
const UNSAID = 3;
/** Names in the order of an index, whatever their language; without a language of its own, the same on every machine. */
const byName = new Intl.Collator('und', { numeric: true });

/** Keeps the lists for as long as nothing changes: then only files that have changed are looked at again. */
export class Overview {
  private readonly documents: LangiumDocuments;
  private readonly files = new WeakMap<LangiumDocument, FileOverview>();
  private current: WorkspaceOverview | undefined;

  constructor(services: JourneySharedServices) {
    this.documents = services.workspace.LangiumDocuments;
  }

  /** Something has changed: what was said before does not hold any more. */
  outdate(): void {
    this.current = undefined;
  }

  count(): CountJourneys['response'] {
    const { journeys, opportunities } = this.overview();
    const statuses = JOURNEY_STATUSES.flatMap((status) => {
      const of = journeys.get(status) ?? [];
      const questions = of.reduce((sum, journey) => sum + journey.questions, 0);
      return of.length > 0 ? [{ status, journeys: of.length, questions }] : [];
    });
    return { statuses, opportunities: opportunities.length };
  }

  journeys(status: JourneyStatus, part: Part): ListedJourney[] {
    return partOf(this.overview().journeys.get(status) ?? [], part).map(({ status: _, ...journey }) => journey);
  }

  opportunities(part: Part): ListedOpportunity[] {
    return partOf(this.overview().opportunities, part);
  }

  /** What is reported about a file, about those in a folder, or about all. */
  check(place: URI | undefined): CheckMaps['response'] {
    const reported = this.documents.all
      .filter(({ uri }) => uri.scheme !== LIBRARY_URI.scheme)
      .filter(({ uri }) => !place || UriUtils.equals(place, uri) || contains(place, uri))
      .map(({ diagnostics }) => diagnostics ?? [])
      .toArray();
    const all = reported.flat();
    return {
      maps: reported.length,
      errors: all.filter(({ severity }) => severity === DiagnosticSeverity.Error).length,
      questions: all.filter(isQuestion).length,
    };
  }

  private overview(): WorkspaceOverview {
    this.current ??= this.make();
    return this.current;
  }

  private make(): WorkspaceOverview {
    const journeys = new Map<JourneyStatus, StatedJourney[]>();
    const opportunities: ListedOpportunity[] = [];
    for (const document of this.documents.all) {
      if (document.uri.scheme === LIBRARY_URI.scheme) continue;
      const file = this.overviewOf(document);
      for (const journey of file.journeys) {
        const others = journeys.get(journey.status);
        if (others) others.push(journey);
        else journeys.set(journey.status, [journey]);
      }
      for (const opportunity of file.opportunities) opportunities.push(opportunity);
    }
    for (const list of journeys.values()) list.sort((a, b) => byName.compare(a.name, b.name) || byPlace(a, b));
    return { journeys, opportunities: opportunities.sort(byPromise) };
  }

  private overviewOf(document: LangiumDocument): FileOverview {
    const { diagnostics } = document;
    const model = document.parseResult.value as Model;
    const known = this.files.get(document);
    if (known?.model === model && known.diagnostics === diagnostics) return known;
    const uri = document.uri.toString();
    const open = (diagnostics ?? []).filter(isQuestion);
    const made: FileOverview = {
      model,
      diagnostics,
      journeys: model.journeys.flatMap((journey) => journeyOf(journey, uri, open)),
      opportunities: model.journeys.flatMap((journey) => opportunitiesOf(journey, uri)),
    };
    this.files.set(document, made);
    return made;
  }
}

function journeyOf(journey: Journey, uri: string, open: readonly Diagnostic[]): StatedJourney[] {
  const { range, nameRange } = located(journey, '');
  if (!range || !nameRange) return [];
  const isInside = ({ start: { line } }: Range) => line >= range.start.line && line <= range.end.line;
  return [
    {
      uri,
      range: nameRange,
      name: journey.name ?? '',
      status: choiceOf(journey, 'status', ['draft', 'review', 'live', 'retired']) ?? 'none',
      steps: journey.stages.reduce((sum, { steps }) => sum + steps.length, 0),
      questions: open.filter((question) => isInside(question.range)).length,
    },
  ];
}

function opportunitiesOf(journey: Journey, uri: string): ListedOpportunity[] {
  const scale = scaleOf(journey);
  const blocks = journey.stages.flatMap((stage) => [stage, ...stage.steps]);
  return blocks
    .flatMap(({ opportunities }) => opportunities)
    .flatMap((node) => {
      const { nameRange } = located(node, '');
      if (!node.name || !nameRange) return [];
      return [
        {
          uri,
          range: nameRange,
          text: node.name,
          journey: journey.name ?? '',
          lifts: liftsOf(node, scale),
          effort: choiceOf(node, 'effort', ['low', 'medium', 'high']),
          impact: choiceOf(node, 'impact', ['low', 'medium', 'high']),
        },
      ];
    });
}

/** What lifts most comes first; of those that lift alike, what is least effort. */
function byPromise(a: ListedOpportunity, b: ListedOpportunity): number {
  const lift = ({ lifts }: ListedOpportunity) => lifts?.onEmotions ?? Number.NEGATIVE_INFINITY;
  const effort = ({ effort: said }: ListedOpportunity) => (said ? EFFORTS[said] : UNSAID);
  if (lift(a) !== lift(b)) return lift(b) > lift(a) ? 1 : -1;
  return effort(a) - effort(b) || byName.compare(a.text, b.text) || byPlace(a, b);
}

function byPlace(a: { uri: string; range: Range }, b: { uri: string; range: Range }): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.range.start.line - b.range.start.line;
}

const isQuestion = ({ code }: Diagnostic): boolean => QUESTIONS.has(String(code));

const partOf = <Entry>(list: readonly Entry[], { from, most }: Part): Entry[] => list.slice(from, from + most);
