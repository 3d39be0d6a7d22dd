import { type AstNode, AstUtils, CstUtils, isReference } from 'langium';
import { isModel } from '../../language-server/generated/ast.js';
import type { Language } from './helpers.js';

/** Where a line stands in the tree. */
export interface Placed {
  /** The line of the block it belongs to, -1 for the file. */
  parent: number;
  type: string;
  /** What it says, as the tree has it. */
  says: string;
}

/** The line of every node's keyword → where the node stands. */
export function structureOf(root: AstNode): Map<number, Placed> {
  const lineOf = (node: AstNode) => (isModel(node) ? -1 : node.$cstNode!.range.start.line);
  const placed = new Map<number, Placed>();
  for (const node of AstUtils.streamAllContents(root)) {
    placed.set(lineOf(node), { parent: lineOf(node.$container!), type: node.$type, says: said(node) });
  }
  return placed;
}

/** The node's own words, without those of the lines in it. */
function said(node: AstNode): string {
  const words: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('$')) continue;
    const own = [value].flat().map((it) => (isReference(it) ? it.$refText : it));
    if (own.length > 0 && own.every((it) => typeof it !== 'object')) words[key] = own;
  }
  return JSON.stringify(words);
}

/** The lines that are neither in the tree nor reported. */
export function unaccounted(language: Language, text: string): string[] {
  const { value, lexerReport } = language.parse(text);
  const lines = text.split(/\r\n|\r|\n/);
  const starts: number[] = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  const lineAt = (offset: number) => starts.findLastIndex((start) => start <= offset);
  const seen = new Set<number>();
  const report = lexerReport as unknown as { findings: { start: number; end: number }[] };
  for (const { start, end } of report.findings) {
    for (let i = lineAt(start); i <= lineAt(Math.max(start, end - 1)); i++) seen.add(i);
  }
  const leaves = value.$cstNode ? CstUtils.flattenCst(value.$cstNode).toArray() : [];
  for (const leaf of leaves) {
    if (leaf.hidden && leaf.tokenType.name !== 'COMMENT') continue;
    for (let i = leaf.range.start.line; i <= leaf.range.end.line; i++) seen.add(i);
  }
  return lines.flatMap((content, i) => (/^[\s\ufeff]*$/.test(content) || seen.has(i) ? [] : [`${i + 1}: ${content}`]));
}
