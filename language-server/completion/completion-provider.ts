import { t } from '@vscode/l10n';
import { type LangiumDocument, type LangiumDocuments, URI } from 'langium';
import type { CompletionProvider, CompletionProviderOptions } from 'langium/lsp';
import type { CompletionParams } from 'vscode-languageserver';
import { type CompletionItem, CompletionItemKind, type CompletionList, MarkupKind } from 'vscode-languageserver-types';
import type { ClientFeatures } from '../client-features.js';
import { unitFor } from '../fixes/edits.js';
import { Outline } from '../fixes/outline.js';
import { plainTextOf } from '../fixes/snippet.js';
import type { Framework, Journey, Model } from '../generated/ast.js';
import type { JourneyServices } from '../module.js';
import { cardOf, kindWord } from '../reading/cards.js';
import { pageOf } from '../reading/keyword-pages.js';
import { code, paragraphs, plain } from '../reading/markdown.js';
import { REASONS } from '../reading/rule-reasons.js';
import type { BlockName } from '../syntax/table.js';
import { looseKey } from '../syntax/text.js';
import { commentProposals } from './comments.js';
import { type ItemData, itemsOf, type Proposal, takesLines } from './items.js';
import { keywordProposals, withUnit } from './keywords.js';
import { Names } from './names.js';
import { nodeOf } from './nodes.js';
import { Paths } from './paths.js';
import { type BodyPlace, type KeywordPlace, placeAt } from './place.js';
import { TEMPLATES } from './templates.js';
import { valueProposals } from './values.js';

/**
 * Completes the line under the cursor by the outline around it: what the block takes, what it lacks, and the names and
 * values that the keyword goes on with. Langium's own provider follows the grammar, in which lines have no place of their own.
 */
export class JourneyCompletions implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters: [' ', ',', '/'] };
  private readonly names: Names;
  private readonly paths: Paths;
  private readonly client: () => ClientFeatures;
  private readonly documents: LangiumDocuments;
  private readonly services: JourneyServices;

  constructor(services: JourneyServices) {
    this.services = services;
    this.names = new Names(services);
    this.paths = new Paths(services);
    this.client = () => services.shared.lsp.ClientFeatures;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  async getCompletion(document: LangiumDocument, params: CompletionParams): Promise<CompletionList> {
    const map = document as LangiumDocument<Model>;
    const outline = Outline.of(document);
    const place = placeAt(outline, document.textDocument.offsetAt(params.position));
    const client = this.client();
    const list = (proposals: readonly Proposal[], isIncomplete = false): CompletionList => {
      return { isIncomplete, items: itemsOf(proposals, outline, client) };
    };
    switch (place?.kind) {
      case 'comment': {
        const near = (document.diagnostics ?? []).filter(
          ({ range }) => range.start.line <= place.number + 1 && range.end.line >= place.number,
        );
        return list(
          commentProposals(
            place,
            near.map((diagnostic) => String(diagnostic.code)),
          ),
        );
      }
      case 'keyword': {
        const proposals = keywordProposals(place, map.parseResult.value, client);
        return list([...templates(place, client), ...frameworkStages(place, map, proposals), ...proposals]);
      }
      case 'body':
        return list(
          (await this.body(place, map)).map((it) => withPage(place, it)),
          true,
        );
      default:
        return list([]);
    }
  }

  private async body(place: BodyPlace, document: LangiumDocument<Model>): Promise<Proposal[]> {
    const block = nodeOf(document.parseResult.value, place.entry.parent);
    if (place.definition.rule === 'Import') return this.paths.maps(place, document);
    if (place.keyword === 'image') return await this.paths.pictures(place, document);
    if (place.definition.opens !== undefined && place.definition.rule !== 'As' && place.definition.rule !== 'Emotion') {
      const wanted = this.names.titles(place, document, block) ?? [];
      return [...(place.definition.rule === 'Stage' ? stageTitles(place, document) : []), ...wanted];
    }
    const values = valueProposals(place, block);
    const names =
      place.definition.rule === 'Emotion'
        ? this.names.titles(place, document, block)
        : this.names.at(place, document, block);
    if (place.keyword === 'owner' || place.keyword === 'contributor') return people(place, document);
    return [...(names ?? []), ...values];
  }

  /** Adds what is read beside an item once somebody looks at it. */
  resolve(item: CompletionItem): CompletionItem {
    const data = item.data as ItemData | undefined;
    const value = data && this.documentationOf(data);
    return value ? { ...item, documentation: { kind: MarkupKind.Markdown, value } } : item;
  }

  private documentationOf(data: ItemData): string | undefined {
    switch (data.page) {
      case 'keyword': {
        const page = pageOf(data.block as BlockName, data.keyword);
        return page && paragraphs([plain(page.text), code(page.example)]);
      }
      case 'lines':
        return code(plainTextOf(data.text));
      case 'rule':
        return Object.hasOwn(REASONS, data.code) ? t(REASONS[data.code]!) : undefined;
      case 'name': {
        const uri = URI.parse(data.uri);
        const document = this.documents.hasDocument(uri) ? this.documents.getDocument(uri) : undefined;
        const node =
          document && this.services.workspace.AstNodeLocator.getAstNode(document.parseResult.value, data.path);
        return node && cardOf(node);
      }
    }
  }
}

