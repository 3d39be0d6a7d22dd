/** Serves the editor's window and the webview on this machine, and carries messages between them and this process. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FromPreview, ToPreview } from '../../language-server/preview-protocol.js';
import { previewHtml } from '../../src/extension/preview/html.js';

/** The name of the webview's site: another than the window's, so that it is in a process of its own as in an editor. */
export const WEBVIEW_HOST = 'webview.localhost';

/** When things happened in the webview's page, in that page's time: see webview-api.js. */
export interface PageTimes {
  received: number;
  asked: number;
  frame: number;
  sent: number;
}

export interface Site {
  address: string;
  send(message: ToPreview): void;
  close(): void;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * @param dist the folder of what was built
 * @param pages the folder of this file's pages
 */
export async function startSite(
  dist: string,
  pages: string,
  receive: (message: FromPreview, times: PageTimes) => void,
): Promise<Site> {
  let events: ServerResponse | undefined;
  const server = createServer((request, response) => {
    void answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const editor = `http://127.0.0.1:${port}`;
  const webview = `http://${WEBVIEW_HOST}:${port}`;
  const generated: Record<string, () => string> = {
    '/window.html': () => windowPage(webview),
    '/relay.html': () => relayPage(editor),
    '/preview.html': () => previewPage(webview, readFileSync(path.join(pages, 'webview-api.js'), 'utf8')),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', editor);
    if (pathname === '/events') {
      events = response;
      response
        .writeHead(200, { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' })
        .flushHeaders();
      response.socket?.setNoDelay(true);
      return;
    }
    if (pathname === '/messages') {
      const { message, times } = JSON.parse(await bodyOf(request)) as { message: string; times: PageTimes };
      response.writeHead(204).end();
      receive(JSON.parse(message) as FromPreview, times);
      return;
    }
    const make = generated[pathname];
    if (make) {
      response.writeHead(200, { 'content-type': TYPES['.html'] }).end(make());
      return;
    }
    const file = pathname.startsWith('/dist/')
      ? path.join(dist, pathname.slice('/dist/'.length))
      : path.join(pages, path.basename(pathname));
    const type = TYPES[path.extname(file)];
    if (!type || !existsSync(file)) response.writeHead(404).end();
    else createReadStream(file).pipe(response.writeHead(200, { 'content-type': type }));
  }

  return {
    address: `${editor}/window.html`,
    send(message) {
      // An extension host writes the message as JSON, and that as an argument of a call.
      const envelope = JSON.stringify({ type: 1, args: ['preview', JSON.stringify(message)] });
      events?.write(`${envelope}\n`);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function windowPage(webview: string): string {
  return `<!DOCTYPE html><title>Window</title><style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style>
<iframe src="${webview}/relay.html" data-origin="${webview}"></iframe><script src="window.js"></script>`;
}

function relayPage(editor: string): string {
  return `<!DOCTYPE html><title>Webview</title><style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style>
<iframe src="preview.html" data-editor="${editor}"></iframe><script src="relay.js"></script>`;
}

/** The page as the extension writes it, in the colours of a light theme. */
function previewPage(webview: string, api: string): string {
  const html = previewHtml((...path) => [webview, 'dist', ...path].join('/'), webview);
  const colours = '--vscode-editor-background:#ffffff;--vscode-editor-foreground:#3b3b3b;--vscode-focusBorder:#005fb8';
  return html
    .replace('<html ', `<html style="${colours}" `)
    .replace('<body>', '<body class="vscode-light">')
    .replace('<head>', `<head><script>${api}</script>`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  return body;
}
