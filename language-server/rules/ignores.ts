/**
 * Comments that silence rules: `// journey-ignore missing-emotion, missing-channel: reason` on the line above, or
 * `// journey-ignore-file …` at the top of the file.
 */
import type { LangiumDocument } from 'langium';
import { isColon, isComma, isSpace } from '../syntax/characters.js';
import type { LineReport } from '../syntax/findings.js';
import { trim } from '../syntax/text.js';

/** Why a comment silences nothing, whatever it names. */
export type Misuse =
  /** It names no rule. */
  | 'nothing-named'
  /** It stands behind something on its line. */
  | 'beside-text'
  /** It is for the whole file and does not stand at the top. */
  | 'too-late'
  /** No line follows. */
  | 'nothing-below';

/** A rule that a comment silences. */
export interface Ignore {
  /** As written, in lower case; empty where the comment names no rule. */
  code: string;
  /** Offsets of the code; of the comment where it names none. */
  start: number;
  end: number;
  comment: IgnoreComment;
}

export interface IgnoreComment {
  /** Offsets, from the `//` to the last character that is no white space. */
  start: number;
  end: number;
  wholeFile: boolean;
  /** Why the rules are silenced; empty where it does not say. */
  reason: string;
  misuse?: Misuse;
  ignores: Ignore[];
}

const DIRECTIVE = /^\/\/+\s*journey-ignore(-file)?(?=[\s:：]|$)/iu;
const WORD = 'journey-ignore';

/** The comments of a file that silence rules. */
export class Ignores {
  readonly comments: readonly IgnoreComment[];
  private readonly byLine: ReadonlyMap<number, readonly Ignore[]>;
  private readonly ofFile: ReadonlyMap<string, Ignore>;

  private constructor(document: LangiumDocument) {
    const text = document.textDocument.getText();
    const found = text.includes(WORD) || /journey-ignore/i.test(text) ? new Finder(document, text).find() : NOTHING;
    this.comments = found.comments;
    this.byLine = found.byLine;
    this.ofFile = found.ofFile;
  }

  static of(document: LangiumDocument): Ignores {
    return new Ignores(document);
  }

  /** What silences the reports of a rule on a line, counted from 0: the comment above it, or else the one of the file. */
  silencing(code: string, line: number): Ignore | undefined {
    return this.byLine.get(line)?.find((ignore) => ignore.code === code) ?? this.ofFile.get(code);
  }
}

interface Found {
  comments: IgnoreComment[];
  byLine: Map<number, readonly Ignore[]>;
  ofFile: Map<string, Ignore>;
}

const NOTHING: Found = { comments: [], byLine: new Map(), ofFile: new Map() };

class Finder {
  private readonly found: Found = { comments: [], byLine: new Map(), ofFile: new Map() };
  /** The comments above the next line. */
  private waiting: IgnoreComment[] = [];

  constructor(
    private readonly document: LangiumDocument,
    private readonly text: string,
  ) {}

  find(): Found {
    const { lines } = this.document.parseResult.lexerReport as LineReport;
    let atTop = true;
    let insideBlock = false;
    let above: readonly Ignore[] = [];
    for (const { kind, start, line, keyword, comment } of lines) {
      if (kind === 'comment') {
        const end = this.lineEnd(start);
        const isBlock = insideBlock || this.text.startsWith('/*', start);
        if (isBlock) insideBlock = !this.text.slice(insideBlock ? start : start + 2, end).includes('*/');
        else this.take(start, end, atTop);
        continue;
      }
      if (kind !== 'continuation') {
        above = this.waiting.flatMap(({ ignores }) => ignores);
        this.waiting = [];
      }
      // A text that goes on below is one with its first line.
      if (above.length > 0) this.found.byLine.set(line, above);
      if (keyword !== 'import') atTop = false;
      if (comment !== undefined) this.takeBesideText(comment);
    }
    for (const comment of this.waiting) comment.misuse ??= 'nothing-below';
    return this.found;
  }

  private take(start: number, end: number, atTop: boolean): void {
    const comment = readComment(this.text, start, end);
    if (!comment) return;
    this.found.comments.push(comment);
    if (!comment.wholeFile) this.waiting.push(comment);
    else if (!atTop) comment.misuse ??= 'too-late';
    else {
      for (const ignore of comment.ignores) {
        if (!this.found.ofFile.has(ignore.code)) this.found.ofFile.set(ignore.code, ignore);
      }
    }
  }

  private takeBesideText(start: number): void {
    const comment = readComment(this.text, start, this.lineEnd(start));
    if (!comment) return;
    comment.misuse ??= 'beside-text';
    this.found.comments.push(comment);
  }

  private lineEnd(from: number): number {
    const found = this.text.slice(from).search(/[\r\n]/);
    return found < 0 ? this.text.length : from + found;
  }
}

/** The comment in [start, end) if it is one that silences rules. */
function readComment(text: string, start: number, end: number): IgnoreComment | undefined {
  const written = trim(text.slice(start, end));
  const directive = DIRECTIVE.exec(written);
  if (!directive) return undefined;
  const ignores: Ignore[] = [];
  const comment: IgnoreComment = {
    start,
    end: start + written.length,
    wholeFile: directive[1] !== undefined,
    reason: '',
    ignores,
  };
  const { codes, reasonAt } = readCodes(written, directive[0].length);
  for (const { from, to } of codes) {
    ignores.push({ code: written.slice(from, to).toLowerCase(), start: start + from, end: start + to, comment });
  }
  comment.reason = trim(written.slice(reasonAt));
  if (ignores.length === 0) {
    ignores.push({ code: '', start, end: comment.end, comment });
    comment.misuse = 'nothing-named';
  }
  return comment;
}

interface Codes {
  /** Offsets in the comment, the end excluded. */
  codes: { from: number; to: number }[];
  /** Behind the colon; where somebody has left that out, behind the last code, which is one word. */
  reasonAt: number;
}

/** The codes that a comment lists from `at` on. */
function readCodes(written: string, at: number): Codes {
  const codes: { from: number; to: number }[] = [];
  let mayBegin = true;
  let from = at;
  for (let to = at; to <= written.length; to++) {
    const code = written.charCodeAt(to);
    const isEnd = to === written.length || isColon(code);
    if (!isEnd && !isComma(code) && !isSpace(code)) {
      if (from === to && !mayBegin) return { codes, reasonAt: to };
      continue;
    }
    if (from < to) {
      codes.push({ from, to });
      mayBegin = false;
    }
    if (isEnd) return { codes, reasonAt: to + 1 };
    if (isComma(code)) mayBegin = true;
    from = to + 1;
  }
  return { codes, reasonAt: written.length };
}
