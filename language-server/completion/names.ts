/** Names that can stand at a place: declared, used, built in, and those that other files declare. */
import { t } from '@vscode/l10n';
import type { AstNode, AstNodeDescription, IndexManager, LangiumDocument, Reference, ScopeProvider } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { insertLines } from '../fixes/edits.js';
import { Importable } from '../fixes/importable.js';
import { nameFor } from '../fixes/names.js';
import type { Journey, Layer, Model } from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import type { JourneyServices } from '../module.js';
import { kindWordOf, summaryOf } from '../reading/cards.js';
import { kindMadeBy, spelling } from '../references/vocabulary.js';
import { forEachNode } from '../references/walk.js';
import type { FixEdit } from '../rules/rule.js';
import { l10nKey } from '../said.js';
import { lineOf } from '../syntax/table.js';
import { looseKey, toName, writeText } from '../syntax/text.js';
import type { ItemData, Proposal } from './items.js';
import { ELSEWHERE, FAR, FAR_LIBRARY, moodOf, orderOf } from './name-order.js';
import { around, type BlockNode } from './nodes.js';
import { type BodyPlace, type NameSlot, nameSlot } from './place.js';

/** More than these nobody reads: who types on gets others. */
const MOST_NAMES = 100;

/** The property that a line's names are references of, by its rule. */
const PROPERTIES: Readonly<Record<string, string>> = {
  For: 'personas',
  As: 'personas',
  On: 'channels',
  Follows: 'framework',
  FutureOf: 'journey',
  Details: 'journey',
  Answers: 'pain',
  TouchpointLine: 'touchpoint',
  Feels: 'emotion',
  MetricLine: 'metric',
  EvidenceLine: 'source',
  LaneLine: 'lane',
  Next: 'targets',
};

const KINDS: Readonly<Record<string, CompletionItemKind>> = {
  Persona: CompletionItemKind.Class,
  Channel: CompletionItemKind.Module,
  Touchpoint: CompletionItemKind.Field,
  Emotion: CompletionItemKind.EnumMember,
  Source: CompletionItemKind.Reference,
  Metric: CompletionItemKind.Unit,
  Lane: CompletionItemKind.Property,
  Framework: CompletionItemKind.Struct,
  Journey: CompletionItemKind.Interface,
  Stage: CompletionItemKind.Folder,
  Step: CompletionItemKind.Function,
  Pain: CompletionItemKind.Event,
};

/** What a name that nothing declares would be, by the property that refers to it. */
const NEW_NAMES: Readonly<Record<string, string>> = {
  personas: l10nKey('a new persona'),
  channels: l10nKey('a new channel'),
  source: l10nKey('a new source'),
  metric: l10nKey('a new measure'),
  lane: l10nKey('a new row'),
  touchpoint: l10nKey('a new touchpoint'),
  emotion: l10nKey('a word of your own: add a score'),
  targets: l10nKey('a step that is yet to be written'),
  names: l10nKey('a new name'),
};

interface Named {
  name: string;
  kind: CompletionItemKind;
  /** Worked out for those that are shown. */
  more?: () => { detail?: string; data?: ItemData; edits?: readonly FixEdit[] };
  /** Lower comes first; equal ones keep their order. */
  rank: number;
}

export class Names {
  private readonly scopes: () => ScopeProvider;
  private readonly index: () => IndexManager;
  private readonly importable: Importable;
  private readonly services: JourneyServices;

  constructor(services: JourneyServices) {
    this.services = services;
    this.scopes = () => services.references.ScopeProvider;
    this.index = () => services.shared.workspace.IndexManager;
    this.importable = new Importable(services);
  }

  /** The names at a place that fit what is written; undefined where none can stand. `block`: the node of the block that the line stands in. */
  at(place: BodyPlace, document: LangiumDocument<Model>, block: BlockNode): Proposal[] | undefined {
    const slot = nameSlot(place);
    if (!slot) return undefined;
    const { rule } = place.definition;
    const property = PROPERTIES[rule];
    const names = property
      ? this.references(place, document, block, property)
      : rule === 'Involves' || rule === 'Layer'
        ? usedNames(place, document.parseResult.value)
        : undefined;
    if (!names) return undefined;
    return proposalsOf(place, slot, names, property ?? (rule === 'Layer' ? 'who' : 'names'));
  }

  /** What a title could be, since something refers to it already. */
  titles(place: BodyPlace, document: LangiumDocument<Model>, block: BlockNode): Proposal[] | undefined {
    const slot = nameSlot(place);
    const names = slot && wantedTitles(place, document, block);
    if (!slot || !names || names.length === 0) return undefined;
    return proposalsOf(place, slot, names, undefined);
  }

