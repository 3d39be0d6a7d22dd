/** A parse result as plain data, down to which object points to which: two equal dumps are of equal trees. */
import { type AstNode, type CstNode, isCompositeCstNode, isLeafCstNode, isReference, type ParseResult } from 'langium';

type Numbers<T> = Map<T, number>;

const grammarElements: Numbers<unknown> = new Map();

function numberOf<T>(numbers: Numbers<T>, it: T): number {
  if (!numbers.has(it)) numbers.set(it, numbers.size);
  return numbers.get(it)!;
}

/** Lines, one for each node of the concrete tree and of the abstract one, and the lexer's report. */
export function dump({ value, lexerErrors, parserErrors, lexerReport }: ParseResult): unknown[] {
  const cst: Numbers<CstNode | undefined> = new Map();
  const ast: Numbers<unknown> = new Map();
  collectCst(value.$cstNode!, cst);
  collectAst(value, ast);
  return [
    ...[...cst.keys()].map((node) => cstLine(node!, cst, ast)),
    ...[...ast.keys()].map((node) => astLine(node as AstNode, cst, ast)),
    { lexerErrors, parserErrors: parserErrors.map(({ message }) => message), lexerReport },
  ];
}

function collectCst(node: CstNode, cst: Numbers<CstNode | undefined>): void {
  numberOf(cst, node);
  if (isCompositeCstNode(node)) for (const child of node.content) collectCst(child, cst);
}

function collectAst(node: AstNode, ast: Numbers<unknown>): void {
  numberOf(ast, node);
  for (const [property, value] of Object.entries(node)) {
    if (property.startsWith('$')) continue;
    for (const child of [value].flat()) {
      if (typeof child === 'object' && child !== null && !isReference(child)) collectAst(child as AstNode, ast);
    }
  }
}

/** Number of a node known, -1 for none, and -2 for one of another tree. */
function known<T>(numbers: Numbers<T>, node: T | undefined): number {
  return node === undefined ? -1 : (numbers.get(node) ?? -2);
}

function cstLine(node: CstNode, cst: Numbers<CstNode | undefined>, ast: Numbers<unknown>): unknown {
  const { offset, end, length, range, text, hidden } = node;
  return {
    ...{ offset, end, length, range, text, hidden },
    token: isLeafCstNode(node) ? node.tokenType.name : undefined,
    grammar: numberOf(grammarElements, node.grammarSource),
    container: known(cst, node.container),
    root: known(cst, node.root),
    node: known(ast, node.astNode),
    own: known(ast, (node as unknown as { _astNode?: unknown })._astNode),
  };
}

function astLine(node: AstNode, cst: Numbers<CstNode | undefined>, ast: Numbers<unknown>): unknown {
  return Object.entries(node).map(([property, value]) => {
    if (property === '$container') return [property, known(ast, value)];
    if (property === '$cstNode') return [property, known(cst, value as CstNode)];
    return [property, Array.isArray(value) ? value.map((it) => said(it, cst, ast)) : said(value, cst, ast)];
  });
}

function said(value: unknown, cst: Numbers<CstNode | undefined>, ast: Numbers<unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!isReference(value)) return `node ${known(ast, value)}`;
  return Object.entries(value)
    .filter(([property]) => property !== 'resolver')
    .map(([property, it]) => {
      if (property === '$refNode') return [property, known(cst, it)];
      return [property, typeof it === 'object' ? `node ${known(ast, it)}` : it];
    });
}
