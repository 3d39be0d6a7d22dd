/** The check of import boundaries sees what it is for: forbidden imports are planted into a copy of the sources. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBoundaries } from '../../scripts/check-boundaries.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** A file, what is planted into it, and the rule that forbids it; without a rule the import is one that is allowed. */
const PLANTED: [file: string, source: string, rule?: string][] = [
  ['src/diagram/planted-a.ts', "import * as vscode from 'vscode';", 'diagram'],
  ['src/diagram/planted-b.ts', "import type { Uri } from 'vscode';", 'diagram'],
  ['src/diagram/planted-c.ts', "export type Planted = import('vscode').Uri;", 'diagram'],
  ['src/diagram/planted-d.ts', "import type { AstNode } from 'langium';", 'diagram'],
  ['src/diagram/planted-e.ts', "import { readFileSync } from 'node:fs';", 'diagram'],
  ['src/diagram/planted-f.ts', "import { WATCH_MAP } from '../../language-server/protocol.js';", 'diagram'],
  ['src/diagram/planted-g.ts', "import type { Connection } from 'vscode-languageserver';", 'diagram'],
  ['src/diagram/planted-h.ts', "export const planted = import('elkjs/lib/elk.bundled.js');", 'diagram'],
  [
    'src/diagram/planted-x.ts',
    "export { l10nKey } from '../../language-server/said.js';\nexport { t } from '@vscode/l10n';",
  ],
  ['src/diagram/planted-y.ts', "import type { JourneyMap } from '../../language-server/map/journey-map.js';"],
  ['src/exchange/planted-a.ts', "import type { Planted } from '../diagram/planted-c.js';", 'exchange'],
  ['src/exchange/planted-b.ts', "import type { WatchMap } from '../../language-server/protocol.js';", 'exchange'],
  ['src/exchange/planted-y.ts', "import type { JourneyMap } from '../../language-server/map/journey-map.js';"],
  ['src/diff/planted-a.ts', "import type { Planted } from '../diagram/planted-c.js';", 'diff'],
  ['src/diff/planted-b.ts', "import { readFileSync } from 'node:fs';", 'diff'],
  ['src/diff/planted-y.ts', "import type { JourneyMap } from '../../language-server/map/journey-map.js';"],
  ['src/export/planted-a.ts', "import type * as planted from '../exchange/planted-y.js';", 'export'],
  ['src/export/planted-b.ts', "import type { Uri } from 'vscode';", 'export'],
  ['src/export/planted-y.ts', "import type { Planted } from '../diagram/planted-c.js';"],
  ['src/cli/planted-a.ts', "import { activateExtension } from '../extension/extension.js';", 'cli'],
  ['src/cli/planted-b.ts', "import type * as planted from '../extension/extension.js';", 'cli'],
  ['src/cli/planted-y.ts', "import { readFileSync } from 'node:fs';"],
  ['src/extension/planted-a.ts', "import type { Planted } from '../diagram/planted-c.js';", 'extension'],
  ['src/extension/planted-b.ts', "import { LanguageClient } from 'vscode-languageclient/node';", 'extension'],
  ['src/extension/planted-c.ts', "import { join } from 'node:path';", 'extension'],
  ['src/extension/planted-d.ts', "import type * as planted from '../../language-server/planted.js';", 'extension'],
  ['src/extension/planted-y.ts', "import type { BaseLanguageClient } from 'vscode-languageclient';"],
  ['language-server/planted-a.ts', "import { readFileSync } from 'node:fs';", 'language-server'],
  ['language-server/planted-b.ts', "import { readFileSync } from 'fs';", 'language-server'],
  ['language-server/planted-c.ts', "import { NodeFileSystem } from 'langium/node';", 'language-server'],
  ['language-server/planted-d.ts', "import { createConnection } from 'vscode-languageserver/node';", 'language-server'],
  ['language-server/planted-e.ts', "import type { Planted } from '../src/diagram/planted-c.js';", 'language-server'],
  ['language-server/planted-f.ts', "import type { Uri } from 'vscode';", 'language-server'],
  ['language-server/planted-g.ts', "import * as planted from './node.js';", 'node-entries-stay-out'],
  ['language-server/planted.ts', "import type { AstNode } from 'langium';"],
  // A cycle is reported once, for one of its modules.
  ['language-server/planted-z1.ts', "import { b } from './planted-z2.js';\nexport const a = () => b;", 'circular'],
  ['language-server/planted-z2.ts', "import { a } from './planted-z1.js';\nexport const b = () => a;"],
  ['media/planted-a.ts', "import type * as planted from '../language-server/planted.js';", 'webview'],
  ['media/planted-b.ts', "import type * as planted from '../src/exchange/planted-y.js';", 'webview'],
  ['media/planted-c.ts', "import type * as planted from '../src/nowhere.js';", 'unresolvable'],
  ['media/planted-y.ts', "import type { Planted } from '../src/diagram/planted-c.js';"],
];

describe('import boundaries', () => {
  let copy: string;
  let violations: { rule: string; from: string; to: string }[];

  beforeAll(async () => {
    mkdirSync(path.join(root, '.cache'), { recursive: true });
    copy = mkdtempSync(path.join(root, '.cache/boundaries-'));
    for (const folder of ['language-server', 'src', 'media'])
      cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
    for (const [file, source] of PLANTED) {
      mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
      writeFileSync(path.join(copy, file), source);
    }
    ({ violations } = await checkBoundaries(copy));
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test.each(PLANTED)('%s: %s', (file, _source, rule) => {
    const rules = violations.filter(({ from }) => from === file).map((violation) => violation.rule);
    if (rule) expect(rules).toContain(rule);
    else expect(rules).toEqual([]);
  });

  test('a check that finds no source fails', async () => {
    const empty = mkdtempSync(path.join(root, '.cache/boundaries-'));
    try {
      mkdirSync(path.join(empty, 'src'));
      await expect(checkBoundaries(empty)).rejects.toThrow('There is no source to check');
    } finally {
      rmSync(empty, { recursive: true });
    }
  });
});
