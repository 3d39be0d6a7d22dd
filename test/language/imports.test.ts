import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DocumentState, type LangiumDocument, TextDocument, URI, UriUtils } from 'langium';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Model } from '../../language-server/generated/ast.js';
import { createJourneyServices } from '../../language-server/module.js';
import { NodeFiles } from '../../language-server/node-files.js';
import { createLanguage, type Language } from './helpers.js';

/** A workspace whose files can be edited, as in an editor: unsaved, and built only as far as an edit reaches. */
async function workspace(files: Record<string, string>, folders?: string[]) {
  const language: Language = await createLanguage();
  const { DocumentBuilder, LangiumDocuments, TextDocuments, WorkspaceManager } = language.shared.workspace;
  let version = 1;
  if (folders) WorkspaceManager.setFolders(folders.map((path) => ({ name: path, uri: `file:///${path}` })));
  await language.add(files);
  const uriOf = (path: string) => URI.parse(`file:///${path}`);
  let checked: string[] = [];
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => void checked.push(uri.path.slice(1)));
  return {
    /** The files that were checked since this was asked last. */
    checked: () => {
      const paths = checked;
      checked = [];
      return paths;
    },
    edit: async (path: string, text: string) => {
      const uri = uriOf(path);
      TextDocuments.set(TextDocument.create(uri.toString(), 'journey', ++version, text));
      await DocumentBuilder.update([uri], []);
    },
    /** Calls back whenever the files of a build have been read, and nothing more. */
    onParsed: (path: string, look: (document: LangiumDocument<Model>) => void) =>
      DocumentBuilder.onBuildPhase(DocumentState.Parsed, () =>
        look(LangiumDocuments.getDocument(uriOf(path)) as LangiumDocument<Model>),
      ),
    remove: (path: string) => DocumentBuilder.update([], [uriOf(path)]),
    reports: (path: string) =>
      LangiumDocuments.getDocument(uriOf(path))!.diagnostics!.map(({ code, message }) => `${code}: ${message}`),
    map: (path: string) => language.journey.map.JourneyMaps.of(LangiumDocuments.getDocument(uriOf(path))!),
  };
}

const MAP = `import ./shared.journey
persona Ana
channel Web
journey A
  for Ana
  starts x
  ends y
  stage S
    step T
      on Web
`;

describe('an edit in an imported file', () => {
  it('is seen by its importer, though somebody has asked for a name before it was read', async () => {
    const { edit, reports, onParsed } = await workspace({ 'w/map.journey': `${MAP}      feels fluttery\n` });
    // As an editor that asks for inlay hints or colours while the files of an import are still on their way.
    onParsed('w/map.journey', (document) => {
      const [step] = document.parseResult.value.journeys[0]!.stages[0]!.steps;
      expect(step!.feels[0]!.emotion!.ref).toBeUndefined();
    });
    await edit('w/shared.journey', 'emotion fluttery +1\n');
    expect(reports('w/map.journey')).toEqual([]);
  });

  it('resolves a name in its importer, and makes it unknown again', async () => {
    const { edit, reports } = await workspace({
      'w/shared.journey': '',
      'w/map.journey': `${MAP}      feels fluttery\n`,
    });
    expect(reports('w/map.journey')).toEqual([expect.stringMatching(/^unknown-emotion/)]);
    await edit('w/shared.journey', 'emotion fluttery +1\n');
    expect(reports('w/map.journey')).toEqual([]);
    await edit('w/shared.journey', 'emotion fluttery\n');
    expect(reports('w/map.journey')).toEqual([]);
    await edit('w/shared.journey', '// nothing\n');
    expect(reports('w/map.journey')).toEqual([expect.stringMatching(/^unknown-emotion/)]);
  });

  it('changes the score that a built-in word had', async () => {
    const { edit, map } = await workspace({ 'w/shared.journey': '', 'w/map.journey': `${MAP}      feels happy\n` });
    const mood = () => map('w/map.journey').journeys[0]!.stages[0]!.steps[0]!.moods[0]!.score;
    expect(mood()).toBe(1);
    await edit('w/shared.journey', 'emotion happy -2\n');
    expect(mood()).toBe(-2);
    await edit('w/shared.journey', 'emotion happy 0\n');
    expect(mood()).toBe(0);
    await edit('w/shared.journey', '');
    expect(mood()).toBe(1);
  });

  it('changes which stages a framework asks for', async () => {
    const { edit, reports } = await workspace({
      'w/shared.journey': 'framework House\n  stage S\n',
      'w/map.journey': `${MAP.replace('  for Ana', '  for Ana\n  follows House')}      feels calm\n`,
    });
    expect(reports('w/map.journey')).toEqual([]);
    await edit('w/shared.journey', 'framework House\n  stage S\n  stage Door\n');
    expect(reports('w/map.journey')).toEqual(['missing-framework-stage: The stage ‘Door’ of ‘House’ is missing.']);
  });

  it('does not reach the importers of its importers', async () => {
    const { edit, reports } = await workspace({
      'w/far.journey': '',
      'w/shared.journey': 'import ./far.journey\n',
      'w/map.journey': `${MAP}      feels fluttery\n`,
    });
    await edit('w/far.journey', 'emotion fluttery +1\n');
    expect(reports('w/map.journey')).toEqual([expect.stringMatching(/^unknown-emotion/)]);
  });

  it('works where two files import each other', async () => {
    const { edit, reports } = await workspace({
      'w/shared.journey': 'import ./map.journey\n',
      'w/map.journey': `${MAP}      feels fluttery\n`,
    });
    await edit('w/shared.journey', 'import ./map.journey\nemotion fluttery +1\n');
    expect(reports('w/map.journey')).toEqual([]);
    expect(reports('w/shared.journey')).toEqual([]);
  });
});

