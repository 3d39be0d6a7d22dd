/** Files for servers and commands that run in Node. */
import { realpath } from 'node:fs';
import { promisify } from 'node:util';
import { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import type { RealPaths } from './workspace/real-paths.js';

/** That of `node:fs/promises`, which a check of a map needs for nothing else: a start would wait for it. */
const realPathOf = promisify(realpath.native);

export class NodeFiles extends NodeFileSystemProvider implements RealPaths {
  async realPath(uri: URI): Promise<URI> {
    return URI.file(await realPathOf(uri.fsPath));
  }
}
