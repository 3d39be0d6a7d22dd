import { JourneyError } from '../library/journey-error.js';

/** What the program's exit codes mean: part of its interface, never to change. */
export const EXIT = {
  ok: 0,
  /** The map is at fault: it has errors, is not formatted, or has nothing to draw. */
  findings: 1,
  /** The call is at fault, or what it names cannot be read or written. */
  misuse: 2,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command. The message is all that the user sees: one or two sentences on what is wrong and what to do. */
export class Failure extends JourneyError {
  override readonly name = 'Failure';

  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.misuse,
  ) {
    super(message);
  }
}
