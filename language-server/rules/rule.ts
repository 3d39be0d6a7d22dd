import type { AstNode, LangiumDocument, Reference, ReferenceInfo } from 'langium';
import { CstUtils, GrammarUtils } from 'langium';
import type { DiagnosticTag } from 'vscode-languageserver-types';
import type { Configuration } from '../config/configuration.js';
import type { Framework, Journey, Model } from '../generated/ast.js';
import type { Range } from '../map/journey-map.js';
import { leafOf } from '../map/places.js';
import type { Flow } from '../model/flow.js';
import type { LineReport } from '../syntax/findings.js';
import type { ResolvedImport } from '../workspace/imports.js';
import type { Ignore, IgnoreComment } from './ignores.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Text that a fix puts in the place of a range. */
export interface FixEdit {
  range: Range;
  /** The new text; of a snippet with its marks (`$1`, `${1:words}`), everything else that has a meaning there escaped. */
  newText: string;
  /** Where there is something to fill in: the cursor goes there. */
  snippet?: boolean;
  /** The file that is changed; the one with the problem where it is left out. */
  uri?: string;
}

/** A way out of a problem. It changes nothing but what its title says. */
export interface Fix {
  /** What it does, as an order: ‘Add ‘starts’’. */
  title: string;
  edits: readonly FixEdit[];
  /** The one that most people want, of several. */
  preferred?: boolean;
  /** That it needs no decision of a person, so that it may be done together with others, unasked. */
  safe?: boolean;
}

/** Something a rule has found. */
export interface Problem {
  /** The smallest text that it is about. */
  range: Range;
  /** One sentence that a service designer understands: what is wrong and, where it is not plain, what to do. */
  message: string;
  /** Where it differs from the rule's own. */
  severity?: Severity;
  related?: { uri: string; range: Range; message: string }[];
  tags?: DiagnosticTag[];
  /** The ways out, the best first. Asked for only when a person wants to see them, on the very text that was checked. */
  fixes?: () => readonly Fix[];
  /** What a reader of the diagnostic may want to know as data. */
  data?: Readonly<Record<string, unknown>>;
}

/** What a rule may look at: one file, parsed and linked. */
export interface RuleContext {
  document: LangiumDocument<Model>;
  model: Model;
  lines: LineReport;
  imports: readonly ResolvedImport[];
  /** What is configured for the file. */
  configuration: Configuration;
  /** The names that a reference at a place could mean, each once. */
  namesInScope(info: ReferenceInfo): readonly string[];
  /** The paths of files in the workspace that this one could import to know the name of a reference. */
  importable(info: ReferenceInfo): readonly string[];
  /** The framework that a journey follows, by its own word or else as configured. */
  followed(journey: Journey): Followed | undefined;
  /** Where the ways of a journey lead; undefined where a name behind ‘next’ is not known. */
  flow(journey: Journey): Flow | undefined;
  report(problem: Problem): void;
}

export interface Followed {
  framework: Framework;
  /** What to report on: the framework's name behind `follows`; the journey's title where the configuration names it. */
  range: Range;
}

/** What a closing rule may look at besides: what it finds depends on other rules or other files. */
export interface ClosingContext extends RuleContext {
  /** Tells whether anything in the workspace refers to a declaration; absent where not all of the workspace is known. */
  isUsed?: (declaration: AstNode) => boolean;
  ignores: {
    comments: readonly IgnoreComment[];
    /** True for one that has silenced a report. */
    silences(ignore: Ignore): boolean;
    /** True for the code of a rule that has been asked. */
    isAsked(code: string): boolean;
    /** The codes of all rules. */
    codes: readonly string[];
  };
}

/** One thing a map can lack or get wrong. Its page is docs/rules/<code>.md, its test test/rules/<code>.test.ts. */
export interface Rule {
  /** Stands in diagnostics, in configuration and in ignore comments. */
  code: string;
  severity: Severity;
  check(context: RuleContext): void;
}

/** A rule that is asked last, and again when what it depends on in other files has changed. It costs next to nothing. */
export interface ClosingRule extends Omit<Rule, 'check'> {
  check(context: ClosingContext): void;
}

/** The range of a property's text; of the node's first word where the property is missing or empty. */
export function rangeOf(node: AstNode, property: string, index?: number): Range {
  // Looking through the node's rule alone is much quicker, and enough for nearly all.
  const own = index === undefined && node.$cstNode ? leafOf(node.$cstNode, property) : undefined;
  const found = own ?? GrammarUtils.findNodeForProperty(node.$cstNode, property, index);
  return found && found.text.trim() !== '' ? plain(found.range) : keywordRange(node);
}

/** The range of the title of a stage, step or declaration. */
export function titleRange(node: AstNode): Range {
  return rangeOf(node, 'name');
}

/** The range of a name that refers to something. Quicker than `rangeOf` where a line holds thousands. */
export function referenceRange(reference: Reference): Range {
  return plain(reference.$refNode!.range);
}

/** The range of a line's keyword. */
export function keywordRange(node: AstNode): Range {
  const first = CstUtils.flattenCst(node.$cstNode!).find((leaf) => !leaf.hidden);
  return plain((first ?? node.$cstNode!).range);
}

/** A range of offsets. */
export function offsetRange(document: LangiumDocument, start: number, end: number): Range {
  const { textDocument } = document;
  return { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
}

function plain({ start, end }: Range): Range {
  return { start: { ...start }, end: { ...end } };
}
