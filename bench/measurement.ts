/** What every measurement takes and gives. */
import type { Browser } from 'playwright-core';
import type { MermaidPage } from './browser/mermaid.js';
import type { Summary } from './statistics.js';
import type { TextKind } from './texts.js';

/** What a measurement runs with. */
export interface Surroundings {
  /** Fewer samples: enough to see that all works, too few to compare. */
  quick: boolean;
  /** The project's folder, and that of what was built. */
  root: string;
  dist: string;
  /** The folder of the pages that the browser loads. */
  pages: string;
  /** Started when first asked for. */
  browser(): Promise<Browser>;
  mermaid(): Promise<MermaidPage>;
  /** Opens another page with Mermaid, for the caller to close. */
  openMermaid(): Promise<MermaidPage>;
  /** Says what is being done. */
  progress(text: string): void;
}

/** One line of a table. */
export interface Row {
  /** Left out where it is not about a text of many steps. */
  text?: TextKind;
  steps?: number;
  /** By the keys of the measurement's columns. Times in milliseconds, ratios without a unit. */
  times: Record<string, Summary>;
  ratios?: Record<string, number>;
}

export interface Measurement {
  name: string;
  title: string;
  /** The first column is what the measurement is named for: its smallest time is shown too. */
  columns: readonly Column[];
  rows: Row[];
}

export interface Column {
  key: string;
  head: string;
  /** Which of the times is shown; the median where nothing is said. */
  quantile?: 'p95';
}

/** Gathers times under names. */
export class Series<Key extends string> {
  private readonly times = new Map<Key, number[]>();

  /** What was not measured may be left undefined. */
  add(times: Partial<Record<Key, number>>): void {
    for (const [key, time] of Object.entries(times) as [Key, number | undefined][]) {
      if (time === undefined) continue;
      const known = this.times.get(key);
      if (known) known.push(time);
      else this.times.set(key, [time]);
    }
  }

  of(key: Key): readonly number[] {
    return this.times.get(key) ?? [];
  }

  keys(): Key[] {
    return [...this.times.keys()];
  }
}
