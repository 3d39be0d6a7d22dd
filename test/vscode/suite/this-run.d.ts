/** What the launcher puts into the suite when it bundles it. */
declare module 'this-run' {
  /** What is tested: the built extension or its installed package on the desktop, or the built extension in a browser. */
  export const kind: 'built' | 'packaged' | 'web';
  /** Where the bridge to the window listens, and what it wants to be told. */
  export const bridge: { address: string; token: string };
  /** Only tests with this in their names, a regular expression; empty: all. */
  export const grep: string;
  /** Whether there is time to do a thing as often as shows that it always works. */
  export const isLong: boolean;
  /** Each runs the files of its kind that can run on this host: they declare their tests to mocha. */
  export function loadTests(): void;
  export function loadTestsBeforeReload(): void;
  export function loadTestsAfterReload(): void;
}
