/** What an id of the JourneyMap is of: ids are made of places, as in `j0.s1.p2.pain0`. */
export type PartKind = 'journey' | 'stage' | 'step' | 'item' | 'other';

export function kindOf(id: string): PartKind {
  if (/^j\d+$/.test(id)) return 'journey';
  if (/^j\d+\.s\d+$/.test(id)) return 'stage';
  if (/^j\d+\.s\d+\.p\d+$/.test(id)) return 'step';
  return id.startsWith('j') ? 'item' : 'other';
}

/** The step that an id is of or in, or the stage where it is of no step. */
export function blockOf(id: string): string | undefined {
  return /^j\d+\.s\d+(?:\.p\d+)?/.exec(id)?.[0];
}

/** The stage that an id is of or in. */
export function stageOf(id: string): string | undefined {
  return /^j\d+\.s\d+/.exec(id)?.[0];
}

/** The journey that an id is of or in. */
export function journeyOf(id: string): string | undefined {
  return /^j\d+/.exec(id)?.[0];
}
