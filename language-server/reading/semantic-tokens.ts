import { type AstNode, type CstNode, isCompositeCstNode, type LangiumDocument, type LeafCstNode } from 'langium';
import type { SemanticTokenProvider } from 'langium/lsp';
import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensOptions,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { Outline } from '../fixes/outline.js';
import type { Emotion, Feels, Journey, Lifts } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import { scaleOf, scoreOf, scoreOfEmotion } from '../model/queries.js';
import { kindMadeBy } from '../references/vocabulary.js';
import { parseNumber } from '../syntax/values.js';
import { documentOf, propertyOf, referenceAt } from './name-at.js';

/** What a name or number is. Themes know those of VS Code by their super types, which package.json names. */
export const TOKEN_TYPES = [
  'persona',
  'channel',
  'touchpoint',
  'emotion',
  'source',
  'metric',
  'lane',
  'framework',
  'journey',
  'stage',
  'step',
  'pain',
  'opportunity',
  'score',
  'number',
  'keyword',
] as const;

export const TOKEN_MODIFIERS = [
  'declaration',
  'defaultLibrary',
  /** Nothing declares it, and nothing needs to. */
  'undeclared',
  /** Nothing answers to it, and something should. */
  'unresolved',
  /** The line stands where its block does not take it. */
  'misplaced',
  'positive',
  'neutral',
  'negative',
] as const;

type TokenType = (typeof TOKEN_TYPES)[number];
type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

const index = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name, at) => [name, at]));
const TYPE_INDEX = index(TOKEN_TYPES);
const MODIFIER_INDEX = index(TOKEN_MODIFIERS);

/** What the names are that a property refers to. */
const REFERRED: Readonly<Record<string, TokenType>> = {
  personas: 'persona',
  channels: 'channel',
  touchpoint: 'touchpoint',
  emotion: 'emotion',
  source: 'source',
  metric: 'metric',
  lane: 'lane',
  framework: 'framework',
  journey: 'journey',
  targets: 'step',
  pain: 'pain',
};

const NAMED: Readonly<Record<string, TokenType>> = {
  Persona: 'persona',
  Channel: 'channel',
  Touchpoint: 'touchpoint',
  Emotion: 'emotion',
  Source: 'source',
  Metric: 'metric',
  Lane: 'lane',
  Framework: 'framework',
  FrameworkStage: 'stage',
  Journey: 'journey',
  Stage: 'stage',
  Step: 'step',
  Pain: 'pain',
  Opportunity: 'opportunity',
};

/** Colours names by what they mean: more than the TextMate grammar, which reads a line at a time, can know. */
export class JourneySemanticTokens implements SemanticTokenProvider {
  readonly tokenTypes = TYPE_INDEX;
  readonly tokenModifiers = MODIFIER_INDEX;
  readonly semanticTokensOptions: SemanticTokensOptions = {
    legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
    full: { delta: true },
    range: true,
  };
  /** What was sent last of each document, of which the next answer may tell the difference. */
  private readonly builders = new Map<string, SemanticTokensBuilder>();

  semanticHighlight(document: LangiumDocument, _params: SemanticTokensParams): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    this.builders.set(document.uri.toString(), builder);
    push(document, builder);
    return builder.build();
  }

  semanticHighlightDelta(
    document: LangiumDocument,
    { previousResultId }: SemanticTokensDeltaParams,
  ): SemanticTokens | SemanticTokensDelta {
    const builder = this.builders.get(document.uri.toString());
    if (!builder) return this.semanticHighlight(document, { textDocument: { uri: document.textDocument.uri } });
    builder.previousResult(previousResultId);
    push(document, builder);
    return builder.buildEdits();
  }

  semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    push(document, builder, { from: range.start.line, to: range.end.line });
    return builder.build();
  }

  /** Forgets what was sent of a document. */
  forget(uri: string): void {
    this.builders.delete(uri);
  }
}

