import { t } from '@vscode/l10n';
import type { AstNode, LangiumDocument, LeafCstNode } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { HoverParams } from 'vscode-languageserver';
import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import type { ClientFeatures } from '../client-features.js';
import { type Entry, Outline } from '../fixes/outline.js';
import type { Emotion, Feels, Journey, MetricLine } from '../generated/ast.js';
import type { Position, Range } from '../map/journey-map.js';
import { measureOfLine, scaleOfMetric } from '../model/measures.js';
import { referenceName, scaleOf, scoreOf, scoreOfEmotion } from '../model/queries.js';
import type { JourneyServices } from '../module.js';
import { kindMadeBy, spelling } from '../references/vocabulary.js';
import { Ignores } from '../rules/ignores.js';
import type { BlockName } from '../syntax/table.js';
import { EMOTION_SCALE } from '../syntax/values.js';
import { cardOf, counted, kindWord, kindWordOf } from './cards.js';
import { faceOf, onScale, scoreIn, signed } from './faces.js';
import { pageOf } from './keyword-pages.js';
import { code, paragraphs, plain } from './markdown.js';
import { leafAt, type NameAt, nameAt, plainRange, undeclaredUses } from './name-at.js';
import { REASONS } from './rule-reasons.js';

/** Tells what stands under the pointer: a keyword's use, a name's card, a score; and why a rule has reported it. */
export class JourneyHover implements HoverProvider {
  private readonly client: () => ClientFeatures;

  constructor(services: JourneyServices) {
    this.client = () => services.shared.lsp.ClientFeatures;
  }

  getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
    const offset = document.textDocument.offsetAt(position);
    const told =
      keywordAt(document, offset) ??
      this.silencedAt(document, offset) ??
      named(document, offset) ??
      valued(document, offset);
    const reasons = this.reasonsAt(document, position);
    const value = paragraphs([told?.text, ...reasons]);
    if (value === '') return undefined;
    return { contents: { kind: MarkupKind.Markdown, value }, ...(told && { range: told.range }) };
  }

  /** Why the rules say something about a place, each with its page. What they say, the editor shows by itself. */
  private reasonsAt(document: LangiumDocument, position: Position): string[] {
    const codes = new Set<string>();
    for (const { code, range } of document.diagnostics ?? []) if (contains(range, position)) codes.add(String(code));
    return [...codes].filter((code) => Object.hasOwn(REASONS, code)).map((code) => this.reasonOf(code));
  }

  /** The rule whose code stands in a comment that silences it. */
  private silencedAt(document: LangiumDocument, offset: number): Told | undefined {
    const named = Ignores.of(document).comments.flatMap(({ ignores }) => ignores);
    const found = named.find(
      ({ start, end, code }) => start <= offset && offset <= end && Object.hasOwn(REASONS, code),
    );
    return found && { text: this.reasonOf(found.code), range: Outline.of(document).range(found.start, found.end) };
  }

  /** Why there is a rule, with its page. */
  private reasonOf(code: string): string {
    const page = this.client().pageOf(code);
    const name = `\`${code}\``;
    return `${page ? `[${name}](${page})` : name}: ${t(REASONS[code]!)}`;
  }
}

interface Told {
  text: string;
  range: Range;
}

function keywordAt(document: LangiumDocument, offset: number): Told | undefined {
  const outline = Outline.of(document);
  const { line } = outline.positionAt(offset);
  const entry = outline.entryAt(outline.lines[line]!.textStart);
  const end = entry?.line.keywordEnd;
  if (!entry || end === undefined || offset < entry.line.start || offset > end) return undefined;
  const page = pageOf(blockOf(entry), entry.line.keyword!);
  if (!page) return undefined;
  const choices = entry.line.definition?.choices;
  const text = paragraphs([
    `**${plain(entry.line.keyword!)}** · ${plain(page.text)}`,
    choices && t('One of: {0}', choices.map((choice) => `\`${choice}\``).join(', ')),
    code(page.example),
  ]);
  return { text, range: outline.range(entry.line.start, end) };
}

