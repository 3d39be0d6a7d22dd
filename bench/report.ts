/** The figures as tables, in Markdown and as JSON. */
import type { Environment } from './environment.js';
import type { Column, Measurement, Row } from './measurement.js';

export interface Report {
  /** When it was measured, as a date. */
  date: string;
  quick: boolean;
  environment: Environment;
  measurements: Measurement[];
}

const BEGIN = '<!-- figures: begin -->';
const END = '<!-- figures: end -->';

export function markdownOf({ date, quick, environment, measurements }: Report): string {
  const facts = Object.entries(environment).map(([name, value]) => `${name}: ${value}`);
  const about = `Measured ${date}${quick ? ', quickly: too few samples to compare' : ''}. ${facts.join(' · ')}. Medians in ms; in brackets the smallest.`;
  return [about, ...measurements.map((measurement) => `### ${measurement.title}\n\n${tableOf(measurement)}`)].join(
    '\n\n',
  );
}

/**
 * A page with its figures replaced.
 * @throws where the page does not say where they belong
 */
export function withFigures(page: string, figures: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The page lacks ${BEGIN} and ${END}`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${figures}\n\n${page.slice(end)}`;
}

function tableOf({ columns, rows }: Measurement): string {
  const ofTexts = rows.some(({ text }) => text !== undefined);
  const shown = columns.filter(({ key }) => rows.some(({ times }) => times[key]));
  const ratios = [...new Set(rows.flatMap(({ ratios = {} }) => Object.keys(ratios)))];
  const head = [...(ofTexts ? ['text', 'steps'] : []), ...shown.map(({ head }) => head), ...ratios, 'samples'];
  const body = rows.map((row) => [
    ...(ofTexts ? [row.text ?? '', String(row.steps ?? '')] : []),
    ...shown.map((column, index) => timeOf(row, column, index === 0)),
    ...ratios.map((name) => (row.ratios?.[name] === undefined ? '' : `${significant(row.ratios[name])} ×`)),
    String(row.times[columns[0]?.key ?? '']?.samples ?? ''),
  ]);
  const widths = head.map((cell, column) => Math.max(cell.length, ...body.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 && ofTexts ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 && ofTexts ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...body.map(line)].join('\n');
}

function timeOf({ times }: Row, { key, quantile }: Column, withSmallest: boolean): string {
  const summary = times[key];
  if (!summary) return '';
  if (quantile) return significant(summary[quantile]);
  return withSmallest ? `${significant(summary.median)} (${significant(summary.min)})` : significant(summary.median);
}

/** Two digits after the point below 1, one below 100: more would not be the same next time. */
function significant(value: number): string {
  if (Math.abs(value) < 1) return value.toFixed(2);
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}
