import type { LangiumDocument } from 'langium';
import { beforeEach, describe, expect, it } from 'vitest';
import { CodeActionTriggerKind, type InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction, type Range, SnippetTextEdit, type TextDocumentEdit } from 'vscode-languageserver-types';
import { plainTextOf } from '../../language-server/fixes/snippet.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { COMPLETE } from '../rules/checking.js';

let language: Language;
beforeEach(async () => {
  language = await createLanguage();
});

/** Tells the server what its client can do. */
async function initialize(workspaceEdit: object, initializationOptions?: object) {
  const capabilities = { workspace: { workspaceEdit } };
  const params = { processId: null, rootUri: null, workspaceFolders: null, capabilities, initializationOptions };
  return await language.shared.lsp.LanguageServer.initialize(params as InitializeParams);
}

const ALL: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

async function actions(document: LangiumDocument, range = ALL, only?: string[]): Promise<CodeAction[]> {
  const found = await language.journey.lsp.CodeActionProvider!.getCodeActions(document, {
    textDocument: { uri: document.textDocument.uri },
    range,
    context: {
      diagnostics: document.diagnostics ?? [],
      triggerKind: CodeActionTriggerKind.Invoked,
      ...(only && { only }),
    },
  });
  return found as CodeAction[];
}

/** What an editor makes of a text that an action is chosen in: snippets with the words of their placeholders. */
function done(document: LangiumDocument, { edit }: CodeAction): string {
  const { uri } = document.textDocument;
  const [first] = (edit!.documentChanges ?? []) as TextDocumentEdit[];
  const changes = edit!.changes?.[uri] ?? first!.edits;
  const plain = changes.map((it) =>
    SnippetTextEdit.is(it) ? { range: it.range, newText: plainTextOf(it.snippet.value) } : it,
  ) as { range: Range; newText: string }[];
  return TextDocument.applyEdits(document.textDocument, plain);
}

const WITHOUT_START = COMPLETE.replace('  starts Wants to visit a friend\n', '');
const SLIPS = COMPLETE.replace('feels calm', 'mood calm')
  .replace('stage Planning', 'stage: Planning')
  .replace('on Web', 'on WEB');

describe('quick fixes', () => {
  it('stand with what they resolve, as edits that any client understands', async () => {
    const document = await language.open(WITHOUT_START);
    const [action, ...others] = await actions(document);
    expect(others).toEqual([]);
    expect(action).toMatchObject({ title: 'Add ‘starts’', kind: 'quickfix', isPreferred: true });
    expect(action!.diagnostics).toEqual(document.diagnostics);
    expect(Object.keys(action!.edit!)).toEqual(['changes']);
    expect(done(document, action!)).toBe(WITHOUT_START.replace('  ends', '  starts What sets it off\n  ends'));
  });

  it('are those of the range', async () => {
    const document = await language.open(SLIPS);
    const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
    expect((await actions(document, at(9, 8))).map(({ title }) => title)).toEqual(['Change to ‘feels’']);
    expect((await actions(document, at(9, 6))).map(({ title }) => title)).toEqual(['Change to ‘feels’']);
    expect((await actions(document, at(9, 12))).map(({ title }) => title)).toEqual([]);
    expect((await actions(document, at(8, 11))).map(({ title }) => title)).toEqual(['Write it as ‘Web’']);
    expect((await actions(document)).map(({ title }) => title)).toEqual([
      'Remove the colon',
      'Change to ‘feels’',
      'Write it as ‘Web’',
    ]);
  });

  it('are given only where they are asked for', async () => {
    const document = await language.open(SLIPS);
    expect(await actions(document, ALL, ['refactor'])).toEqual([]);
    expect(await actions(document, ALL, ['quickfix.other'])).toEqual([]);
    expect((await actions(document, ALL, ['quickfix'])).length).toBe(3);
    expect((await actions(document, ALL, [''])).length).toBe(4);
  });

  it('are none while the text is newer than its check', async () => {
    const document = await language.open(SLIPS);
    TextDocument.update(document.textDocument, [{ text: `${SLIPS} ` }], 2);
    expect(await actions(document)).toEqual([]);
    expect(await actions(document, ALL, ['source.fixAll'])).toEqual([]);
  });
});

