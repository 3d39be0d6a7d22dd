/** A task of a Mermaid journey: `title: score: actors`. */
import { decodeText } from './texts.js';

export interface Task {
  title: string;
  /** Absent where none is written. */
  score?: number;
  actors: string[];
  /** Behind the actors and another colon, where Mermaid reads nothing. */
  remark?: string;
  /** Without a score: what stands behind the last colon, which may be actors or a part of the title. */
  unclear?: { title: string; actors: string[] };
}

/** Colons that divide, and those that do not: of a time of day and of an address. */
const COLONS = /(?<!\p{Nd})\p{Nd}{1,2}:\p{Nd}{2}(?!\p{Nd})|:\/\/|[:：]/gu;
const EVERY_COLON = /[:：]/gu;
const SCORE = /^[+-]?\d+(?:[.,]\d+)?(?=$|\s*\/\s*5$)/;
const COMMA = /[,，、،]/u;

/** Reads a task. The title is empty where the line begins with a colon. */
export function readTask(text: string): Task {
  return withScore(text, COLONS) ?? withScore(text, EVERY_COLON) ?? withoutScore(text);
}

interface Segment {
  text: string;
  start: number;
}

function segmentsOf(text: string, colons: RegExp): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (const { 0: colon, index } of text.matchAll(colons)) {
    if (colon.length > 1) continue;
    segments.push({ text: text.slice(start, index).trim(), start });
    start = index + 1;
  }
  segments.push({ text: text.slice(start).trim(), start });
  return segments;
}

/**
 * The task, if one of its parts is a number. Where several are, the score is the last of those that one part follows, since
 * a title may hold a colon and a number, too.
 */
function withScore(text: string, colons: RegExp): Task | undefined {
  const segments = segmentsOf(text, colons);
  const scores = segments.map(({ text: part }, at) => (at > 0 ? scoreOf(part) : undefined));
  const numbered = scores.flatMap((score, at) => (score === undefined ? [] : [at]));
  const behind = (count: number) => numbered.filter((at) => segments.length - 1 - at === count).at(-1);
  const at = behind(1) ?? behind(0) ?? numbered[0];
  if (at === undefined) return undefined;
  const rest = segments.slice(at + 2);
  return {
    title: decodeText(text.slice(0, segments[at]!.start - 1)),
    score: scores[at],
    actors: actorsIn(segments[at + 1]?.text ?? ''),
    ...(rest.length > 0 && { remark: decodeText(text.slice(rest[0]!.start)) }),
  };
}

function withoutScore(text: string): Task {
  const segments = segmentsOf(text, EVERY_COLON);
  const last = segments.at(-1)!;
  const title = decodeText(withoutColons(text));
  if (segments.length === 1 || last.text === '') return { title, actors: [] };
  const before = decodeText(withoutColons(text.slice(0, last.start - 1)));
  return { title, actors: [], unclear: { title: before, actors: actorsIn(last.text) } };
}

/** A text without the colons and spaces that it ends with. */
function withoutColons(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s:：]/u.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** `5`, `4.5`, `4,5`, `5/5`, full-width digits; undefined for what is no score. */
function scoreOf(text: string): number | undefined {
  const match = SCORE.exec(text.normalize('NFKC').replace(/[−–]/u, '-'));
  return match ? Number(match[0].replace(',', '.')) : undefined;
}

/** The names in a list, each once. */
function actorsIn(text: string): string[] {
  const names = new Map<string, string>();
  for (const part of text.split(COMMA)) {
    const name = decodeText(part);
    if (name !== '' && !names.has(name.normalize('NFC'))) names.set(name.normalize('NFC'), name);
  }
  return [...names.values()];
}
