/** The cells of a journey, stage or step → its lines. */
import { t } from '@vscode/l10n';
import { type Entry, writeEntries } from '../journey/entries.js';
import { explained, type LineWriter, nameKey, writeName, writeNames, writeNumber } from '../journey/lines.js';
import type { Notice } from '../notice.js';
import { bodyOf, noteFor, OPPORTUNITY, type ReadFeeling, readFeeling, writeFeeling } from './bodies.js';
import { type CellItem, readCell, splitNames, unquoted } from './cells.js';
import { COLUMNS, type Column, LAYERS } from './columns.js';
import type { Block, JourneyBlock } from './rows.js';

type Kind = 'journey' | 'stage' | 'step';

interface Scale {
  min: number;
  max: number;
}

/** Only a journey has these. */
const OF_JOURNEY = [
  'scenario',
  'state',
  'basis',
  'follows',
  'future of',
  'contributor',
  'status',
  'updated',
  'scale',
  'starts',
  'ends',
];
const ALSO_OF_JOURNEY = ['for', 'goal', 'owner', 'expects', 'metric', 'evidence', 'insight', 'note', 'link'];
/** No step has these. */
const NOT_OF_STEP = ['goal', 'owner'];
/** What is true for some personas alone. */
const PERSONAL = [
  'thinks',
  'says',
  'feels',
  'expects',
  'needs',
  'pain',
  'gain',
  'action',
  'on',
  'touchpoint',
  'metric',
  'next',
  'leaves',
];
/** Scales that sheets use, the narrowest first. */
const SCALES: readonly Scale[] = [
  { min: -2, max: 2 },
  { min: 1, max: 5 },
  { min: -3, max: 3 },
  { min: -5, max: 5 },
  { min: 0, max: 10 },
  { min: -10, max: 10 },
  { min: 0, max: 100 },
  { min: -100, max: 100 },
];
const KEYWORDS: ReadonlySet<string> = new Set(Object.keys(OPPORTUNITY));
const NONE: ReadonlySet<string> = new Set();

function takes(kind: Kind, keyword: string): boolean {
  if (kind === 'journey') return OF_JOURNEY.includes(keyword) || ALSO_OF_JOURNEY.includes(keyword);
  return !OF_JOURNEY.includes(keyword) && (kind === 'stage' || !NOT_OF_STEP.includes(keyword));
}

/** Writes the lines of one journey and all in it. */
export class BlockWriter {
  private readonly scale: Scale;
  private readonly isScaleWritten: boolean;

  constructor(
    private readonly journey: JourneyBlock,
    private readonly out: LineWriter,
    private readonly notices: Notice[],
  ) {
    const written = cellOf(journey, 'scale');
    const said = written && bodyOf('scale', written.trim(), []);
    const [min, max] = said ? said.split('..').map(Number) : [];
    this.isScaleWritten = min !== undefined && max !== undefined;
    this.scale = this.isScaleWritten ? { min: Math.min(min!, max!), max: Math.max(min!, max!) } : this.scaleMeant();
  }

  write(block: Block, kind: Kind, depth: number): void {
    const lists = this.entriesOf(block, kind);
    if (kind === 'journey') {
      const everybody = everyone(this.journey);
      const isSaid = lists.some((list) => list.some(({ keyword }) => keyword === 'for'));
      if (!isSaid && everybody !== '') this.out.line(depth, 'for', everybody);
      const { min, max } = this.scale;
      if (!this.isScaleWritten && min !== -2) this.out.line(depth, 'scale', `${writeNumber(min)}..${writeNumber(max)}`);
    }
    writeEntries(lists, depth, this.out);
  }

  /** The lines by their columns; the layers of the blueprint together, in the order of their chain. */
  private entriesOf(block: Block, kind: Kind): Entry[][] {
    const notes: Entry[] = [];
    const chain: { entry: Entry; order: number }[] = [];
    const lists = COLUMNS.map((column) => {
      const list: Entry[] = [];
      for (const cell of block.cells) {
        if (!('column' in cell.meaning) || cell.meaning.column !== column) continue;
        const isChain = LAYERS.includes(column.keyword);
        const isFull = () => column.once === true && list.length > 0;
        for (const item of readCell(cell.text, isChain, column.reading === 'opportunity' ? KEYWORDS : NONE)) {
          const entry = isFull() ? undefined : this.entryOf(item, column, kind, block, cell.line, notes);
          if (!entry) notes.push(this.note(cell.header, markedRest(item), cell.line));
          else if (isChain) chain.push({ entry, order: item.order ?? chain.length + 1 });
          else list.push(entry);
        }
      }
      return list;
    });
    lists[LAYERS_END] = chain.sort((a, b) => a.order - b.order).map(({ entry }) => entry);
    return [...lists, this.others(block, kind), notes];
  }