describe('an edit', () => {
  it('has its file and the importers of that checked anew, and no others, whatever is unknown in them', async () => {
    const { edit, checked } = await workspace({
      'w/shared.journey': '',
      'w/map.journey': MAP,
      'w/other.journey': MAP.replace('import ./shared.journey', 'import ./missing.journey'),
      'w/over.journey': 'import ./map.journey\njourney B\n  for Nobody\n  follows Nothing\n',
    });
    await edit('w/shared.journey', 'persona Ben\n');
    expect(checked()).toEqual(['w/shared.journey', 'w/map.journey']);
    await edit('w/other.journey', 'persona Ben\n');
    expect(checked()).toEqual(['w/other.journey']);
    await edit('w/missing.journey', 'persona Ben\n');
    expect(checked()).toEqual(['w/missing.journey']);
  });
});

describe('a file that comes and goes', () => {
  it('is reported as missing until it is there', async () => {
    const { edit, remove, reports } = await workspace({ 'w/map.journey': `${MAP}      feels calm\n` });
    const missing = ['import-not-found: There is no file ‘./shared.journey’, seen from this one.'];
    expect(reports('w/map.journey')).toEqual(missing);
    await edit('w/shared.journey', 'persona Ben\n');
    expect(reports('w/map.journey')).toEqual([]);
    await remove('w/shared.journey');
    expect(reports('w/map.journey')).toEqual(missing);
  });
});

describe('the workspace', () => {
  const files = {
    'home/shared/people.journey': 'persona Ana\n',
    'home/maps/a.journey': 'import ../shared/people.journey\n',
    'home-made/people.journey': 'persona Ana\n',
    'home/maps/b.journey': 'import ../../home-made/people.journey\n',
    'home/maps/c.journey': 'import ./../maps/../shared/./people.journey\n',
  };

  it('holds what may be imported', async () => {
    const { reports } = await workspace(files, ['home']);
    expect(reports('home/maps/a.journey')).toEqual([]);
    expect(reports('home/maps/c.journey')).toEqual([]);
    expect(reports('home/maps/b.journey')).toEqual([expect.stringContaining('outside the workspace')]);
  });

  it('holds several folders, and none reaches into another', async () => {
    const { reports } = await workspace(files, ['home', 'home-made']);
    expect(reports('home/maps/b.journey')).toEqual([expect.stringContaining('outside the workspace')]);
  });

  it('is the folder of the file where none is open', async () => {
    const { reports } = await workspace(files);
    expect(reports('home/maps/a.journey')).toEqual([expect.stringContaining('outside the workspace')]);
  });
});

