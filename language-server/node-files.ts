/** Files for servers and commands that run in Node. */
import { realpath } from 'node:fs/promises';
import { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import type { RealPaths } from './workspace/real-paths.js';

export class NodeFiles extends NodeFileSystemProvider implements RealPaths {
  async realPath(uri: URI): Promise<URI> {
    return URI.file(await realpath(uri.fsPath));
  }
}
