/** The language server for Node: over IPC for the extension, over standard input and output for other editors. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { NodeFiles } from './node-files.js';
import { startJourneyServer } from './start.js';

const connection = createConnection(ProposedFeatures.all);
/** The pages of the rules, as they ship beside this program. */
const pages = pathToFileURL(path.join(__dirname, '..', 'docs', 'rules'));
startJourneyServer(connection, { connection, fileSystemProvider: () => new NodeFiles() }, `${pages}/{code}.md`);
