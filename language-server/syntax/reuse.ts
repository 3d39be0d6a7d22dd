/**
 * Which stages of a text, and which steps of the stage that was edited, are still what they were, and how they go from the
 * last tree into the next one.
 *
 * What the parser makes of a stage or step depends on its tokens alone. Where these are the same as before, the parser is
 * given no more than its title, and the node that it makes of that is exchanged for the one it made before.
 */
import type { IToken, TokenTypeDictionary } from 'chevrotain';
import { type AstNode, type CstNode, isCompositeCstNode, isReference, type LexerResult } from 'langium';
import { isModel, type Journey, type Stage, type Step } from '../generated/ast.js';
import { forEachNode } from '../references/walk.js';
import { ownText, type SameEnds, sameEnds } from './relex.js';
import { areSameSteps, isSame, type Part, type Shape, shapeOf, stepsIn } from './shape.js';

/** A journey's stage with lines in it, as the lexer read it. */
interface StageSpan {
  /** Offsets in the text, the end excluded. */
  start: number;
  end: number;
  /** As the lexer counts. */
  line: number;
  shape: Shape;
  /** Its tokens behind the title, INDENT to DEDENT. */
  tokens: Part;
  /** The hidden tokens between its title and its last word. */
  hidden: Part;
}

interface KeptStage {
  stage: Stage;
  line: number;
  shape: Shape;
}

/** The stages of a tree that the next one may take over, by where they start. */
export interface KeptStages {
  text: string;
  stages: ReadonlyMap<number, KeptStage>;
}

/** A stage or step that is taken over, and how far it has moved. */
interface Exchange {
  node: Stage | Step;
  characters: number;
  lines: number;
  /** Its tokens behind the title, and the hidden ones there. */
  tokens: Part;
  hidden: Part;
}

/** What the parser is to read of a text, and what is to be put into the tree that it makes. */
export interface Plan {
  lexed: LexerResult;
  spans: readonly StageSpan[];
  /** By where the stage or step starts. */
  exchanges: ReadonlyMap<number, Exchange>;
}

/** Plans the parse of a lexed text. `last`: what the tree of the text before the edit may give. */
export function planParse(text: string, lexed: LexerResult, types: TokenTypeDictionary, last?: KeptStages): Plan {
  const spans = stageSpans(lexed, types);
  const exchanges = new Map<number, Exchange>();
  if (last && last.stages.size > 0) {
    const same = sameEnds(last.text, text);
    for (const span of spans) addExchanges(exchanges, span, lexed, types, last, same, text.length - last.text.length);
  }
  return { lexed: exchanges.size > 0 ? titlesOnly(lexed, [...exchanges.values()]) : lexed, spans, exchanges };
}

/** Takes over a stage, or of the one that was edited the steps that were not. `moved`: how much longer the text is. */
function addExchanges(
  exchanges: Map<number, Exchange>,
  span: StageSpan,
  { tokens }: LexerResult,
  types: TokenTypeDictionary,
  last: KeptStages,
  { head, tail }: SameEnds,
  moved: number,
): void {
  const tailStart = last.text.length + moved - tail;
  const inHead = span.end <= head;
  if (inHead || span.start >= tailStart) {
    const characters = inHead ? 0 : moved;
    const kept = last.stages.get(span.start - characters);
    if (!kept || !isSame(kept.shape, span.shape)) return;
    const { stage, line } = kept;
    exchanges.set(span.start, { ...span, node: stage, characters, lines: span.line - line });
    return;
  }
  const kept = last.stages.get(span.start);
  if (!kept) return;
  const shapes = new Map(stepsIn(kept.shape, types).map((step) => [step.start, step]));
  const nodes = new Map(kept.stage.steps.map((step) => [step.$cstNode!.offset, step]));
  const firstToken = span.tokens.from - BEHIND_TITLE;
  for (const step of stepsIn(span.shape, types)) {
    const start = span.start + step.start;
    const stepInHead = span.start + step.end <= head;
    if (!stepInHead && start < tailStart) continue;
    const characters = stepInHead ? 0 : moved;
    const shape = shapes.get(step.start - characters);
    const node = nodes.get(start - characters);
    const first = tokens[firstToken + step.tokens.from]!;
    const before = node?.$cstNode?.range.start;
    if (!shape || !before || before.character !== first.startColumn! - 1) continue;
    if (!areSameSteps(shape, kept.shape, step, span.shape)) continue;
    exchanges.set(start, {
      node,
      characters,
      lines: first.startLine! - 1 - before.line,
      tokens: { from: firstToken + step.tokens.from + BEHIND_TITLE, to: firstToken + step.tokens.to },
      hidden: { from: span.hidden.from + step.hidden.from, to: span.hidden.from + step.hidden.to },
    });
  }
}

