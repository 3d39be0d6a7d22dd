/** What suits a process that draws and ends. */
import { setFlagsFromString } from 'node:v8';

/**
 * V8 compiles WebAssembly twice, the second time with great care for what runs often, and a process does not end before that
 * is done. In one that draws a picture and ends it costs more than it saves: a third of the time, half of it for an SVG. So it is
 * left to what runs for seconds.
 */
const COMPILE_LATER = '--wasm-tiering-budget=100000000';
/** The versions of Node whose V8 is known to have the flag: any other would complain of it. */
const NODES_WITH_FLAG = [22, 23, 24];

/** To be called before WebAssembly is compiled. */
export function compileForOnce(): void {
  if (NODES_WITH_FLAG.includes(Number.parseInt(process.versions.node, 10))) setFlagsFromString(COMPILE_LATER);
}
