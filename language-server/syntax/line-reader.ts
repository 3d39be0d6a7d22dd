/** One text → its tokens, line by line. */
import type { TokenTypeDictionary } from 'chevrotain';
import { tokenizeBody } from './body.js';
import { BAR, isColon, isSpace, SLASH, STAR } from './characters.js';
import type { Finding, Line, LineReport, SyntaxProblem } from './findings.js';
import { firstLineTooMany } from './limits.js';
import {
  joinTail,
  type LexedText,
  ownImages,
  pointBefore,
  pointToJoin,
  reportUpTo,
  type SameEnds,
  type StagePoint,
} from './relex.js';
import { gluedIn, lineMeant, nearestIn, repairIn, synonymAnywhere, synonymIn } from './repair.js';
import { type CommentSpan, type PhysicalLine, SourceLines, trimEnd } from './source-lines.js';
import { type Ahead, type Placement, Structure } from './structure.js';
import { KEYWORDS, type LineDefinition, lineOf } from './table.js';
import { TokenWriter } from './token-writer.js';

/** A file with this in it is no text. */
export const NUL = '\0';

/** A text that was read before, and from where on this one is to be read. */
interface Before {
  text: LexedText;
  same: SameEnds;
  point?: StagePoint;
}

/** Reads one text, once. */
export class LineReader {
  private readonly report: LineReport;
  private readonly points: StagePoint[];
  private readonly structure: Structure;
  private readonly source: SourceLines;
  private readonly out: TokenWriter;
  /** The next end of a block comment at or after a place already read: one search through the text, not one a comment. */
  private nextCommentEnd = -1;

  constructor(
    private readonly text: string,
    types: TokenTypeDictionary,
    private readonly before?: Before,
  ) {
    const { text: last, point } = before ?? {};
    this.report = reportUpTo(point, last);
    this.points = point ? last!.points.filter(({ next }) => next <= point.next) : [];
    this.structure = new Structure(point?.open);
    this.source = new SourceLines(text, point && last!.lineStarts.slice(0, point.number), point?.reach);
    this.out = new TokenWriter(text, types, this.source, point && { ...point, last: last! });
  }

  read(): LexedText {
    const zero = this.text.indexOf(NUL);
    if (zero >= 0) this.found({ code: 'syntax', problem: 'binary', start: zero, end: zero + 1 });
    const tooMany = firstLineTooMany(this.text);
    if (tooMany !== undefined) this.problem('too-many-lines', tooMany, lineEndFrom(this.text, tooMany));
    const { point } = this.before ?? {};
    let at = tooMany === undefined ? this.source.lineAt(point?.next ?? 0, point?.number ?? 0) : undefined;
    let join: StagePoint | undefined;
    while (at && !join) {
      const known = this.points.length;
      at = this.readLine(at);
      if (this.points.length > known) join = this.pointToJoin();
    }
    const { text, report, points } = this;
    const { tokens, hidden } = this.out;
    if (this.before) for (const list of ['tokens', 'hidden'] as const) ownImages(this.out[list], point?.[list] ?? 0);
    const read: LexedText = { text, tokens, hidden, errors: [], report, points, lineStarts: this.source.lineStarts };
    if (join) joinTail(read, points.at(-1)!, this.before!.text, join);
    else this.out.dedent(this.structure.closeTo(1));
    return read;
  }

  /** Where the last text goes on as this one does behind the last point. */
  private pointToJoin(): StagePoint | undefined {
    if (!this.before) return undefined;
    const { text: last, same } = this.before;
    return pointToJoin(last, same, this.points.at(-1)!, this.text.length - last.text.length);
  }

  /** Notes where another text may take up the reading of this one: behind the title of a stage in its place. */
  private notePoint(next: PhysicalLine | undefined, { misplaced, stray }: Placement): void {
    // A comment behind the title would be joined with one on the next line.
    if (!next || misplaced || stray || this.out.isHiddenLast) return;
    const { open } = this.structure;
    const point = pointBefore(next, { open, out: this.out, report: this.report, reach: this.source.reach });
    if (point) this.points.push(point);
  }