  private references(
    place: BodyPlace,
    document: LangiumDocument<Model>,
    block: BlockNode,
    property: string,
  ): Named[] | undefined {
    const { rule } = place.definition;
    const container = { $type: rule, $container: block } as AstNode;
    const info = { container, property, reference: { $refText: '' } as Reference };
    const visible = this.scopes().getScope(info).getAllElements().toArray();
    const recent = recentUses(place, document, property);
    const order = orderOf(property, block, visible);
    const known = new Set<string>();
    const named: Named[] = [];
    for (const [index, description] of visible.entries()) {
      if (!order.isOffered(description)) continue;
      const key = looseKey(description.name);
      known.add(key);
      const isLibrary = description.documentUri.scheme === LIBRARY_URI.scheme;
      const used = recent.get(key);
      const rank = order.rank(description) ?? used ?? (isLibrary ? FAR_LIBRARY - moodOf(description) : FAR) + index;
      named.push(this.declared(description, rank));
    }
    if (kindMadeBy(property) !== undefined || property === 'touchpoint') {
      named.push(...undeclaredNames(place, document, property, known, recent));
    }
    if (property !== 'targets' && property !== 'pain') named.push(...this.elsewhere(info, document, known));
    return named;
  }

  private declared(description: AstNodeDescription, rank: number): Named {
    const { name, type, node } = description;
    const more = () => ({
      detail: node && summaryOf(node),
      data: { page: 'name' as const, uri: description.documentUri.toString(), path: description.path },
    });
    return { name, kind: KINDS[type] ?? CompletionItemKind.Text, more, rank };
  }

  /** What files of the workspace declare that this one does not import yet. */
  private elsewhere(
    info: { container: AstNode; property: string; reference: Reference },
    document: LangiumDocument<Model>,
    known: Set<string>,
  ): Named[] {
    const type = this.services.shared.AstReflection.getReferenceType(info);
    const paths = new Map<string, string | undefined>();
    const named: Named[] = [];
    for (const description of this.index().allElements(type)) {
      const key = looseKey(description.name);
      if (known.has(key) || !description.name) continue;
      const uri = description.documentUri.toString();
      if (!paths.has(uri)) paths.set(uri, this.importable.pathTo(document, description.documentUri));
      const path = paths.get(uri);
      if (path === undefined) continue;
      known.add(key);
      const its = this.declared(description, ELSEWHERE + named.length);
      const more = () => {
        const { detail, data } = its.more!();
        const edits = [insertLines(document, document.parseResult.value, [`import ${writeText(path)}`])];
        return { detail: [detail, t('from {0}', path)].filter(Boolean).join(' · '), data, edits };
      };
      named.push({ ...its, more });
    }
    return named;
  }
}

/** How far above the cursor names were used last, in characters; those below it are left out. */
function recentUses({ offset, entry }: BodyPlace, document: LangiumDocument, property: string): Map<string, number> {
  const recent = new Map<string, number>();
  for (const reference of document.references as Reference[]) {
    const place = reference.$refNode;
    if (!place || place.offset >= entry.line.start || referenceProperty(reference) !== property) continue;
    const key = looseKey(reference.$refText);
    recent.set(key, Math.min(recent.get(key) ?? Number.POSITIVE_INFINITY, offset - place.offset));
  }
  return recent;
}

/** The property that a reference is the value of. */
function referenceProperty(reference: Reference): string | undefined {
  const line = reference.$refNode?.astNode;
  return line && PROPERTIES[line.$type];
}

/** Names that lines use and nothing declares; that of the line itself is left out. */
function undeclaredNames(
  { outline, offset }: BodyPlace,
  document: LangiumDocument,
  property: string,
  known: Set<string>,
  recent: ReadonlyMap<string, number>,
): Named[] {
  const named: Named[] = [];
  const line = outline.positionAt(offset).line;
  for (const reference of document.references as Reference[]) {
    if (!reference.$refText || reference.ref !== undefined || referenceProperty(reference) !== property) continue;
    const place = reference.$refNode;
    if (!place || place.range.start.line === line) continue;
    const name = spelling(reference);
    const key = looseKey(name);
    if (known.has(key)) continue;
    known.add(key);
    const kind = kindMadeBy(property) ?? 'touchpoint';
    named.push({
      name,
      kind: CompletionItemKind.Text,
      more: () => ({ detail: t('{0}, not declared', kindWordOf(kind)) }),
      rank: recent.get(key) ?? FAR + named.length,
    });
  }
  return named;
}

/** Who else plays a part, as other lines of these keywords say it. */
function usedNames({ definition, entry, keyword }: BodyPlace, model: Model): Named[] {
  const uses = new Map<string, { name: string; rank: number; detail: string }>();
  const add = (name: string | undefined, at: number, detail: string, isOwn: boolean) => {
    const key = name && looseKey(name);
    if (!key || at === entry.line.start) return;
    const distance = Math.abs(entry.line.start - at) + (isOwn ? 0 : FAR);
    const known = uses.get(key);
    if (!known || distance < known.rank) uses.set(key, { name: name!, rank: distance, detail });
  };
  forEachNode(model, (node) => {
    const at = node.$cstNode?.offset ?? -1;
    if (definition.rule === 'Layer' && node.$type === 'Layer') {
      const { who, kind } = node as Layer;
      add(who, at, kind, kind === keyword);
    }
    if (definition.rule === 'Involves' && node.$type === 'Involves') {
      for (const name of (node as AstNode & { names: string[] }).names) add(name, at, t('involved elsewhere'), true);
    }
  });
  return [...uses.values()].map(({ name, rank, detail }) => {
    return { name, rank, kind: CompletionItemKind.Text, more: () => ({ detail }) };
  });
}

