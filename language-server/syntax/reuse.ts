/**
 * Which stages of a text are still what they were, and how they go from the last tree into the next one.
 *
 * What the parser makes of a stage depends on the stage's tokens alone. Where these are the same as before, the parser
 * is given no more than the stage's title, and the stage that it makes of that is exchanged for the one it made before.
 */
import type { IToken, TokenTypeDictionary } from 'chevrotain';
import { type AstNode, type CstNode, isCompositeCstNode, type LexerResult } from 'langium';
import { isModel, type Journey, type Stage } from '../generated/ast.js';
import { forEachNode, forEachReference } from '../references/walk.js';
import { ownText, sameEnds } from './relex.js';

/** A part of a list: the index of its first element, and the one behind its last. */
interface Part {
  from: number;
  to: number;
}

/** A journey's stage with lines in it, as the lexer read it. */
interface StageSpan {
  /** Offsets in the text, the end excluded. */
  start: number;
  end: number;
  /** As the lexer counts. */
  line: number;
  /** The column of its keyword; type, offset from its start and length of each of its tokens, then of the hidden ones. */
  shape: Int32Array;
  /** Its tokens behind the title, INDENT to DEDENT. */
  tokens: Part;
  /** The hidden tokens between its title and its last word. */
  hidden: Part;
}

interface KeptStage {
  stage: Stage;
  line: number;
  shape: Int32Array;
}

/** The stages of a tree that the next one may take over, by where they start. */
export interface KeptStages {
  text: string;
  stages: ReadonlyMap<number, KeptStage>;
}

/** A stage that is taken over, and how far it has moved. */
interface Exchange {
  span: StageSpan;
  stage: Stage;
  characters: number;
  lines: number;
}

/** What the parser is to read of a text, and what is to be put into the tree that it makes. */
export interface Plan {
  lexed: LexerResult;
  spans: readonly StageSpan[];
  /** By where the stage starts. */
  exchanges: ReadonlyMap<number, Exchange>;
}

/** Plans the parse of a lexed text. `last`: what the tree of the text before the edit may give. */
export function planParse(text: string, lexed: LexerResult, types: TokenTypeDictionary, last?: KeptStages): Plan {
  const spans = stageSpans(lexed, types);
  const exchanges = new Map<number, Exchange>();
  if (last && last.stages.size > 0) {
    const { head, tail } = sameEnds(last.text, text);
    for (const span of spans) {
      const inHead = span.end <= head;
      if (!inHead && span.start < text.length - tail) continue;
      const characters = inHead ? 0 : text.length - last.text.length;
      const kept = last.stages.get(span.start - characters);
      if (!kept || !isSame(kept.shape, span.shape)) continue;
      exchanges.set(span.start, { span, stage: kept.stage, characters, lines: span.line - kept.line });
    }
  }
  return { lexed: exchanges.size > 0 ? titlesOnly(lexed, [...exchanges.values()]) : lexed, spans, exchanges };
}

/** Puts the stages taken over into the tree that was made of `plan.lexed`. The last tree is of no more use then. */
export function exchangeStages(root: AstNode, { exchanges }: Plan): void {
  if (exchanges.size === 0 || !isModel(root)) return;
  for (const journey of root.journeys) exchangeIn(journey, exchanges);
}

/** What the next tree may take over from this one. */
export function keepStages(root: AstNode, text: string, { spans, exchanges }: Plan): KeptStages {
  const stages = new Map<number, KeptStage>();
  if (!isModel(root)) return { text, stages };
  const all = new Map(root.journeys.flatMap(({ stages }) => stages.map((stage) => [stage.$cstNode!.offset, stage])));
  for (const { start, line, shape } of spans) {
    const stage = all.get(start)!;
    if (exchanges.size > 0 && !exchanges.has(start)) ownTexts(stage);
    stages.set(start, { stage, line, shape });
  }
  return { text, stages };
}

/** The stages of journeys, those apart that have no lines and those with strays: these belong to blocks around them too. */
function stageSpans({ tokens, hidden }: LexerResult, types: TokenTypeDictionary): StageSpan[] {
  const spans: StageSpan[] = [];
  let depth = 0;
  let inJourney = false;
  let nextHidden = 0;
  for (let at = 0; at < tokens.length; at++) {
    const type = tokens[at]!.tokenType;
    if (type === types.INDENT) {
      if (depth === 0) inJourney = tokens[at - 2]?.tokenType === types.journey;
      depth++;
    } else if (type === types.DEDENT) depth--;
    else if (depth === 1 && inJourney && type === types.stage && tokens[at + 2]?.tokenType === types.INDENT) {
      const { to, last, strays } = blockAt(tokens, at + 2, types);
      const title = tokens[at + 1]!.startOffset;
      const lastWord = tokens[last]!;
      while (nextHidden < hidden.length && hidden[nextHidden]!.startOffset <= title) nextHidden++;
      const from = nextHidden;
      while (nextHidden < hidden.length && hidden[nextHidden]!.startOffset <= lastWord.startOffset) nextHidden++;
      if (!strays) {
        const first = tokens[at]!;
        const end = lastWord.startOffset + lastWord.image.length;
        const part = { from, to: nextHidden };
        const shape = shapeOf(tokens, { from: at, to }, hidden, part);
        const inside = { from: at + 2, to };
        spans.push({ start: first.startOffset, end, line: first.startLine!, shape, tokens: inside, hidden: part });
      }
      at = to - 1;
    }
  }
  return spans;
}

