import type { LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
} from 'vscode-languageserver';
import { TextEdit } from 'vscode-languageserver-types';
import { indentationFor } from './columns.js';
import { type FormatOptions, formatText } from './format-text.js';
import { indentTyped, TYPING_TRIGGERS } from './on-type.js';
import type { OffsetEdit } from './words.js';

/** Formats documents as their text is now, however much of it can be read. */
export class JourneyFormatter implements Formatter {
  readonly formatOnTypeOptions = TYPING_TRIGGERS;

  formatDocument(document: LangiumDocument, { options }: DocumentFormattingParams): TextEdit[] {
    return this.edits(document, { indentation: indentationFor(options), finalLineEnd: options.insertFinalNewline });
  }

  /** Whole lines: those that the range touches. */
  formatDocumentRange(document: LangiumDocument, { range, options }: DocumentRangeFormattingParams): TextEdit[] {
    const { start, end } = range;
    const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
    return this.edits(document, { indentation: indentationFor(options), lines: { first: start.line, last } });
  }

  formatDocumentOnType(document: LangiumDocument, params: DocumentOnTypeFormattingParams): TextEdit[] {
    const text = document.textDocument.getText();
    const edits = indentTyped(text, params.position, params.ch, indentationFor(params.options));
    return edits.map((edit) => asTextEdit(document, edit));
  }

  private edits(document: LangiumDocument, options: FormatOptions): TextEdit[] {
    return formatText(document.textDocument.getText(), options).map((edit) => asTextEdit(document, edit));
  }
}

function asTextEdit({ textDocument }: LangiumDocument, { start, end, newText }: OffsetEdit): TextEdit {
  return TextEdit.replace({ start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText);
}
