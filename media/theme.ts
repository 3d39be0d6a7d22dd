/** The colours of the drawing in the editor's theme. */
import { contrastOf, parseColour, type Rgb, readable } from '../src/diagram/colour.js';
import { THEMES, type Token, type Tokens } from '../src/diagram/theme.js';

export type ThemeKind = 'light' | 'dark' | 'contrast-light' | 'contrast-dark';

/** The colours of the editor's theme that the drawing takes over. */
export interface EditorColours {
  canvas: Rgb;
  ink: Rgb;
  card?: Rgb;
  edge?: Rgb;
  hair?: Rgb;
  focus?: Rgb;
}

/** Text must have this contrast (WCAG 2.2, AA), … */
const TEXT = 4.5;
/** … and lines and signs that mean something this. */
const SIGN = 3;

const PERSONAS: readonly Token[] = ['persona0', 'persona1', 'persona2', 'persona3'];
const LEVELS: readonly Token[] = ['level_2', 'level_1', 'level0', 'level1', 'level2'];

/** The kind of theme by the classes that VS Code gives to the body. */
export function themeKindOf(classes: { contains(name: string): boolean }): ThemeKind {
  if (classes.contains('vscode-high-contrast-light')) return 'contrast-light';
  if (classes.contains('vscode-high-contrast')) return 'contrast-dark';
  return classes.contains('vscode-dark') ? 'dark' : 'light';
}

/**
 * The drawing's colours on the editor's: canvas, cards, lines and text are the theme's, good, bad and personas our own,
 * each moved in lightness until it can be read there.
 */
export function editorTokens(kind: ThemeKind, colours: EditorColours): Tokens {
  return kind === 'light' || kind === 'dark' ? shaded(kind, colours) : contrasting(kind, colours);
}

function shaded(kind: 'light' | 'dark', { canvas, ink, ...colours }: EditorColours): Tokens {
  const dark = kind === 'dark';
  const towardsInk = (share: number) => mix(canvas, ink, share);
  const panel = towardsInk(dark ? 0.05 : 0.035);
  const head = towardsInk(dark ? 0.15 : 0.12);
  const card = cardColour(colours.card, panel, dark ? towardsInk(0.1) : canvas);
  const tokens: Tokens = {
    ...THEMES[kind],
    canvas: hex(canvas),
    panel: hex(panel),
    head: hex(head),
    card: hex(card),
    hair: hex(visible(colours.hair, canvas, 1.15) ?? towardsInk(0.12)),
    edge: hex(visible(colours.edge, canvas, 1.4) ?? towardsInk(0.24)),
    ink: readable(ink, against(TEXT, canvas, panel, head, card)),
    ink2: readable(towardsInk(0.82), against(TEXT, canvas, panel, head, card)),
    ink3: readable(towardsInk(0.68), against(TEXT, canvas, panel, head, card)),
    stroke: readable(towardsInk(0.62), against(SIGN, canvas, panel, head, card)),
    axis: hex(towardsInk(0.35)),
    hatch: hex(towardsInk(0.2)),
    inverse: hex(canvas),
    mot: readable(ink, against(TEXT, canvas, panel)),
    motInk: hex(canvas),
    focus: readable(colours.focus ?? rgb(THEMES[kind].focus), against(SIGN, canvas, panel, card)),
  };
  return readableHues(tokens);
}

/** Black on white or white on black as the theme has it: no tints, an edge around every box. */
function contrasting(kind: 'contrast-light' | 'contrast-dark', { canvas, ink, edge, focus }: EditorColours): Tokens {
  const hues = kind === 'contrast-light' ? THEMES.light : THEMES.contrast;
  const black = hex(ink);
  const white = hex(canvas);
  const border = hex(edge ?? ink);
  const tokens: Tokens = {
    ...THEMES.contrast,
    ...pick(hues, [...PERSONAS, 'pos', 'neg', 'motStar']),
    ...same(white, ['canvas', 'panel', 'head', 'card', 'posTint', 'posZone', 'negTint', 'negZone', ...LEVELS]),
    ...same(black, ['ink', 'ink2', 'ink3', 'stroke', 'hair', 'axis', 'zoneEdge', 'mot']),
    ...same(border, ['edge', 'headEdge']),
    inverse: white,
    motInk: white,
    panelEdge: hex(mix(canvas, ink, 0.5)),
    hatch: hex(mix(canvas, ink, 0.5)),
    focus: readable(focus ?? rgb(THEMES.contrast.focus), against(SIGN, canvas)),
  };
  const readableOnes = readableHues(tokens);
  return { ...readableOnes, posEdge: readableOnes.pos, negEdge: readableOnes.neg };
}

function readableHues(tokens: Tokens): Tokens {
  const behind = (names: readonly Token[], least: number) => against(least, ...names.map((name) => rgb(tokens[name])));
  const text = behind(['canvas', 'panel', 'card', 'posZone', 'negZone'], TEXT);
  const persona = [...text, ...behind(LEVELS, SIGN)];
  const result = { ...tokens };
  for (const name of PERSONAS) result[name] = readable(rgb(tokens[name]), persona);
  result.pos = readable(rgb(tokens.pos), [...text, ...behind(['posTint'], TEXT)]);
  result.neg = readable(rgb(tokens.neg), [...text, ...behind(['negTint'], TEXT)]);
  result.motStar = readable(rgb(tokens.motStar), behind(['mot'], SIGN));
  return result;
}

/** A card is lighter than the panel it lies on; a theme whose widgets are not has none to offer. */
function cardColour(widget: Rgb | undefined, panel: Rgb, otherwise: Rgb): Rgb {
  return widget && brightness(widget) > brightness(panel) + 0.01 ? widget : otherwise;
}

/** The colour, if it can be told from what lies behind it. */
function visible(colour: Rgb | undefined, behind: Rgb, least: number): Rgb | undefined {
  return colour && contrastOf(colour, behind) >= least ? colour : undefined;
}

function against(least: number, ...behind: Rgb[]) {
  return behind.map((colour) => ({ behind: colour, least }));
}

function same(colour: string, names: readonly Token[]): Partial<Tokens> {
  return Object.fromEntries(names.map((name) => [name, colour]));
}

function pick(tokens: Tokens, names: readonly Token[]): Partial<Tokens> {
  return Object.fromEntries(names.map((name) => [name, tokens[name]]));
}

function brightness([r, g, b]: Rgb): number {
  return (r + g + b) / 3;
}

/** A colour between two; `share` of the second, 0..1. */
export function mix([r, g, b]: Rgb, [r2, g2, b2]: Rgb, share: number): Rgb {
  return [r + (r2 - r) * share, g + (g2 - g) * share, b + (b2 - b) * share];
}

function rgb(colour: string): Rgb {
  return parseColour(colour) ?? [0, 0, 0];
}

function hex(colour: Rgb): string {
  const parts = colour.map((value) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('').toUpperCase()}`;
}
