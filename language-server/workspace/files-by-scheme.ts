/** Which files are read by whom. */
import type { FileSystemNode, FileSystemProvider, URI } from 'langium';
import { hasRealPaths, type RealPaths } from './real-paths.js';

/**
 * Files of the machine, and files that only the editor can read: those of another scheme than `file`, as in a virtual
 * workspace. Nothing of the latter can be read without waiting.
 */
export class FilesByScheme implements FileSystemProvider, RealPaths {
  constructor(
    private readonly machine: FileSystemProvider,
    private readonly host: FileSystemProvider,
  ) {}

  stat(uri: URI): Promise<FileSystemNode> {
    return this.of(uri).stat(uri);
  }

  statSync(uri: URI): FileSystemNode {
    return this.of(uri).statSync(uri);
  }

  async exists(uri: URI): Promise<boolean> {
    try {
      return await this.of(uri).exists(uri);
    } catch {
      // An editor that reads no files for a server says that it does not know the question.
      return false;
    }
  }

  existsSync(uri: URI): boolean {
    return this.of(uri).existsSync(uri);
  }

  readBinary(uri: URI): Promise<Uint8Array> {
    return this.of(uri).readBinary(uri);
  }

  readBinarySync(uri: URI): Uint8Array {
    return this.of(uri).readBinarySync(uri);
  }

  readFile(uri: URI): Promise<string> {
    return this.of(uri).readFile(uri);
  }

  readFileSync(uri: URI): string {
    return this.of(uri).readFileSync(uri);
  }

  readDirectory(uri: URI): Promise<FileSystemNode[]> {
    return this.of(uri).readDirectory(uri);
  }

  readDirectorySync(uri: URI): FileSystemNode[] {
    return this.of(uri).readDirectorySync(uri);
  }

  /** Where nobody knows of links, an address is where it leads. */
  async realPath(uri: URI): Promise<URI> {
    const files = this.of(uri);
    return hasRealPaths(files) ? await files.realPath(uri) : uri;
  }

  private of({ scheme }: URI): FileSystemProvider {
    return scheme === 'file' ? this.machine : this.host;
  }
}