/** The block that an INDENT opens: the index behind its DEDENT, that of its last word, and whether strays stand in it. */
function blockAt(tokens: readonly IToken[], indent: number, { INDENT, DEDENT, STRAY }: TokenTypeDictionary) {
  let depth = 0;
  let last = indent;
  let strays = false;
  let to = indent;
  do {
    const type = tokens[to]!.tokenType;
    if (type === INDENT) depth++;
    else if (type === DEDENT) depth--;
    else if (type === STRAY) strays = true;
    else last = to;
    to++;
  } while (depth > 0);
  return { to, last, strays };
}

function shapeOf(tokens: readonly IToken[], part: Part, hidden: readonly IToken[], hiddenPart: Part): Int32Array {
  const shape = new Int32Array(1 + 3 * (part.to - part.from + hiddenPart.to - hiddenPart.from));
  const start = tokens[part.from]!.startOffset;
  let at = 0;
  shape[at++] = tokens[part.from]!.startColumn!;
  const add = (token: IToken) => {
    shape[at++] = token.tokenTypeIdx;
    shape[at++] = token.startOffset - start;
    shape[at++] = token.image.length;
  };
  for (let i = part.from; i < part.to; i++) add(tokens[i]!);
  for (let i = hiddenPart.from; i < hiddenPart.to; i++) add(hidden[i]!);
  return shape;
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A lexed text in which the stages to be exchanged are without their lines. */
function titlesOnly({ tokens, hidden, errors, report }: LexerResult, exchanges: readonly Exchange[]): LexerResult {
  const spans = exchanges.map(({ span }) => span);
  const rest = (list: IToken[], parts: readonly Part[]) => {
    const kept: IToken[] = [];
    let from = 0;
    for (const part of parts) {
      for (; from < part.from; from++) kept.push(list[from]!);
      from = part.to;
    }
    for (; from < list.length; from++) kept.push(list[from]!);
    return kept;
  };
  return {
    tokens: rest(
      tokens,
      spans.map((span) => span.tokens),
    ),
    hidden: rest(
      hidden,
      spans.map((span) => span.hidden),
    ),
    errors,
    report,
  };
}

function exchangeIn(journey: Journey, exchanges: ReadonlyMap<number, Exchange>): void {
  const taken = new Map<CstNode, CstNode>();
  journey.stages.forEach((title, index) => {
    const exchange = exchanges.get(title.$cstNode!.offset);
    if (!exchange) return;
    const { stage, characters, lines } = exchange;
    moveLeaves(stage.$cstNode!, characters, lines);
    taken.set(title.$cstNode!, stage.$cstNode!);
    Object.assign(stage, { $container: journey, $containerProperty: 'stages', $containerIndex: index });
    journey.stages[index] = stage;
  });
  const parent = journey.$cstNode!;
  if (!isCompositeCstNode(parent)) return;
  const content = parent.content as CstNode[];
  content.forEach((node, index) => {
    const other = taken.get(node);
    if (!other) return;
    Object.assign(other, { container: parent });
    content[index] = other;
  });
}

/** The fields of Langium's nodes that say where they stand: private there, since a tree of its own making never moves. */
interface Movable {
  _offset: number;
  _startLine: number;
  _endLine: number;
  _rangeCache?: unknown;
}

/** Columns stay: before a stage's keyword and in its lines the text is the same. */
function moveLeaves(node: CstNode, characters: number, lines: number): void {
  if (characters === 0 && lines === 0) return;
  const movable = node as unknown as Movable;
  if (isCompositeCstNode(node)) {
    movable._rangeCache = undefined;
    for (const child of node.content) moveLeaves(child, characters, lines);
  } else {
    movable._offset += characters;
    movable._startLine += lines;
    movable._endLine += lines;
  }
}

/** Words of a tree are slices of its text: those that outlive it would keep the whole of it in memory. */
function ownTexts(stage: Stage): void {
  forEachNode(stage, (node) => {
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith('$')) continue;
      if (typeof value === 'string') Object.assign(node, { [property]: ownText(value) });
      else if (Array.isArray(value) && typeof value[0] === 'string')
        Object.assign(node, { [property]: value.map(ownText) });
    }
  });
  forEachReference(stage, ({ reference }) => Object.assign(reference, { $refText: ownText(reference.$refText) }));
}
