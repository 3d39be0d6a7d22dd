import { t } from '@vscode/l10n';
import {
  type AstNode,
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
import type { ClientFeatures } from '../client-features.js';
import { type Configuration, severityIn } from '../config/configuration.js';
import type { Configurations } from '../config/configurations.js';
import type { JourneyCoreServices } from '../core-module.js';
import { Importable } from '../fixes/importable.js';
import type { Framework, Journey, Model } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import { type Flow, flowOf } from '../model/flow.js';
import { hasUnresolvedNext } from '../model/queries.js';
import type { LineReport } from '../syntax/findings.js';
import type { JourneyDocumentBuilder } from '../workspace/document-builder.js';
import type { Imports } from '../workspace/imports.js';
import type { JourneyIndexManager } from '../workspace/index-manager.js';
import type { JourneyWorkspaceManager } from '../workspace/workspace-manager.js';
import { type Ignore, Ignores } from './ignores.js';
import { CLOSING_RULES, FILE_RULES, RULES } from './index.js';
import {
  type ClosingRule,
  type Followed,
  type Problem,
  type Rule,
  type RuleContext,
  rangeOf,
  type Severity,
  titleRange,
} from './rule.js';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const CODES: readonly string[] = RULES.map(({ code }) => code);

/** Of one rule in one file: nobody reads more, and editors take long to show them. */
const MOST_FINDINGS = 10_000;

/** A rule has found as much as is told. */
class Enough extends Error {}

/** A problem, the rule that found it, and how it was told. */
export interface Finding {
  rule: Rule | ClosingRule;
  problem: Problem;
  diagnostic: Diagnostic;
}

/** What the rules have found in a file by itself. */
interface Check {
  context: Omit<RuleContext, 'report'>;
  ignores: Ignores;
  /** Those that have silenced something. */
  silencing: ReadonlySet<Ignore>;
  findings: readonly Finding[];
  /** The codes of rules that have found more than is told. */
  cut: ReadonlySet<string>;
}

/** Runs the rules over a file. Nothing else reports: lexer, parser and linker only collect what the rules put into words. */
export class JourneyValidator extends DefaultDocumentValidator {
  private readonly imports: () => Imports;
  private readonly scopes: () => ScopeProvider;
  private readonly index: () => JourneyIndexManager;
  private readonly workspace: () => JourneyWorkspaceManager;
  private readonly builder: () => JourneyDocumentBuilder;
  private readonly configurations: () => Configurations;
  private readonly client: () => ClientFeatures;
  private readonly importable: Importable;
  private readonly checks = new WeakMap<LangiumDocument, Check>();
  private readonly findings = new WeakMap<LangiumDocument, readonly Finding[]>();

  constructor(services: JourneyCoreServices) {
    super(services);
    this.imports = () => services.shared.workspace.Imports;
    this.scopes = () => services.references.ScopeProvider;
    this.index = () => services.shared.workspace.IndexManager;
    this.workspace = () => services.shared.workspace.WorkspaceManager;
    this.builder = () => services.shared.workspace.DocumentBuilder;
    this.client = () => services.shared.lsp.ClientFeatures;
    this.importable = new Importable(services);
    this.configurations = () => services.shared.workspace.Configurations;
  }

  /** What the last check of a file found, in the order of the text: what fixes are made from. */
  findingsIn(document: LangiumDocument): readonly Finding[] {
    return this.findings.get(document) ?? [];
  }

  /** The diagnostics of a file in the order of the text. */
  override async validateDocument(
    document: LangiumDocument,
    _options: ValidationOptions = {},
    cancelToken: CancellationToken = CancellationToken.None,
  ): Promise<Diagnostic[]> {
    await interruptAndCheck(cancelToken);
    if (document.uri.scheme === LIBRARY_URI.scheme) return [];
    const configuration = await this.configurations().of(document.uri);
    const context = this.contextOf(document as LangiumDocument<Model>, configuration);
    const ignores = Ignores.of(document);
    const silencing = new Set<Ignore>();
    const findings: Finding[] = [];
    const cut = new Set<string>();
    for (const rule of FILE_RULES) {
      if (configuration.rules.get(rule.code) === 'off') continue;
      const take = (problem: Problem) => this.take(rule, problem, configuration, ignores, silencing, findings);
      const isAll = told(findings, take, (report) => rule.check({ ...context, report }));
      if (!isAll) cut.add(rule.code);
    }
    this.checks.set(document, { context, ignores, silencing, findings, cut });
    return this.close(document);
  }

  /**
   * The diagnostics of a file that has been checked, with what the closing rules find by now: the other rules are not
   * asked again.
   */
  close(document: LangiumDocument): Diagnostic[] {
    const check = this.checks.get(document);
    if (!check) return [];
    const { context, ignores } = check;
    const { configuration } = context;
    const findings = [...check.findings];
    const silencing = new Set(check.silencing);
    const cut = new Set(check.cut);
    const isKnownWhole = this.workspace().isKnownWhole(document.uri) && !this.builder().isEarly(document);
    const closing = {
      ...context,
      isUsed: isKnownWhole ? (declaration: AstNode) => this.index().isUsed(declaration) : undefined,
      ignores: {
        comments: ignores.comments,
        silences: (ignore: Ignore) => silencing.has(ignore),
        // One that cannot be asked may be in need of its comment.
        isAsked: (code: string) =>
          configuration.rules.get(code) !== 'off' && !cut.has(code) && (isKnownWhole || code !== 'unused-declaration'),
        codes: CODES,
      },
    };
    for (const rule of CLOSING_RULES) {
      if (configuration.rules.get(rule.code) === 'off') continue;
      const take = (problem: Problem) => this.take(rule, problem, configuration, ignores, silencing, findings);
      const isAll = told(findings, take, (report) => rule.check({ ...closing, report }));
      if (!isAll) cut.add(rule.code);
    }
    findings.sort(({ problem: { range: a } }, { problem: { range: b } }) => {
      return a.start.line - b.start.line || a.start.character - b.start.character;
    });
    this.findings.set(document, findings);
    return findings.map(({ diagnostic }) => diagnostic);
  }

  /** Takes a problem among the findings, unless a comment or the configuration silences it. */
  private take(
    rule: Rule | ClosingRule,
    problem: Problem,
    configuration: Configuration,
    ignores: Ignores,
    silencing: Set<Ignore>,
    findings: Finding[],
  ): void {
    const ignore = ignores.silencing(rule.code, problem.range.start.line);
    if (ignore) {
      silencing.add(ignore);
      return;
    }
    const severity = severityIn(configuration, rule.code, problem.severity ?? rule.severity);
    if (severity) findings.push({ rule, problem, diagnostic: this.toJourneyDiagnostic(rule, problem, severity) });
  }

  private contextOf(document: LangiumDocument<Model>, configuration: Configuration): Omit<RuleContext, 'report'> {
    const model = document.parseResult.value;
    const namesOf = new Map<Scope, readonly string[]>();
    const flows = new Map<Journey, Flow | undefined>();
    return {
      document,
      model,
      lines: document.parseResult.lexerReport as LineReport,
      imports: this.imports().of(model, document),
      configuration,
      namesInScope: (info: ReferenceInfo) => {
        const scope = this.scopes().getScope(info);
        const names = namesOf.get(scope) ?? [...new Set(scope.getAllElements().map((it) => it.name))];
        namesOf.set(scope, names);
        return names;
      },
      importable: (info) => this.importable.pathsFor(document, info),
      followed: (journey) => this.followed(journey, configuration),
      flow: (journey) => {
        if (!flows.has(journey)) flows.set(journey, hasUnresolvedNext(journey) ? undefined : flowOf(journey));
        return flows.get(journey);
      },
    };
  }

  private followed(journey: Journey, { follows: name }: Configuration): Followed | undefined {
    const [follows] = journey.follows;
    if (follows) {
      const framework = follows.framework.ref;
      return framework && { framework, range: rangeOf(follows, 'framework') };
    }
    if (name === undefined) return undefined;
    const info = {
      container: { $type: 'Follows', $container: journey } as AstNode,
      property: 'framework',
      reference: { $refText: name, ref: undefined },
    };
    const framework = this.scopes().getScope(info).getElement(name)?.node as Framework | undefined;
    return framework && { framework, range: titleRange(journey) };
  }

  private toJourneyDiagnostic(rule: Rule | ClosingRule, problem: Problem, severity: Severity): Diagnostic {
    const href = this.client().pageOf(rule.code);
    return {
      range: problem.range,
      severity: SEVERITIES[severity],
      code: rule.code,
      ...(href !== undefined && { codeDescription: { href } }),
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

/**
 * Asks a rule, until it has found as much as is told.
 * @param take puts a problem among the findings, unless it is silenced
 * @returns false where there is more: the last finding says so
 */
function told(
  findings: readonly Finding[],
  take: (problem: Problem) => void,
  check: (report: (problem: Problem) => void) => void,
): boolean {
  const last = findings.length + MOST_FINDINGS;
  try {
    check((problem) => {
      if (findings.length < last) {
        take(problem);
        return;
      }
      const { range, severity } = problem;
      take({
        range,
        severity,
        message: t('From here on there is more of this kind that is not shown: 10,000 in one file are the most.'),
      });
      if (findings.length > last) throw new Enough();
    });
    return true;
  } catch (error) {
    if (error instanceof Enough) return false;
    throw error;
  }
}