  /** Reads the line, and what continues it; returns the line behind. */
  private readLine(line: PhysicalLine): PhysicalLine | undefined {
    if (line.start === line.end) return this.source.after(line);
    const code = this.text.charCodeAt(line.start);
    const second = this.text.charCodeAt(line.start + 1);
    if (code === SLASH && second === SLASH) {
      this.comment(line, line.start, line.end);
      return this.source.after(line);
    }
    if (code === SLASH && second === STAR) return this.blockComment(line);
    if (code === BAR) {
      this.junk(line, line.start, line.end);
      this.problem('nothing-to-continue', line.start, line.end);
      return this.source.after(line);
    }
    return this.keywordLine(line);
  }

  private keywordLine(line: PhysicalLine): PhysicalLine | undefined {
    const phrase = this.source.phraseAt(line);
    const wordEnd = this.source.wordEnd(line.start, line.end);
    const word = this.text.slice(line.start, wordEnd).toLowerCase();
    const found = this.findPlace(line, word, wordEnd, phrase);
    if (!found) {
      this.unread(line, word, wordEnd, phrase);
      return this.skipContinuations(line);
    }
    const { keyword, keywordEnd, placement } = found;
    if (placement.misplaced) this.misplaced(line, keyword, keywordEnd, placement);
    this.openLine(line, keyword, keywordEnd, placement);
    const next = this.body(line, keyword, keywordEnd, placement.definition);
    if (keyword === 'stage') this.notePoint(next, placement);
    return next;
  }

  /** The keyword of a line and its place: as written, as a synonym of the parent, in another block, repaired. */
  private findPlace(
    line: PhysicalLine,
    word: string,
    wordEnd: number,
    phrase: { keyword: string; end: number } | undefined,
  ): { keyword: string; keywordEnd: number; placement: Placement } | undefined {
    const { structure } = this;
    const ahead = this.aheadOf(line);
    if (!phrase && KEYWORDS.has(word)) {
      const placement = structure.place(word, line.column, ahead);
      if (placement && !placement.misplaced) return { keyword: word, keywordEnd: wordEnd, placement };
    }
    const written = [phrase, { keyword: word, end: wordEnd }].filter((it) => it !== undefined);
    const known = written
      .filter(({ keyword }) => KEYWORDS.has(keyword))
      .map(({ keyword, end }) => ({
        keyword,
        keywordEnd: end,
        placement: structure.place(keyword, line.column, ahead),
      }));
    const direct = known.find(({ placement }) => placement && !placement.misplaced);
    if (direct) return { ...direct, placement: direct.placement! };

    const inside = structure.blockAt(line.column);
    for (const { keyword: said, end } of written) {
      const synonym = synonymIn(inside.block!, said);
      const placement = synonym === undefined ? undefined : structure.place(synonym, line.column, ahead);
      if (placement) return this.repaired(line, said, end, synonym!, end, placement);
    }
    const elsewhere = known.find(({ placement }) => placement);
    if (elsewhere) return { ...elsewhere, placement: elsewhere.placement! };
    if (known.length > 0) return undefined;

    if (lineMeant(inside.block!, word) !== undefined) return undefined;
    const apart = this.unglued(line, word, wordEnd, true);
    if (apart) return apart;
    // A word that is no keyword opens a block only in its place, and where that takes no line from the block above.
    const next = ahead.column();
    const opens = next > line.column || next <= inside.column;
    for (const open of [inside, ...structure.leftAt(line.column)]) {
      const accepts = (it: string) => structure.place(it, line.column, ahead)?.owner === open;
      const keyword = repairIn(open.block!, word, opens && open === inside, accepts);
      const placement = keyword === undefined ? undefined : structure.place(keyword, line.column, ahead);
      if (placement) return this.repaired(line, word, wordEnd, keyword!, wordEnd, placement);
    }
    return this.unglued(line, word, wordEnd, false);
  }

