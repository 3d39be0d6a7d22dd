/** Which configuration counts for a map, and what a change of one brings about. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DocumentState, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FileChangeType } from 'vscode-languageserver';
import { createJourneyServices } from '../../language-server/module.js';

const MAP =
  'journey A\n  for Ana\n  starts x\n  ends y\n  stage S\n    step T\n      on Web\npersona Ana\nchannel Web\n';
const ERROR = 1;
const WARNING = 2;
const HINT = 4;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journey-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** A server over the files of the folder; `below`: the folder that is opened. */
async function open(files: Record<string, string>, below = '.') {
  write(files);
  const { shared } = createJourneyServices(NodeFileSystem);
  const { ConfigurationChanges, DocumentBuilder, LangiumDocuments, WorkspaceManager } = shared.workspace;
  const uriOf = (name: string) => URI.file(path.join(folder, name));
  const workspace = [{ uri: uriOf(below).toString(), name: 'w' }];
  WorkspaceManager.setFolders(workspace);
  const told = new Map<string, string[]>();
  ConfigurationChanges.onReport(({ uri, problems }) => {
    told.set(
      path.relative(folder, uri.fsPath),
      problems.map(({ message }) => message),
    );
  });
  DocumentBuilder.onBuildPhase(DocumentState.Validated, () => ConfigurationChanges.tell());
  await WorkspaceManager.initializeWorkspace(workspace);
  const checked: string[] = [];
  DocumentBuilder.onDocumentPhase(
    DocumentState.Validated,
    ({ uri }) => void checked.push(path.relative(folder, uri.fsPath)),
  );
  return {
    told,
    /** The maps that were checked since. */
    checked,
    /** The severity of a report, undefined where it is not made. */
    severity: (name: string, code = 'missing-emotion') =>
      LangiumDocuments.getDocument(uriOf(name))!.diagnostics?.find((it) => it.code === code)?.severity,
    messages: (name: string) => LangiumDocuments.getDocument(uriOf(name))!.diagnostics!.map(({ message }) => message),
    edit: (name: string, text: string | undefined) => ConfigurationChanges.edited(uriOf(name), text),
    changed: (type: FileChangeType, ...names: string[]) => {
      const changes = names.map((name) => ({ uri: uriOf(name).toString(), type }));
      shared.lsp.DocumentUpdateHandler.didChangeWatchedFiles!({ changes });
    },
  };
}

describe('the configuration of a map', () => {
  it('is the nearest one up its folders, and no other', async () => {
    const { severity } = await open({
      'journey.config.json': '{ "rules": { "missing-emotion": "error", "missing-end": "off" } }',
      'a.journey': MAP,
      'one/two/b.journey': MAP,
      'three/journey.config.json': '{ "rules": { "missing-emotion": "hint" } }',
      'three/four/c.journey': MAP.replace('  ends y\n', ''),
    });
    expect(['a.journey', 'one/two/b.journey', 'three/four/c.journey'].map((name) => severity(name))).toEqual([
      ERROR,
      ERROR,
      HINT,
    ]);
    expect(severity('three/four/c.journey', 'missing-end')).toBe(WARNING);
  });

  it('is not looked for outside the workspace', async () => {
    const { severity } = await open({ 'journey.config.json': '{ "extends": "sketch" }', 'w/a.journey': MAP }, 'w');
    expect(severity('w/a.journey')).toBe(WARNING);
  });

  it('is the recommended one where there is none, and of what has never been saved', async () => {
    const { severity } = await open({ 'a.journey': MAP, 'b/journey.config.json': '{ "extends": "sketch" }' });
    expect(severity('a.journey')).toBe(WARNING);
    const { shared } = createJourneyServices(NodeFileSystem);
    expect((await shared.workspace.Configurations.of(URI.parse('untitled:Untitled-1'))).base).toBe('recommended');
  });

  it('is in its own folder for a map that is opened without a workspace', async () => {
    write({ 'journey.config.json': '{ "extends": "sketch" }', 'below/journey.config.json': '{ "extends": "strict" }' });
    const { shared } = createJourneyServices(NodeFileSystem);
    const base = async (name: string) =>
      (await shared.workspace.Configurations.of(URI.file(path.join(folder, name)))).base;
    expect([await base('a.journey'), await base('below/b.journey'), await base('other/c.journey')]).toEqual([
      'sketch',
      'strict',
      'recommended',
    ]);
  });

  it('lets a sketch be a sketch, and strictness be strict', async () => {
    const { severity, messages } = await open({
      'sketch/journey.config.json': '{ "extends": "sketch" }',
      'sketch/a.journey': `${MAP}lane L\n// journey-ignore missing-end\nlane M\n`,
      'sketch/b.journey': `${MAP}xyzzy\n`,
      'strict/journey.config.json': '{ "extends": "strict" }',
      'strict/a.journey': `${MAP}lane L\n`,
    });
    expect(messages('sketch/a.journey')).toEqual([]);
    expect(severity('sketch/b.journey', 'unknown-keyword')).toBe(ERROR);
    expect(severity('strict/a.journey')).toBe(ERROR);
    expect(severity('strict/a.journey', 'unused-declaration')).toBe(HINT);
  });

  it('does not blame a comment that silences a rule which is off', async () => {
    const text = MAP.replace('    step', '    // journey-ignore missing-emotion\n    step');
    const { messages } = await open({
      'journey.config.json': '{ "rules": { "missing-emotion": "off" } }',
      'a.journey': text,
    });
    expect(messages('a.journey')).toEqual([]);
  });

  it('cannot be read where it is no file, and says so', async () => {
    mkdirSync(path.join(folder, 'journey.config.json'));
    const { told, severity } = await open({ 'a.journey': MAP });
    expect(told.get('journey.config.json')).toEqual([expect.stringContaining('cannot be read')]);
    expect(severity('a.journey')).toBe(WARNING);
  });
});

