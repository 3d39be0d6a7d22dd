/** The cells of a journey, stage or step → its lines. */
import { explained, type LineWriter, writeName, writeNames, writeNumber, writeText } from '../journey/lines.js';
import { type Notice, shown } from '../notice.js';
import { bodyOf, noteFor, OPPORTUNITY, type ReadFeeling, readFeeling, writeFeeling } from './bodies.js';
import { type CellItem, readCell, splitNames, unquoted } from './cells.js';
import { COLUMNS, type Column, LAYERS } from './columns.js';
import { type Block, everyone, type JourneyBlock } from './read.js';

type Kind = 'journey' | 'stage' | 'step';

interface Scale {
  min: number;
  max: number;
}

/** A line, and for whom it is true. */
interface ReadLine {
  keyword: string;
  rest: string;
  personas: readonly string[];
  lines: { keyword: string; rest: string }[];
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
    const lines = this.linesOf(block, kind);
    if (kind === 'journey') {
      const everybody = everyone(this.journey, splitNames);
      if (!lines.some(({ keyword }) => keyword === 'for') && everybody !== '') this.out.line(depth, 'for', everybody);
      const { min, max } = this.scale;
      if (!this.isScaleWritten && min !== -2) this.out.line(depth, 'scale', `${writeNumber(min)}..${writeNumber(max)}`);
    }
    const isOpportunity = ({ keyword }: ReadLine) => keyword === 'opportunity';
    for (const line of lines.filter((it) => it.personas.length === 0 && !isOpportunity(it))) this.line(line, depth);
    let personas = '[]';
    for (const line of lines.filter((it) => it.personas.length > 0)) {
      if (JSON.stringify(line.personas) !== personas) this.out.line(depth, 'as', writeNames(line.personas));
      personas = JSON.stringify(line.personas);
      this.line(line, depth + 1);
    }
    for (const line of lines.filter(isOpportunity)) this.line(line, depth);
  }

  private line({ keyword, rest, lines }: ReadLine, depth: number): void {
    this.out.line(depth, keyword, rest);
    for (const inner of lines) this.out.line(depth + 1, inner.keyword, inner.rest);
  }

  private linesOf(block: Block, kind: Kind): ReadLine[] {
    const lines: ReadLine[] = [];
    const chain: { line: ReadLine; order: number }[] = [];
    for (const column of COLUMNS) {
      for (const cell of block.cells) {
        if (!('column' in cell.meaning) || cell.meaning.column !== column) continue;
        const isChain = LAYERS.includes(column.keyword);
        const items = readCell(cell.text, isChain, column.reading === 'opportunity' ? KEYWORDS : NONE);
        for (const item of items) {
          const line = this.lineOf(item, column, kind, cell.line, block, lines);
          if (isChain) chain.push({ line, order: item.order ?? chain.length + 1 });
          else lines.push(line);
        }
      }
    }
    chain.sort((a, b) => a.order - b.order);
    const behind = lines.findIndex(({ keyword }) => COLUMNS.findIndex((it) => it.keyword === keyword) > LAYERS_END);
    lines.splice(behind < 0 ? lines.length : behind, 0, ...chain.map(({ line }) => line));
    return [...lines, ...this.lanesOf(block, kind)];
  }

  private lineOf(
    item: CellItem,
    column: Column,
    kind: Kind,
    line: number,
    block: Block,
    before: readonly ReadLine[],
  ): ReadLine {
    const { keyword, reading, header } = column;
    const personas = PERSONAL.includes(keyword) && kind !== 'journey' ? item.personas : [];
    const rest = item.personas.length > personas.length ? `[as ${writeNames(item.personas)}] ${item.rest}` : item.rest;
    const isTwice = column.once === true && before.some((other) => other.keyword === keyword);
    const said = takes(kind, keyword) && !isTwice ? this.bodyOf(reading, rest, block, line) : undefined;
    if (said !== undefined) return { keyword, rest: said, personas, lines: this.innerLines(item, line) };
    return { keyword: 'note', rest: noteFor(header, unquoted(rest), line, this.notices), personas: [], lines: [] };
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
        message: `The score ${score} is outside of ${min} to ${max}: it is taken as ${nearest}.`,
      });
    }
    return writeFeeling({ ...feeling, score: nearest }, min < 0);
  }

  private innerLines({ lines }: CellItem, line: number): ReadLine['lines'] {
    return lines.flatMap(({ keyword, rest }) => {
      const said = bodyOf(OPPORTUNITY[keyword]!, rest, this.notices);
      if (said !== undefined) return [{ keyword, rest: said }];
      this.notices.push({
        line,
        message: `${shown(`${keyword} ${rest}`)} of an opportunity cannot be read: it is left out.`,
      });
      return [];
    });
  }

  /** Lanes of the map's own, and scores that stand beside no feeling. */
  private lanesOf(block: Block, kind: Kind): ReadLine[] {
    const hasFeeling = block.cells.some(({ meaning }) => 'column' in meaning && meaning.column.keyword === 'feels');
    return block.cells.flatMap(({ meaning, text, header, line }): ReadLine[] => {
      const plain = { personas: [], lines: [] };
      if ('score' in meaning) {
        const score = asScore(text);
        if (hasFeeling && score !== undefined) return [];
        const said =
          score === undefined || kind === 'journey' ? undefined : this.feels({ word: '', score }, block, line);
        return [
          said
            ? { ...plain, keyword: 'feels', rest: said }
            : { ...plain, keyword: 'note', rest: noteFor(header, text, line, this.notices) },
        ];
      }
      if (!('lane' in meaning)) return [];
      return readCell(text, false, NONE).map(({ rest }) =>
        kind === 'journey'
          ? { ...plain, keyword: 'note', rest: noteFor(header, unquoted(rest), line, this.notices) }
          : { ...plain, keyword: 'lane', rest: explained(writeName(meaning.lane), unquoted(rest)) },
      );
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

const LAYERS_END = COLUMNS.findIndex(({ keyword }) => keyword === LAYERS.at(-1));

function asScore(text: string): number | undefined {
  const match = /^\s*([+−–-]?\d+(?:[.,]\d+)?)\s*$/u.exec(text);
  return match ? Number(match[1]!.replace(/[−–]/u, '-').replace(',', '.')) : undefined;
}

function cellOf(block: Block, keyword: string): string | undefined {
  return block.cells.find(({ meaning }) => 'column' in meaning && meaning.column.keyword === keyword)?.text;
}