function push(document: LangiumDocument, builder: SemanticTokensBuilder, lines?: { from: number; to: number }): void {
  const root = document.parseResult.value.$cstNode;
  if (!root) return;
  const misplaced = misplacedKeywords(document);
  forEachLeaf(root, (leaf) => {
    const { line, character } = leaf.range.start;
    if (lines && (line < lines.from || line > lines.to)) return;
    const token = misplaced.has(leaf.offset) ? MISPLACED : tokenOf(leaf);
    if (!token) return;
    // A name may be continued on another line; tokens are not.
    const length = leaf.range.end.line === line ? leaf.length : firstLineOf(leaf.text).length;
    const bits = token.modifiers.reduce((sum, modifier) => sum | (1 << MODIFIER_INDEX[modifier]!), 0);
    if (length > 0) builder.push(line, character, length, TYPE_INDEX[token.type]!, bits);
  });
}

/** Without the white space before its end. */
function firstLineOf(text: string): string {
  return text.slice(0, text.search(/[\r\n]/u)).trimEnd();
}

interface Token {
  type: TokenType;
  modifiers: readonly TokenModifier[];
}

const MISPLACED: Token = { type: 'keyword', modifiers: ['misplaced'] };

function misplacedKeywords(document: LangiumDocument): Set<number> {
  const starts = new Set<number>();
  for (const { line, misplaced } of Outline.of(document).entries) if (misplaced) starts.add(line.start);
  return starts;
}

function tokenOf(leaf: LeafCstNode): Token | undefined {
  const terminal = leaf.tokenType.name;
  if (terminal !== 'NAME' && terminal !== 'VALUE') return undefined;
  const node = leaf.astNode;
  if (terminal === 'VALUE') return valueToken(node);
  const property = propertyOf(leaf);
  if (property === 'name') {
    const type = NAMED[node.$type];
    const mood = node.$type === 'Emotion' ? moodOf(scoreOfEmotion(node as Emotion)) : [];
    return type && { type, modifiers: ['declaration', ...mood] };
  }
  const type = REFERRED[property];
  const reference = type && referenceAt(node, property, leaf);
  if (!type || !reference) return undefined;
  const target = reference.ref;
  const mood = node.$type === 'Feels' ? moodOf(scoreOfFeels(node as Feels)) : [];
  if (!target) return { type, modifiers: [...missing(property, node), ...mood] };
  const isBuiltIn = documentOf(target).uri.scheme === LIBRARY_URI.scheme;
  return { type: target.$type === 'Stage' ? 'stage' : type, modifiers: [...(isBuiltIn ? BUILT_IN : []), ...mood] };
}

const BUILT_IN = ['defaultLibrary'] as const;

function missing(property: string, node: AstNode): TokenModifier[] {
  if (kindMadeBy(property) !== undefined || property === 'touchpoint') return ['undeclared'];
  // A word with a score of its own needs no more.
  return property === 'emotion' && (node as Feels).score !== undefined ? ['undeclared'] : ['unresolved'];
}

function valueToken(node: AstNode): Token {
  switch (node.$type) {
    case 'Feels':
      return { type: 'score', modifiers: moodOf(scoreOfFeels(node as Feels)) };
    case 'Emotion':
      return { type: 'score', modifiers: moodOf(scoreOfEmotion(node as Emotion)) };
    case 'Lifts':
      return { type: 'score', modifiers: moodOf(parseNumber((node as Lifts).value)) };
    default:
      return { type: 'number', modifiers: [] };
  }
}

function scoreOfFeels(feels: Feels): number | undefined {
  let node: AstNode | undefined = feels;
  while (node && node.$type !== 'Journey') node = node.$container;
  return node && scoreOf(feels, scaleOf(node as Journey));
}

function moodOf(score: number | undefined): TokenModifier[] {
  if (score === undefined) return [];
  return [score > 0.25 ? 'positive' : score < -0.25 ? 'negative' : 'neutral'];
}

function forEachLeaf(node: CstNode, visit: (leaf: LeafCstNode) => void): void {
  if (isCompositeCstNode(node)) for (const child of node.content) forEachLeaf(child, visit);
  else visit(node as LeafCstNode);
}
