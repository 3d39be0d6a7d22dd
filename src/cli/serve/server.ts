/**
 * The maps of a folder in a browser of this machine. Other machines cannot reach the server; other pages in the browser neither:
 * its addresses begin with a word that nobody can guess, and what does not ask for this machine by its own name is turned away, so
 * that no name of the web can be made to lead here.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { besideProgram } from '../../library/beside.js';
import { watchFolders } from '../folder-watch.js';
import { foldersBelow } from '../inputs.js';
import { HEADERS, LIST_SCRIPT, LIST_STYLE, listPage, mapPage } from './pages.js';
import { listOf, mapsIn, messagesFor } from './served-maps.js';
import { servedPicture, stampsOf } from './served-pictures.js';

const HOST = '127.0.0.1';
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};
/** The files of this program that pages ask for. */
const OWN_FILES =
  /^(?:webview\/(?:preview|served-page)\.(?:js|css)|webview\/fonts\/[a-z0-9-]+\.woff2|elk\/elk\.bundled\.js)$/;

export interface Serving {
  /** The address of the list of maps. */
  address: string;
  close(): void;
}

/** An open page. `map`: the map that it shows; undefined for the list. */
interface Listener {
  response: ServerResponse;
  map?: string;
  /** What it was sent last: of the map, and of the pictures in it. */
  sent: string;
  stamps: string;
}

/**
 * Serves the maps of a folder. Rejects with the system's error where the port cannot be had.
 * @param port 0 for any that is free
 * @param complain is told of faults of this program
 */
export async function serveFolder(folder: string, port: number, complain: (error: unknown) => void): Promise<Serving> {
  const base = `/${randomBytes(16).toString('hex')}`;
  const listeners = new Set<Listener>();
  /** The pictures that maps name, by the maps' paths: no others are served. */
  const pictures = new Map<string, readonly string[]>();
  let version = 0;
  let names = new Set<string>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      complain(error);
      if (!response.headersSent)
        respond(response, 500, 'text/plain', 'A fault of journey serve; the terminal says which.');
      else response.end();
    });
  });
  await listening(server, port);
  const address = server.address();
  const at = typeof address === 'object' && address ? address.port : port;
  const hosts = [`${HOST}:${at}`, `localhost:${at}`];

  const watch = watchFolders(() => void changed().catch(complain));
  watch.set(foldersBelow(folder));
  names = new Set(mapsIn(folder).keys());

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? '';
    const site = request.headers['sec-fetch-site'];
    if (!hosts.includes(host) || site === 'cross-site' || site === 'same-site') {
      return respond(response, 403, 'text/plain', 'Only this machine is answered, under its own name.');
    }
    if (request.method !== 'GET') return respond(response, 405, 'text/plain', 'Only GET is answered.');
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`);
    if (pathname !== base && !pathname.startsWith(`${base}/`)) return notFound(response);
    const wanted = decoded(pathname.slice(base.length + 1));
    if (wanted === undefined) return notFound(response);
    const [, pictured] = /^picture\/(.+)$/.exec(wanted) ?? [];
    if (pictured === undefined) await answerOwn(wanted, `http://${host}`, response);
    else answerPicture(pictured, searchParams.get('path') ?? '', response);
  }

  async function answerOwn(wanted: string, origin: string, response: ServerResponse): Promise<void> {
    if (wanted === '')
      return respond(response, 200, 'text/html', listPage(await listOf(folder), path.basename(folder), base));
    if (wanted === 'list.css') return respond(response, 200, 'text/css', LIST_STYLE);
    if (wanted === 'list.js') return respond(response, 200, 'text/javascript', LIST_SCRIPT);
    if (OWN_FILES.test(wanted)) {
      const type = TYPES[path.extname(wanted)] ?? 'application/octet-stream';
      return respond(response, 200, type, readFileSync(besideProgram(...wanted.split('/'))));
    }
    if (wanted === 'events') return listen({ response, sent: '', stamps: '' });
    const [, kind, map] = /^(map|events)\/(.+)$/.exec(wanted) ?? [];
    // Only what is found in the folder is served: no path leads out of it.
    if (map === undefined || (!mapsIn(folder).has(map) && !names.has(map))) return notFound(response);
    if (kind === 'map') return respond(response, 200, 'text/html', mapPage(map, base, origin));
    const listener: Listener = { response, map, sent: '', stamps: '' };
    listen(listener);
    await tell(listener);
  }

  function answerPicture(map: string, name: string, response: ServerResponse): void {
    if (!pictures.get(map)?.includes(name)) {
      notFound(response);
      return;
    }
    const picture = servedPicture(name, fileOf(map), folder);
    // Opened by itself, a drawing may run nothing.
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    if ('problem' in picture) respond(response, 200, 'text/plain', picture.problem);
    else respond(response, 200, picture.type, picture.data);
  }

  /** A map that is gone is still where it was. */
  function fileOf(map: string): string {
    return mapsIn(folder).get(map) ?? path.join(folder, ...map.split('/'));
  }

  function listen(listener: Listener): void {
    const { response } = listener;
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
    // How soon the browser asks again, in milliseconds.
    response.write('retry: 1000\n\n');
    listeners.add(listener);
    response.on('close', () => listeners.delete(listener));
  }

  /** Sends a page what its map is now, and which of its pictures are new, where that is not what it was sent last. */
  async function tell(listener: Listener): Promise<void> {
    const { map, response } = listener;
    if (map === undefined) return;
    const file = fileOf(map);
    version++;
    const { messages, pictures: named } = await messagesFor(map, file, folder, version);
    if (named) pictures.set(map, named);
    const said = JSON.stringify(messages.map((message) => ({ ...message, version: 0 })));
    if (said !== listener.sent) {
      listener.sent = said;
      for (const message of messages) response.write(`data: ${JSON.stringify(message)}\n\n`);
    }
    const stamps = JSON.stringify(stampsOf(pictures.get(map) ?? [], file, folder));
    if (stamps === listener.stamps) return;
    listener.stamps = stamps;
    response.write(`event: pictures\ndata: ${stamps}\n\n`);
  }

  async function changed(): Promise<void> {
    watch.set(foldersBelow(folder));
    for (const name of mapsIn(folder).keys()) names.add(name);
    for (const listener of listeners) {
      if (listener.map === undefined) listener.response.write('data: changed\n\n');
      else await tell(listener);
    }
  }

  return {
    address: `http://${HOST}:${at}${base}/`,
    close() {
      watch.close();
      for (const { response } of listeners) response.end();
      server.close();
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function notFound(response: ServerResponse): void {
  respond(response, 404, 'text/plain', 'There is nothing here.');
}

function respond(response: ServerResponse, status: number, type: string, content: string | Uint8Array): void {
  const full = type.startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type;
  response.writeHead(status, { ...HEADERS, 'Content-Type': full }).end(content);
}
