/** The pages that a browser is served: the list of maps, and the preview of one. */
import { previewHtml } from '../../extension/preview/html.js';

/** A map in the list. */
export interface Listed {
  /** Its path from the folder, with slashes. */
  path: string;
  /** What its journeys are called. */
  journeys: readonly string[];
  errors: number;
  warnings: number;
}

/** What a page may do: nothing but what the preview's page says of itself, and never within another page. */
export const HEADERS = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** Else the browser asks for one outside of the address that it knows. */
const NO_ICON = '<link rel="icon" href="data:,">';

/** The list of maps, which loads itself again when something has changed. */
export function listPage(maps: readonly Listed[], folder: string, base: string): string {
  const items = maps.map(({ path, journeys, errors, warnings }) => {
    const address = `${base}/map/${path.split('/').map(encodeURIComponent).join('/')}`;
    const said = [
      errors > 0 ? `<strong>${counted(errors, 'error')}</strong>` : '',
      warnings > 0 ? counted(warnings, 'warning') : '',
    ].filter(Boolean);
    const about = [journeys.map(escaped).join(' · '), ...said].filter(Boolean).join(' — ');
    return `<li><a href="${escaped(address)}">${escaped(path)}</a> <span>${about}</span></li>`;
  });
  const list =
    items.length > 0 ? `<ul>${items.join('\n')}</ul>` : '<p>There is no .journey file in this folder yet.</p>';
  const events = escaped(`${base}/events`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
${NO_ICON}
<link rel="stylesheet" href="${escaped(base)}/list.css">
<title>Journey maps in ${escaped(folder)}</title>
</head>
<body>
<main>
<h1>Journey maps in ${escaped(folder)}</h1>
${list}
</main>
<script src="${escaped(base)}/list.js" data-events="${events}"></script>
</body>
</html>`;
}

export const LIST_STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 44rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; }
li { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 0.6rem 0; overflow-wrap: anywhere; }
li span { display: block; font-size: 0.9rem; opacity: 0.8; }
`;

export const LIST_SCRIPT = `new EventSource(document.currentScript.dataset.events).onmessage = () => location.reload();
`;

/** The preview of a map: the page of the editor's preview, with what stands for the editor before its script. */
export function mapPage(path: string, base: string, origin: string): string {
  const html = previewHtml((...parts) => `${base}/${parts.join('/')}`, origin);
  const address = (kind: string) => escaped(`${base}/${kind}/${path.split('/').map(encodeURIComponent).join('/')}`);
  const bridge =
    `src="${escaped(base)}/webview/served-page.js" data-file="${escaped(path)}" ` +
    `data-events="${address('events')}" data-pictures="${address('picture')}"`;
  return html
    .replace(
      '<title>Journey map</title>',
      () => `${NO_ICON}
<title>${escaped(path)}</title>`,
    )
    .replace(/<script (nonce="[^"]*") /, (script, nonce: string) => `<script ${nonce} ${bridge}></script>\n${script}`);
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
