/** A bundle that runs in a browser cannot be built from code that needs Node, nor any bundle with elkjs inside. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleOptions, bundles } from '../../scripts/lib/bundles.mjs';

const scripts = bundles.filter(({ entry }) => entry.endsWith('.ts'));
const browserScripts = scripts.filter(({ platform }) => platform === 'browser');

describe('bundles', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'journey-bundles-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Builds a bundle as it is, with one import added, and nothing written. */
  function buildWith(added: string, { entry, ...bundle }: (typeof bundles)[number]) {
    const planted = path.join(folder, 'planted.ts');
    writeFileSync(planted, `import ${JSON.stringify(path.resolve(entry))};\n${added}`);
    return esbuild.build({ ...bundleOptions({ entry: planted, ...bundle }), write: false });
  }

  test('there are some for Node and some for browsers', () => {
    expect(browserScripts.map(({ outfile }) => outfile)).toEqual([
      'dist/web/extension.js',
      'dist/web/server.js',
      'dist/webview/preview.js',
      'dist/web/export.js',
      'dist/web/fences.js',
      'dist/web/conversion.js',
      'dist/export/page.js',
      'dist/webview/served-page.js',
    ]);
    expect(scripts.length).toBeGreaterThan(browserScripts.length);
  });

  test.each(browserScripts)('$outfile builds as it is', async (bundle) => {
    await expect(buildWith('', bundle)).resolves.toMatchObject({ errors: [], warnings: [] });
  });

  test.each(browserScripts)('$outfile does not build with a module of Node', async (bundle) => {
    await expect(
      buildWith("import { readFileSync } from 'node:fs';\nconsole.log(readFileSync);", bundle),
    ).rejects.toThrow('node:fs');
    await expect(buildWith("import { join } from 'path';\nconsole.log(join);", bundle)).rejects.toThrow('path');
  });

  test.each(scripts)('$outfile does not build with elkjs in it', async (bundle) => {
    await expect(buildWith("import ELK from 'elkjs/lib/elk.bundled.js';\nconsole.log(ELK);", bundle)).rejects.toThrow(
      'elkjs must not be bundled',
    );
  });
});