  /** A keyword that the space behind is missing of. `atCapital`: only where a capital tells the two words apart, as in `thinksSo`. */
  private unglued(line: PhysicalLine, word: string, wordEnd: number, atCapital: boolean) {
    const written = this.text.slice(line.start, wordEnd);
    const glued = gluedIn(this.structure.blockAt(line.column).block!, written);
    if (glued === undefined || (atCapital && !/^\p{Ll}\p{Lu}/u.test(written.slice(glued.length - 1)))) return undefined;
    const placement = this.structure.place(glued, line.column, this.aheadOf(line));
    if (!placement || placement.misplaced) return undefined;
    return this.repaired(line, word, wordEnd, glued, line.start + glued.length, placement);
  }

  private repaired(
    line: PhysicalLine,
    word: string,
    end: number,
    keyword: string,
    keywordEnd: number,
    placement: Placement,
  ) {
    const block = this.structure.blockAt(line.column).block!;
    this.found({ code: 'unknown-keyword', start: line.start, end, word, fix: keyword, read: true, block });
    return { keyword, keywordEnd, placement };
  }

  private misplaced(line: PhysicalLine, keyword: string, keywordEnd: number, placement: Placement): void {
    const block = this.structure.blockAt(line.column).block!;
    const owner = placement.owner.block!;
    const below = placement.below !== undefined;
    this.found({ code: 'misplaced-line', start: line.start, end: keywordEnd, keyword, block, owner, below });
  }

  /** A line that no open block takes, or that begins with no keyword: hidden from the parser, and reported. */
  private unread(line: PhysicalLine, word: string, wordEnd: number, phrase?: { keyword: string; end: number }): void {
    const keyword = [phrase?.keyword, word].find((it) => it !== undefined && KEYWORDS.has(it));
    const block = this.structure.blockAt(line.column).block!;
    if (keyword !== undefined) {
      const end = keyword === word ? wordEnd : phrase!.end;
      this.found({ code: 'misplaced-line', start: line.start, end, keyword, block });
    } else {
      const fix = lineMeant(block, word) ?? synonymAnywhere(word) ?? nearestIn(block, word);
      this.found({ code: 'unknown-keyword', start: line.start, end: wordEnd, word, fix, read: false, block });
    }
    this.junk(line, line.start, line.end);
  }

  private openLine(line: PhysicalLine, keyword: string, keywordEnd: number, placement: Placement): void {
    const { structure } = this;
    this.out.dedent(structure.closeTo(placement.keep));
    const inside = structure.inside(structure.open.length);
    if (!inside.indented) {
      inside.indented = true;
      this.out.indent();
    }
    if (placement.stray) {
      this.report.strays.set(line.start, placement.owner.start);
      this.out.zeroWidth('STRAY', line.start, line.number);
    }
    const depth = structure.depth;
    structure.enter(placement, line.start, line.column, keyword);
    this.report.lines.push({
      line: line.number,
      kind: 'line',
      start: line.start,
      column: line.column,
      keyword,
      keywordEnd,
      definition: placement.definition,
      depth,
    });
    if (this.text.slice(line.start, keywordEnd) !== keyword) this.report.respelled.set(line.start, keyword);
    this.out.token(keyword, line.start, keywordEnd);
  }

