/** What the line lexer notices about a text. The rules `syntax`, `unknown-keyword` and `misplaced-line` put it into words. */
import type { LexingReport } from 'langium';
import type { BlockName, LineDefinition } from './table.js';

export type SyntaxProblem =
  /** A keyword without the text, name or value that belongs after it. */
  | 'missing-text'
  | 'missing-name'
  | 'missing-value'
  /** `lane NAME` without `: text`. */
  | 'missing-colon-text'
  /** Something after a keyword that stands alone. */
  | 'nothing-may-follow'
  /** Text before the colon of a keyword that takes only `: text`. */
  | 'only-colon-text'
  /** `stage: Name`: a colon where none belongs. */
  | 'colon-after-keyword'
  /** More names than a list can have; those behind are not read. */
  | 'too-many-names'
  /** More lines than a map can have; none of them is read. */
  | 'too-many-lines'
  /** More imports, journeys, stages or steps than a map can have; none of its lines is read. */
  | 'too-many-blocks'
  | 'unclosed-comment'
  /** Something behind the end of a block comment on its line. */
  | 'text-after-comment'
  /** A `|` line with nothing above it to continue. */
  | 'nothing-to-continue'
  /** A `|` line that continues a line that could not be read. */
  | 'continues-unread-line'
  /** A NUL character: this is no text file. */
  | 'binary';

/** What is not read cannot be said otherwise, nor drawn. */
const UNREAD: ReadonlySet<SyntaxProblem> = new Set(['binary', 'too-many-lines', 'too-many-blocks']);

/** True for what is no map, whatever its lines say. */
export function isUnread({ findings }: Pick<LineReport, 'findings'>): boolean {
  return findings.some((finding) => finding.code === 'syntax' && UNREAD.has(finding.problem));
}

interface At {
  /** Offsets in the text, the end excluded. */
  start: number;
  end: number;
}

export type Finding =
  | (At & { code: 'syntax'; problem: SyntaxProblem; keyword?: string })
  | (At & {
      code: 'unknown-keyword';
      word: string;
      /** What it is read as, or the nearest that could stand here where it is not read at all. */
      fix?: string;
      read: boolean;
      /** The block it stands in by its indentation. */
      block: BlockName;
    })
  | (At & {
      code: 'misplaced-line';
      keyword: string;
      /** The block it stands in by its indentation. */
      block: BlockName;
      /** The block that takes it, as it is read; absent where none does. */
      owner?: BlockName;
      /** It stands below a line that takes none. */
      below?: boolean;
    });

/** A line of the text as the lexer read it. */
export interface Line {
  /** Zero-based. */
  line: number;
  kind: 'line' | 'comment' | 'continuation' | 'junk';
  /** Where its first character that is no white space stands. */
  start: number;
  /** The column of that, tabs counted. */
  column: number;
  keyword?: string;
  /** The end of the keyword as written. */
  keywordEnd?: number;
  definition?: LineDefinition;
  /** Where the comment behind its text begins. */
  comment?: number;
  /** Blocks above it: 0 in the file. */
  depth: number;
}

export interface LineReport extends LexingReport {
  findings: Finding[];
  lines: Line[];
  /** The start of each stray line → the start of the block that takes it, -1 for the file or for none. */
  strays: Map<number, number>;
  /** The starts of keywords that are written otherwise, in another case or as another word → the keyword. */
  respelled: Map<number, string>;
}
