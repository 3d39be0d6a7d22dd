import { AstUtils, GrammarAST } from 'langium';

type AbstractElement = GrammarAST.AbstractElement;

/** Elements of the grammar → the property they are assigned to: asked for every leaf, found once. */
const features = new WeakMap<AbstractElement, string>();

/** The property that a leaf of the tree is the value of, told by its place in the grammar; '' for a keyword of its own. */
export function featureOf(source: AbstractElement): string {
  let feature = features.get(source);
  if (feature === undefined) {
    feature = AstUtils.getContainerOfType(source, GrammarAST.isAssignment)?.feature ?? '';
    features.set(source, feature);
  }
  return feature;
}
