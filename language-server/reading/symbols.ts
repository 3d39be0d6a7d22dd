/** The outline of a file, and the names of a workspace. */
import { t } from '@vscode/l10n';
import type { AstNode, LangiumDocument, LangiumDocuments } from 'langium';
import type { DocumentSymbolProvider, WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbolParams } from 'vscode-languageserver';
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Journey, Model, Stage, Step } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import type { Range } from '../map/journey-map.js';
import { type Declaration, declarationsOf } from '../model/declarations.js';
import { personasOfJourney } from '../model/queries.js';
import type { JourneySharedServices } from '../module.js';
import { looseKey } from '../syntax/text.js';
import { channelsOf, feelingOf, kindWords, meanOf, summaryOf } from './cards.js';
import { nameRange, plainRange } from './name-at.js';

/** The icons that an editor shows beside names. */
const SYMBOLS: Readonly<Record<string, SymbolKind>> = {
  Persona: SymbolKind.Class,
  Channel: SymbolKind.Module,
  Touchpoint: SymbolKind.Field,
  Emotion: SymbolKind.EnumMember,
  Source: SymbolKind.File,
  Metric: SymbolKind.Number,
  Lane: SymbolKind.Array,
  Framework: SymbolKind.Struct,
  Journey: SymbolKind.Interface,
  Stage: SymbolKind.Namespace,
  Step: SymbolKind.Function,
};

/** The kind of symbol that a node is shown as. */
export function symbolKindOf({ $type }: Pick<AstNode, '$type'>): SymbolKind {
  return SYMBOLS[$type] ?? SymbolKind.Variable;
}

export class JourneyDocumentSymbols implements DocumentSymbolProvider {
  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    const model = document.parseResult.value as Model;
    const symbols = [...declarationsOf(model).map(declarationSymbol), ...model.journeys.map(journeySymbol)];
    return symbols.filter((symbol) => symbol !== undefined).sort((a, b) => a.range.start.line - b.range.start.line);
  }
}

function symbolOf(node: AstNode, name: string, detail: string, children: readonly (DocumentSymbol | undefined)[] = []) {
  const own = node.$cstNode && plainRange(node.$cstNode.range);
  if (!own) return undefined;
  const inside = children.filter((child) => child !== undefined);
  // What stands in the wrong place may be outside of what it belongs to.
  const range = inside.reduce((all, { range }) => union(all, range), own);
  const symbol: DocumentSymbol = {
    // An editor refuses a symbol without a name.
    name: name || t('({0} without a title)', kindWords(node)),
    detail,
    kind: symbolKindOf(node),
    range,
    selectionRange: nameRange(node) ?? own,
    children: inside,
  };
  return symbol;
}

function declarationSymbol(node: Declaration): DocumentSymbol | undefined {
  const summary = summaryOf(node);
  const kind = kindWords(node);
  return symbolOf(node, node.name, summary.includes(kind) ? summary : `${kind} · ${summary}`);
}

function journeySymbol(journey: Journey): DocumentSymbol | undefined {
  const detail = join([personasOfJourney(journey).join(', '), meanOf(journey)]);
  return symbolOf(journey, journey.name, detail, journey.stages.map(stageSymbol));
}

function stageSymbol(stage: Stage): DocumentSymbol | undefined {
  const detail = stage.steps.length > 0 ? '' : blockDetail(stage);
  return symbolOf(stage, stage.name, detail, stage.steps.map(stepSymbol));
}

function stepSymbol(step: Step): DocumentSymbol | undefined {
  return symbolOf(step, step.name, blockDetail(step));
}

function blockDetail(block: Stage | Step): string {
  return join([channelsOf(block).join(', '), feelingOf(block)]);
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(' · ');
}

function union(a: Range, b: Range): Range {
  const isBefore = (p: Range['start'], q: Range['start']) =>
    p.line < q.line || (p.line === q.line && p.character < q.character);
  return { start: isBefore(b.start, a.start) ? b.start : a.start, end: isBefore(a.end, b.end) ? b.end : a.end };
}

/** More than anybody scrolls through: who writes on gets others. */
const MOST_SYMBOLS = 500;

/** Finds declarations, journeys, stages and steps in all files by words of their names, in any order. */
export class JourneyWorkspaceSymbols implements WorkspaceSymbolProvider {
  private readonly documents: LangiumDocuments;

  constructor(services: JourneySharedServices) {
    this.documents = services.workspace.LangiumDocuments;
  }

  getSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
    const words = looseKey(query).split(' ');
    const found: WorkspaceSymbol[] = [];
    for (const { uri, parseResult } of this.documents.all) {
      if (uri.scheme === LIBRARY_URI.scheme) continue;
      const model = parseResult.value as Model;
      const add = (node: AstNode & { name: string }, containerName?: string) => {
        const range = node.name && matches(looseKey(node.name), words) ? nameRange(node) : undefined;
        if (!range) return;
        const symbol: WorkspaceSymbol = {
          name: node.name,
          kind: symbolKindOf(node),
          location: { uri: uri.toString(), range },
        };
        found.push(containerName ? { ...symbol, containerName } : symbol);
      };
      for (const node of declarationsOf(model)) add(node, kindWords(node));
      for (const journey of model.journeys) {
        add(journey);
        for (const stage of journey.stages) {
          add(stage, journey.name);
          for (const step of stage.steps) add(step, join([journey.name, stage.name]));
          if (found.length >= MOST_SYMBOLS) return found;
        }
      }
    }
    return found;
  }
}

/** True where every word is part of the name, or all of them its letters in that order. */
function matches(name: string, words: readonly string[]): boolean {
  if (words.every((word) => name.includes(word))) return true;
  let at = 0;
  for (const letter of words.join('')) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