  /** Undefined for what has no such line there. */
  private entryOf(
    item: CellItem,
    { keyword, reading }: Column,
    kind: Kind,
    block: Block,
    line: number,
    notes: Entry[],
  ): Entry | undefined {
    const isPersonal = PERSONAL.includes(keyword) && kind !== 'journey';
    if (!takes(kind, keyword) || (item.personas.length > 0 && !isPersonal)) return undefined;
    const rest = this.bodyOf(reading === 'metric' && kind === 'journey' ? 'measure' : reading, item.rest, block, line);
    if (rest === undefined) return undefined;
    const lines = item.lines.flatMap((inner) => {
      const said = bodyOf(OPPORTUNITY[inner.keyword]!, inner.rest, this.notices);
      if (said !== undefined) return [{ keyword: inner.keyword, rest: said }];
      notes.push(this.note(`${item.rest}: ${inner.keyword}`, inner.rest, line));
      return [];
    });
    return {
      keyword: reading === 'flag' && rest !== '' ? `${keyword}:` : keyword,
      rest,
      personas: item.personas,
      lines,
    };
  }

  private note(header: string, text: string, line: number): Entry {
    return { keyword: 'note', rest: noteFor(header, unquoted(text), line, this.notices), personas: [] };
  }

  private bodyOf(reading: Column['reading'], rest: string, block: Block, line: number): string | undefined {
    if (reading === 'feels') return this.feels(readFeeling(rest), block, line);
    return bodyOf(reading === 'opportunity' ? 'text' : reading, rest, this.notices);
  }

  /** A feeling, with the score that stands in a column beside it. */
  private feels(feeling: ReadFeeling, block: Block, line: number): string | undefined {
    const beside = block.cells.find(({ meaning }) => 'score' in meaning);
    const score = feeling.score ?? (beside && asScore(beside.text));
    const { min, max } = this.scale;
    if (feeling.word === '' && score === undefined) return undefined;
    if (score === undefined) return writeFeeling(feeling, min < 0);
    const nearest = Math.min(Math.max(score, min), max);
    if (nearest !== score) {
      this.notices.push({
        line,
        message: t('The score {0} is outside of {1} to {2}: it is taken as {3}.', score, min, max, nearest),
      });
    }
    return writeFeeling({ ...feeling, score: nearest }, min < 0);
  }

  /** Lanes of the map's own, and scores that stand beside no feeling. */
  private others(block: Block, kind: Kind): Entry[] {
    const hasFeeling = block.cells.some(({ meaning }) => 'column' in meaning && meaning.column.keyword === 'feels');
    return block.cells.flatMap(({ meaning, text, header, line }): Entry[] => {
      if ('score' in meaning) {
        const score = asScore(text);
        if (hasFeeling && score !== undefined) return [];
        const rest =
          score === undefined || kind === 'journey' ? undefined : this.feels({ word: '', score }, block, line);
        return rest ? [{ keyword: 'feels', rest, personas: [] }] : [this.note(header, text, line)];
      }
      if (!('lane' in meaning)) return [];
      return readCell(text, false, NONE).map((item) => {
        if (kind === 'journey') return this.note(header, item.rest, line);
        return { keyword: 'lane', rest: explained(writeName(meaning.lane), unquoted(item.rest)), personas: [] };
      });
    });
  }

  /** The narrowest usual scale that all scores fit on. */
  private scaleMeant(): Scale {
    const blocks: Block[] = this.journey.stages.flatMap((stage): Block[] => [stage, ...stage.steps]);
    const scores = blocks.flatMap(({ cells }) =>
      cells.flatMap(({ meaning, text }) => {
        if ('score' in meaning) return asScore(text) ?? [];
        if (!('column' in meaning) || meaning.column.keyword !== 'feels') return [];
        return readCell(text, false, NONE).flatMap(({ rest }) => readFeeling(rest).score ?? []);
      }),
    );
    return SCALES.find(({ min, max }) => scores.every((score) => score >= min && score <= max)) ?? SCALES.at(-1)!;
  }
}

/** Everybody whom the steps name, for a journey that has no row of its own. */
function everyone(journey: JourneyBlock): string {
  const blocks: Block[] = journey.stages.flatMap((stage): Block[] => [stage, ...stage.steps]);
  const names = blocks.flatMap((block) => splitNames(cellOf(block, 'for') ?? ''));
  return writeNames([...new Map(names.map((name) => [nameKey(name), name])).values()]);
}

/** An item as its cell has it. */
function markedRest({ personas, rest, lines }: CellItem): string {
  const mark = personas.length > 0 ? `[as ${writeNames(personas)}] ` : '';
  return [mark + rest, ...lines.map(({ keyword, rest: said }) => `${keyword} ${said}`)].join('; ');
}

const LAYERS_END = COLUMNS.findIndex(({ keyword }) => keyword === LAYERS.at(-1));

function asScore(text: string): number | undefined {
  const match = /^\s*([+−–-]?\d+(?:[.,]\d+)?)\s*$/u.exec(text);
  return match ? Number(match[1]!.replace(/[−–]/u, '-').replace(',', '.')) : undefined;
}

function cellOf(block: Block, keyword: string): string | undefined {
  return block.cells.find(({ meaning }) => 'column' in meaning && meaning.column.keyword === keyword)?.text;
}
