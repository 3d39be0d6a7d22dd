/** A picture as a page of its own: one file that fetches nothing, to look at, move about in, and read as a table. */
import type { Journey, JourneyMap } from '../../../language-server/map/journey-map.js';
import { renderSvg, type Scene, type ThemeName } from '../../diagram/index.js';
import { base64, embeddedFonts } from '../fonts/embed.js';
import { languageOf } from '../language.js';
import { idPrefixOf } from '../svg.js';
import type { ExportTools } from '../tools.js';
import { escapeHtml } from './escape.js';
import { pageStyle } from './style.js';
import { journeyTable } from './table.js';

/** @param theme undefined: light or dark, as the reader's system says */
export async function writeHtml(
  scene: Scene,
  map: JourneyMap,
  journey: Journey | undefined,
  theme: ThemeName | undefined,
  tools: ExportTools,
): Promise<string> {
  const table = journey ? journeyTable(map, journey) : '';
  const words = 'Skip to the table Zoom out Zoom in Fit width Fit all Table Keys 0123456789 % + − Journey map';
  const readable = decoded(table.replace(/<[^>]*>/g, ' '));
  const [fonts, script] = await Promise.all([embeddedFonts(scene, tools, words + readable), tools.read('page.js')]);
  const style = pageStyle(scene, theme, fonts);
  const code = new TextDecoder().decode(script).trim();
  const policy = [
    "default-src 'none'",
    `script-src '${await digest(code)}'`,
    `style-src '${await digest(style)}'`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = escapeHtml(scene.title === '' ? 'Journey map' : scene.title);
  const svg = renderSvg(scene, { theme: theme ?? 'light', idPrefix: idPrefixOf(scene), inPage: true }).trim();
  return `<!DOCTYPE html>
<html lang="${languageOf(scene)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escapeHtml(scene.description)}">
<meta name="generator" content="Journey Maps">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#table">Skip to the table</a>
<div id="bar" role="toolbar" aria-label="Journey map">
<span class="name" dir="auto">${title}</span>
<button id="out" type="button" aria-label="Zoom out" aria-keyshortcuts="-" title="Zoom out (−)">−</button>
<button id="zoom" type="button" aria-label="Zoom 100 %, set to actual size" aria-keyshortcuts="0" title="Actual size (0)">100 %</button>
<button id="in" type="button" aria-label="Zoom in" aria-keyshortcuts="+" title="Zoom in (+)">+</button>
<button id="width" type="button" aria-keyshortcuts="1" title="Fit width (1)">Fit width</button>
<button id="all" type="button" aria-keyshortcuts="2" title="Fit all (2)">Fit all</button>
<button id="keys" type="button" aria-haspopup="dialog" aria-keyshortcuts="?" title="Keys (?)">Keys</button>
<a href="#table">Table</a>
</div>
<main id="map" aria-label="Journey map. The same content follows as a table.">
${svg}
</main>
<section id="table" tabindex="-1" aria-label="The journey as a table">
${table}
</section>
<script>${code}</script>
</body>
</html>
`;
}

/** As a content security policy names a script or a style. */
async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${base64(new Uint8Array(hash))}`;
}

/** The characters behind `&#38;`, for their glyphs. */
const decoded = (html: string): string => html.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