/** Keyword and title: so many tokens of a block stand before those that it is taken over with. */
const BEHIND_TITLE = 2;

/** Puts the stages and steps taken over into the tree that was made of `plan.lexed`. The last tree is of no more use then. */
export function exchangeBlocks(root: AstNode, { exchanges }: Plan): void {
  if (exchanges.size === 0 || !isModel(root)) return;
  for (const journey of root.journeys) {
    exchangeIn(journey, 'stages', journey.stages, exchanges);
    for (const stage of journey.stages) {
      if (!exchanges.has(stage.$cstNode!.offset)) exchangeIn(stage, 'steps', stage.steps, exchanges);
    }
  }
}

/** What the next tree may take over from this one. */
export function keepStages(root: AstNode, text: string, { spans, exchanges }: Plan): KeptStages {
  const stages = new Map<number, KeptStage>();
  if (!isModel(root)) return { text, stages };
  const all = new Map(root.journeys.flatMap(({ stages }) => stages.map((stage) => [stage.$cstNode!.offset, stage])));
  for (const { start, line, shape } of spans) {
    const stage = all.get(start)!;
    if (exchanges.size > 0) ownTexts(stage, exchanges);
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

/** A lexed text in which the blocks to be exchanged are without their lines. */
function titlesOnly({ tokens, hidden, errors, report }: LexerResult, exchanges: readonly Exchange[]): LexerResult {
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
      exchanges.map((exchange) => exchange.tokens),
    ),
    hidden: rest(
      hidden,
      exchanges.map((exchange) => exchange.hidden),
    ),
    errors,
    report,
  };
}

function exchangeIn(
  parent: Journey | Stage,
  property: 'stages' | 'steps',
  blocks: (Stage | Step)[],
  exchanges: ReadonlyMap<number, Exchange>,
): void {
  const taken = new Map<CstNode, CstNode>();
  blocks.forEach((title, index) => {
    const exchange = exchanges.get(title.$cstNode!.offset);
    if (!exchange) return;
    const { node, characters, lines } = exchange;
    moveLeaves(node.$cstNode!, characters, lines);
    taken.set(title.$cstNode!, node.$cstNode!);
    Object.assign(node, { $container: parent, $containerProperty: property, $containerIndex: index });
    blocks[index] = node;
  });
  const container = parent.$cstNode!;
  if (taken.size === 0 || !isCompositeCstNode(container)) return;
  const content = container.content as CstNode[];
  content.forEach((node, index) => {
    const other = taken.get(node);
    if (!other) return;
    Object.assign(other, { container });
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
function ownTexts(stage: Stage, exchanges: ReadonlyMap<number, Exchange>): void {
  forEachNode(stage, (node) => {
    // What is taken over has them already.
    if (exchanges.has(node.$cstNode!.offset)) return false;
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith('$')) continue;
      if (typeof value === 'string') Object.assign(node, { [property]: ownText(value) });
      else if (isReference(value)) Object.assign(value, { $refText: ownText(value.$refText) });
      else if (!Array.isArray(value)) continue;
      else if (typeof value[0] === 'string') Object.assign(node, { [property]: value.map(ownText) });
      else if (isReference(value[0])) for (const it of value) Object.assign(it, { $refText: ownText(it.$refText) });
    }
    return true;
  });
}
