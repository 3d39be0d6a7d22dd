/** The preview's page in a real browser: what ships, built here, with the messages that the extension would send. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { config } from '@vscode/l10n';
import * as esbuild from 'esbuild';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { FromPreview, ToPreview } from '../../language-server/preview-protocol.js';
import { bundleOptions, bundles } from '../../scripts/lib/bundles.mjs';
import { previewHtml } from '../../src/extension/preview/html.js';
import { type PageOptions, usePages } from '../browser.js';
import { createLanguage } from '../language/helpers.js';

const HOST = 'https://preview.invalid';
const URI = 'file:///map.journey';
const ELK = createRequire(import.meta.url).resolve('elkjs/lib/elk.bundled.js');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** A theme of VS Code's: the class of the body and its colours. */
export interface EditorTheme {
  kind: string;
  colours: Readonly<Record<string, string>>;
}

export const LIGHT: EditorTheme = {
  kind: 'vscode-light',
  colours: { 'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b', focusBorder: '#005fb8' },
};
export const DARK: EditorTheme = {
  kind: 'vscode-dark',
  colours: { 'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc', focusBorder: '#0078d4' },
};
export const HIGH_CONTRAST: EditorTheme = {
  kind: 'vscode-high-contrast',
  colours: {
    'editor-background': '#000000',
    'editor-foreground': '#ffffff',
    contrastBorder: '#6fc3df',
    contrastActiveBorder: '#f38518',
    focusBorder: '#f38518',
  },
};

export interface OpenPreview {
  page: Page;
  /** What the page has told so far. */
  told: FromPreview[];
  complaints: string[];
  /** Shows a text and waits until it is painted and can be read. */
  show(text: string, uri?: string): Promise<void>;
  send(message: ToPreview): Promise<void>;
}

/** Builds the page before the tests of a file. */
export function usePreview() {
  const browser = usePages();
  let dist = '';
  const language = createLanguage();
  beforeAll(async () => {
    dist = mkdtempSync(path.join(tmpdir(), 'journey-preview-'));
    for (const name of ['dist/webview/preview.js', 'dist/webview/preview.css']) {
      const bundle = bundles.find(({ outfile }) => outfile === name)!;
      await esbuild.build(bundleOptions({ ...bundle, outfile: path.join(dist, name.slice('dist/'.length)) }));
    }
  });
  afterAll(() => rmSync(dist, { recursive: true, force: true }));

  return {
    async open(
      theme: EditorTheme = LIGHT,
      options: PageOptions = {},
      texts?: Readonly<Record<string, string>>,
    ): Promise<OpenPreview> {
      const page = await browser.newPage({ viewport: { width: 1100, height: 720 }, ...options });
      const told: FromPreview[] = [];
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.exposeFunction('tell', (message: FromPreview) => told.push(message));
      await page.addInitScript(
        'var kept; globalThis.acquireVsCodeApi = () => ({ postMessage: (m) => tell(m), getState: () => kept, setState: (s) => { kept = s; } });',
      );
      const variables = Object.entries(theme.colours).map(([name, colour]) => `--vscode-${name}:${colour}`);
      config({ contents: texts ?? {} });
      const html = previewHtml((...parts) => `${HOST}/${parts.join('/')}`, HOST, texts);
      config({ contents: {} });
      await page.route(`${HOST}/**`, (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
        const file = pathname === '/elk/elk.bundled.js' ? ELK : path.join(dist, pathname);
        return route.fulfill({ contentType: TYPES[path.extname(file)], body: readFileSync(file) });
      });
      await page.goto(`${HOST}/`);
      // As VS Code does, which sets its colours on the page's root and the theme's kind on its body.
      await page.evaluate(
        `document.documentElement.style.cssText = ${JSON.stringify(variables.join(';'))}; document.body.classList.add(${JSON.stringify(theme.kind)})`,
      );
      const send = (message: ToPreview) => page.evaluate<void>(`postMessage(${JSON.stringify(message)})`);
      let version = 0;
      await send({ type: 'document', uri: URI, title: 'map.journey' });
      return {
        page,
        told,
        complaints,
        send,
        async show(text, uri = URI) {
          version++;
          const map = await (await language).map(text);
          await send({ type: 'map', uri, version, content: { map } });
          await page.locator('.reading [data-read]').first().waitFor({ state: 'attached' });
          const painted = () => told.some((message) => message.type === 'painted' && message.version === version);
          for (let i = 0; i < 200 && !painted(); i++) await page.waitForTimeout(50);
          // The reading follows the picture as soon as nothing else is to be done.
          await page.evaluate('new Promise((done) => requestIdleCallback(() => setTimeout(done), { timeout: 1000 }))');
        },
      };
    },
  };
}

/** A part of the tree that screen readers are given. */
export interface Heard {
  role: string;
  name: string;
  description?: string;
  roleDescription?: string;
  children: Heard[];
}

interface AxNode {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
  childIds?: string[];
}

/** The tree that Chromium gives to screen readers, without what they are told to leave out. */
export async function heardOn(page: Page): Promise<Heard[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = (id: string): Heard[] => {
    const node = byId.get(id);
    if (!node) return [];
    const children = (node.childIds ?? []).flatMap(read);
    if (node.ignored) return children;
    const own = (name: string) => node.properties?.find((property) => property.name === name)?.value.value as string;
    return [
      {
        role: node.role?.value ?? '',
        name: node.name?.value ?? '',
        description: node.description?.value,
        roleDescription: own('roledescription'),
        children,
      },
    ];
  };
  return nodes[0] ? read(nodes[0].nodeId) : [];
}

/** The first part of a role, anywhere below. */
export function findHeard(tree: readonly Heard[], role: string): Heard | undefined {
  for (const part of tree) {
    const found = part.role.toLowerCase() === role.toLowerCase() ? part : findHeard(part.children, role);
    if (found) return found;
  }
  return undefined;
}

/** As lines: a part's role and name, what is in it indented. */
export function linesOf(parts: readonly Heard[], indent = ''): string[] {
  return parts.flatMap(({ role, name, children }) => [`${indent}${role} ${name}`, ...linesOf(children, `${indent}  `)]);
}
