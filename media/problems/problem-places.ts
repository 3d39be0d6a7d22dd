/** Where in the picture a problem of the text stands. */
import type { JourneyMap, Position } from '../../language-server/map/journey-map.js';
import { type FoundPart, partsOf } from '../../language-server/map-edits/parts.js';
import type { ShownProblem } from '../../language-server/preview-protocol.js';
import type { Mark, Question, Scene } from '../../src/diagram/index.js';
import { stageOf } from '../editing/part-kinds.js';

/** A problem, and the id of what it is about. */
export interface PlacedProblem extends ShownProblem {
  about: string;
}

/** The problems of one part of the picture, the gravest first. */
export interface Badge {
  /** The id of what is drawn. */
  id: string;
  problems: readonly PlacedProblem[];
}

/** The reports that the picture puts as a question in its own place. */
const ASKED: Readonly<Record<string, Question>> = {
  'empty-stage': 'step',
  'missing-channel': 'channel',
  'missing-emotion': 'emotion',
  'missing-end': 'end',
  'missing-framework-stage': 'framework-stage',
  'missing-persona': 'persona',
  'missing-stages': 'stage',
  'missing-start': 'start',
  'unaddressed-pain': 'opportunity',
  'unknown-emotion': 'emotion',
};

const GRAVEST: readonly ShownProblem['severity'][] = ['error', 'warning', 'info'];

/**
 * The problems that the picture does not ask about anyway, at what they are about or, where that is not drawn, at the
 * nearest thing around it that is.
 * @param isDrawn tells whether an id has a place in the picture
 */
export function badgesOf(
  problems: readonly ShownProblem[],
  map: JourneyMap,
  scene: Pick<Scene, 'bands'>,
  isDrawn: (id: string) => boolean,
): Badge[] {
  const places = new Places(map);
  const asked = questionsIn(scene);
  const badges = new Map<string, PlacedProblem[]>();
  for (const problem of problems) {
    const about = places.at(problem.range.start);
    if (about === undefined || isAsked(problem, about, asked)) continue;
    const id = drawnAround(about, isDrawn);
    if (id === undefined) continue;
    const others = badges.get(id);
    if (others) others.push({ ...problem, about });
    else badges.set(id, [{ ...problem, about }]);
  }
  return [...badges].map(([id, its]) => ({
    id,
    problems: its.sort((a, b) => GRAVEST.indexOf(a.severity) - GRAVEST.indexOf(b.severity)),
  }));
}

/** An emotion without a score is reported at the line, and asked about at its step. */
function isAsked({ code }: ShownProblem, about: string, asked: ReadonlySet<string>): boolean {
  const question = ASKED[code];
  if (question === undefined) return false;
  const parents = [about, about.slice(0, about.lastIndexOf('.'))];
  return parents.some((id) => asked.has(`${id} ${question}`));
}

function drawnAround(id: string, isDrawn: (id: string) => boolean): string | undefined {
  for (let around = id; around !== ''; around = around.slice(0, Math.max(0, around.lastIndexOf('.')))) {
    if (isDrawn(around)) return around;
  }
  const stage = stageOf(id);
  return stage !== undefined && isDrawn(stage) ? stage : undefined;
}

/** The questions of marks that were looked through before: most of them are those of the picture before. */
const known = new WeakMap<readonly Mark[], readonly string[]>();

/** What the picture asks: an id and what it lacks. */
function questionsIn({ bands }: Pick<Scene, 'bands'>): Set<string> {
  return new Set(bands.flatMap(({ chunks }) => chunks.flatMap(({ marks }) => questionsAmong(marks))));
}

function questionsAmong(marks: readonly Mark[]): readonly string[] {
  const before = known.get(marks);
  if (before) return before;
  const found: string[] = [];
  for (const mark of marks) {
    if (mark.type !== 'group') continue;
    if (mark.question !== undefined) found.push(`${mark.ref} ${mark.question}`);
    found.push(...questionsAmong(mark.marks));
  }
  known.set(marks, found);
  return found;
}

/** Places in the text, and what of the map stands there. */
class Places {
  private readonly lines = new Map<number, FoundPart[]>();

  constructor(map: JourneyMap) {
    for (const part of partsOf(map).values()) {
      const line = (part.nameRange ?? part.range)?.start.line;
      if (line === undefined) continue;
      const others = this.lines.get(line);
      if (others) others.push(part);
      else this.lines.set(line, [part]);
    }
  }

  /** The id of what is named at a position, or of what is around a line that is not in the map. */
  at(position: Position): string | undefined {
    const here = this.lines.get(position.line) ?? [];
    const named = here.find(({ nameRange }) => nameRange && isSame(nameRange.start, position));
    if (named) return named.id;
    const touched = here.filter(({ nameRange }) => nameRange && isIn(position, nameRange));
    const [first] = touched.length > 0 ? touched : here;
    if (first) return first.id;
    // What cannot be read may stand behind all that was read of a step: by its indentation it stands in it.
    for (let line = position.line - 1; line >= 0; line--) {
      const around = this.lines.get(line)?.find(({ range }) => range && range.start.character < position.character);
      if (around) return around.id;
    }
    return undefined;
  }
}

const isSame = (a: Position, b: Position): boolean => a.line === b.line && a.character === b.character;

function isIn({ line, character }: Position, { start, end }: { start: Position; end: Position }): boolean {
  const after = line > start.line || (line === start.line && character >= start.character);
  return after && (line < end.line || (line === end.line && character <= end.character));
}
