/** Finds the journeys in a Mermaid file or in the fences of a Markdown page. */

/** A line of the input, without its line end. */
export interface SourceLine {
  text: string;
  /** From 1. */
  number: number;
}

/** The text of one diagram. */
export interface Diagram {
  /** Its lines, the one with the word `journey` included. */
  lines: SourceLine[];
  /** The heading of the page that it stands under. */
  heading?: string;
}

export interface Diagrams {
  journeys: Diagram[];
  /** Diagrams of other kinds: where each begins, and its kind as it is written. */
  others: { line: number; kind: string }[];
}

/** A fence of a Markdown page: its indentation or `>` of a quotation, the fence itself, and what stands behind it. */
const FENCE = /^((?:\s|>|[-*+]\s|\d+[.)]\s)*)(`{3,}|~{3,}|:{3,})\s*(.*)/su;
const MERMAID = /^\{?\s*\.?mermaid\b/i;
const HEADING = /^\s{0,3}#{1,6}\s(.*)/s;
/** What opens a journey. In another case Mermaid takes it for no diagram. */
const JOURNEY = /^\s*journey(?![\w-])/i;

/** Finds the diagrams of a text. A text with Mermaid fences is a Markdown page; any other is one file of diagrams. */
export function findDiagrams(text: string): Diagrams {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index): SourceLine => ({ text: line, number: index + 1 }));
  const fences = isBareJourney(firstWordIn(lines)) ? [] : fencesIn(lines);
  const parts = fences.length > 0 ? fences : [{ lines }];
  const found: Diagrams = { journeys: [], others: [] };
  for (const part of parts) {
    const first = firstWordIn(part.lines);
    if (!first) continue;
    if (JOURNEY.test(first.text)) found.journeys.push(...severalIn(part));
    else found.others.push({ line: first.number, kind: first.text.trim().split(/\s/u)[0]! });
  }
  return found;
}

/** True for a line that no page begins with. */
function isBareJourney(line: SourceLine | undefined): boolean {
  return line?.text.trim() === 'journey';
}

function fencesIn(lines: readonly SourceLine[]): Diagram[] {
  const diagrams: Diagram[] = [];
  let heading: string | undefined;
  let open: { fence: string; isQuoted: boolean; diagram?: Diagram } | undefined;
  for (const line of lines) {
    const match = FENCE.exec(line.text);
    if (open) {
      if (match && closes(match[2]!, match[3]!, open.fence)) open = undefined;
      else if (open.diagram) {
        const text = open.isQuoted ? line.text.replace(/^\s*(?:>\s?)+/u, '') : line.text;
        open.diagram.lines.push({ ...line, text });
      }
      continue;
    }
    const [, before = '', fence, info = ''] = match ?? [];
    // Three colons are a fence of Mermaid's alone.
    if (fence !== undefined && (MERMAID.test(info) || !fence.startsWith(':'))) {
      open = { fence, isQuoted: before.includes('>') };
      if (MERMAID.test(info)) {
        open.diagram = { lines: [], heading };
        diagrams.push(open.diagram);
      }
    } else {
      heading = headingOf(line.text) || heading;
    }
  }
  return diagrams;
}

/** The words of a heading, without the hash signs that may close it. */
function headingOf(line: string): string | undefined {
  const words = HEADING.exec(line)?.[1]?.trim();
  if (words === undefined) return undefined;
  let end = words.length;
  while (words[end - 1] === '#') end--;
  return words.slice(0, end).trimEnd();
}

function closes(fence: string, behind: string, open: string): boolean {
  return behind === '' && fence[0] === open[0] && fence.length >= open.length;
}

/** The first line that is no comment, no setting and not of the front matter: it names the kind of diagram. */
function firstWordIn(lines: readonly SourceLine[]): SourceLine | undefined {
  const { rest } = splitFrontMatter(lines);
  let inDirective = false;
  for (const line of rest) {
    if (inDirective) {
      inDirective = !line.text.includes('}%%');
      continue;
    }
    const behind = line.text.replace(/^\s*%%\{.*?\}%%/, '');
    if (/^\s*%%\{/.test(behind)) inDirective = true;
    else if (behind.trim() !== '' && !/^\s*%%/.test(behind)) return { ...line, text: behind };
  }
  return undefined;
}

/** The settings between lines of `---` at the beginning, if there are any, and what is below. */
export function splitFrontMatter(lines: readonly SourceLine[]): { front: SourceLine[]; rest: SourceLine[] } {
  const isMark = ({ text }: SourceLine) => /^\s*---\s*$/.test(text);
  const start = lines.findIndex(({ text }) => text.trim() !== '');
  if (start < 0 || !isMark(lines[start]!)) return { front: [], rest: [...lines] };
  const end = lines.findIndex((line, index) => index > start && isMark(line));
  if (end < 0) return { front: [], rest: lines.slice(start + 1) };
  return { front: lines.slice(start + 1, end), rest: lines.slice(end + 1) };
}

/** A word `journey` on a line of its own below the first begins another one. */
function severalIn({ lines, heading }: Diagram): Diagram[] {
  const journeys: Diagram[] = [{ lines: [], heading }];
  let begun = false;
  for (const line of lines) {
    const isHeader: boolean = begun ? /^\s*journey\s*$/i.test(line.text) : JOURNEY.test(line.text);
    if (isHeader && begun) journeys.push({ lines: [], heading });
    begun ||= isHeader;
    journeys.at(-1)!.lines.push(line);
  }
  return journeys;
}
