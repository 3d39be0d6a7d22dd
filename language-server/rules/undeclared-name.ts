import { t } from '@vscode/l10n';
import type { AstNode, Reference, ReferenceInfo } from 'langium';
import { declareFix, importFixes, renameFix } from '../fixes/name-fixes.js';
import { kindMadeBy } from '../references/vocabulary.js';
import { l10nKey, orMeant, quoted } from '../said.js';
import { looseKey } from '../syntax/text.js';
import { type Fix, type Rule, type RuleContext, referenceRange } from './rule.js';
import { Suggestions } from './suggestions.js';

/** The names of one kind: those that are declared, and those that uses have made so far, with what they look like a slip of. */
class Names {
  private readonly names: string[];
  private readonly folded: Folded[];
  private readonly made = new Map<string, string | undefined>();
  private readonly suggestions = new Suggestions();

  /** True where the file and its imports declare something of the kind. */
  readonly someDeclared: boolean;

  constructor(declared: readonly string[]) {
    this.someDeclared = declared.length > 0;
    this.names = [...declared];
    this.folded = this.names.map(fold);
  }

  /** Notes a use. `near` is the name it looks like a slip of. */
  use(name: string): { isFirst: boolean; near: string | undefined } {
    const key = looseKey(name);
    if (this.made.has(key)) return { isFirst: false, near: this.made.get(key) };
    const folded = fold(name);
    const may = (index: number) => !differOnPurpose(folded, this.folded[index]!);
    const near = this.suggestions.nearest(name, () => this.names, may);
    this.made.set(key, near);
    this.names.push(name);
    this.folded.push(folded);
    return { isFirst: true, near };
  }
}

/** A name as it is compared, with its digits and without. */
interface Folded {
  loose: string;
  withoutDigits: string;
}

function fold(name: string): Folded {
  const loose = looseKey(name);
  return { loose, withoutDigits: loose.replace(/\d+/g, '') };
}

/** Two numbered names, such as `Interview 1` and `Interview 2`, are near to each other on purpose; in another case it is the same name. */
function differOnPurpose(a: Folded, b: Folded): boolean {
  return a.withoutDigits === b.withoutDigits;
}

/**
 * A persona, channel, source, metric or lane that nothing declares: reported at its first use, or wherever it looks like a
 * slip. Only a hint where nothing of its kind is declared: then it was not forgotten, the map does without.
 */
export const undeclaredName: Rule = {
  code: 'undeclared-name',
  severity: 'info',
  check(context) {
    const { document, namesInScope, report } = context;
    const names = new Map<string, Names>();
    for (const { reference, info } of undeclared(document.references as Reference<AstNode>[])) {
      const kind = kindMadeBy(info.property)!;
      const name = reference.$refText;
      const ofKind = names.get(kind) ?? new Names(namesInScope(info));
      names.set(kind, ofKind);
      const { isFirst, near } = ofKind.use(name);
      if (!isFirst && !near) continue;
      report({
        range: referenceRange(reference),
        severity: near ? 'warning' : ofKind.someDeclared ? 'info' : 'hint',
        message: near
          ? orMeant(t(NO_SUCH[kind]!, quoted(name)), near)
          : t(NOT_DECLARED[kind]!, quoted(name), quoted(`${kind} ${name}`)),
        data: { kind, name, fix: near },
        fixes: () => fixesFor(context, info, kind, near),
      });
    }
  },
};

/** By the kind of what looks like a slip: its name. */
const NO_SUCH: Readonly<Record<string, string>> = {
  persona: l10nKey('No persona {0} is declared.'),
  channel: l10nKey('No channel {0} is declared.'),
  source: l10nKey('No source {0} is declared.'),
  metric: l10nKey('No metric {0} is declared.'),
  lane: l10nKey('No lane {0} is declared.'),
};

/** By the kind of what does without a declaration: its name, and the line that would declare it. */
const NOT_DECLARED: Readonly<Record<string, string>> = {
  persona: l10nKey('The persona {0} is not declared. Its use is enough; {1} would say more about it.'),
  channel: l10nKey('The channel {0} is not declared. Its use is enough; {1} would say more about it.'),
  source: l10nKey('The source {0} is not declared. Its use is enough; {1} would say more about it.'),
  metric: l10nKey('The metric {0} is not declared. Its use is enough; {1} would say more about it.'),
  lane: l10nKey('The lane {0} is not declared. Its use is enough; {1} would say more about it.'),
};

/** References to what may go without a declaration and has none, in the order of the text. */
function undeclared(references: readonly Reference<AstNode>[]) {
  const found: { reference: Reference<AstNode>; info: ReferenceInfo }[] = [];
  for (const reference of references) {
    const info = reference.error?.info;
    if (info && reference.$refText && kindMadeBy(info.property) !== undefined) found.push({ reference, info });
  }
  return found.sort((a, b) => a.reference.$refNode!.offset - b.reference.$refNode!.offset);
}

/** What may have been meant, the files that declare it, and a declaration here. */
function fixesFor(context: RuleContext, info: ReferenceInfo, kind: string, near: string | undefined): Fix[] {
  const rename = near === undefined ? [] : [{ ...renameFix(context.document, info, near), preferred: true }];
  const imports = importFixes(context, info);
  return [...rename, ...imports, declareFix(context, kind, info.reference.$refText)];
}
