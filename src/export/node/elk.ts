/** elkjs in Node. */
import { createRequire } from 'node:module';
import type { ElkLike } from '../../diagram/index.js';

/**
 * elkjs, loaded when a layout is asked for. Where it is missing, the picture is drawn by a simpler layout, which says so.
 * @param file the path of `elk.bundled.js`
 * @param say is told in a sentence that it is missing
 */
export function lazyElk(file: string, say: (message: string) => void = () => {}): ElkLike {
  let elk: ElkLike | undefined;
  function load(): ElkLike {
    try {
      return new (createRequire(file)(file) as new () => ElkLike)();
    } catch (error) {
      say('elkjs, which lays out the ways between steps, is missing: elk/elk.bundled.js belongs beside the program.');
      throw error;
    }
  }
  return {
    async layout(graph) {
      elk ??= load();
      return await elk.layout(graph);
    },
  };
}
