/** Standard output, standard error, and what may be shown there. */
import { stripVTControlCharacters, styleText } from 'node:util';
import { reasonOf } from '../library/reasons.js';
import { Failure } from './exit.js';

export type Style = Parameters<typeof styleText>[0];
/** Gives a text a style where it will be seen, else leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text from a file or a name as it may be shown on one line: control characters, which could move the cursor, colour
 * the screen or turn the reading direction, are written as `\u001b`.
 */
export function printable(text: string): string {
  return text.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** True where colours are wanted: `NO_COLOR` and `FORCE_COLOR` decide, else the terminal does. */
export function wantsColour(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR !== undefined) return !['0', 'false'].includes(environment.FORCE_COLOR);
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

/** The two streams that the program writes to. A reader who has gone is no error: what is left to write is dropped. */
export class Terminal {
  readonly paint: Paint;

  constructor(
    private readonly stdout: NodeJS.WriteStream,
    private readonly stderr: NodeJS.WriteStream,
    environment: NodeJS.ProcessEnv,
  ) {
    const colour = wantsColour(stdout, environment);
    this.paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
    this.progress = new Progress(stderr);
    // Every write gets its own answer; without a listener Node would end the program with a stack trace.
    for (const stream of [stdout, stderr]) stream.on('error', () => {});
  }

  /** True where what went well is not worth a word. */
  isQuiet = false;
  private readonly progress: Progress;

  /** True where what is written to standard output is shown to somebody. */
  get isScreen(): boolean {
    return this.stdout.isTTY === true;
  }

  /** Writes results to standard output. Fails where that cannot be written. */
  async write(text: string | Uint8Array): Promise<void> {
    this.progress.clear();
    const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
      this.stdout.write(text, resolve);
    });
    if (error && error.code !== 'EPIPE' && error.code !== 'EOF') {
      throw new Failure(`Standard output cannot be written: ${reasonOf(error)}.`);
    }
  }

  /** Tells the user something beside the results, on standard error. Texts of others in it go through `printable`. */
  say(message: string): void {
    this.progress.clear();
    this.stderr.write(`journey: ${stripVTControlCharacters(message)}\n`);
  }

  /** Tells what went well, unless the user wants quiet. */
  tell(message: string): void {
    if (!this.isQuiet) this.say(message);
  }

  /** Shows how far long work is, where standard error is a terminal: `Checking 312 of 1000`. The next message takes it away. */
  showProgress(work: string, done: number, of: number): void {
    if (!this.isQuiet) this.progress.show(`${work} ${done} of ${of}`);
  }

  /** Takes away what shows how far work is. */
  endProgress(): void {
    this.progress.clear();
  }
}

/** What takes less is not worth showing, in milliseconds. */
const SHORT_MS = 500;
const BETWEEN_MS = 100;
const CLEAR_LINE = '\r\u001b[K';

/** One line of a terminal that is written again and again. */
class Progress {
  private readonly begun = performance.now();
  private last = 0;
  private isShown = false;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(text: string): void {
    const now = performance.now();
    if (!this.stream.isTTY || now - this.begun < SHORT_MS || now - this.last < BETWEEN_MS) return;
    this.last = now;
    this.isShown = true;
    this.stream.write(`${CLEAR_LINE}${text}`);
  }

  clear(): void {
    if (this.isShown) this.stream.write(CLEAR_LINE);
    this.isShown = false;
  }
}
