import { greyOf, parseColour, type Rgb, readable } from './colour.js';

export type ThemeName = 'light' | 'dark' | 'contrast' | 'grey';

/** The colours of a theme. `none` is a stroke or a fill that this theme does without. */
export interface Tokens {
  canvas: string;
  /** Behind the lanes of a stage. */
  panel: string;
  /** At the sides of a stage's panel. */
  panelEdge: string;
  /** Behind a stage's name. */
  head: string;
  headEdge: string;
  card: string;
  hair: string;
  edge: string;
  stroke: string;
  ink: string;
  ink2: string;
  ink3: string;
  /** Text on ink. */
  inverse: string;
  pos: string;
  posTint: string;
  posZone: string;
  posEdge: string;
  neg: string;
  negTint: string;
  negZone: string;
  negEdge: string;
  axis: string;
  /** The part of a bar that is not filled. */
  track: string;
  /** Between the zones, where their fills do not tell them apart. */
  zoneEdge: string;
  hatch: string;
  level_2: string;
  level_1: string;
  level0: string;
  level1: string;
  level2: string;
  persona0: string;
  persona1: string;
  persona2: string;
  persona3: string;
  mot: string;
  motInk: string;
  motStar: string;
  focus: string;
}

export type Token = keyof Tokens;
/** A colour of the theme, a wish of the map's author (made readable when drawn), or one of the two hatchings. */
export type Paint = Token | `wish:${string}` | 'hatching' | 'leaving' | 'none';

const light: Tokens = {
  canvas: '#FFFFFF',
  panel: '#F4F6F8',
  panelEdge: 'none',
  head: '#DFE4EB',
  headEdge: 'none',
  card: '#FFFFFF',
  hair: '#DCE1E8',
  edge: '#BFC7D2',
  stroke: '#5B6676',
  ink: '#161C26',
  ink2: '#3E4857',
  ink3: '#566173',
  inverse: '#FFFFFF',
  pos: '#0A6652',
  posTint: '#DDF2EB',
  posZone: '#EAF6F1',
  posEdge: 'none',
  neg: '#A1300D',
  negTint: '#FBE5DC',
  negZone: '#FCF0EA',
  negEdge: 'none',
  axis: '#AEB7C3',
  track: '#CBD2DC',
  zoneEdge: 'none',
  hatch: '#C9D0DA',
  level_2: '#F2A184',
  level_1: '#F9D0C0',
  level0: '#E9ECF1',
  level1: '#C6E9DD',
  level2: '#7FCFB7',
  persona0: '#2B45BD',
  persona1: '#8F1B6F',
  persona2: '#7F5300',
  persona3: '#0A6280',
  mot: '#161C26',
  motInk: '#FFFFFF',
  motStar: '#FFD466',
  focus: '#0B57D0',
};

const dark: Tokens = {
  canvas: '#1A1D23',
  panel: '#22262D',
  panelEdge: 'none',
  head: '#39404B',
  headEdge: 'none',
  card: '#2C313A',
  hair: '#363C46',
  edge: '#525B69',
  stroke: '#A1ABBA',
  ink: '#EDF0F5',
  ink2: '#CBD2DC',
  ink3: '#A9B3C1',
  inverse: '#14171C',
  pos: '#6AD6B7',
  posTint: '#1D3D36',
  posZone: '#1F2E2D',
  posEdge: 'none',
  neg: '#FFA587',
  negTint: '#4A2B20',
  negZone: '#302725',
  negEdge: 'none',
  axis: '#5A6473',
  track: '#525B69',
  zoneEdge: 'none',
  hatch: '#4A525F',
  level_2: '#8A3D20',
  level_1: '#5C3628',
  level0: '#3D4450',
  level1: '#225045',
  level2: '#15604F',
  persona0: '#A9B9FF',
  persona1: '#F6A6DF',
  persona2: '#F1C56D',
  persona3: '#83D5EE',
  mot: '#EDF0F5',
  motInk: '#14171C',
  motStar: '#8A5A00',
  focus: '#7FB1FF',
};

/** Black and white with an edge around every box; tints are gone, so nothing rests on telling them apart. */
const contrast: Tokens = {
  canvas: '#000000',
  panel: '#000000',
  panelEdge: '#6F7782',
  head: '#000000',
  headEdge: '#FFFFFF',
  card: '#000000',
  hair: '#FFFFFF',
  edge: '#FFFFFF',
  stroke: '#FFFFFF',
  ink: '#FFFFFF',
  ink2: '#FFFFFF',
  ink3: '#FFFFFF',
  inverse: '#000000',
  pos: '#7CF5D3',
  posTint: '#000000',
  posZone: '#000000',
  posEdge: '#7CF5D3',
  neg: '#FFB59B',
  negTint: '#000000',
  negZone: '#000000',
  negEdge: '#FFB59B',
  axis: '#FFFFFF',
  track: '#7C828C',
  zoneEdge: '#FFFFFF',
  hatch: '#8A8F98',
  level_2: '#000000',
  level_1: '#000000',
  level0: '#000000',
  level1: '#000000',
  level2: '#000000',
  persona0: '#B9C6FF',
  persona1: '#FFB3E8',
  persona2: '#FFD98A',
  persona3: '#93E3FA',
  mot: '#FFFFFF',
  motInk: '#000000',
  motStar: '#6B4500',
  focus: '#F38518',
};

/** The light theme in the greys of the same luminance, so every contrast stays what it was. */
const grey = Object.fromEntries(
  Object.entries(light).map(([token, colour]) => [token, inGrey(colour)]),
) as unknown as Tokens;

export const THEMES: Readonly<Record<ThemeName, Tokens>> = { light, dark, contrast, grey };

/** Paint → a colour as it is written into SVG. `idPrefix` is that of the hatchings' ids. */
export function resolvePaint(paint: Paint, theme: Tokens, idPrefix: string): string {
  if (paint === 'none') return 'none';
  if (paint === 'hatching' || paint === 'leaving') return `url(#${idPrefix}${paint})`;
  if (paint.startsWith('wish:')) return wished(paint.slice('wish:'.length), theme);
  return theme[paint as Token];
}

/** What a persona's colour is read against: text on these needs 4.5, … */
const BEHIND_TEXT: readonly Token[] = ['canvas', 'panel', 'card', 'posZone', 'negZone'];
/** … an outline on these 3. */
const BEHIND_FACES: readonly Token[] = ['level_2', 'level_1', 'level0', 'level1', 'level2'];

const wishes = new WeakMap<Tokens, Map<string, string>>();

function wished(colour: string, tokens: Tokens): string {
  const known = wishes.get(tokens) ?? new Map<string, string>();
  wishes.set(tokens, known);
  let found = known.get(colour);
  if (found === undefined) {
    const wish = parseColour(colour);
    found = wish
      ? readable(wish, [
          ...BEHIND_TEXT.map((token) => ({ behind: rgbOf(tokens[token]), least: 4.5 })),
          ...BEHIND_FACES.map((token) => ({ behind: rgbOf(tokens[token]), least: 3 })),
        ])
      : tokens.persona0;
    if (tokens === THEMES.grey) found = inGrey(found);
    if (known.size > 1000) known.clear();
    known.set(colour, found);
  }
  return found;
}

function rgbOf(colour: string): Rgb {
  return parseColour(colour) ?? [0, 0, 0];
}

function inGrey(colour: string): string {
  const rgb = parseColour(colour);
  return rgb ? greyOf(rgb) : colour;
}
