/** Mermaid journeys → a `.journey` text. */
import { t } from '@vscode/l10n';
import { LineWriter, nameKey, writeNames, writeNumber, writeText } from '../journey/lines.js';
import { firstStage, UniqueNames } from '../names.js';
import { ExchangeError, type Imported, inRow, type Notice, shown } from '../notice.js';
import { type Diagram, findDiagrams } from './diagrams.js';
import { readStatements, type Statement, type Statements } from './statements.js';
import type { Task } from './task.js';

/** Mermaid's scale: 3 is neither good nor bad. */
const LOWEST = 1;
const HIGHEST = 5;

/**
 * Reads the journeys of a Mermaid file, or those of all Mermaid fences of a Markdown page, as people meant them where
 * Mermaid itself would stop or misread. Nothing is left out: what has no place becomes a comment, and `notices` tell of it.
 * @param name what to call a journey that has no title: the name of the file, without its ending
 * @throws ExchangeError where there is no journey
 */
export function readMermaid(text: string, name: string): Imported {
  const { journeys, others } = findDiagrams(text);
  const notices: Notice[] = others.map(({ line, kind }) => ({
    line,
    message: t('The diagram {0} is no journey: it is left out.', shown(kind)),
  }));
  if (journeys.length === 0) throw nothingFound(others);
  const read = journeys.map((diagram) => readDiagram(diagram, notices));
  const out = new LineWriter();
  const personas = uniqueNames(read.flatMap((it) => it.personas));
  for (const persona of personas) out.line(0, 'persona', writeText(persona));
  const names = new UniqueNames(notices);
  for (const [index, diagram] of read.entries()) {
    const title = diagram.title ?? { text: journeys[index]!.heading ?? name, line: undefined };
    writeJourney(diagram, names.unique(title.text || 'Journey', title.line), out, notices);
  }
  const order = (notice: Notice) => notice.line ?? 0;
  return { text: out.toString(), notices: notices.sort((a, b) => order(a) - order(b)) };
}

function nothingFound(others: readonly { line: number; kind: string }[]): ExchangeError {
  const [other] = others;
  return other
    ? new ExchangeError(t('holds no Mermaid journey: this diagram is {0}', shown(other.kind)), other.line)
    : new ExchangeError(t('holds no Mermaid journey: one begins with the word journey on a line of its own'));
}

/** A diagram that has been read, what is unclear in it decided. */
interface Read {
  title?: { text: string; line: number };
  personas: string[];
  /** True where some tasks name actors and others do not: then those that do name all of them. */
  isMixed: boolean;
  /** What is said of the whole, beside its title. */
  remarks: string[];
  statements: Statement[];
}

function readDiagram(diagram: Diagram, notices: Notice[]): Read {
  const { frontTitle, statements } = readStatements(diagram, notices);
  const tasks = decideActors(statements, notices);
  const personas = uniqueNames(tasks.flatMap(({ actors }) => actors));
  const isMixed = personas.length > 0 && tasks.some(({ actors }) => actors.length === 0);
  if (isMixed) {
    notices.push({
      line: statements.find((it) => it.kind === 'task' && it.task.actors.length === 0)?.line,
      message: t('Tasks without actors, such as this one, are taken for everybody.'),
    });
  }
  return { personas, isMixed, ...titlesOf({ frontTitle, statements }, notices) };
}

/** The journey's title, remarks, and the statements that are neither. The last `title` counts, as in Mermaid. */
function titlesOf({ frontTitle, statements }: Statements, notices: Notice[]) {
  const said = (kind: Statement['kind']) =>
    statements.flatMap((it) => (it.kind === kind && it.kind !== 'task' && it.text !== '' ? [it] : []));
  const titles = said('title');
  const accTitles = said('accTitle');
  const title = titles.at(-1) ?? frontTitle ?? accTitles.at(-1);
  const isTitle = (text: string) => title !== undefined && nameKey(text) === nameKey(title.text);
  const replaced = [...(frontTitle ? [frontTitle] : []), ...titles].filter(({ text }) => !isTitle(text));
  for (const { line } of replaced) {
    notices.push({ line, message: t('A journey has one title, the last one here: this one is kept as a comment.') });
  }
  const comments = replaced.map(({ text, line }): Statement => ({ kind: 'comment', text: `title ${text}`, line }));
  return {
    title,
    remarks: [...accTitles.filter(({ text }) => !isTitle(text)), ...said('accDescr')].map(({ text }) => text),
    statements: [...comments, ...statements.filter(({ kind }) => !['title', 'accTitle', 'accDescr'].includes(kind))],
  };
}

