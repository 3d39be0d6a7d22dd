/** The fonts of a picture inside of it, cut down to what it shows. */
import type { Scene } from '../../diagram/scene.js';
import type { ExportTools } from '../tools.js';
import { charactersOf, coverageOf, FACES, FAMILY } from './faces.js';
import { createSubsetter, type Subsetter } from './subset.mjs';
import { toWoff } from './woff.js';

/** Without kerning, text looks unlike what the preview shows. */
const FEATURES = ['kern'];
/** The placing of accents that are written as characters of their own: finding out which glyphs they take is costly. */
const FEATURES_OF_MARKS = ['mark', 'mkmk', 'ccmp'];
const MARK = /\p{M}/u;

const subsetters = new WeakMap<ExportTools, Promise<Subsetter>>();

/**
 * CSS `@font-face` rules that hold the glyphs of the picture's characters. Characters that Source Sans 3 does not have are
 * left to the fonts of whoever looks at it.
 */
export async function embeddedFonts(scene: Scene, tools: ExportTools, added = ''): Promise<string> {
  const characters = charactersOf(scene);
  const rules = FACES.map(async ({ face, file, weight, style }) => {
    const wanted = new Set(characters.get(face) ?? []);
    for (const character of added) wanted.add(character.codePointAt(0) as number);
    const coverage = coverageOf(face);
    const used = [...wanted].filter((code) => coverage.has(code)).sort((a, b) => a - b);
    if (used.length === 0) return '';
    const features = MARK.test(String.fromCodePoint(...used)) ? [...FEATURES, ...FEATURES_OF_MARKS] : FEATURES;
    const [subsetter, font] = await Promise.all([subsetterOf(tools), tools.read(`fonts/${file}`)]);
    const woff = toWoff(subsetter.subset(font, used, { features, names: [] }));
    return (
      `@font-face{font-family:'${FAMILY}';font-style:${style};font-weight:${weight};` +
      `src:url(data:font/woff;base64,${base64(woff)}) format('woff')}`
    );
  });
  return (await Promise.all(rules)).join('');
}

/** Compiles HarfBuzz, which takes a while and can be done beside other things. */
export function subsetterOf(tools: ExportTools): Promise<Subsetter> {
  let found = subsetters.get(tools);
  if (!found) {
    found = tools.read('harfbuzz-subset.wasm').then(createSubsetter);
    subsetters.set(tools, found);
  }
  return found;
}

/** How many bytes are turned into a string at once: arguments of a call have a limit. */
const AT_ONCE = 8192;

export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += AT_ONCE) binary += String.fromCharCode(...bytes.subarray(i, i + AT_ONCE));
  return btoa(binary);
}
