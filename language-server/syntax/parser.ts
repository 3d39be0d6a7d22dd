import type { IToken } from 'chevrotain';
import {
  type AstNode,
  CstNodeBuilder,
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
import type { LineLexer } from './line-lexer.js';
import type { LexedText } from './relex.js';
import { exchangeBlocks, type KeptStages, keepStages, type Plan, planParse } from './reuse.js';

/**
 * Langium's parser, whose tree then says what the lexer has understood: stray lines adopted, keywords as meant. Of a
 * text that was edited it parses only the stages that have changed, and of these only the steps.
 */
export class JourneyParser extends LangiumParser {
  protected override readonly lexer: LexedAhead;
  private readonly kept = new WeakMap<AstNode, KeptStages>();
  /** The lexed texts of trees that were made by an edit: those of the many files that nobody edits take too much room. */
  private readonly lexed = new WeakMap<AstNode, LexedText>();

  constructor(services: LangiumCoreServices) {
    super(services);
    this.lexer = new LexedAhead(services.parser.Lexer as LineLexer);
    Object.assign(this, { nodeBuilder: new LineNodeBuilder() });
    createParser(services.Grammar, this, this.lexer.definition);
    this.finalize();
  }

  override parse<T extends AstNode = AstNode>(text: string, options?: ParserOptions): ParseResult<T> {
    return this.parseLexed(text, this.lexer.read(text), options);
  }

  /**
   * Parses a text that was `last` before an edit. The result is what `parse` makes of it, but has stages and steps of the last
   * tree in it: that is to be thrown away, and its references are to be unlinked before.
   */
  reparse<T extends AstNode = AstNode>(text: string, last: ParseResult): ParseResult<T> {
    const kept = this.kept.get(last.value);
    this.kept.delete(last.value);
    const lexed = this.lexer.read(text, this.lexed.get(last.value));
    this.lexed.delete(last.value);
    const result = this.parseLexed<T>(text, lexed, undefined, kept);
    this.lexed.set(result.value, lexed);
    return result;
  }

  private parseLexed<T extends AstNode>(
    text: string,
    lexed: LexerResult,
    options?: ParserOptions,
    last?: KeptStages,
  ): ParseResult<T> {
    const plan = planParse(text, lexed, this.lexer.definition, last);
    // Langium's parser takes the hidden tokens out as it comes to them.
    this.lexer.next = { ...plan.lexed, hidden: [...plan.lexed.hidden] };
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
    exchangeBlocks(value, plan);
    if (parserErrors.length === 0) this.kept.set(value, keepStages(value, text, plan));
  }
}

/** Langium looks for the place of comments among all lines of a block, before each of them, even where there is no comment. */
class LineNodeBuilder extends CstNodeBuilder {
  override addHiddenNodes(tokens: IToken[]): void {
    if (tokens.length > 0) super.addHiddenNodes(tokens);
  }
}

/** A lexer that may have its next result already. */
class LexedAhead implements Lexer {
  next?: LexerResult;

  constructor(private readonly lexer: LineLexer) {}

  get definition() {
    return this.lexer.definition;
  }

  /** Reads a text, `last` being what it was before an edit. */
  read(text: string, last?: LexedText): LexedText {
    return this.lexer.read(text, last);
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
