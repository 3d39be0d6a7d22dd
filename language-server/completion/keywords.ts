/** What a line may begin with: the keywords of the block that it stands in, and of those around it. */
import { t } from '@vscode/l10n';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ClientFeatures } from '../client-features.js';
import { unitFor } from '../fixes/edits.js';
import { nameFor } from '../fixes/names.js';
import type { Journey, Model } from '../generated/ast.js';
import { personasOfJourney } from '../model/queries.js';
import { pageOf } from '../reading/keyword-pages.js';
import { blockTitle } from '../syntax/block-titles.js';
import { synonymIn, synonymsOf } from '../syntax/repair.js';
import { type LineDefinition, lineOf } from '../syntax/table.js';
import type { Proposal } from './items.js';
import { takesLines } from './items.js';
import { keywordsAt, type Level, levelsAt } from './levels.js';
import { around, nodeOf } from './nodes.js';
import type { KeywordPlace } from './place.js';
import { SNIPPETS } from './snippets.js';
import { byUse, lacking, told } from './wanted.js';

interface Candidate {
  level: Level;
  keyword: string;
  /** The block lacks it. */
  isLacking: boolean;
}

/** The keywords at a place, the most useful first. */
export function keywordProposals(place: KeywordPlace, model: Model, client: ClientFeatures): Proposal[] {
  const { outline, number, line } = place;
  const indent = outline.text.slice(line.start, Math.min(line.textStart, place.offset));
  const levels = levelsAt(outline, number, indent);
  const typed = outline.text.slice(place.start, place.offset).toLowerCase();
  const proposals: Proposal[] = [];
  for (const candidate of ranked(levels, model, number)) {
    proposals.push(...alsoForProposals(place, candidate, model));
    proposals.push(keywordProposal(place, candidate));
    proposals.push(...snippetProposals(place, candidate, client));
  }
  return [...proposals, ...synonymProposals(place, levels, typed)];
}

/** Every keyword once: of the nearest block that takes it. */
function ranked(levels: readonly Level[], model: Model, number: number): Candidate[] {
  const seen = new Set<string>();
  const groups = levels.map((level) => {
    const node = nodeOf(model, level.entry);
    const lacks = lacking(level.block, node);
    const last = told(node);
    const may = new Set(keywordsAt(level, number).filter((keyword) => !seen.has(keyword)));
    for (const keyword of may) seen.add(keyword);
    const often = byUse(level.block).filter((keyword) => !last.includes(keyword));
    const order = [...new Set([...lacks, ...often, ...last])].filter((keyword) => may.has(keyword));
    return order.map((keyword): Candidate => ({ level, keyword, isLacking: lacks.includes(keyword) }));
  });
  const [own = [], ...others] = groups;
  const inside = others.flat().filter(({ level }) => level.distance <= 0);
  const outside = others.flat().filter(({ level }) => level.distance > 0);
  const lackingHere = own.filter(({ isLacking }) => isLacking);
  const rest = own.filter(({ isLacking }) => !isLacking);
  // Who has written what was missing mostly goes on with the next of what stands around, rather than with one more line.
  const next = outside.filter(({ level, keyword }) => isNext(level, keyword));
  const more = outside.filter(({ level, keyword }) => !isNext(level, keyword));
  // So does who writes on below a map without any indentation, with a step before a stage.
  const onward = own[0]?.level.block === 'file' ? inside.filter(({ level, keyword }) => isNext(level, keyword)) : [];
  onward.sort((a, b) => a.level.distance - b.level.distance);
  const deeper = inside.filter((it) => !onward.includes(it));
  const all = [...lackingHere, ...next, ...onward, ...rest, ...deeper, ...more];
  // Between the lines of a block, what takes in those below is meant least.
  const takes = ({ level }: Candidate) => level.taken.length > 0;
  // What gives lines below a place is probably what has just been taken from above them.
  const shelters = ({ level, keyword }: Candidate) =>
    level.homeless.length > 0 && lineOf(level.block, keyword)!.opens !== undefined;
  return [
    ...all.filter(shelters),
    ...all.filter((it) => !shelters(it) && !takes(it)),
    ...all.filter((it) => !shelters(it) && takes(it)),
  ];
}

/** True where a word or name can be chosen behind the keyword. */
function hasChoices({ shape, choices, form, rule }: LineDefinition): boolean {
  if (choices || form === 'color' || form === 'date' || rule === 'Import') return true;
  return (
    !['text', 'none', 'colonText', 'name'].includes(shape) ||
    ['Follows', 'FutureOf', 'Details', 'Answers', 'TouchpointLine'].includes(rule)
  );
}