describe('the framework that a configuration names', () => {
  const AFTER = '  stage After\n    step U\n      on Web\n      feels calm\n';
  const map = (lines: string) =>
    MAP.replace('stage S', 'stage Before')
      .replace('      on Web\n', '      on Web\n      feels calm\n')
      .replace('persona', `${AFTER}persona`)
      .replace('  for Ana\n', `  for Ana\n${lines}`);

  it('counts for a journey that does not say which one it follows, and is reported on its title', async () => {
    const { messages, severity } = await open({
      'journey.config.json': '{ "follows": "Service" }',
      'a.journey': map(''),
      'b.journey': map('  follows 5E\n').replace('stage Before', 'stage Entice'),
      'c.journey': 'journey A\n  for Ana\n  starts x\n  ends y\n',
    });
    expect(messages('a.journey')).toEqual(['The stage ‘During’ of ‘Service’ is missing.']);
    expect(messages('b.journey')).not.toContainEqual(expect.stringContaining('Service'));
    expect(severity('c.journey', 'missing-framework-stage')).toBeUndefined();
  });

  it('is looked up as behind `follows`: a declaration in a file that the map imports is one', async () => {
    const { messages, told } = await open({
      'journey.config.json': '{ "follows": "house" }',
      'house.journey': 'framework House\n  stage Before\n  stage Door\n',
      'a.journey': `import ./house.journey\n${map('')}`,
      'b.journey': map(''),
    });
    expect(messages('a.journey')).toEqual(['The stage ‘Door’ of ‘House’ is missing.']);
    expect(messages('b.journey')).toEqual([]);
    expect(messages('house.journey')).toEqual([]);
    expect(told).toEqual(new Map());
  });

  it('is told of where there is none of that name', async () => {
    const { told } = await open({ 'journey.config.json': '{ "follows": "Servise" }', 'a.journey': MAP });
    expect(told.get('journey.config.json')).toEqual(['There is no framework ‘Servise’. Did you mean ‘Service’?']);
  });
});

describe('a change of a configuration', () => {
  const files = { 'a.journey': MAP, 'one/b.journey': MAP, 'one/journey.config.json': '{}' };

  it('takes effect at once, on the maps beneath it and no others', async () => {
    const { severity, changed, checked } = await open(files);
    write({ 'one/journey.config.json': '{ "extends": "strict" }' });
    changed(FileChangeType.Changed, 'one/journey.config.json');
    await vi.waitFor(() => expect(severity('one/b.journey')).toBe(ERROR));
    expect(checked).toEqual(['one/b.journey']);
    expect(severity('a.journey')).toBe(WARNING);
  });

  it('is one that is made or deleted as well', async () => {
    const { severity, changed } = await open(files);
    write({ 'journey.config.json': '{ "extends": "strict" }' });
    changed(FileChangeType.Created, 'journey.config.json');
    await vi.waitFor(() => expect(severity('a.journey')).toBe(ERROR));
    expect(severity('one/b.journey')).toBe(WARNING);
    rmSync(path.join(folder, 'one/journey.config.json'));
    changed(FileChangeType.Deleted, 'one/journey.config.json');
    await vi.waitFor(() => expect(severity('one/b.journey')).toBe(ERROR));
  });

  it('comes with a folder that is put in the place of another', async () => {
    const { severity, changed } = await open(files);
    rmSync(path.join(folder, 'one'), { recursive: true });
    changed(FileChangeType.Deleted, 'one');
    write({ 'one/journey.config.json': '{ "extends": "strict" }', 'one/b.journey': MAP });
    changed(FileChangeType.Created, 'one');
    await vi.waitFor(() => expect(severity('one/b.journey')).toBe(ERROR));
  });

  it('counts before it is saved, and no more when it is given up', async () => {
    const { severity, edit } = await open(files);
    edit('one/journey.config.json', '{ "rules": { "missing-emotion": "hint" } }');
    await vi.waitFor(() => expect(severity('one/b.journey')).toBe(HINT));
    edit('one/journey.config.json', undefined);
    await vi.waitFor(() => expect(severity('one/b.journey')).toBe(WARNING));
  });

  it('that is faulty is told of, and told of again when it is put right or gone', async () => {
    const { told, edit, changed, severity } = await open(files);
    expect(told).toEqual(new Map());
    edit('one/journey.config.json', '{ "rules": { "mising-emotion": "off", "missing-emotion": "error" } }');
    await vi.waitFor(() => expect(told.get('one/journey.config.json')).toHaveLength(1));
    expect(severity('one/b.journey')).toBe(ERROR);
    edit('one/journey.config.json', '{ }');
    await vi.waitFor(() => expect(told.get('one/journey.config.json')).toEqual([]));
    edit('one/journey.config.json', '{');
    await vi.waitFor(() => expect(told.get('one/journey.config.json')).toHaveLength(1));
    edit('one/journey.config.json', undefined);
    rmSync(path.join(folder, 'one/journey.config.json'));
    changed(FileChangeType.Deleted, 'one/journey.config.json');
    await vi.waitFor(() => expect(told.get('one/journey.config.json')).toEqual([]));
  });

  it('waits for no map that cannot be checked anew, however quickly one change follows the other', async () => {
    const { severity, edit } = await open(files);
    for (let count = 0; count < 50; count++)
      edit('one/journey.config.json', `{ "extends": "strict" }${' '.repeat(count)}`);
    await vi.waitFor(() => expect(severity('one/b.journey')).toBe(ERROR));
  });
});
