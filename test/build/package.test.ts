/** What the extension's package contains: all that it needs to run, and nothing that strayed into the folders. Needs a build. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { beforeAll, expect, test } from 'vitest';
import { bundles } from '../../scripts/lib/bundles.mjs';
import { drawExtensionIcon, ICON_SIDE } from '../../scripts/make-extension-icon.mjs';

const root = path.resolve(import.meta.dirname, '../..');

const EXPECTED = [
  /^(README|CHANGELOG)[.]md$/,
  /^LICENSE$/,
  /^docs\/pictures\/[a-z-]+[.]png$/,
  /^package([.]nls([.][a-z-]+)?)?[.]json$/,
  /^l10n\/bundle[.]l10n[.][a-z-]+[.]json$/,
  /^dist\/(extension|server|fences|conversion|exchange)[.]js$/,
  /^dist\/web\/(extension|server|fences|conversion)[.]js$/,
  /^dist\/webview\/preview[.](js|css)$/,
  /^dist\/webview\/markdown[.]css$/,
  /^dist\/webview\/fonts\/source-sans-3-[a-z-]+-[0-9]+-(normal|italic)[.]woff2$/,
  /^dist\/web\/export[.]js$|^dist\/export\/(drawer|export|page)[.]js$/,
  /^dist\/export\/(resvg|harfbuzz-subset)[.]wasm$/,
  /^dist\/export\/SOURCE[.]txt$/,
  /^dist\/export\/fonts\/source-sans-3-(400|600)-(normal|italic)[.]ttf$/,
  /^dist\/elk\/elk[.]bundled[.]js$/,
  /^dist\/elk\/(LICENSE[.]md|SOURCE[.]txt)$/,
  /^dist\/(LICENCES[.]txt|sbom[.]cdx[.]json)$/,
  /^syntaxes\/[a-z.-]+[.]json$/i,
  /^docs\/(configuration|language)[.]md$/,
  /^docs\/rules\/(README|[a-z0-9-]+)[.]md$/,
  /^media\/icons\/(journey|preview)-(light|dark)[.]svg$/,
  /^media\/icons\/(journeys[.]svg|extension[.]png)$/,
  /^media\/walkthrough\/[a-z-]+[.](svg|md)$/,
];

let files: string[];

beforeAll(async () => {
  files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  // Where the benches are installed, there are ten times as many files to choose from.
}, 240_000);

test('every file is one that is meant to be there', () => {
  expect(files.filter((file) => !EXPECTED.some((pattern) => pattern.test(file)))).toEqual([]);
});

test.each(EXPECTED)('there is a file for %s', (pattern) => {
  expect(files.some((file) => pattern.test(file))).toBe(true);
});

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

test('all that the manifest names is there', () => {
  const entries = [manifest.main, manifest.browser].map((entry: string) => `${path.posix.normalize(entry)}.js`);
  const named = [
    ...JSON.stringify(manifest.contributes).matchAll(/"(?:[.]\/)?((?:syntaxes|media|dist|l10n)\/[^"]+)"/g),
  ];
  expect(named.length).toBeGreaterThan(15);
  const wanted = [...entries, manifest.icon, ...named.map(([, file]) => file)];
  expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
  // What a map becomes as JSON is for other programs, so nothing here names its schema.
  expect(files).toContain('syntaxes/journey-map.schema.json');
});

test('no address is invented, and nothing is left to be installed', () => {
  const addresses = ['repository', 'homepage', 'bugs', 'sponsor', 'qna'].filter((key) => key in manifest);
  expect([addresses, JSON.stringify(manifest).match(/https?:/g), manifest.dependencies]).toEqual([[], null, undefined]);
});

test('the icon is that of its drawing: npm run pictures draws it', async () => {
  const packed = readFileSync(path.join(root, manifest.icon));
  expect(packed.equals(await drawExtensionIcon())).toBe(true);
  const [width, height] = [packed.readUInt32BE(16), packed.readUInt32BE(20)];
  expect([width, height]).toEqual([ICON_SIDE, ICON_SIDE]);
});

/** What the npm package has beside it. */
const OF_THE_COMMAND = ['dist/cli.js', 'dist/language.js', 'dist/library.js', 'dist/webview/served-page.js'];

test.each(bundles.filter(({ outfile }) => !OF_THE_COMMAND.includes(outfile)))('$outfile is there', ({ outfile }) => {
  expect(files).toContain(outfile);
});

test('the command is left to its own package', () => {
  expect(files.filter((file) => OF_THE_COMMAND.includes(file))).toEqual([]);
});