describe('for a client that knows snippets', () => {
  beforeEach(async () => {
    await initialize({ documentChanges: true, snippetEditSupport: true });
  });

  it.each([
    ['in the middle', WITHOUT_START],
    ['with Windows line ends', WITHOUT_START.replaceAll('\n', '\r\n')],
    ['at the end of a text without a last line end', 'journey $A}\n  for Ana'],
    ['in a text of one line', 'journey A'],
  ])('the place to fill in is one: %s', async (_, text) => {
    const document = await language.open(text);
    const action = (await actions(document)).find(({ title }) => title === 'Add ‘starts’')!;
    const { edits, textDocument } = (action.edit!.documentChanges as TextDocumentEdit[])[0]!;
    expect(textDocument).toEqual({ uri: document.textDocument.uri, version: document.textDocument.version });
    expect(edits).toHaveLength(1);
    const edit = edits[0] as SnippetTextEdit;
    expect(SnippetTextEdit.is(edit)).toBe(true);
    expect(edit.snippet.value).toMatch(/starts \$\{1:What sets it off\}/);
    // Editors indent the further lines of a snippet like the line that it is put into, unless that is at its start.
    expect(edit.range.start.character).toBe(0);
    const end = /\r/.test(text) ? '\r\n' : '\n';
    const lines = text.split(end);
    const at = lines.findIndex((line) => line.startsWith('  ends'));
    lines.splice(at < 0 ? lines.length : at, 0, '  starts What sets it off');
    expect(done(document, action)).toBe(lines.join(end));
  });

  it('an edit with nothing to fill in is plain', async () => {
    const document = await language.open(SLIPS);
    const [action] = await actions(document);
    const { edits } = (action!.edit!.documentChanges as TextDocumentEdit[])[0]!;
    expect(SnippetTextEdit.is(edits[0])).toBe(false);
  });
});

describe('all at once', () => {
  it('is what needs no decision', async () => {
    const document = await language.open(`${SLIPS}\n      next Nowhere\n    step Waits\n`);
    for (const kind of ['source', 'source.fixAll', 'source.fixAll.journey']) {
      const [action, ...others] = await actions(document, ALL, [kind]);
      expect(others).toEqual([]);
      expect(action!.kind).toBe('source.fixAll.journey');
      expect(done(document, action!)).toBe(`${COMPLETE}\n      next Nowhere\n    step Waits\n`);
    }
  });

  it('is not offered where there is nothing to do, or nobody has asked', async () => {
    expect(await actions(await language.open(COMPLETE), ALL, ['source.fixAll.journey'])).toEqual([]);
    expect((await actions(await language.open(SLIPS))).map(({ kind }) => kind)).not.toContain('source.fixAll.journey');
    expect(await actions(await language.open(SLIPS), ALL, ['source.fixAll.other'])).toEqual([]);
  });

  it('is announced', async () => {
    const { capabilities } = await initialize({});
    expect(capabilities.codeActionProvider).toEqual({
      codeActionKinds: ['quickfix', 'refactor', 'source.fixAll.journey'],
    });
  });
});

describe('the page of a rule', () => {
  it('is linked to, where the client or the program knows its address', async () => {
    expect((await language.check(WITHOUT_START))[0]!.codeDescription).toBeUndefined();
    language.shared.lsp.ClientFeatures.rulePage = 'file:///program/docs/rules/{code}.md';
    expect((await language.check(WITHOUT_START))[0]!.codeDescription).toEqual({
      href: 'file:///program/docs/rules/missing-start.md',
    });
    await initialize({}, { rulePage: 'vscode://journey-maps.journey-maps/rules/{code}' });
    expect((await language.check(WITHOUT_START))[0]!.codeDescription).toEqual({
      href: 'vscode://journey-maps.journey-maps/rules/missing-start',
    });
  });
});
