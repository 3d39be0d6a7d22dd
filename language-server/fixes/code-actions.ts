import { t } from '@vscode/l10n';
import { type LangiumDocument, URI } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import type { CodeActionParams } from 'vscode-languageserver';
import {
  type CodeAction,
  CodeActionKind,
  type CreateFile,
  type Diagnostic,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { refactoringsAt } from '../changing/refactorings/index.js';
import type { ClientFeatures } from '../client-features.js';
import type { Model } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import type { Range } from '../map/journey-map.js';
import type { JourneyServices } from '../module.js';
import type { Fix, FixEdit } from '../rules/rule.js';
import type { JourneyValidator } from '../rules/validator.js';
import { offeredFixes, unaskedEdits } from './offered.js';
import { Outline } from './outline.js';
import { literal, plainTextOf } from './snippet.js';
import { spellings } from './spelling.js';

/** The kind of the action that does all at once that needs no decision. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.journey`;

/** Offers the fixes of what the rules have found, and what else can be done with a map. */
export class JourneyCodeActions implements CodeActionProvider {
  private readonly validator: () => JourneyValidator;
  private readonly documents: () => JourneyServices['shared']['workspace']['LangiumDocuments'];
  private readonly client: () => ClientFeatures;

  constructor(services: JourneyServices) {
    this.validator = () => services.validation.DocumentValidator;
    this.documents = () => services.shared.workspace.LangiumDocuments;
    this.client = () => services.shared.lsp.ClientFeatures;
  }

  /** The actions for a range; none while the text is another than the one that was checked. */
  getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
    if (document.textDocument.getText() !== Outline.of(document).text) return [];
    const { only } = context;
    const actions: CodeAction[] = [];
    if (!only || only.some((kind) => includes(kind, CodeActionKind.QuickFix)))
      actions.push(...this.quickFixes(document, range));
    if (only?.some((kind) => includes(kind, FIX_ALL))) actions.push(...this.fixAll(document));
    if (
      !only ||
      only.some((kind) => includes(kind, CodeActionKind.Refactor) || includes(CodeActionKind.Refactor, kind))
    )
      actions.push(...this.refactorings(document as LangiumDocument<Model>, range, only));
    return actions;
  }

  private quickFixes(document: LangiumDocument, range: Range): CodeAction[] {
    const findings = this.validator()
      .findingsIn(document)
      .filter(({ problem }) => touch(problem.range, range));
    const ofFindings = findings.flatMap(({ problem, diagnostic }) =>
      offeredFixes(document, problem).map((fix) => this.quickFix(document, fix, diagnostic)),
    );
    const ofSpellings = spellings(document).filter((it) => touch(it.range, range));
    const others = ofSpellings.flatMap((it) => offeredFixes(document, it)).map((fix) => this.quickFix(document, fix));
    return [...ofFindings, ...others];
  }

  private quickFix(document: LangiumDocument, { title, edits, preferred }: Fix, diagnostic?: Diagnostic): CodeAction {
    return {
      title,
      kind: CodeActionKind.QuickFix,
      ...(diagnostic && { diagnostics: [diagnostic] }),
      ...(preferred && { isPreferred: true }),
      edit: this.workspaceEdit(document, edits),
    };
  }

  private refactorings(document: LangiumDocument<Model>, range: Range, only?: readonly string[]): CodeAction[] {
    const documents = this.documents().all.filter(({ uri }) => uri.scheme !== LIBRARY_URI.scheme);
    const findings = this.validator().findingsIn(document);
    return refactoringsAt({ document, range, findings, documents: documents.toArray() })
      .filter(({ kind }) => !only || only.some((asked) => includes(asked, kind)))
      .filter(({ creates }) => !creates || this.client().newFiles)
      .map(({ title, kind, edits, creates }) => ({ title, kind, edit: this.workspaceEdit(document, edits, creates) }));
  }

  private fixAll(document: LangiumDocument): CodeAction[] {
    const problems = this.validator()
      .findingsIn(document)
      .map(({ problem }) => problem);
    const edits = unaskedEdits(document, [...problems, ...spellings(document)]);
    if (edits.length === 0) return [];
    return [{ title: t('Fix all that needs no decision'), kind: FIX_ALL, edit: this.workspaceEdit(document, edits) }];
  }

  /** Edits as the client understands them: with snippets, or with the words of their placeholders. */
  private workspaceEdit(
    document: LangiumDocument,
    edits: readonly FixEdit[],
    creates?: { uri: string; text: string },
  ): WorkspaceEdit {
    const own = document.textDocument.uri;
    const { snippets, versionedEdits } = this.client();
    const byFile = new Map<string, FixEdit[]>();
    for (const edit of edits) byFile.set(edit.uri ?? own, [...(byFile.get(edit.uri ?? own) ?? []), edit]);
    if (!versionedEdits) {
      return { changes: Object.fromEntries([...byFile].map(([uri, its]) => [uri, its.map(plainEdit)])) };
    }
    const documentChanges = [...byFile].map(([uri, its]): TextDocumentEdit => {
      const target = uri === own ? document : this.documents().getDocument(URI.parse(uri));
      const version = uri === own ? document.textDocument.version : null;
      const outline = target && Outline.of(target);
      return {
        textDocument: { uri, version },
        edits: its.map((edit) => (edit.snippet && snippets && outline ? snippetEdit(edit, outline) : plainEdit(edit))),
      };
    });
    return { documentChanges: [...(creates ? newFile(creates) : []), ...documentChanges] };
  }
}

/** A file that must not be there yet, and what stands in it. */
function newFile({ uri, text }: { uri: string; text: string }): (CreateFile | TextDocumentEdit)[] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { overwrite: false } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}

function plainEdit({ range, newText, snippet }: FixEdit): TextEdit {
  return { range, newText: snippet ? plainTextOf(newText) : newText };
}

/**
 * Editors give the further lines of a snippet the indentation of the line it is put into, on top of their own. One that
 * is put at the start of a line keeps what it has.
 */
function snippetEdit({ range, newText }: FixEdit, outline: Outline): SnippetTextEdit {
  const { start, end } = range;
  const isBehindLine = /^[\r\n]/.test(newText) && start.line === end.line && start.character === end.character;
  if (!isBehindLine) return { range, snippet: { kind: 'snippet', value: newText } };
  const line = outline.lines[start.line]!;
  const below = outline.lines[start.line + 1];
  if (below) {
    const lineEnd = /^(?:\r\n|\r|\n)/.exec(newText)![0];
    const place = outline.range(below.start);
    return { range: place, snippet: { kind: 'snippet', value: newText.slice(lineEnd.length) + lineEnd } };
  }
  const whole = literal(outline.text.slice(line.start, line.end));
  return { range: outline.range(line.start, line.end), snippet: { kind: 'snippet', value: whole + newText } };
}

/** True where one kind of action is the other, or one of its kinds. */
function includes(kind: string, other: string): boolean {
  return kind === '' || other === kind || other.startsWith(`${kind}.`);
}

/** True for ranges that share a place, if only the end of one. */
function touch(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
