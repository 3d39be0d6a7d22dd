/** The language server for a browser's worker. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startJourneyServer } from './start.js';
import { HostFileSystem } from './workspace/host-file-system.js';

/** The worker's own global scope, as much of it as is needed here. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startJourneyServer(connection, { connection, fileSystemProvider: () => new HostFileSystem(connection) });