/** Tells actors from a part of the title where a score is missing. Returns all tasks. */
function decideActors(statements: readonly Statement[], notices: Notice[]): Task[] {
  const found = statements.filter((it) => it.kind === 'task');
  const known = new Set(found.flatMap(({ task }) => task.actors.map(nameKey)));
  // A name is short, and begins with no small letter.
  const mayBeName = (text: string) => known.has(nameKey(text)) || /^[^\p{Ll}]\S*(?:\s\S+){0,2}$/u.test(text);
  return found.map(({ task, line }) => {
    if (task.score !== undefined) return task;
    const { unclear } = task;
    if (unclear && unclear.title !== '' && unclear.actors.length > 0 && unclear.actors.every(mayBeName)) {
      task.title = unclear.title;
      task.actors = unclear.actors;
      const names = inRow(unclear.actors.map(shown));
      notices.push({
        line,
        message: t('There is no score: {0} is taken for who takes the step, without a feeling.', names),
      });
    } else {
      notices.push({ line, message: t('There is no score: {0} is a step without a feeling.', shown(task.title)) });
    }
    return task;
  });
}

function writeJourney(read: Read, name: string, out: LineWriter, notices: Notice[]): void {
  const { personas, statements } = read;
  const begin = statements.findIndex(({ kind }) => kind === 'task' || kind === 'section');
  const head = statements.slice(0, begin < 0 ? undefined : begin).filter((it) => it.kind !== 'task');
  out.gap();
  for (const { text } of head) out.comment(0, text);
  out.line(0, 'journey', writeText(name));
  if (personas.length > 0) out.line(1, 'for', writeNames(personas));
  out.line(1, 'scale', `${LOWEST}..${HIGHEST}`);
  for (const remark of read.remarks) out.text(1, 'note', remark);
  new StageWriter(read, name, out, notices).write(begin < 0 ? [] : statements.slice(begin));
}

class StageWriter {
  private readonly names: UniqueNames;
  private readonly comments: string[] = [];
  private hasStage = false;

  constructor(
    private readonly read: Read,
    private readonly journey: string,
    private readonly out: LineWriter,
    private readonly notices: Notice[],
  ) {
    this.names = new UniqueNames(notices);
  }

  write(statements: readonly Statement[]): void {
    const hasSections = statements.some(({ kind }) => kind === 'section');
    for (const statement of statements) {
      const { line } = statement;
      if (statement.kind === 'section') this.section(statement.text, line);
      else if (statement.kind !== 'task') this.comments.push(statement.text);
      else {
        if (!this.hasStage) {
          this.notices.push({ line, message: t('Tasks before any section are put into a stage of their own.') });
          this.stage(hasSections ? firstStage() : this.journey, line);
        }
        this.step(statement.task, line);
      }
    }
    if (!this.hasStage) {
      const journey = shown(this.journey);
      this.notices.push({
        message: t('The journey {0} has neither section nor task: an empty stage is put in.', journey),
      });
      this.stage(firstStage(), undefined);
    }
    this.writeComments(2);
  }

  /** Those that were read since the last stage or step. */
  private writeComments(depth: number): void {
    for (const comment of this.comments) this.out.comment(depth, comment);
    this.comments.length = 0;
  }

  private section(text: string, line: number): void {
    if (text === '')
      this.notices.push({ line, message: t('This section has no name: it is called {0}.', shown(t('Stage'))) });
    this.stage(text || t('Stage'), line);
  }

  private stage(name: string, line: number | undefined): void {
    this.hasStage = true;
    this.out.gap();
    this.writeComments(1);
    this.out.line(1, 'stage', writeText(this.names.unique(name, line)));
  }

  private step(task: Task, line: number): void {
    if (task.title === '')
      this.notices.push({ line, message: t('This task has no title: it is called {0}.', shown(t('Step'))) });
    this.writeComments(2);
    this.out.line(2, 'step', writeText(task.title || t('Step')));
    const { personas, isMixed } = this.read;
    const isSome = task.actors.length > 0 && (isMixed || task.actors.length < personas.length);
    if (isSome) this.out.line(3, 'for', writeNames(task.actors));
    this.score(task, line);
    if (task.remark === undefined || task.remark === '') return;
    this.notices.push({
      line,
      message: t('Mermaid drops what stands behind the actors: {0} is a note.', shown(task.remark)),
    });
    this.out.text(3, 'note', task.remark);
  }

  private score({ score }: Task, line: number): void {
    if (score === undefined) return;
    const nearest = Math.min(Math.max(score, LOWEST), HIGHEST);
    if (nearest === score) {
      this.out.line(3, 'feels', writeNumber(score));
      return;
    }
    this.notices.push({
      line,
      message: t(
        'The score {0} is outside of {1} to {2}: it is taken as {3}.',
        writeNumber(score),
        LOWEST,
        HIGHEST,
        nearest,
      ),
    });
    this.out.line(3, 'feels', writeNumber(nearest), t('{0} in Mermaid', writeNumber(score)));
  }
}

function uniqueNames(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) if (!found.has(nameKey(name))) found.set(nameKey(name), name);
  return [...found.values()];
}
