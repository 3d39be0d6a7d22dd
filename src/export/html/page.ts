/** A picture as a page of its own: one file that fetches nothing, to look at, move about in, and read as a table. */
import { t } from '@vscode/l10n';
import type { Journey, JourneyMap } from '../../../language-server/map/journey-map.js';
import { renderSvg, type Scene, type ThemeName } from '../../diagram/index.js';
import { base64, embeddedFonts } from '../fonts/embed.js';
import { languageOf } from '../language.js';
import { idPrefixOf } from '../svg.js';
import type { ExportTools } from '../tools.js';
import { escapeHtml } from './escape.js';
import { pageStyle } from './style.js';
import { journeyTable } from './table.js';

/**
 * @param theme undefined: light or dark, as the reader's system says
 * @param texts what the page's script says is among them; English where they are left out
 */
export async function writeHtml(
  scene: Scene,
  map: JourneyMap,
  journey: Journey | undefined,
  { theme, texts }: { theme?: ThemeName; texts?: Readonly<Record<string, string>> },
  tools: ExportTools,
): Promise<string> {
  const table = journey ? journeyTable(map, journey) : '';
  const said = {
    skip: t('Skip to the table'),
    map: t('Journey map'),
    out: t('Zoom out'),
    in: t('Zoom in'),
    width: t('Fit width'),
    all: t('Fit all'),
    table: t('Table'),
    keys: t('Keys'),
  };
  const words = `${Object.values(said).join(' ')} 0123456789 % + −`;
  const readable = decoded(table.replace(/<[^<>]*>/g, ' '));
  const [fonts, script] = await Promise.all([embeddedFonts(scene, tools, words + readable), tools.read('page.js')]);
  const style = pageStyle(scene, theme, fonts);
  const code = new TextDecoder().decode(script).trim();
  // What the script says: the comments for translators, behind a slash, are not in it.
  const own = texts && Object.entries(texts).filter(([text]) => code.includes(text.replace(/\/[A-Z{][^/\n]*$/, '')));
  const translations = own ? ` data-texts="${escapeHtml(JSON.stringify(Object.fromEntries(own)))}"` : '';
  const policy = [
    "default-src 'none'",
    `script-src '${await digest(code)}'`,
    `style-src '${await digest(style)}'`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = escapeHtml(scene.title === '' ? said.map : scene.title);
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
<a class="skip" href="#table">${escapeHtml(said.skip)}</a>
<div id="bar" role="toolbar" aria-label="${escapeHtml(said.map)}">
<span class="name" dir="auto">${title}</span>
<button id="out" type="button" aria-label="${escapeHtml(said.out)}" aria-keyshortcuts="-" title="${escapeHtml(t('Zoom out (−)'))}">−</button>
<button id="zoom" type="button" aria-label="${escapeHtml(t('Zoom {0}, set to actual size', '100 %'))}" aria-keyshortcuts="0" title="${escapeHtml(t('Actual size (0)'))}">100 %</button>
<button id="in" type="button" aria-label="${escapeHtml(said.in)}" aria-keyshortcuts="+" title="${escapeHtml(t('Zoom in (+)'))}">+</button>
<button id="width" type="button" aria-keyshortcuts="1" title="${escapeHtml(t('Fit width (1)'))}">${escapeHtml(said.width)}</button>
<button id="all" type="button" aria-keyshortcuts="2" title="${escapeHtml(t('Fit all (2)'))}">${escapeHtml(said.all)}</button>
<button id="keys" type="button" aria-haspopup="dialog" aria-keyshortcuts="?" title="${escapeHtml(t('Keys (?)'))}">${escapeHtml(said.keys)}</button>
<a href="#table">${escapeHtml(said.table)}</a>
</div>
<main id="map" aria-label="${escapeHtml(t('Journey map. The same content follows as a table.'))}">
${svg}
</main>
<section id="table" tabindex="-1" aria-label="${escapeHtml(t('The journey as a table'))}">
${table}
</section>
<script${translations}>${code}</script>
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
