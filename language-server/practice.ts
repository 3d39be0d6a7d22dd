/**
 * Typing before anybody types. An engine compiles JavaScript for speed only once it has run some hundred times: the first
 * letters that somebody writes would take half as long again as those that come later. So in the first idle moments after
 * a map was opened, the way of a letter is gone with a map that nobody sees.
 */
import { Deferred, EmptyFileSystem, URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { patchBetween } from './map/patch.js';
import type { createJourneyServices, JourneySharedServices } from './module.js';

/** So long after an edit it is not likely that the next one comes at once; in milliseconds. */
const IDLE_MS = 400;
/** Between two letters, in milliseconds: what the editor asks meanwhile is answered. */
const PAUSE_MS = 4;
/** With more, no letter gets faster. */
const LETTERS = 150;

const ADDRESS = URI.parse('builtin:///practice.journey');
const HEAD = ['journey Practice', '  for Anna', '  starts Hears of it', '  ends Has it'];
/** The kinds of lines that are written most. */
const STEP_LINES = [
  '      on Shop / Counter',
  '      on Web',
  '      feels curious: there is a lot to see',
  '      thinks Is this the right one for me?',
  '      does Compares the two',
  '      pain The reviews contradict each other',
  '        opportunity One page that compares all',
  '          owner Web team',
  '      evidence interviews 2025, n=12',
];
const STAGES = 6;
const STEPS = 8;

function practiceLines(): string[] {
  const stages = Array.from({ length: STAGES }, (_, stage) => {
    const steps = Array.from({ length: STEPS }, (_, step) => [`    step Does ${stage} and ${step}`, ...STEP_LINES]);
    return [`  stage Part ${stage}`, ...steps.flat()];
  });
  return [...HEAD, ...stages.flat()];
}

/**
 * Practises once, when a map is open and nothing is being edited; resolves when that is over.
 * @param create makes services that share the code with the editor's, and nothing else
 */
export async function practiseWhenIdle(
  shared: JourneySharedServices,
  create: typeof createJourneyServices,
  letters = LETTERS,
): Promise<void> {
  let lastEdit = 0;
  const opened = new Deferred<void>();
  const listening = shared.workspace.DocumentBuilder.onUpdate(() => {
    if (shared.workspace.TextDocuments.all().length === 0) return;
    lastEdit = performance.now();
    opened.resolve();
  });
  const idle = async () => {
    for (let missing = IDLE_MS; missing > 0; missing = lastEdit + IDLE_MS - performance.now()) await sleep(missing);
  };
  await opened.promise;
  await idle();
  const letter = await startPractice(create);
  for (let typed = 0; typed < letters; typed++) {
    if (performance.now() < lastEdit + IDLE_MS) await idle();
    await letter();
    await sleep(PAUSE_MS);
  }
  listening.dispose();
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** @returns types a letter, and does all that follows from it */
async function startPractice(create: typeof createJourneyServices): Promise<() => Promise<void>> {
  const { shared, journey } = create(EmptyFileSystem);
  const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments, TextDocuments, WorkspaceManager } =
    shared.workspace;
  await WorkspaceManager.initializeWorkspace([]);
  const lines = practiceLines();
  const source = TextDocument.create(ADDRESS.toString(), journey.LanguageMetaData.languageId, 0, lines.join('\n'));
  TextDocuments.set(source);
  const document = LangiumDocumentFactory.fromTextDocument(source, ADDRESS);
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: true });
  let map = journey.map.JourneyMaps.of(document);
  return async () => {
    const version = source.version + 1;
    // In all stages by turns.
    const line = HEAD.length + ((version * 37) % (lines.length - HEAD.length));
    const end = { line, character: lines[line]!.length };
    lines[line] += 'a';
    TextDocument.update(source, [{ range: { start: end, end }, text: 'a' }], version);
    await DocumentBuilder.update([ADDRESS], []);
    const before = map;
    map = journey.map.JourneyMaps.of(document);
    JSON.stringify([patchBetween(before, map, source.version), document.diagnostics]);
  };
}
