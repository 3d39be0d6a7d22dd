import { createRequire } from 'node:module';
import type { ElkLike } from '../diagram/index.js';
import { besideProgram } from './beside.js';
import type { Terminal } from './terminal.js';

/** Where there is no elkjs, the picture is drawn by a simpler layout; here it is said why. */
export function lazyElk(terminal: Terminal): ElkLike {
  let elk: ElkLike | undefined;
  return {
    async layout(graph) {
      elk ??= load(terminal);
      return await elk.layout(graph);
    },
  };
}

function load(terminal: Terminal): ElkLike {
  const file = besideProgram('elk', 'elk.bundled.js');
  try {
    const ELK = createRequire(file)(file) as new () => ElkLike;
    return new ELK();
  } catch (error) {
    terminal.say(
      'elkjs, which lays out the ways between steps, is missing: elk/elk.bundled.js belongs beside the program.',
    );
    throw error;
  }
}
