import type { Journey, JourneyMap, Persona } from '../../../language-server/map/journey-map.js';
import { hueBetween, parseColour, type Rgb } from '../colour.js';
import type { PersonaShape } from '../scene.js';
import { type Paint, THEMES } from '../theme.js';

/** Somebody whose experience the map shows, told apart by shape, dash and colour. */
export interface Person {
  index: number;
  /** null where the journey does not say whose it is. */
  name: string | null;
  paint: Paint;
  shape: PersonaShape;
  dash?: string;
  declared?: Persona;
}

const SHAPES: readonly PersonaShape[] = ['circle', 'square', 'hexagon', 'diamond'];
const DASHES: readonly (string | undefined)[] = [undefined, '9 5', '2 5', '12 4 2 4'];
const PAINTS = ['persona0', 'persona1', 'persona2', 'persona3'] as const;
/** Two people's colours that are nearer than this look alike, in degrees. */
const ALIKE = 30;

/** Those whose journey it is, in its order, with their signs. */
export function peopleOf(map: JourneyMap, { personas }: Journey): readonly Person[] {
  const declared = new Map(map.personas.map((persona) => [persona.name, persona]));
  const names: (string | null)[] = personas.length > 0 ? [...new Set(personas)] : [null];
  const wishes = names
    .map((name) => parseColour(declared.get(name ?? '')?.color ?? ''))
    .filter((wish) => wish !== undefined);
  // Nobody gets a colour of ours that looks like one that somebody else wishes for, as long as there are others.
  const free = PAINTS.filter((paint) => !isLikeOneOf(paint, wishes));
  return names.map((name, index): Person => {
    const persona = name === null ? undefined : declared.get(name);
    return {
      index,
      name,
      declared: persona,
      paint: wishOf(persona?.color) ?? ownPaint(index, free),
      shape: SHAPES[index % 4] as PersonaShape,
      dash: DASHES[index % 4],
    };
  });
}

/** The colour of a place in the order; where that is taken, one of those that are not. */
function ownPaint(index: number, free: readonly Paint[]): Paint {
  const own = PAINTS[index % 4] as Paint;
  return free.length === 0 || free.includes(own) ? own : (free[index % free.length] as Paint);
}

function isLikeOneOf(paint: (typeof PAINTS)[number], wishes: readonly Rgb[]): boolean {
  const own = parseColour(THEMES.light[paint]);
  return own !== undefined && wishes.some((wish) => hueBetween(own, wish) < ALIKE);
}

/** The paint of a colour that the map's author wishes for, if it is one. */
export function wishOf(colour: string | undefined): Paint | undefined {
  return colour !== undefined && parseColour(colour) ? `wish:${colour}` : undefined;
}
