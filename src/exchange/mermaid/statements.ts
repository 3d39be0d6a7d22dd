/** A Mermaid journey → its statements, read as people meant them where Mermaid itself would fail. */
import { t } from '@vscode/l10n';
import { type Notice, shown } from '../notice.js';
import { type Diagram, type SourceLine, splitFrontMatter } from './diagrams.js';
import { readTask, type Task } from './task.js';
import { decodeText, STATEMENT_END } from './texts.js';

/** Something that a diagram says, in the order of its text. */
export type Statement =
  | { kind: 'title' | 'section' | 'accTitle' | 'accDescr' | 'comment' | 'setting'; text: string; line: number }
  | { kind: 'task'; task: Task; line: number };

export interface Statements {
  /** The title of the front matter. */
  frontTitle?: { text: string; line: number };
  statements: Statement[];
}

const KEYWORD = /^(title|section|accTitle|accDescr)(?:\s*:\s*|\s+|$)(.*)/isu;
const KINDS = { title: 'title', section: 'section', acctitle: 'accTitle', accdescr: 'accDescr' } as const;

/** Reads the statements of a diagram. What was read in another way than Mermaid would is told in `notices`. */
export function readStatements(diagram: Diagram, notices: Notice[]): Statements {
  const { front, rest } = splitFrontMatter(diagram.lines);
  const reader = new StatementReader(notices);
  const frontTitle = reader.frontMatter(front);
  for (let at = 0; at < rest.length; at++) at = reader.read(rest, at);
  return { frontTitle, statements: reader.statements };
}

class StatementReader {
  readonly statements: Statement[] = [];
  private hasHeader = false;

  constructor(private readonly notices: Notice[]) {}

  /** Keeps settings as comments. Returns the title among them. */
  frontMatter(lines: readonly SourceLine[]): Statements['frontTitle'] {
    let title: Statements['frontTitle'];
    const settings = lines.filter(({ text, number }) => {
      const said = text.startsWith('title:') ? text.slice('title:'.length).trim() : '';
      const written = /^(["']).*\1$/s.test(said) && said.length > 1 ? said.slice(1, -1) : said;
      if (title || !written || /^[|>][+-]?$/.test(written)) return text.trim() !== '';
      title = { text: decodeText(written), line: number };
      return false;
    });
    this.settings(settings);
    return title;
  }

  /** Reads the statement that begins in line `at` of `lines`; returns the last line that belongs to it. */
  read(lines: readonly SourceLine[], at: number): number {
    const { text, number } = lines[at]!;
    const line = text.trim();
    if (line.startsWith('%%{')) return this.directive(lines, at);
    if (/^accDescr\s*\{/i.test(line)) return this.description(lines, at);
    // With a score it is what somebody does.
    if (/^(%%|#(?!\w+;)|\/\/)/.test(line) && (line.startsWith('%%') || readTask(line).score === undefined)) {
      this.comment(line.replace(/^(?:%+|#+|\/\/)\s*/, ''), number);
      return at;
    }
    const [said, ...comment] = line.split(/\s%%(?!\{)/u) as [string, ...string[]];
    if (comment.length > 0) this.comment(comment.join(' %%').trim(), number);
    for (const statement of this.partsOf(this.withoutHeader(said, number))) this.statement(statement, number);
    return at;
  }

  /** The line without the word `journey` that opens the diagram. */
  private withoutHeader(line: string, number: number): string {
    const match = /^(journey)(?=[\s;]|$)\s*;?(.*)/isu.exec(line);
    if (this.hasHeader || !match) return line;
    this.hasHeader = true;
    if (match[1] !== 'journey') {
      this.tell(number, t('Mermaid takes {0} for no journey: it wants the word in small letters.', shown(match[1]!)));
    }
    const rest = match[2]!.trim();
    if (rest === '' || KEYWORD.test(rest) || readTask(rest).score !== undefined) return rest;
    return `title ${rest}`;
  }

  /** Several statements may stand on one line where semicolons divide them. Elsewhere a semicolon is text. */
  private partsOf(line: string): string[] {
    const parts = line
      .split(STATEMENT_END)
      .map((part) => part.trim())
      .filter(Boolean);
    const isStatement = (part: string) => KEYWORD.test(part) || readTask(part).score !== undefined;
    return parts.length > 1 && !parts.every(isStatement)
      ? [line.endsWith(';') ? line.slice(0, -1).trimEnd() : line]
      : parts;
  }

  private statement(text: string, line: number): void {
    const keyword = KEYWORD.exec(text);
    const task = readTask(text);
    // `title: 5: Me` is a step of that name.
    if (!keyword || (/^\w+\s*:/.test(text) && task.score !== undefined && /^(title|section)$/i.test(task.title))) {
      this.statements.push({ kind: 'task', task, line });
      return;
    }
    const kind = KINDS[keyword[1]!.toLowerCase() as keyof typeof KINDS];
    this.statements.push({ kind, text: decodeText(keyword[2]!), line });
  }

  /** `%%{ … }%%`, over several lines or not. */
  private directive(lines: readonly SourceLine[], at: number): number {
    const end = lines.findIndex(({ text }, index) => index >= at && text.includes('}%%'));
    const last = end < 0 ? at : end;
    const behind = lines[last]!.text.split('}%%').slice(1).join('}%%').trim();
    const written = lines.slice(at, last + 1);
    this.settings(written.map((line, index) => (index < written.length - 1 ? line : withoutEnd(line, behind))));
    if (behind !== '') this.read([{ text: behind, number: lines[last]!.number }], 0);
    return last;
  }

  /** `accDescr { … }` over several lines. One that nothing ends goes to the end of its line. */
  private description(lines: readonly SourceLine[], at: number): number {
    const { number } = lines[at]!;
    const end = lines.findIndex(({ text }, index) => index >= at && text.includes('}'));
    const last = end < 0 ? at : end;
    if (end < 0)
      this.tell(number, t('Nothing ends this accDescr: it lacks a }. Its first line is taken for all of it.'));
    const whole = lines
      .slice(at, last + 1)
      .map(({ text }) => text.trim())
      .join(' ');
    const inside = whole.slice(whole.indexOf('{') + 1);
    const [text = '', ...behind] = end < 0 ? [inside] : inside.split('}');
    this.statements.push({ kind: 'accDescr', text: decodeText(text), line: number });
    const rest = behind.join('}').trim();
    if (rest !== '') this.read([{ text: rest, number: lines[last]!.number }], 0);
    return last;
  }

  private settings(lines: readonly SourceLine[]): void {
    const first = lines[0];
    if (!first) return;
    this.tell(first.number, t('Settings of the drawing have no place in a map: they are kept as comments.'));
    for (const { text, number } of lines) this.statements.push({ kind: 'setting', text: text.trim(), line: number });
  }

  private comment(text: string, line: number): void {
    if (text !== '') this.statements.push({ kind: 'comment', text, line });
  }

  private tell(line: number, message: string): void {
    this.notices.push({ line, message });
  }
}

function withoutEnd(line: SourceLine, behind: string): SourceLine {
  return behind === '' ? line : { ...line, text: line.text.slice(0, line.text.lastIndexOf(behind)) };
}
