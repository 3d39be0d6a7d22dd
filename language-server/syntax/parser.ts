import {
  type AstNode,
  AstUtils,
  createLangiumParser,
  type LangiumCoreServices,
  type LangiumParser,
  type ParseResult,
} from 'langium';
import { adoptStrays } from './adopt.js';
import type { LineReport } from './findings.js';

/** Langium's parser, whose tree then says what the lexer has understood: stray lines adopted, keywords as meant. */
export function createJourneyParser(services: LangiumCoreServices): LangiumParser {
  const parser = createLangiumParser(services);
  const parse = parser.parse.bind(parser);
  parser.parse = <T extends AstNode = AstNode>(...args: Parameters<LangiumParser['parse']>): ParseResult<T> => {
    const result = parse<T>(...args);
    const { strays, respelled } = result.lexerReport as LineReport;
    if (strays.size > 0) adoptStrays(result.value, strays);
    if (respelled.size > 0) respell(result.value, respelled);
    return result;
  };
  return parser;
}

/** A token's image is what stands in the text; the kind of a line is its keyword, however that was written. */
function respell(root: AstNode, respelled: ReadonlyMap<number, string>): void {
  for (const node of AstUtils.streamAst(root)) {
    const keyword = 'kind' in node ? respelled.get(node.$cstNode!.offset) : undefined;
    if (keyword !== undefined) Object.assign(node, { kind: keyword });
  }
}
