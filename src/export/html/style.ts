/** The style of an exported page: its own parts, and the picture's colours where they follow the reader's choice. */
import type { Mark, Scene } from '../../diagram/scene.js';
import { type Paint, resolvePaint, THEMES, type ThemeName, type Tokens } from '../../diagram/theme.js';

/** The colours of the page around the picture, as variables. */
function variables({ canvas, panel, head, card, edge, hair, ink, ink2, focus }: Tokens): string {
  return Object.entries({ canvas, panel, head, card, edge, hair, ink, ink2, focus })
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

/**
 * @param theme the one that was chosen; undefined: light or dark, as the reader's system says
 */
export function pageStyle(scene: Scene, theme: ThemeName | undefined, fontFace: string): string {
  const chosen = theme ?? 'light';
  const isDark = chosen === 'dark' || chosen === 'contrast';
  const scheme = theme === undefined ? 'light dark' : isDark ? 'dark' : 'light';
  const dark = `@media (prefers-color-scheme:dark){:root{${variables(THEMES.dark)}}${recoloured(scene, THEMES.light, THEMES.dark)}}`;
  const own = theme === undefined ? `@media screen{${dark}}` : '';
  return `${fontFace}:root{color-scheme:${scheme};${variables(THEMES[chosen])}}${PAGE}${own}${systemColours()}`;
}

/** Rules that give every token of a picture drawn in one theme its colour in another. */
function recoloured(scene: Scene, from: Tokens, to: Tokens): string {
  let rules = '';
  for (const [token, colour] of Object.entries(to)) {
    if (colour === 'none' || from[token as keyof Tokens] === 'none') continue;
    rules += `.jm-fill-${token}{fill:${colour}}.jm-line-${token}{stroke:${colour}}`;
  }
  for (const wish of wishesOf(scene)) {
    const [before, after] = [resolvePaint(wish, from, ''), resolvePaint(wish, to, '')];
    rules += `.jm-fill-wish[fill="${before}"]{fill:${after}}.jm-line-wish[stroke="${before}"]{stroke:${after}}`;
  }
  return rules;
}

/**
 * Where the reader's system has colours of its own, the picture takes those: what the theme of highest contrast paints
 * like its ground is the system's ground, everything else its text.
 */
function systemColours(): string {
  let rules = '';
  for (const [token, colour] of Object.entries(THEMES.contrast)) {
    if (colour === 'none') continue;
    const system = colour === THEMES.contrast.canvas ? 'Canvas' : 'CanvasText';
    rules += `#map .jm-fill-${token}{fill:${system}}#map .jm-line-${token}{stroke:${system}}`;
  }
  rules += '#map .jm-fill-wish{fill:CanvasText}#map .jm-line-wish{stroke:CanvasText}';
  return `@media screen and (forced-colors:active){${rules}}`;
}

/** The colours that the map's author chose. */
function wishesOf(scene: Scene): Set<Paint> {
  const found = new Set<Paint>();
  const visit = (marks: readonly Mark[]): void => {
    for (const mark of marks) {
      if (mark.type === 'group') visit(mark.marks);
      else
        for (const value of Object.values(mark))
          if (typeof value === 'string' && value.startsWith('wish:')) found.add(value as Paint);
    }
  };
  for (const band of scene.bands) for (const chunk of band.chunks) visit(chunk.marks);
  return found;
}

const PAGE = `
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--ink);font:16px/1.45 'Source Sans 3',system-ui,sans-serif}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:8px;top:-60px;z-index:2;padding:10px 14px;border-radius:6px;background:var(--card);color:var(--ink);border:1px solid var(--edge)}
.skip:focus{top:8px}
#bar{display:flex;align-items:center;gap:4px;height:44px;padding:0 12px;border-bottom:1px solid var(--hair);background:var(--canvas)}
#bar .name{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-weight:600}
#bar button,#bar a{display:inline-flex;align-items:center;justify-content:center;min-width:32px;height:32px;padding:0 10px;border:1px solid transparent;border-radius:6px;background:none;color:var(--ink2);font:inherit;font-size:14px;text-decoration:none;cursor:pointer}
#bar button:hover,#bar a:hover{background:var(--head);color:var(--ink)}
#zoom{min-width:64px;font-variant-numeric:tabular-nums}
#map{height:calc(100vh - 44px);height:calc(100dvh - 44px);overflow:auto;cursor:grab;overscroll-behavior-x:contain}
#map.dragged{cursor:grabbing;user-select:none}
#map{position:relative}
#map svg{display:block;margin:0 auto}
#map :focus{outline:none}
#ring{position:absolute;box-sizing:border-box;border:2px solid var(--focus);border-radius:10px;pointer-events:none;scroll-margin:24px}
dialog.keys{width:min(480px,calc(100% - 32px));max-height:calc(100% - 32px);padding:20px 24px;border:1px solid var(--edge);border-radius:8px;background:var(--card);color:var(--ink);font:14px/1.45 system-ui,sans-serif}
dialog.keys::backdrop{background:rgb(0 0 0/40%)}
dialog.keys h2{font-size:18px;margin:0 0 12px}
dialog.keys dl{margin:0 0 16px}
dialog.keys dl div{align-items:baseline;padding:3px 0}
dialog.keys dt{flex:0 0 9em;font-weight:400}
dialog.keys kbd{display:inline-block;min-width:1.6em;padding:0 6px;border:1px solid var(--edge);border-bottom-width:2px;border-radius:4px;font:inherit;text-align:center}
dialog.keys button{min-height:32px;padding:0 16px;border:1px solid var(--edge);border-radius:6px;background:var(--head);color:var(--ink);font:inherit;cursor:pointer}
#map text{cursor:text}
#table{padding:32px;border-top:1px solid var(--edge);max-width:100%}
h2{font-size:28px;line-height:1.2;margin:0 0 16px}
h3{font-size:18px;margin:28px 0 8px}
dl{margin:0 0 8px}
dl div{display:flex;gap:12px}
dt{flex:0 0 112px;font-weight:600}
dd{margin:0;max-width:70ch}
.wide{overflow-x:auto;margin-top:24px}
table{border-collapse:collapse;font-size:14px}
caption{text-align:start;font-size:18px;font-weight:600;padding-bottom:8px}
th,td{padding:8px 12px;border:1px solid var(--hair);text-align:start;vertical-align:top;min-width:128px;max-width:280px}
thead th{background:var(--head);white-space:nowrap}
tr.stage th{max-width:none;background:var(--panel);font-size:16px}
td p{margin:0}
ul{margin:0;padding-inline-start:18px;max-width:70ch}
@media print{#bar,.skip,#ring{display:none}#map{height:auto;overflow:visible}#map svg{width:100%!important;height:auto!important}#table{break-before:page;border:0;padding:0}.wide{overflow:visible}}
@media (forced-colors:active){#bar button,#bar a{border-color:ButtonText}#map svg{forced-color-adjust:none}#ring{border-color:Highlight}}
`;
