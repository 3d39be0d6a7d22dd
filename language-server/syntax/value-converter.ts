import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';
import { toName, toText } from './text.js';

/** Turns the images of tokens into what they say. */
export class LineValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, _cstNode: CstNode): ValueType {
    return rule.name === 'NAME' ? toName(input) : toText(input);
  }
}
