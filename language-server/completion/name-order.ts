/** In which order names are offered: what is nearest to what is meant comes first. */
import type { AstNode, AstNodeDescription } from 'langium';
import type { Emotion, Journey, Stage, Step } from '../generated/ast.js';
import { addressedPains } from '../model/pains.js';
import { personasOfJourney, scoreOfEmotion } from '../model/queries.js';
import { nameKey } from '../syntax/text.js';
import { around, type BlockNode } from './nodes.js';

/** Ranks, lower ones first: below them a distance in characters, behind them what was never used above the cursor. */
export const FAR = 1e9;
export const FAR_LIBRARY = 2e9;
export const ELSEWHERE = 3e9;

/** Of built-in emotions the best come first, then those beside them. */
export function moodOf({ node }: AstNodeDescription): number {
  return node?.$type === 'Emotion' ? 1e6 * (scoreOfEmotion(node as Emotion) ?? 0) : 0;
}

/** What is meant first, beside how lately it was used. */
export function orderOf(property: string, block: BlockNode, visible: readonly AstNodeDescription[]) {
  switch (property) {
    case 'targets':
      return orderOfPlaces(block, visible);
    case 'pain': {
      const journey = around<Journey>(block, 'Journey');
      const addressed = journey ? addressedPains(journey) : new Set<AstNode>();
      return {
        isOffered: () => true,
        rank: ({ node }: AstNodeDescription) => (node && addressed.has(node as never) ? FAR + 1 : undefined),
      };
    }
    case 'personas': {
      const journey = block.$type === 'Journey' ? undefined : around<Journey>(block, 'Journey');
      const own = new Map((journey ? personasOfJourney(journey) : []).map((name, index) => [nameKey(name), index]));
      return { isOffered: () => true, rank: ({ name }: AstNodeDescription) => own.get(nameKey(name)) };
    }
    case 'journey': {
      const journey = around<Journey>(block, 'Journey');
      return { isOffered: ({ node }: AstNodeDescription) => node !== journey, rank: () => undefined };
    }
    default:
      return { isOffered: () => true, rank: () => undefined };
  }
}

/** Steps ahead first, the nearest before the others; then those behind, then stages. */
function orderOfPlaces(block: BlockNode, visible: readonly AstNodeDescription[]) {
  const step = around<Step>(block, 'Step');
  const from = (step ?? around<Stage>(block, 'Stage'))?.$cstNode?.offset ?? 0;
  const counts = new Map<string, number>();
  const isPlain = ({ name, node }: AstNodeDescription) => name === (node as Step | undefined)?.name;
  for (const description of visible) {
    const key = nameKey(description.name);
    if (isPlain(description) && description.type === 'Step') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isClear = (description: AstNodeDescription) =>
    isPlain(description) && (counts.get(nameKey(description.name)) ?? 1) === 1;
  const clear = new Set(visible.filter(isClear).map(({ node }) => node));
  return {
    // `Stage / Step` where the title alone does not tell, or means another.
    isOffered: (description: AstNodeDescription) => {
      if (!description.node || description.node === step) return false;
      return isPlain(description) ? isClear(description) : !clear.has(description.node);
    },
    rank: ({ node }: AstNodeDescription) => {
      const at = node?.$cstNode?.offset ?? 0;
      const distance = at > from ? at - from : FAR / 2 + (from - at);
      return node?.$type === 'Stage' ? FAR + distance : distance;
    },
  };
}
