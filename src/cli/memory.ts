/** Memory of long work. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So many times it is called for each look for what is no longer needed. */
const EVERY = 4;

/**
 * What is to be called when a batch of files is done. V8 by itself would let what is no longer needed grow to many times of what is, as long as
 * there is memory; on a machine of many jobs that is somebody else's.
 */
export function keepMemorySmall(): () => void {
  let calls = 0;
  let collect: (() => void) | undefined;
  return () => {
    calls++;
    if (calls % EVERY !== 0) return;
    collect ??= garbageCollector();
    collect();
  };
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
