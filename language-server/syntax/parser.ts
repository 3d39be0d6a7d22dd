import {
  type AstNode,
  createParser,
  type LangiumCoreServices,
  LangiumParser,
  type Lexer,
  type LexerResult,
  type ParseResult,
  type ParserOptions,
} from 'langium';
import { forEachNode } from '../references/walk.js';
import { adoptStrays } from './adopt.js';
import type { LineReport } from './findings.js';
import { exchangeStages, type KeptStages, keepStages, type Plan, planParse } from './reuse.js';

/**
 * Langium's parser, whose tree then says what the lexer has understood: stray lines adopted, keywords as meant. Of a
 * text that was edited it parses only the stages that have changed.
 */
export class JourneyParser extends LangiumParser {
  protected override readonly lexer: LexedAhead;
  private readonly kept = new WeakMap<AstNode, KeptStages>();

  constructor(services: LangiumCoreServices) {
    super(services);
    this.lexer = new LexedAhead(services.parser.Lexer);
    createParser(services.Grammar, this, this.lexer.definition);
    this.finalize();
  }

  override parse<T extends AstNode = AstNode>(text: string, options?: ParserOptions): ParseResult<T> {
    return this.parseLexed(text, this.lexer.tokenize(text), options);
  }

  /**
   * Parses a text that was `last` before an edit. The result is what `parse` makes of it, but has stages of the last
   * tree in it: that is to be thrown away, and its references are to be unlinked before.
   */
  reparse<T extends AstNode = AstNode>(text: string, last: ParseResult): ParseResult<T> {
    const kept = this.kept.get(last.value);
    this.kept.delete(last.value);
    return this.parseLexed(text, this.lexer.tokenize(text), undefined, kept);
  }

  private parseLexed<T extends AstNode>(
    text: string,
    lexed: LexerResult,
    options?: ParserOptions,
    last?: KeptStages,
  ): ParseResult<T> {
    const plan = planParse(text, lexed, this.lexer.definition, last);
    this.lexer.next = plan.lexed;
    const result = super.parse<T>(text, options);
    // What the parser has not understood is no ground to build on.
    if (result.parserErrors.length > 0 && last) return this.parse<T>(text, options);
    this.finish(result, text, plan);
    return result;
  }

  private finish({ value, lexerReport, parserErrors }: ParseResult, text: string, plan: Plan): void {
    const { strays, respelled } = lexerReport as LineReport;
    if (strays.size > 0) adoptStrays(value, strays);
    if (respelled.size > 0) respell(value, respelled);
    exchangeStages(value, plan);
    if (parserErrors.length === 0) this.kept.set(value, keepStages(value, text, plan));
  }
}

/** A lexer that may have its next result already. */
class LexedAhead implements Lexer {
  next?: LexerResult;

  constructor(private readonly lexer: Lexer) {}

  get definition() {
    return this.lexer.definition;
  }

  tokenize(text: string): LexerResult {
    const lexed = this.next ?? this.lexer.tokenize(text);
    this.next = undefined;
    return lexed;
  }
}

/** A token's image is what stands in the text; the kind of a line is its keyword, however that was written. */
function respell(root: AstNode, respelled: ReadonlyMap<number, string>): void {
  forEachNode(root, (node) => {
    const keyword = 'kind' in node ? respelled.get(node.$cstNode!.offset) : undefined;
    if (keyword !== undefined) Object.assign(node, { kind: keyword });
  });
}
