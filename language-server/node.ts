/** The language server for Node: over IPC for the extension, over standard input and output for other editors. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeFiles } from './node-files.js';
import { startJourneyServer } from './start.js';
import { FilesByScheme } from './workspace/files-by-scheme.js';
import { HostFileSystem } from './workspace/host-file-system.js';

const connection = createConnection(ProposedFeatures.all);
/** The pages of the rules, as they ship beside this program. */
const pages = pathToFileURL(path.join(__dirname, '..', 'docs', 'rules'));
/** A folder that is not on a disk, such as one of a repository that was never cloned, is read by the editor. */
const files = new FilesByScheme(new NodeFiles(), new HostFileSystem(connection));
startJourneyServer(connection, { connection, fileSystemProvider: () => files }, `${pages}/{code}.md`);