/** Names that lines refer to and that nothing has as its title yet. */
function wantedTitles(
  { definition, outline, offset }: BodyPlace,
  document: LangiumDocument<Model>,
  block: BlockNode,
): Named[] | undefined {
  const property = TITLES[definition.rule];
  if (property === undefined) return undefined;
  const journey = around<Journey>(block, 'Journey');
  const line = outline.positionAt(offset).line;
  const found = new Map<string, Named>();
  for (const reference of document.references as Reference[]) {
    if (!reference.$refText || reference.ref !== undefined || referenceProperty(reference) !== property) continue;
    const node = reference.$refNode?.astNode;
    if (!node || reference.$refNode!.range.start.line === line) continue;
    if (property === 'targets' && around<Journey>(node, 'Journey') !== journey) continue;
    const name = property === 'targets' ? toName(reference.$refText) : spelling(reference);
    const rank = Math.abs(offset - reference.$refNode!.offset);
    const detail = property === 'targets' ? t('a step that is named after ‘next’') : t('used, not declared');
    const more = () => ({ detail });
    if (!found.has(looseKey(name))) found.set(looseKey(name), { name, kind: CompletionItemKind.Text, more, rank });
  }
  return [...found.values()];
}

/** The property whose references a title could answer, by the rule of the line that it stands in. */
const TITLES: Readonly<Record<string, string>> = {
  Step: 'targets',
  Persona: 'personas',
  Channel: 'channels',
  Source: 'source',
  Metric: 'metric',
  Lane: 'lane',
  Emotion: 'emotion',
  Touchpoint: 'touchpoint',
  Framework: 'framework',
  Journey: 'journey',
};

/** A line in which a name stands before a colon. */
const BEFORE_COLON = lineOf('step', 'evidence')!;

function proposalsOf(
  { definition }: BodyPlace,
  { start, end, typed, others }: NameSlot,
  names: readonly Named[],
  property: string | undefined,
): Proposal[] {
  const quoted = typed.startsWith('"');
  const typedName = looseKey(toName(quoted ? `${typed.replace(/"$/u, '')}"` : typed));
  const taken = new Set(others.map((name) => looseKey(toName(name))));
  // A name that is written whole goes on with what comes behind it.
  const isWhole = (name: string) => /\s$/u.test(typed) && looseKey(name) === typedName;
  const fitting = names
    .filter(
      ({ name }) => name !== '' && !taken.has(looseKey(name)) && fits(looseKey(name), typedName) && !isWhole(name),
    )
    // What is written whole is meant, even where another that begins with it was used more lately.
    .sort((a, b) => Number(looseKey(b.name) === typedName) - Number(looseKey(a.name) === typedName) || a.rank - b.rank);
  const proposals = fitting.slice(0, MOST_NAMES).map(({ name, kind, more }): Proposal => {
    const { detail, data, edits }: ReturnType<NonNullable<Named['more']>> = more?.() ?? {};
    const written = nameFor(definition.rule === 'Layer' ? BEFORE_COLON : definition, name);
    return {
      label: name,
      kind,
      start,
      end,
      newText: definition.rule === 'Layer' ? `${written}: ` : written,
      filterText: quoted ? `"${name}` : name,
      detail,
      ...(data && { data }),
      ...(edits && { additionalEdits: edits }),
    };
  });
  // Alone it would only be in the way of Enter and Tab, which take what is chosen before they do anything else.
  const isFree = proposals.length > 0 && property !== undefined && Object.hasOwn(NEW_NAMES, property);
  const isNew = typedName !== '' && !quoted && !names.some(({ name }) => looseKey(name) === typedName);
  if (isFree && isNew && !/\p{N}\s*[%％]?$/u.test(typed)) {
    const text = typed.trimEnd();
    const detail = t(NEW_NAMES[property]!);
    // A name of one's own that another begins with can be chosen, too. Editors put first what is compared as written whole:
    // the space at its end keeps it behind those that it may be the beginning of.
    proposals.push({
      label: text,
      kind: CompletionItemKind.Text,
      start,
      end,
      newText: text,
      filterText: `${typed} `,
      detail,
    });
  }
  return proposals;
}

/** True where a name has words that begin with those that are written. */
function fits(name: string, typed: string): boolean {
  if (typed === '' || name.startsWith(typed)) return true;
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u);
  return typed.split(' ').every((part) => words.some((word) => word.startsWith(part)));
}
