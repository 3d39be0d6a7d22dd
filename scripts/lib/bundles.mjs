// What esbuild makes: every bundle of the extension, the webview and the command, and the rules they are made by.
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.mjs';

const node = {
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  // Parts are loaded by `require`: `import` would read them twice, to find out which kind of module they are.
  supported: { 'dynamic-import': false },
};
/** VS Code 1.101 and today's browsers. Node's modules do not exist there: importing one fails the build. */
const browser = { platform: 'browser', target: 'es2023', format: 'iife' };

/**
 * Packages that have one form for Node and another for browsers: the latter is taken everywhere, which needs nothing of
 * Node and makes the same bytes on every machine.
 */
export const EVERYWHERE = {
  '@vscode/l10n': path.join(root, 'node_modules/@vscode/l10n/dist/browser.js'),
  fflate: path.join(root, 'node_modules/fflate/esm/browser.js'),
  papaparse: path.join(root, 'node_modules/papaparse/papaparse.min.js'),
  pdfkit: path.join(root, 'node_modules/pdfkit/js/pdfkit.browser.mjs'),
  fontkit: path.join(root, 'node_modules/fontkit/dist/browser-module.mjs'),
};

/** Their parts in the same form. pdfkit asks where it is, for files that nobody here asks it for. */
const withLibraries = { mainFields: ['browser', 'module', 'main'], define: { 'import.meta.url': '"file:///"' } };

/**
 * Each bundle: its entry, the file it becomes, and where it runs. A web extension is loaded by `require`, so it is CommonJS;
 * a worker and a webview are plain scripts.
 */
export const bundles = [
  { entry: 'src/extension/node.ts', outfile: 'dist/extension.js', ...node, external: ['vscode'] },
  {
    entry: 'src/extension/browser.ts',
    outfile: 'dist/web/extension.js',
    ...browser,
    format: 'cjs',
    external: ['vscode'],
  },
  { entry: 'language-server/node.ts', outfile: 'dist/server.js', ...node },
  { entry: 'language-server/browser.ts', outfile: 'dist/web/server.js', ...browser },
  { entry: 'media/preview.ts', outfile: 'dist/webview/preview.js', ...browser },
  {
    entry: 'src/export/node/main.ts',
    outfile: 'dist/export/export.js',
    ...node,
    ...withLibraries,
  },
  { entry: 'src/export/node/drawer.ts', outfile: 'dist/export/drawer.js', ...node, ...withLibraries },
  { entry: 'src/export/browser/worker.ts', outfile: 'dist/web/export.js', ...browser, ...withLibraries },
  { entry: 'src/fences/node.ts', outfile: 'dist/fences.js', ...node },
  { entry: 'src/fences/browser.ts', outfile: 'dist/web/fences.js', ...browser },
  { entry: 'src/conversion/node.ts', outfile: 'dist/conversion.js', ...node, inParts: true },
  { entry: 'src/conversion/browser.ts', outfile: 'dist/web/conversion.js', ...browser },
  { entry: 'media/exported-page.ts', outfile: 'dist/export/page.js', ...browser },
  { entry: 'media/served-page.ts', outfile: 'dist/webview/served-page.js', ...browser },
  { entry: 'media/preview.css', outfile: 'dist/webview/preview.css', ...browser, fonts: true },
  { entry: 'media/markdown.css', outfile: 'dist/webview/markdown.css', ...browser, fonts: true },
  // Loaded in Node and, as a text, in a browser's worker.
  { entry: 'src/exchange/index.ts', outfile: 'dist/exchange.js', ...node },
  {
    entry: 'src/cli/main.ts',
    outfile: 'dist/cli.js',
    ...node,
    banner: { js: '#!/usr/bin/env node' },
    executable: true,
    inParts: true,
  },
  { entry: 'src/library/parts/language.ts', outfile: 'dist/language.js', ...node, withoutConnection: true },
  { entry: 'src/library/index.ts', outfile: 'dist/library.js', ...node, inParts: true },
];

/** elkjs is large, slow to load and not always needed: it is a file of its own, loaded when a layout is asked for. */
const elkStaysApart = {
  name: 'elk-stays-apart',
  setup(build) {
    build.onResolve({ filter: /^elkjs(\/|$)/ }, ({ importer }) => ({
      errors: [
        {
          text: `elkjs must not be bundled: load dist/elk/elk.bundled.js at run time (imported by ${path.relative(root, importer)})`,
        },
      ],
    }));
  },
};

