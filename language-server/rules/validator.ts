import {
  DefaultDocumentValidator,
  interruptAndCheck,
  type LangiumDocument,
  type ReferenceInfo,
  type Scope,
  type ScopeProvider,
  type ValidationOptions,
} from 'langium';
import { CancellationToken } from 'vscode-jsonrpc';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Model } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import type { JourneyServices } from '../module.js';
import type { LineReport } from '../syntax/findings.js';
import type { Imports } from '../workspace/imports.js';
import { RULES } from './index.js';
import type { Problem, Rule, Severity } from './rule.js';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Runs the rules over a file. Nothing else reports: lexer, parser and linker only collect what the rules put into words. */
export class JourneyValidator extends DefaultDocumentValidator {
  private readonly imports: () => Imports;
  private readonly scopes: () => ScopeProvider;

  constructor(services: JourneyServices) {
    super(services);
    this.imports = () => services.shared.workspace.Imports;
    this.scopes = () => services.references.ScopeProvider;
  }

  /** The diagnostics of a file in the order of the text. */
  override async validateDocument(
    document: LangiumDocument,
    _options: ValidationOptions = {},
    cancelToken: CancellationToken = CancellationToken.None,
  ): Promise<Diagnostic[]> {
    await interruptAndCheck(cancelToken);
    if (document.uri.scheme === LIBRARY_URI.scheme) return [];
    const model = document.parseResult.value as Model;
    const namesOf = new Map<Scope, readonly string[]>();
    const diagnostics: Diagnostic[] = [];
    const context = {
      document: document as LangiumDocument<Model>,
      model,
      lines: document.parseResult.lexerReport as LineReport,
      imports: this.imports().of(model, document),
      namesInScope: (info: ReferenceInfo) => {
        const scope = this.scopes().getScope(info);
        const names = namesOf.get(scope) ?? [...new Set(scope.getAllElements().map((it) => it.name))];
        namesOf.set(scope, names);
        return names;
      },
    };
    for (const rule of RULES) {
      rule.check({ ...context, report: (problem) => diagnostics.push(this.toProblem(rule, problem)) });
    }
    return diagnostics.sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
  }

  private toProblem(rule: Rule, problem: Problem): Diagnostic {
    return {
      range: problem.range,
      severity: SEVERITIES[problem.severity ?? rule.severity],
      code: rule.code,
      source: this.getSource(),
      message: problem.message,
      ...(problem.tags && { tags: problem.tags }),
      ...(problem.related && {
        relatedInformation: problem.related.map(({ uri, range, message }) => ({ location: { uri, range }, message })),
      }),
      ...(problem.data && { data: problem.data }),
    };
  }
}
