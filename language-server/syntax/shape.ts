/** How the tokens of a stage stand in its text: what tells whether the parser would make of it what it made before. */
import type { IToken, TokenTypeDictionary } from 'chevrotain';

/** A part of a list: the index of its first element, and the one behind its last. */
export interface Part {
  from: number;
  to: number;
}

/** Of each token its type, offset from the start of the first one, and length. */
type Triples = Int32Array;

export interface Shape {
  /** The column of the first token. */
  column: number;
  tokens: Triples;
  hidden: Triples;
}

/** A step with lines in it, in the shape of its stage. */
export interface StepShape {
  /** Offsets from the stage's start, the end excluded. */
  start: number;
  end: number;
  /** Among those of the stage: its tokens, keyword to DEDENT, and the hidden ones between its title and its last word. */
  tokens: Part;
  hidden: Part;
}

export function shapeOf(tokens: readonly IToken[], part: Part, hidden: readonly IToken[], hiddenPart: Part): Shape {
  const { startOffset, startColumn } = tokens[part.from]!;
  return {
    column: startColumn!,
    tokens: triplesOf(tokens, part, startOffset),
    hidden: triplesOf(hidden, hiddenPart, startOffset),
  };
}

function triplesOf(tokens: readonly IToken[], { from, to }: Part, start: number): Triples {
  const triples = new Int32Array(3 * (to - from));
  let at = 0;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    triples[at++] = token.tokenTypeIdx;
    triples[at++] = token.startOffset - start;
    triples[at++] = token.image.length;
  }
  return triples;
}

export function isSame(a: Shape, b: Shape): boolean {
  return a.column === b.column && areEqual(a.tokens, b.tokens) && areEqual(a.hidden, b.hidden);
}

function areEqual(a: Triples, b: Triples): boolean {
  return a.length === b.length && areEqualFor(a, 0, b, 0, a.length, 0);
}

/** `length` numbers of each from a place of their own on, offsets in the second `moved` further on. */
function areEqualFor(a: Triples, fromA: number, b: Triples, fromB: number, length: number, moved: number): boolean {
  for (let i = 0; i < length; i++) {
    if (a[fromA + i]! + (i % 3 === 1 ? moved : 0) !== b[fromB + i]) return false;
  }
  return true;
}

/** The steps with lines in them of a stage. */
export function stepsIn({ tokens, hidden }: Shape, types: TokenTypeDictionary): StepShape[] {
  const [step, indent, dedent] = [types.step, types.INDENT, types.DEDENT].map((type) => type!.tokenTypeIdx);
  const count = tokens.length / 3;
  const steps: StepShape[] = [];
  let depth = 0;
  let nextHidden = 0;
  for (let at = 0; at < count; at++) {
    const type = tokens[3 * at];
    if (type === indent) depth++;
    else if (type === dedent) depth--;
    if (type !== step || depth !== 1 || tokens[3 * (at + 2)] !== indent) continue;
    const from = at;
    let last = at;
    at += 2;
    for (let inside = 1; inside > 0; ) {
      const next = tokens[3 * ++at];
      if (next === indent) inside++;
      else if (next === dedent) inside--;
      else last = at;
    }
    const hiddenFrom = hiddenBehind(hidden, nextHidden, tokens[3 * (from + 1) + 1]!);
    nextHidden = hiddenBehind(hidden, hiddenFrom, tokens[3 * last + 1]!);
    steps.push({
      start: tokens[3 * from + 1]!,
      end: tokens[3 * last + 1]! + tokens[3 * last + 2]!,
      tokens: { from, to: at + 1 },
      hidden: { from: hiddenFrom, to: nextHidden },
    });
  }
  return steps;
}

/** The first of the hidden tokens, from `at` on, that stands behind an offset. */
function hiddenBehind(hidden: Triples, at: number, offset: number): number {
  let next = at;
  while (3 * next < hidden.length && hidden[3 * next + 1]! <= offset) next++;
  return next;
}

/** True for two steps, each in the shape of its stage, of which the parser makes the same. */
export function areSameSteps(a: StepShape, inA: Shape, b: StepShape, inB: Shape): boolean {
  const isEqual = (one: Triples, partOne: Part, other: Triples, partOther: Part) => {
    const count = partOne.to - partOne.from;
    if (count !== partOther.to - partOther.from) return false;
    return areEqualFor(one, 3 * partOne.from, other, 3 * partOther.from, 3 * count, b.start - a.start);
  };
  return isEqual(inA.tokens, a.tokens, inB.tokens, b.tokens) && isEqual(inA.hidden, a.hidden, inB.hidden, b.hidden);
}
