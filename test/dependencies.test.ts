/** What ships of others is listed, reviewed and in the bill of materials. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundledPackages } from '../scripts/lib/licences.mjs';
import { billOfMaterials } from '../scripts/lib/materials.mjs';

const page = readFileSync('docs/dependencies.md', 'utf8');
/** All of them: what ships is in the bundles, so that whoever installs the packed project installs nothing else. */
const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  devDependencies: Record<string, string>;
};
const bill = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8')) as {
  components: { name: string; version: string; purl: string; licenses?: unknown[] }[];
};

describe('packages of others', () => {
  it('that are asked for are in the list, with the version that was reviewed', () => {
    const direct = bill.components.filter(({ name }) => name in devDependencies);
    expect(direct.length).toBeGreaterThan(20);
    for (const { name } of direct) expect(page).toContain(`\`${name}\` ${devDependencies[name]}`);
  });

  it('that ship are in the list', () => {
    expect(bill.components.length).toBeGreaterThan(40);
    for (const { name } of bill.components) expect(page).toContain(`\`${name}\``);
  });

  it('are in the bill of materials with version and licence, sorted and each once', () => {
    const names = bill.components.map(({ purl }) => purl);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names).toContain(`pkg:npm/langium@${devDependencies.langium}`);
    expect(names).toContain(`pkg:npm/%40resvg/resvg-wasm@${devDependencies['@resvg/resvg-wasm']}`);
    expect(bill.components.filter(({ licenses }) => !licenses).map(({ name }) => name)).toEqual(['png-js']);
  });

  it('are found in what was bundled', () => {
    const inputs = { 'node_modules/elkjs/lib/main.js': {}, 'x:node_modules/@a/b/c.js': {}, 'src/a.ts': {} };
    expect(bundledPackages([{ inputs, outputs: {} } as never])).toEqual(['node_modules/elkjs', 'node_modules/@a/b']);
    expect(JSON.parse(billOfMaterials(['node_modules/elkjs'])).components).toMatchObject([
      { name: 'elkjs', licenses: [{ expression: 'EPL-2.0 OR GPL-3.0-or-later' }] },
    ]);
  });
});
