import { describe, expect, test } from 'vitest';
import { type EditorColours, editorTokens, type ThemeKind, themeKindOf } from '../../media/theme.js';
import { contrastOf, parseColour, type Rgb } from '../../src/diagram/colour.js';
import type { Token } from '../../src/diagram/theme.js';

const rgb = (colour: string): Rgb => parseColour(colour) as Rgb;
const colours = (
  canvas: string,
  ink: string,
  more: Partial<Record<keyof EditorColours, string>> = {},
): EditorColours => ({
  canvas: rgb(canvas),
  ink: rgb(ink),
  ...Object.fromEntries(Object.entries(more).map(([name, colour]) => [name, rgb(colour)])),
});

/** What themes that come with VS Code say. */
const THEMES: [string, ThemeKind, EditorColours][] = [
  ['Light Modern', 'light', colours('#FFFFFF', '#3B3B3B', { card: '#F8F8F8', hair: '#E5E5E5', focus: '#005FB8' })],
  ['Dark Modern', 'dark', colours('#1F1F1F', '#CCCCCC', { card: '#202020', hair: '#2B2B2B', focus: '#0078D4' })],
  ['Solarized Light', 'light', colours('#FDF6E3', '#657B83', { card: '#EEE8D5', focus: '#B49471' })],
  ['Solarized Dark', 'dark', colours('#002B36', '#839496', { card: '#00212B', focus: '#2AA198' })],
  ['Monokai', 'dark', colours('#272822', '#F8F8F2', { card: '#1E1F1C', focus: '#99947C' })],
  [
    'High Contrast',
    'contrast-dark',
    colours('#000000', '#FFFFFF', { card: '#0C141F', edge: '#6FC3DF', focus: '#F38518' }),
  ],
  ['High Contrast Light', 'contrast-light', colours('#FFFFFF', '#292929', { edge: '#0F4A85', focus: '#006BBD' })],
];

const TEXT: [Token, Token[]][] = [
  ['ink', ['canvas', 'panel', 'head', 'card', 'posTint', 'negTint']],
  ['ink2', ['canvas', 'panel', 'head', 'card']],
  ['ink3', ['canvas', 'panel', 'head', 'card']],
  ['pos', ['canvas', 'panel', 'card', 'posTint']],
  ['neg', ['canvas', 'panel', 'card', 'negTint']],
  ['persona0', ['canvas', 'panel', 'card', 'posZone', 'negZone']],
  ['persona1', ['canvas', 'panel', 'card', 'posZone', 'negZone']],
  ['persona2', ['canvas', 'panel', 'card', 'posZone', 'negZone']],
  ['persona3', ['canvas', 'panel', 'card', 'posZone', 'negZone']],
  ['inverse', ['ink']],
  ['motInk', ['mot']],
];
const SIGNS: [Token, Token[]][] = [
  ['stroke', ['canvas', 'panel', 'head', 'card']],
  ['focus', ['canvas', 'panel', 'card']],
  ['motStar', ['mot']],
  ['persona0', ['level_2', 'level_1', 'level0', 'level1', 'level2']],
  ['persona3', ['level_2', 'level_1', 'level0', 'level1', 'level2']],
];

describe.each(THEMES)('the drawing in %s', (_name, kind, given) => {
  const tokens = editorTokens(kind, given);
  const contrast = (name: Token, behind: Token) => contrastOf(rgb(tokens[name]), rgb(tokens[behind]));

  test('lies on the editor’s own colour', () => {
    expect(rgb(tokens.canvas)).toEqual(given.canvas);
  });

  test('has text that can be read', () => {
    for (const [name, backgrounds] of TEXT) {
      for (const behind of backgrounds)
        expect(contrast(name, behind), `${name} on ${behind}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('has signs that can be seen', () => {
    for (const [name, backgrounds] of SIGNS) {
      for (const behind of backgrounds)
        expect(contrast(name, behind), `${name} on ${behind}`).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('cards', () => {
  test('are lighter than the panel they lie on', () => {
    for (const [name, kind, given] of THEMES.slice(0, 5)) {
      const { card, panel } = editorTokens(kind, given);
      expect(rgb(card)[1], name).toBeGreaterThan(rgb(panel)[1]);
    }
  });
});

describe('high contrast', () => {
  test('has no tints, and an edge around what has a tint elsewhere', () => {
    for (const [name, kind, given] of THEMES.slice(5)) {
      const tokens = editorTokens(kind, given);
      for (const tint of [
        'panel',
        'head',
        'card',
        'posTint',
        'negTint',
        'posZone',
        'negZone',
        'level2',
        'level_2',
      ] as const) {
        expect(tokens[tint], `${name}: ${tint}`).toBe(tokens.canvas);
      }
      for (const edge of ['edge', 'headEdge', 'panelEdge', 'posEdge', 'negEdge', 'zoneEdge'] as const) {
        expect(contrastOf(rgb(tokens[edge]), rgb(tokens.canvas)), `${name}: ${edge}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

describe('the kind of theme', () => {
  const kind = (...names: string[]) => themeKindOf({ contains: (name) => names.includes(name) });

  test('is what VS Code says on the body', () => {
    expect(kind('vscode-light')).toBe('light');
    expect(kind('vscode-dark')).toBe('dark');
    expect(kind('vscode-high-contrast')).toBe('contrast-dark');
    expect(kind('vscode-high-contrast', 'vscode-high-contrast-light')).toBe('contrast-light');
  });
});
