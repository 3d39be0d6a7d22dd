import { EmptyFileSystemProvider, type FileSystemNode, type FileSystemProvider, type URI, UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { LIST_FOLDER, type ListFolder, READ_FILE, type ReadFile } from '../protocol.js';

/**
 * The files of the editor's host, for a server in a browser's worker that has none of its own. Nothing can be read
 * without waiting there, so the synchronous methods are those of an empty file system.
 */
export class HostFileSystem extends EmptyFileSystemProvider implements FileSystemProvider {
  constructor(private readonly connection: Connection) {
    super();
  }

  override async stat(uri: URI): Promise<FileSystemNode> {
    const name = UriUtils.basename(uri);
    const found = (await this.readDirectory(UriUtils.dirname(uri))).find(
      (node) => UriUtils.basename(node.uri) === name,
    );
    if (!found) throw new Error(`There is no file ${name}.`);
    return found;
  }

  override async exists(uri?: URI): Promise<boolean> {
    return uri !== undefined && (await this.read(uri)) !== null;
  }

  override async readFile(uri?: URI): Promise<string> {
    const text = uri && (await this.read(uri));
    if (typeof text !== 'string') throw new Error(`${uri ? UriUtils.basename(uri) : 'The file'} cannot be read.`);
    return text;
  }

  override async readDirectory(uri?: URI): Promise<FileSystemNode[]> {
    if (!uri) return [];
    const request: ListFolder['request'] = { uri: uri.toString() };
    const entries = await this.connection.sendRequest<ListFolder['response']>(LIST_FOLDER, request);
    return entries.map(({ name, isFolder }) => ({
      uri: UriUtils.joinPath(uri, name),
      isFile: !isFolder,
      isDirectory: isFolder,
    }));
  }

  private read(uri: URI): Promise<ReadFile['response']> {
    const request: ReadFile['request'] = { uri: uri.toString() };
    return this.connection.sendRequest<ReadFile['response']>(READ_FILE, request);
  }
}