/** Parts of the command that are files of their own: what does not need one does not wait for it to be loaded. */
const PARTS = [
  { filter: /[/]exchange[/]/, file: './exchange.js' },
  { filter: /[/]parts[/]language[.]js$/, file: './language.js' },
];

const partsStayApart = {
  name: 'parts-stay-apart',
  setup(build) {
    for (const { filter, file } of PARTS) {
      build.onResolve({ filter }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: file, external: true } : undefined,
      );
    }
  },
};

/** fontkit reads fonts compressed by Brotli, of which it has an own decoder; here are none. */
const withoutBrotli = {
  name: 'without-brotli',
  setup(build) {
    build.onResolve({ filter: /^brotli[/]/ }, () => ({ path: 'brotli', namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: "module.exports = () => { throw new Error('Fonts in WOFF2 are not read'); };",
    }));
  },
};

/**
 * What reads maps and talks to no editor needs three classes of the protocol, which its packages have all in one: the many others
 * take a tenth of the time in which the command starts.
 */
const withoutConnection = {
  name: 'without-connection',
  setup(build) {
    const resolveDir = path.join(root, 'node_modules/vscode-jsonrpc/lib/common');
    build.onResolve({ filter: /^vscode-(?:jsonrpc|languageserver-protocol)$/ }, () => ({
      path: 'protocol',
      namespace: 'without-connection',
    }));
    build.onLoad({ filter: /.*/, namespace: 'without-connection' }, () => ({
      contents: [
        "import surroundings from './ral.js';",
        "export { CancellationToken, CancellationTokenSource } from './cancellation.js';",
        "export { Emitter } from './events.js';",
        "export { ResponseError } from './messages.js';",
        // Language Server Protocol 3.17, ‘Error Codes’.
        'export const LSPErrorCodes = { ServerCancelled: -32802, RequestFailed: -32803 };',
        'const setTimeout = (act, ms) => { const timer = globalThis.setTimeout(act, ms); return { dispose: () => clearTimeout(timer) }; };',
        'surroundings.install({ console, timer: { setTimeout } });',
      ].join('\n'),
      resolveDir,
    }));
  },
};

/** Makes the command's file executable, as npm's `bin` wants it. */
const executable = {
  name: 'executable',
  setup(build) {
    build.onEnd(({ errors }) => {
      if (errors.length === 0) chmodSync(path.resolve(root, build.initialOptions.outfile), 0o755);
    });
  },
};

/** The faces of Source Sans 3 that a map is set in, every script it covers: text is measured by their metrics. */
const FACES = ['400', '400-italic', '600'];

/** Puts the fonts before a style: their rules into the style, their files into fonts/ beside it, in the one format needed. */
const withFonts = {
  name: 'with-fonts',
  setup(build) {
    build.onLoad({ filter: /@fontsource[\\/].*[.]css$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replaceAll(/,\s*url\([^)]*[.]woff\)\s*format\('woff'\)/g, ''),
      loader: 'css',
    }));
  },
};

function styleWithFonts(entry) {
  const files = [...FACES.map((face) => `@fontsource/source-sans-3/${face}.css`), `./${entry}`];
  return {
    stdin: { contents: files.map((file) => `@import '${file}';`).join('\n'), loader: 'css', resolveDir: root },
    loader: { '.woff2': 'file' },
    assetNames: 'fonts/[name]',
  };
}

/**
 * The options for esbuild.
 * @param {(typeof bundles)[number]} bundle
 * @param {{ development?: boolean }} options `development`: source maps and readable output instead of small output
 * @returns {import('esbuild').BuildOptions}
 */
export function bundleOptions(
  {
    entry,
    executable: isProgram = false,
    inParts = false,
    fonts = false,
    withoutConnection: isAlone = false,
    ...options
  },
  { development = false } = {},
) {
  return {
    absWorkingDir: root,
    ...(fonts ? styleWithFonts(entry) : { entryPoints: [entry] }),
    bundle: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    minify: !development,
    sourcemap: development ? 'linked' : false,
    // What its package.json names for Node loads its parts in a way that cannot be bundled.
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js', ...EVERYWHERE },
    plugins: [
      elkStaysApart,
      withoutBrotli,
      ...(inParts ? [partsStayApart] : []),
      ...(isAlone ? [withoutConnection] : []),
      ...(isProgram ? [executable] : []),
      ...(fonts ? [withFonts] : []),
    ],
    ...options,
  };
}