/** What has nothing to be read beside it, such as a value, has what is said of its line. */
function withPage({ entry, keyword }: BodyPlace, proposal: Proposal): Proposal {
  if (proposal.data || proposal.documentation) return proposal;
  const block = entry.parent?.line.definition?.opens ?? 'file';
  return { ...proposal, data: { page: 'keyword', block, keyword } };
}

/** Whole maps, where there is nothing yet. */
function templates({ outline, offset, end, start, hasRest }: KeywordPlace, client: ClientFeatures): Proposal[] {
  const others = outline.entries.length + outline.lines.filter(({ textStart, end }) => textStart < end).length;
  const own = start < offset ? 1 : 0;
  if (hasRest || others > own + (outline.entries.length > 0 ? own : 0)) return [];
  const lineStart = outline.lines[outline.positionAt(offset).line]!.start;
  const indent = outline.text.slice(lineStart, start);
  if (!takesLines(client, indent)) return [];
  const unit = unitFor(outline, undefined);
  return TEMPLATES.map(({ title, description, snippet }) => ({
    label: title,
    kind: CompletionItemKind.Snippet,
    start: lineStart,
    end,
    newText: snippet
      .split('\n')
      .map((line) => withUnit(line, unit))
      .join(outline.lineEnd),
    snippet: true,
    filterText: `${indent}${title} journey template`,
    detail: description,
    data: { page: 'lines', text: plainTextOf(snippet).trimEnd().replaceAll('\t', '  ') },
  }));
}

/** The framework that the journey around a place follows, and the names of its stages that the journey does not have. */
function missingStages(journey: Journey | undefined): { framework: Framework; missing: string[] } | undefined {
  const framework = journey?.follows[0]?.framework.ref;
  if (!journey || !framework) return undefined;
  const present = new Set(journey.stages.map(({ name }) => looseKey(name)));
  const missing = framework.stages.map(({ name }) => name).filter((name) => name && !present.has(looseKey(name)));
  return { framework, missing };
}

/** `stage Evaluation`: the stages of the framework that are missing, where a stage could stand. */
function frameworkStages(
  place: KeywordPlace,
  document: LangiumDocument<Model>,
  proposals: readonly Proposal[],
): Proposal[] {
  const stage = proposals.find(({ label, kind }) => label === 'stage' && kind === CompletionItemKind.Keyword);
  if (!stage || place.hasRest) return [];
  const journey = document.parseResult.value.journeys.findLast((it) => it.$cstNode!.offset < place.offset);
  const { framework, missing } = missingStages(journey) ?? {};
  if (!framework || !missing) return [];
  return missing.slice(0, 1).map((name) => ({
    ...stage,
    label: `stage ${name}`,
    newText: `${stage.newText}${name}`,
    filterText: `${stage.filterText} ${name}`,
    detail: t('of ‘{0}’', framework.name),
    suggestNext: false,
  }));
}

/** The titles that the framework has for stages. */
function stageTitles(place: BodyPlace, document: LangiumDocument<Model>): Proposal[] {
  const journey = document.parseResult.value.journeys.findLast((it) => it.$cstNode!.offset < place.offset);
  const { framework, missing } = missingStages(journey) ?? {};
  if (!framework || !missing) return [];
  return missing.map((name) => ({
    label: name,
    kind: CompletionItemKind.Folder,
    start: place.start,
    end: Math.max(place.end, place.offset),
    newText: name,
    detail: t('of ‘{0}’', framework.name),
  }));
}

/** Who else owns or contributes something in this file. */
function people(place: BodyPlace, document: LangiumDocument<Model>): Proposal[] {
  const names = new Map<string, string>();
  const { outline } = place;
  for (const { line } of outline.entries) {
    if (line === place.entry.line || (line.keyword !== 'owner' && line.keyword !== 'contributor')) continue;
    const name = outline.text.slice(line.keywordEnd, outline.textEndOf(line.line)).trim();
    if (name !== '') names.set(looseKey(name), name);
  }
  const typed = looseKey(outline.text.slice(place.start, place.offset));
  return [...names]
    .filter(([key]) => key.startsWith(typed))
    .map(([, name]) => ({
      label: name,
      kind: CompletionItemKind.Text,
      start: place.start,
      end: Math.max(place.end, place.offset),
      newText: name,
      detail: document.parseResult.value.personas.some((it) => looseKey(it.name) === looseKey(name))
        ? kindWord('Persona')
        : t('named in this file'),
    }));
}
