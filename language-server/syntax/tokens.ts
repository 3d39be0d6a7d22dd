import { Lexer as ChevrotainLexer, createToken, type TokenType, type TokenVocabulary } from 'chevrotain';
import { DefaultTokenBuilder, type Grammar, type TokenBuilderOptions } from 'langium';

/**
 * Token types without patterns, since the line lexer makes every token itself. They are made by `createToken` so that
 * they carry their index before the parser is built.
 */
export class LineTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: Grammar, options?: TokenBuilderOptions): TokenVocabulary {
    const types = super.buildTokens(grammar, options) as TokenType[];
    return types.map((type) => createToken({ name: type.name, pattern: ChevrotainLexer.NA }));
  }

  /** Nothing is matched by pattern, so no keyword has a longer alternative. */
  protected override findLongerAlt(): TokenType[] {
    return [];
  }
}