describe('files on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journey-imports-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Opens one file of the folder, as the command line does: the others are read when they are imported. */
  async function open(name: string): Promise<LangiumDocument<Model>> {
    const { shared } = createJourneyServices({ fileSystemProvider: () => new NodeFiles() });
    const { DocumentBuilder, LangiumDocuments, WorkspaceManager } = shared.workspace;
    WorkspaceManager.setFolders([{ name: 'folder', uri: URI.file(folder).toString() }]);
    await WorkspaceManager.initializeWorkspace([]);
    const document = await LangiumDocuments.getOrCreateDocument(UriUtils.joinPath(URI.file(folder), name));
    await DocumentBuilder.build([document], { validation: true });
    return document as LangiumDocument<Model>;
  }

  it('are read where they are imported, with theirs, and round in circles', async () => {
    writeFileSync(
      join(folder, 'people of ours.journey'),
      '\ufeffimport ./map.journey\r\nimport ./more.journey\r\npersona Ana\r\n',
    );
    writeFileSync(join(folder, 'more.journey'), 'import ./map.journey\npersona Ben\n');
    writeFileSync(
      join(folder, 'map.journey'),
      'import people of ours.journey\njourney A\n  for Ana\n  starts x\n  ends y\n  stage S\n    on X\n    feels calm\nchannel X\n',
    );
    const document = await open('map.journey');
    expect(document.diagnostics).toEqual([]);
    expect(document.parseResult.value.journeys[0]!.for[0]!.personas[0]!.ref?.name).toBe('Ana');
  });

  it('are not followed by links out of the workspace', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'journey-elsewhere-'));
    try {
      writeFileSync(join(elsewhere, 'secret.journey'), 'persona Outsider\n');
      symlinkSync(join(elsewhere, 'secret.journey'), join(folder, 'file.journey'));
      symlinkSync(elsewhere, join(folder, 'way'));
      symlinkSync(folder, join(folder, 'here'));
      writeFileSync(join(folder, 'own.journey'), 'persona Ana\n');
      const imports = ['./file.journey', './way/secret.journey', './here/own.journey'];
      writeFileSync(
        join(folder, 'map.journey'),
        `${imports.map((it) => `import ${it}\n`).join('')}journey A\n  for Ana, Outsider\n`,
      );
      const document = await open('map.journey');
      const reports = document.diagnostics!.filter(({ code }) => code === 'import-not-found');
      expect(reports.map(({ range, data }) => [range.start.line, data.problem])).toEqual([
        [0, 'outside-workspace'],
        [1, 'outside-workspace'],
      ]);
      const names = document.parseResult.value.journeys[0]!.for[0]!.personas.map((it) => it.ref?.name);
      expect(names).toEqual(['Ana', undefined]);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('are missing where nothing has the name', async () => {
    writeFileSync(
      join(folder, 'map.journey'),
      'import ./nothing.journey\nimport ./../secret.journey\nimport ./nul\0.journey\n',
    );
    const document = await open('map.journey');
    const messages = document
      .diagnostics!.filter(({ code }) => code === 'import-not-found')
      .map(({ message }) => message);
    expect(messages).toEqual([
      'There is no file ‘./nothing.journey’, seen from this one.',
      '‘./../secret.journey’ is outside the workspace: only files in it can be imported, by a relative path.',
      'There is no file ‘./nul\0.journey’, seen from this one.',
    ]);
  });

  it('may be binary: the importer says nothing, the file itself does', async () => {
    writeFileSync(join(folder, 'picture.journey'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0xd8, 0, 10]));
    writeFileSync(join(folder, 'map.journey'), 'import ./picture.journey\n');
    expect((await open('map.journey')).diagnostics).toEqual([]);
    expect((await open('picture.journey')).diagnostics!.map(({ message }) => message)).toContain(
      'This is not a text file: it contains a NUL character.',
    );
  });
});
