/** `¦` is the cursor. */
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { CodeActionTriggerKind, type InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CodeAction,
  CreateFile,
  SnippetTextEdit,
  TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-types';
import { plainTextOf } from '../../language-server/fixes/snippet.js';
import { createLanguage } from '../language/helpers.js';

type Files = Record<string, string>;

/** A client that knows all that a refactoring may need. */
const CLIENT = {
  processId: null,
  rootUri: null,
  workspaceFolders: [{ uri: 'file:///maps', name: 'maps' }],
  capabilities: {
    workspace: {
      workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] },
    },
  },
} as InitializeParams;

async function workspace(marked: Files | string, only?: string[], client: InitializeParams = CLIENT) {
  const files: Files = typeof marked === 'string' ? { 'a.journey': marked } : marked;
  const language = await createLanguage({ folder: 'maps' });
  await language.shared.lsp.LanguageServer.initialize(client);
  const paths = Object.entries(files).map(([path, text]) => [`maps/${path}`, text.replace('¦', '')]);
  const documents = await language.add(Object.fromEntries(paths));
  const [path, text] = Object.entries(files).find(([, it]) => it.includes('¦'))!;
  const document = documents.find(({ uri }) => uri.path === `/maps/${path}`)!;
  const position = document.textDocument.positionAt(text.indexOf('¦'));
  const actions = (await language.journey.lsp.CodeActionProvider!.getCodeActions(document, {
    textDocument: { uri: document.textDocument.uri },
    range: { start: position, end: position },
    context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked, ...(only && { only }) },
  })) as CodeAction[];
  return { documents, actions: actions.filter(({ kind }) => kind?.startsWith('refactor')) };
}

async function titles(marked: Files | string, only?: string[]): Promise<string[]> {
  return (await workspace(marked, only)).actions.map(({ title }) => title);
}

/** The files that an action changes or makes, as they are then. */
async function done(marked: Files | string, title: string | RegExp): Promise<Files> {
  const { documents, actions } = await workspace(marked);
  const action = actions.find((it) => (typeof title === 'string' ? it.title === title : title.test(it.title)));
  if (!action) throw new Error(`There is no ‘${title}’ but ${actions.map((it) => it.title).join(', ') || 'nothing'}`);
  const result: Files = {};
  for (const change of action.edit!.documentChanges!) {
    if (CreateFile.is(change)) result[change.uri.replace('file:///maps/', '')] = '';
    else if (TextDocumentEdit.is(change)) {
      const { uri } = change.textDocument;
      const known = documents.find(({ textDocument }) => textDocument.uri === uri)?.textDocument;
      const before = known ?? TextDocument.create(uri, '', 0, '');
      const plain = change.edits.map((it): TextEdit => {
        return SnippetTextEdit.is(it) ? { range: it.range, newText: plainTextOf(it.snippet.value) } : (it as TextEdit);
      });
      result[decodeURIComponent(uri.replace('file:///maps/', ''))] = TextDocument.applyEdits(before, plain);
    }
  }
  return result;
}

const one = async (text: string, title: string | RegExp) => (await done(text, title))['a.journey'];
const lines = (...all: string[]) => `${all.join('\n')}\n`;

describe('declare all names', () => {
  const text = lines(
    'journey A',
    '  for R¦osa',
    '  stage S',
    '    step T',
    '      on Web, web, "Phone, land"',
    '      lane Legal: x',
  );

  it('gives each a line, those of a kind together', async () => {
    expect(await one(text, 'Declare all 4 names that have no declaration')).toBe(
      lines(
        'persona Rosa',
        '',
        'channel Web',
        'channel Phone, land',
        '',
        'lane Legal',
        '',
        ...text.replace('¦', '').trimEnd().split('\n'),
      ),
    );
  });

  it('is offered on one of several only', async () => {
    expect(await titles(text.replace('¦', '').replace('step', 'st¦ep'))).toEqual([]);
    expect(await titles(lines('journey A', '  for R¦osa'))).toEqual([]);
  });
});