/** The block that takes a line. */
function blockOf({ parent }: Entry): BlockName {
  return parent?.line.definition?.opens ?? 'file';
}

function named(document: LangiumDocument, offset: number): Told | undefined {
  const name = nameAt(document, offset);
  if (!name) return undefined;
  const range = plainRange(name.leaf.range);
  if (name.target) return { text: paragraphs([cardOf(name.target), scoreInJourney(name)]), range };
  const text = undeclared(document, name);
  return text === undefined ? undefined : { text, range };
}

/** What a known feeling counts as in a journey that writes scores otherwise. */
function scoreInJourney({ node, target }: NameAt): string | undefined {
  if (node.$type !== 'Feels' || target?.$type !== 'Emotion') return undefined;
  const scale = scaleOf(journeyAround(node));
  const score = scoreOfEmotion(target as Emotion);
  const isOwn = scale.min === EMOTION_SCALE.min && scale.max === EMOTION_SCALE.max;
  return score === undefined || isOwn
    ? undefined
    : t('{0} on this journey’s scale, {1} to {2}', scoreIn(scale, score), scale.min, scale.max);
}

function undeclared(document: LangiumDocument, name: NameAt): string | undefined {
  const { reference, property, node } = name;
  if (!reference?.$refText) return undefined;
  const title = `**${plain(spelling(reference))}**`;
  const kind = kindMadeBy(property);
  if (kind !== undefined || property === 'touchpoint') {
    const uses = counted(undeclaredUses(document, name).length, 'use');
    const words = kindWordOf(kind ?? 'touchpoint');
    const more = kind === undefined ? undefined : t('Nothing declares it; its use is enough.');
    return paragraphs([`${title} · ${words}`, uses, more]);
  }
  if (property !== 'emotion') return undefined;
  const score = scoreOf(node as Feels, scaleOf(journeyAround(node)));
  const told =
    score === undefined ? t('A word without a score: the curve has a gap here.') : `${faceOf(score)} ${signed(score)}`;
  return paragraphs([`${title} · ${kindWord('Emotion')}`, told]);
}

function valued(document: LangiumDocument, offset: number): Told | undefined {
  const leaf = leafAt(document, offset);
  if (leaf?.tokenType.name !== 'VALUE') return undefined;
  const text = valueInWords(leaf);
  return text === undefined ? undefined : { text, range: plainRange(leaf.range) };
}

function valueInWords(leaf: LeafCstNode): string | undefined {
  const node = leaf.astNode;
  switch (node.$type) {
    case 'Feels': {
      const scale = scaleOf(journeyAround(node));
      const score = scoreOf(node as Feels, scale);
      if (score === undefined) return t('Scores go from {0} to {1} here.', scale.min, scale.max);
      return onScale(`${faceOf(score)} **${plain(leaf.text)}**`, scale);
    }
    case 'Emotion': {
      const score = scoreOfEmotion(node as Emotion);
      if (score === undefined) return undefined;
      return t('{0} on a scale from -2 to +2', `${faceOf(score)} **${plain(leaf.text)}**`);
    }
    case 'MetricLine': {
      const line = node as MetricLine;
      const scale = scaleOfMetric(line);
      const name = `**${plain(referenceName(line.metric))}** ${plain(leaf.text)}`;
      const unit = measureOfLine(line)?.unit;
      if (!scale) return name;
      return t('{0}, from {1} to {2}', name, scale.min, unit ? `${scale.max} ${plain(unit)}` : scale.max);
    }
    case 'Next':
      return t('{0} of people take this way.', plain(leaf.text));
    case 'Leaves':
      return t('{0} of those who reach this give up here.', plain(leaf.text));
    default:
      return undefined;
  }
}

function journeyAround(node: AstNode): Journey {
  let at: AstNode | undefined = node;
  while (at && at.$type !== 'Journey') at = at.$container;
  return at as Journey;
}

function contains({ start, end }: Range, { line, character }: Position): boolean {
  const isBehindStart = line > start.line || (line === start.line && character >= start.character);
  return isBehindStart && (line < end.line || (line === end.line && character <= end.character));
}