function keywordProposal(place: KeywordPlace, { level, keyword }: Candidate): Proposal {
  const definition = lineOf(level.block, keyword)!;
  const standsAlone = definition.shape === 'none' || definition.shape === 'colonText';
  const word = place.hasRest || standsAlone ? keyword : `${keyword} `;
  return {
    ...inPlace(place, level, word, keyword),
    label: keyword,
    kind: CompletionItemKind.Keyword,
    detail:
      level.distance === 0
        ? undefined
        : t({ message: 'in the {0}', args: [blockTitle(level.block)], comment: 'A line stands in the block {0}' }),
    data: { page: 'keyword', block: level.block, keyword },
    suggestNext: !place.hasRest && hasChoices(definition),
  };
}

/** `for Me, …`: who takes a step beside the one person whom the whole journey is for. */
function alsoForProposals(place: KeywordPlace, { level, keyword }: Candidate, model: Model): Proposal[] {
  if (keyword !== 'for' || place.hasRest || (level.block !== 'step' && level.block !== 'stage')) return [];
  const journey = around<Journey>(nodeOf(model, level.entry), 'Journey');
  const [person, other] = journey ? personasOfJourney(journey) : [];
  if (person === undefined || other !== undefined) return [];
  const name = nameFor(lineOf(level.block, keyword)!, person);
  return [
    {
      ...inPlace(place, level, `${keyword} ${name}, `, keyword),
      label: `${keyword} ${person}, …`,
      kind: CompletionItemKind.Keyword,
      detail: t('and somebody else'),
      data: { page: 'keyword', block: level.block, keyword },
      suggestNext: true,
    },
  ];
}

/** The edit of a line that is put in: in another block, its white space is replaced as well. */
function inPlace(place: KeywordPlace, level: Level, newText: string, filterText: string) {
  const { outline, line, start, end } = place;
  const indent = outline.text.slice(line.start, start);
  if (level.indent === indent) return { start, end, newText, filterText };
  const before = isNext(level, filterText) ? comparable(indent) : indent;
  return { start: line.start, end, newText: level.indent + newText, filterText: before + filterText };
}

/** True for the next step or stage: who has written one mostly goes on with it. */
function isNext({ block }: Level, keyword: string): boolean {
  return block !== 'file' && (keyword === 'step' || keyword === 'stage');
}

/**
 * White space with which the first letter of a keyword counts as much as that of one which stays where the word is, so that
 * the order of the items decides. VS Code skips spaces and tabs before what is typed: it gives 2 to a letter behind white
 * space, 7 to one at the beginning, and a point for each sign that was skipped and that the keyword does not have before it
 * (`fuzzyScore` in vs/base/common/filters.ts). Of less white space, as of another kind, nothing can be left out.
 */
function comparable(indent: string): string {
  return /^[ \t]{6,}$/.test(indent) ? indent.slice(5) : indent;
}

function snippetProposals(place: KeywordPlace, { level, keyword }: Candidate, client: ClientFeatures): Proposal[] {
  if (place.hasRest || !client.completionSnippets || !takesLines(client, level.indent)) return [];
  // The lines below would come to stand in its last one.
  if (level.hasDeeper) return [];
  const { outline } = place;
  const unit = unitFor(outline, level.entry);
  const fitting = SNIPPETS.filter((snippet) => snippet.keyword === keyword && snippet.blocks.includes(level.block));
  return fitting.map(({ label, description, lines }) => {
    const [first = '', ...more] = lines;
    const indented = more.map((line) => (line === '' ? '' : level.indent + withUnit(line, unit)));
    const text = [first, ...indented].join(outline.lineEnd);
    const word = label.replace(/ …$/u, '');
    return {
      ...inPlace(place, level, text, word === keyword ? label : `${word} ${keyword}`),
      label,
      kind: CompletionItemKind.Snippet,
      snippet: true,
      detail: description,
      data: { page: 'lines', text: lines.map((line) => withUnit(line, '  ')).join('\n') },
    };
  });
}

/** A line with a white space for each tab that it begins with. */
export function withUnit(line: string, unit: string): string {
  return line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length));
}

/** Words that people use elsewhere, once enough of one is written: `mood` for `feels`. */
function synonymProposals(place: KeywordPlace, levels: readonly Level[], typed: string): Proposal[] {
  if (typed.length < 2) return [];
  const [own] = levels;
  if (!own) return [];
  const may = new Set(keywordsAt(own, place.number));
  return synonymsOf(own.block).flatMap((word) => {
    const keyword = word.startsWith(typed) ? synonymIn(own.block, word) : undefined;
    if (keyword === undefined || !may.has(keyword) || pageOf(own.block, keyword) === undefined) return [];
    const proposal = keywordProposal(place, { level: own, keyword, isLacking: false });
    return [{ ...proposal, filterText: word, detail: t('for ‘{0}’', word) }];
  });
}