describe('extract', () => {
  const text = lines(
    '// The map of shoes',
    '',
    '// Who',
    'persona Rosa ¦Luxemburg',
    '  role Runner // fast',
    '  // more to come',
    '',
    'channel Web',
    '  kind digital',
    '',
    'journey A',
    '  for Rosa Luxemburg',
  );
  const rosa = lines('// Who', 'persona Rosa Luxemburg', '  role Runner // fast', '  // more to come');

  it('moves a declaration with its comments into a file that is imported', async () => {
    expect(await done(text, 'Move the persona ‘Rosa Luxemburg’ to a file of its own')).toEqual({
      'rosa-luxemburg.journey': rosa,
      'a.journey': lines(
        '// The map of shoes',
        '',
        'import ./rosa-luxemburg.journey',
        '',
        'channel Web',
        '  kind digital',
        '',
        'journey A',
        '  for Rosa Luxemburg',
      ),
    });
  });

  it('moves all of them into a shared one', async () => {
    expect(await done(text, 'Move all 2 declarations to a shared file')).toMatchObject({
      'shared.journey': `${rosa}\nchannel Web\n  kind digital\n`,
      'a.journey': expect.stringMatching(/^\/\/ The map of shoes\n\nimport \.\/shared\.journey\n\njourney A\n/),
    });
  });

  it('is not offered in a text without a folder, beside which there is nothing to import', async () => {
    const language = await createLanguage();
    await language.shared.lsp.LanguageServer.initialize(CLIENT);
    const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = language.shared.workspace;
    const document = LangiumDocumentFactory.fromString(
      'persona Ana\njourney A\n',
      URI.parse('untitled:Untitled-1.journey'),
    );
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: true });
    const range = { start: { line: 0, character: 9 }, end: { line: 0, character: 9 } };
    const context = { diagnostics: [], only: ['refactor.extract'] };
    const textDocument = { uri: document.textDocument.uri };
    expect(
      await language.journey.lsp.CodeActionProvider!.getCodeActions(document, { textDocument, range, context }),
    ).toEqual([]);
  });

  it('leaves one empty line where several parts were', async () => {
    const parts =
      'per¦sona Ana\n\nchannel Web\n\n\nchannel Shop\nchannel Phone\n\nsource Diary\n\njourney A\n  for Ana\n';
    expect(await done(parts, /shared file/)).toMatchObject({
      'a.journey': 'import ./shared.journey\n\njourney A\n  for Ana\n',
    });
  });

  it('leaves what heads the file, and what silences rules in all of it', async () => {
    const last = await done('//\nper¦sona Ana', /file of its own/);
    expect(last).toEqual({ 'ana.journey': 'persona Ana\n', 'a.journey': '//\nimport ./ana.journey' });
    const silenced = '\n// journey-ignore-file missing-start\n// Her\nper¦sona Ana\njourney A\n';
    expect(await done(silenced, /file of its own/)).toEqual({
      'ana.journey': '// Her\npersona Ana\n',
      'a.journey': '\n// journey-ignore-file missing-start\nimport ./ana.journey\n\njourney A\n',
    });
  });

  it('takes a name that is free, and tells the files that had it from here', async () => {
    const user = 'import ../a.journey\njourney B\n  for Rosa Luxemburg\n';
    const files = {
      'a.journey': text,
      'rosa-luxemburg.journey': '',
      'in/b.journey': user,
      'in/c.journey': 'import ../a.journey\n',
    };
    const result = await done(files, /file of its own/);
    expect(Object.keys(result).sort()).toEqual(['a.journey', 'in/b.journey', 'rosa-luxemburg-2.journey']);
    expect(result['in/b.journey']).toBe(`import ../a.journey\nimport ../rosa-luxemburg-2.journey\n${user.slice(20)}`);
  });

  it('takes no name that a system keeps for something else, or that leads elsewhere', async () => {
    for (const name of ['Con', '../..', '❤']) {
      const result = await done(`persona ¦${name}\njourney A\n`, /file of its own/);
      expect(Object.keys(result)).toEqual(['shared.journey', 'a.journey']);
    }
  });

  it('is offered to editors that can make files, on a declaration', async () => {
    const plain = { ...CLIENT, capabilities: {} };
    expect((await workspace(text, undefined, plain)).actions).toEqual([]);
    expect(await titles(text, ['refactor.extract'])).toHaveLength(2);
    expect(await titles(text, ['refactor.move'])).toEqual([]);
    expect(await titles(text, ['quickfix'])).toEqual([]);
    expect(await titles(text.replace('¦', '').replace('for', 'fo¦r'))).toEqual([]);
  });
});