  /** The rest of the line and the `|` lines that continue it. */
  private body(
    line: PhysicalLine,
    keyword: string,
    keywordEnd: number,
    definition: LineDefinition,
  ): PhysicalLine | undefined {
    let start = keywordEnd;
    const bare = definition.shape !== 'colonText' && definition.shape !== 'none';
    if (bare && start < line.end && isColon(this.text.charCodeAt(start))) {
      this.problem('colon-after-keyword', start, start + 1, keyword);
      start++;
    }
    const comment = this.source.commentIn(line, start, definition);
    let end = trimEnd(this.text, start, comment);
    const comments: CommentSpan[] = [];
    if (comment < line.end) {
      comments.push([line, comment, line.end]);
      this.report.lines.at(-1)!.comment = comment;
    }

    const continued = this.source.continuations(line);
    let source = this.text;
    let base = 0;
    if (continued.length > 0) {
      const last = continued[continued.length - 1]!;
      base = start;
      source = this.source.masked(start, end, continued);
      end = Math.max(end, last.end);
      for (const part of continued) {
        for (const inner of part.comments) comments.push(inner);
        this.record(part.line, 'continuation');
        if (part.comment !== undefined) this.report.lines.at(-1)!.comment = part.comment;
      }
    }
    const first = this.out.tokens.length;
    tokenizeBody(definition, {
      source,
      base,
      start,
      end,
      emit: (type, from, to) => this.out.token(type, from, to),
      problem: (problem, from = line.start, to = keywordEnd) => this.problem(problem, from, to, keyword),
    });
    this.out.hideComments(comments, first);
    return this.source.after(continued.length > 0 ? continued[continued.length - 1]!.line : line);
  }

  private skipContinuations(line: PhysicalLine): PhysicalLine | undefined {
    const parts = this.source.continuations(line);
    for (const part of parts) {
      this.junk(part.line, part.line.start, part.line.end);
      this.problem('continues-unread-line', part.line.start, part.line.end);
    }
    return this.source.after(parts.at(-1)?.line ?? line);
  }

  private aheadOf(line: PhysicalLine): Ahead {
    const following = (from: PhysicalLine) => this.source.ahead(() => this.source.nextContent(from));
    return {
      column: () => following(line)?.column ?? -1,
      belongsTo: (block, column) => {
        for (let at = following(line); at && at.column > column; at = following(at)) {
          const word = this.text.slice(at.start, this.source.wordEnd(at.start, at.end)).toLowerCase();
          if (!lineOf(block, word)) return false;
        }
        return true;
      },
    };
  }

  private blockComment(line: PhysicalLine): PhysicalLine | undefined {
    if (this.nextCommentEnd < line.start + 2) {
      const found = this.text.indexOf('*/', line.start + 2);
      this.nextCommentEnd = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    this.source.sawTo(this.nextCommentEnd + 2);
    if (this.nextCommentEnd === Number.POSITIVE_INFINITY) {
      this.junk(line, line.start, line.end);
      this.problem('unclosed-comment', line.start, line.end);
      return this.source.after(line);
    }
    const end = this.nextCommentEnd + 2;
    let last = line;
    while (last.next >= 0 && last.next < end) {
      this.record(last, 'comment');
      last = this.source.after(last)!;
    }
    this.record(last, 'comment');
    this.out.hide('COMMENT', line.start, end, line.number, last);
    if (last.end > end) {
      let at = end;
      while (isSpace(this.text.charCodeAt(at))) at++;
      this.out.hide('JUNK', at, last.end, last.number);
      this.problem('text-after-comment', at, last.end);
    }
    return this.source.after(last);
  }

  private comment(line: PhysicalLine, start: number, end: number): void {
    this.record(line, 'comment');
    this.out.hide('COMMENT', start, end, line.number);
  }

  private junk(line: PhysicalLine, start: number, end: number): void {
    this.record(line, 'junk');
    this.out.hide('JUNK', start, end, line.number);
  }

  private record(line: PhysicalLine, kind: Line['kind']): void {
    this.report.lines.push({
      line: line.number,
      kind,
      start: line.start,
      column: line.column,
      depth: this.structure.depth,
    });
  }

  private problem(problem: SyntaxProblem, start: number, end: number, keyword?: string): void {
    this.found({ code: 'syntax', problem, start, end, keyword });
  }

  private found(finding: Finding): void {
    this.report.findings.push(finding);
  }
}

function lineEndFrom(text: string, start: number): number {
  const end = /[\r\n]/g;
  end.lastIndex = start;
  return end.exec(text)?.index ?? text.length;
}
