/** The drawing and elkjs are loaded when a preview opens and not before: no bundle that runs earlier holds them. */
import * as esbuild from 'esbuild';
import { describe, expect, test } from 'vitest';
import { bundleOptions, bundles } from '../../scripts/lib/bundles.mjs';

/** All but what tells from a picture's file what it is and how much it would draw, which draws nothing itself. */
const DRAWING =
  /^(src\/(diagram|export)(?!\/images\/(signature|svg-elements)\.ts)|media)\/|(^|\/)node_modules\/elkjs\//;
/** What VS Code loads when a map is opened: the extension and the language server, on the desktop and in a browser. */
const early = bundles.filter(({ entry }) => /^(src\/extension|language-server)\//.test(entry));

/** What talks with an editor. */
const EDITOR =
  /node_modules\/(langium\/lib\/lsp|vscode-languageserver|vscode-languageserver-protocol)\/|language-server\/(completion|reading|changing)\//;

/** The files of a bundle that are about something. */
async function filesIn(bundle: (typeof bundles)[number], about: RegExp): Promise<string[]> {
  const { metafile } = await esbuild.build({ ...bundleOptions(bundle), metafile: true, write: false });
  return Object.keys(metafile.inputs).filter((file) => about.test(file));
}

const drawingIn = (bundle: (typeof bundles)[number]) => filesIn(bundle, DRAWING);

describe('what is loaded when a map is opened', () => {
  test('is two bundles on the desktop and two in a browser', () => {
    expect(early.map(({ outfile }) => outfile)).toEqual([
      'dist/extension.js',
      'dist/web/extension.js',
      'dist/server.js',
      'dist/web/server.js',
    ]);
  });

  test.each(early)('$outfile holds nothing of the drawing', async (bundle) => {
    expect(await drawingIn(bundle)).toEqual([]);
  });

  test("leaves the drawing to the preview's page", async () => {
    const page = bundles.find(({ outfile }) => outfile === 'dist/webview/preview.js');
    expect(await drawingIn(page!)).toContain('src/diagram/index.ts');
  });
});

test('what the command loads to check a map talks with no editor', async () => {
  const named = (name: string) => bundles.find(({ outfile }) => outfile === name)!;
  expect(await filesIn(named('dist/language.js'), EDITOR)).toEqual([]);
  expect(await filesIn(named('dist/server.js'), EDITOR)).toContain('language-server/reading/hover.ts');
});
