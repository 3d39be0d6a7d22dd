/**
 * Texts and names → lines of a `.journey` file that say exactly these texts and names, whatever is in them.
 * docs/language.md tells when quotation marks are needed: wherever a text would be read as more than text.
 */

/** What no text file holds: NUL characters and halves of surrogate pairs. */
const UNWRITABLE = /\0|\p{Cs}/gu;
const LINE_END = /\r\n|\r|\n/g;

/** A text that can be written: what no text file holds becomes U+FFFD. */
export function writable(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd');
}

/** Runs of white space as one space, without any at the ends, as names are read. */
export function foldSpaces(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** What names are compared by. */
export function nameKey(name: string): string {
  return foldSpaces(name).normalize('NFC');
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(LINE_END, '\\n')}"`;
}

/** A text after a keyword or after a colon. Empty where it says nothing. */
export function writeText(text: string): string {
  const clean = writable(text);
  if (clean.trim() === '') return '';
  const isPlain = clean === clean.trim() && !/[\r\n]|(^|\s)\/\/|^"/u.test(clean);
  return isPlain ? clean : quote(clean);
}

/** What a line may hold behind a name: nothing, a share (`next`), a number (`feels`), or one with a unit (`metric`). */
export type Value = 'none' | 'share' | 'number' | 'amount';

/** What would be read as such a value. */
const READ_AS: Readonly<Record<Value, RegExp>> = {
  none: /(?!)/u,
  share: /\p{Nd}\s*[%％٪]$/u,
  number: /\p{Nd}$/u,
  amount: /\p{Nd}|[€$£¥]$/u,
};

/** A name on a line that may hold more than it: other names, a number, an explanation. */
export function writeName(name: string, value: Value = 'none'): string {
  const clean = foldSpaces(writable(name));
  const isMore = /[,，、،:：]|^"|^\/|(^|\s)\/\//u.test(clean) || READ_AS[value].test(clean);
  return isMore ? quote(clean) : clean;
}

/** Names separated by commas. */
export function writeNames(names: readonly string[], value: Value = 'none'): string {
  return names
    .map((name) => writeName(name, value))
    .filter(Boolean)
    .join(', ');
}

/** What stands before the colon, and an explanation. Without one there is no colon. */
export function explained(head: string, text: string | undefined): string {
  const why = text === undefined ? '' : writeText(text);
  return why === '' ? head : `${head}: ${why}`;
}

/** What may hold `who: what`, or all of it the what. */
export function writeWho(who: string | undefined, what: string): string {
  if (who) return explained(writeName(who), what);
  const text = writeText(what);
  return /：|:(\s|$)/u.test(text) && !text.startsWith('"') ? quote(text) : text;
}

/** A number with decimal point, never with an exponent. `sign`: with a plus before one above 0. */
export function writeNumber(number: number, sign = false): string {
  return sign && number > 0 ? `+${plainNumber(number)}` : plainNumber(number);
}

function plainNumber(number: number): string {
  const text = String(number);
  return /e/i.test(text) ? number.toFixed(12).replace(/\.?0{1,12}$/, '') : text;
}

/** A share of 0..1 in per cent. */
export function writeShare(share: number): string {
  return `${writeNumber(Number((share * 100).toPrecision(12)))}%`;
}

/** Puts lines below each other; deeper ones belong to those above. */
export class LineWriter {
  private readonly lines: string[] = [];

  /** A keyword and what it says. `comment`: behind it. */
  line(depth: number, keyword: string, rest = '', comment = ''): void {
    const said = rest === '' ? keyword : `${keyword} ${rest}`;
    this.lines.push('  '.repeat(depth) + said + (comment === '' ? '' : ` // ${asComment(comment)}`));
  }

  /** A line with a text, unless the text is missing or says nothing. */
  text(depth: number, keyword: string, text: string | undefined): void {
    const written = text === undefined ? '' : writeText(text);
    if (written !== '') this.line(depth, keyword, written);
  }

  comment(depth: number, text: string): void {
    this.lines.push(`${'  '.repeat(depth)}// ${asComment(text)}`.trimEnd());
  }

  /** An empty line, unless there is one already or nothing above. */
  gap(): void {
    if (this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('');
  }

  /** The text, with a line end. */
  toString(): string {
    return this.lines.length === 0 ? '' : `${this.lines.join('\n').trimEnd()}\n`;
  }
}

/** A text on one line; one that would silence rules stands in quotation marks, since it was not written for that. */
function asComment(text: string): string {
  const line = foldSpaces(writable(text));
  return /^journey-ignore/i.test(line) ? `“${line}”` : line;
}
