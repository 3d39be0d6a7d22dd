/** The language server for Node: over IPC for the extension, over standard input and output for other editors. */
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startJourneyServer } from './start.js';

const connection = createConnection(ProposedFeatures.all);
startJourneyServer(connection, { connection, ...NodeFileSystem });