describe('convert the scale', () => {
  const text = lines(
    'journey ¦A',
    '  stage S',
    '    step T',
    '      feels calm',
    '      feels lost -1: why -1',
    '      feels 0,5',
    '      feels 99',
    '      opportunity O',
    '        lifts +1',
    '      as Rosa',
    '        feels +2 // two',
  );
  const fromOne = lines(
    'journey ¦A',
    '  scale 1..5',
    '  stage S',
    '    step T',
    '      feels calm',
    '      feels lost 2: why -1',
    '      feels 3.5',
    '      feels 99',
    '      opportunity O',
    '        lifts +1',
    '      as Rosa',
    '        feels 5 // two',
  );
  const there = (it: string) => it.replace('¦', '');

  it('writes every score that can be read in the other one', async () => {
    expect(await one(text, 'Write the scores from 1 to 5')).toBe(there(fromOne));
    expect(await one(text, 'Write the scores from 0 to 10')).toMatch(
      /scale 0..10[\s\S]*lost 2.5:[\s\S]*6.25[\s\S]*lifts \+2.5[\s\S]*10 \/\/ two/,
    );
    expect(await one(fromOne, 'Write the scores from -2 to +2')).toBe(there(text).replace('0,5', '+0.5'));
    const third = await one(fromOne, 'Write the scores from -5 to +5');
    expect(third).toContain('scale -5..+5\n');
    expect(third).toContain('feels lost -2.5: why -1');
  });

  it('is offered at the title and at the scale', async () => {
    expect(await titles(fromOne)).toEqual([
      'Write the scores from -2 to +2',
      'Write the scores from 0 to 10',
      'Write the scores from -5 to +5',
    ]);
    expect(await titles(there(fromOne).replace('scale', 'sc¦ale'))).toHaveLength(3);
    expect(await titles(there(fromOne).replace('calm', 'ca¦lm'))).toEqual([]);
  });
});

describe('split a stage', () => {
  const text = lines(
    'journey A',
    '  stage S',
    '    for Rosa // her',
    '    goal G',
    '    evidence Diaries: 3',
    '    step T',
    '    // about U',
    '    step ¦U',
    '      feels calm',
    '    step V',
    '      next T',
  );

  it('begins a new one with the step, for the same people', async () => {
    const at = '    // about U';
    const added = lines('  stage New stage', '    for Rosa', '    evidence Diaries: 3');
    expect(await one(text, 'Begin a new stage here')).toBe(text.replace('¦', '').replace(at, added + at));
  });

  it('has the name to fill in', async () => {
    const { actions } = await workspace(text);
    const [change] = actions[0]!.edit!.documentChanges as TextDocumentEdit[];
    expect((change!.edits[0] as SnippetTextEdit).snippet.value).toMatch(/^ {2}stage \$\{1:New stage\}\n/);
  });

  it('is not offered at the first step, or where steps are named by their stage', async () => {
    const plain = text.replace('¦', '');
    for (const place of [plain.replace('step T', 'step ¦T'), plain.replace('feels', 'fe¦els')]) {
      expect(await titles(place)).not.toContain('Begin a new stage here');
    }
    expect(await titles(text.replace('next T', 'next S / U'))).not.toContain('Begin a new stage here');
  });
});

describe('sort the stages', () => {
  const text = lines('journey A', '  follows Service', '  stage During', '    step T', '  stage ¦Before', '    step U');

  it('puts them into the order of the framework', async () => {
    const sorted = lines(
      'journey A',
      '  follows Service',
      '  stage Before',
      '    step U',
      '  stage During',
      '    step T',
    );
    expect(await one(text, 'Put the stages in the order of ‘Service’')).toBe(sorted);
    expect(await titles(sorted.replace('Before', 'Bef¦ore'))).toEqual([]);
  });
});

describe('add all missing emotions', () => {
  const text = lines(
    'journey ¦A',
    '  for Rosa',
    '  stage S',
    '    step T',
    '      on Web',
    '    step U',
    '      feels calm',
    '    step V',
  );

  it('puts one wherever one is missing, each to be filled in', async () => {
    const title = 'Add a ‘feels’ to all 2 that lack one';
    expect(await one(text, title)).toBe(
      lines(
        'journey A',
        '  for Rosa',
        '  stage S',
        '    step T',
        '      on Web',
        '      feels neutral',
        '    step U',
        '      feels calm',
        '    step V',
        '      feels neutral',
      ),
    );
    const { actions } = await workspace(text);
    const action = actions.find((it) => it.title === title)!;
    const [change] = action.edit!.documentChanges as TextDocumentEdit[];
    const places = change!.edits.map((it) => /\$\{(\d+):neutral\}/.exec((it as SnippetTextEdit).snippet.value)?.[1]);
    expect(places).toEqual(['1', '2']);
  });
});
