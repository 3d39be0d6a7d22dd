/** A text in Markdown → its pictures, and what is wrong with it. */
import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Journey, JourneyMap } from '../../language-server/map/journey-map.js';
import { createJourneyServices } from '../../language-server/module.js';
import { type ElkLike, layoutMap, renderSvg } from '../diagram/index.js';
import type { DrawnFence, Fence, FenceProblem, FenceRefusal } from './fence.js';

/** A page is to be read, and is made anew with every letter: what is larger belongs into a file of its own. */
const MOST_CHARACTERS = 60_000;
const MOST_STEPS = 150;
const MOST_JOURNEYS = 6;
const MOST_PROBLEMS = 3;

export type DrawFence = (fence: Fence) => Promise<DrawnFence>;

/** Makes what draws fences: the language, kept warm. */
export function createFenceDrawer(elk: ElkLike): DrawFence {
  const { shared, journey } = createJourneyServices(EmptyFileSystem);
  const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments, WorkspaceManager } = shared.workspace;
  const ready = WorkspaceManager.initializeWorkspace([]);
  let fences = 0;

  return async ({ text, view, theme }) => {
    if (text.length > MOST_CHARACTERS) return refused({ reason: 'tooLong' });
    await ready;
    const uri = URI.parse(`fence:/${fences++}.journey`);
    const source = TextDocument.create(uri.toString(), journey.LanguageMetaData.languageId, 0, text);
    const document = LangiumDocumentFactory.fromTextDocument(source, uri);
    LangiumDocuments.addDocument(document);
    try {
      await DocumentBuilder.build([document], { validation: true });
      const map = journey.map.JourneyMaps.of(document);
      const problems = problemsOf(document, map);
      if (map.journeys.length > MOST_JOURNEYS) return refused({ reason: 'tooManyJourneys', most: MOST_JOURNEYS });
      if (map.journeys.some((it) => stepsOf(it) > MOST_STEPS)) {
        return refused({ reason: 'tooManySteps', most: MOST_STEPS });
      }
      const pictures: string[] = [];
      for (const [index, { stages }] of map.journeys.entries()) {
        if (stages.length === 0) continue;
        const scene = await layoutMap(map, index, { elk, view });
        // Ids like those of no other picture of the page.
        pictures.push(renderSvg(scene, { theme, idPrefix: `jm-${hash(text)}-${index}-`, inPage: true }));
      }
      return { pictures, problems };
    } finally {
      await DocumentBuilder.update([], [uri]);
    }
  };
}

const refused = (refusal: FenceRefusal): DrawnFence => ({ pictures: [], problems: [refusal] });

const stepsOf = ({ stages }: Journey): number => stages.reduce((sum, { steps }) => sum + Math.max(1, steps.length), 0);

/** The errors, which are what the map cannot mean. What a good map would not lack is asked where it is written. */
function problemsOf({ diagnostics = [] }: LangiumDocument, map: JourneyMap): FenceProblem[] {
  const errors = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
  const problems = errors.slice(0, MOST_PROBLEMS).map(problemOf);
  const count = errors.length - problems.length;
  if (count > 0) problems.push({ reason: 'more', count });
  if (problems.length > 0 || map.journeys.length > 0) return problems;
  return [{ reason: 'empty' }];
}

function problemOf({ code, message, range }: Diagnostic): FenceProblem {
  const { line } = range.start;
  if (code === 'import-not-found') return { reason: 'imports', line };
  return { line, message: typeof message === 'string' ? message : message.value };
}

/** FNV-1a, 32 bits, over UTF-16 units, in eight hexadecimal digits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}
