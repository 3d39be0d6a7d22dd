import { t } from '@vscode/l10n';
import { language } from '../../../language-server/said.js';
import { starterMap } from './starter.js';

/**
 * The page of the preview. Everything it may load comes from the extension's own folder; scripts need the nonce, and
 * nothing is fetched from the network.
 * @param fileAddress of a file below the extension's `dist`
 * @param source of such files, as a content security policy names it
 * @param texts translations for what the page says; undefined where it is English
 */
export function previewHtml(
  fileAddress: (...path: string[]) => string,
  source: string,
  texts?: Readonly<Record<string, string>>,
): string {
  const nonce = createNonce();
  const translations = texts ? ` data-texts="${attribute(JSON.stringify(texts))}"` : '';
  const address = (...path: string[]) => attribute(fileAddress(...path));
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}'`,
    `font-src ${source}`,
    `img-src ${source} data: blob:`,
    `connect-src ${source}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${texts ? attribute(language()) : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${address('webview', 'preview.css')}">
<title>${attribute(t('Journey map'))}</title>
</head>
<body>
<div id="toolbar" role="toolbar" aria-label="${attribute(t('Journey map'))}" aria-orientation="horizontal">
  <div id="views" role="group" aria-label="${attribute(t('View'))}">
    <button id="view-map" type="button" aria-pressed="true" title="${attribute(t('What it is like'))}">${attribute(t('Map'))}</button>
    <button id="view-flow" type="button" aria-pressed="false" title="${attribute(t('Which ways there are'))}">${attribute(t('Flow'))}</button>
    <button id="view-blueprint" type="button" aria-pressed="false" title="${attribute(t('Who makes it happen'))}">${attribute(t('Blueprint'))}</button>
    <button id="view-table" type="button" aria-pressed="false" title="${attribute(t('The same as text, a row for each step'))}">${attribute(t('Table'))}</button>
  </div>
  <div id="arranging" role="group" aria-label="${attribute(t('What is drawn'))}">
    ${labelled('lanes', t('Lanes'), t('Which lanes are drawn'), '<path d="M2 5.25 8 2l6 3.25L8 8.5zM2.5 8.25 8 11.25l5.5-3M2.5 11 8 14l5.5-3"/>', true)}
    ${labelled('people', t('Personas'), t('Which personas are drawn'), '<circle cx="6" cy="5.25" r="2.5"/><path d="M1.5 13.5a4.5 4.5 0 0 1 9 0M10.5 3a2.5 2.5 0 0 1 0 4.5M12 9.25a4.5 4.5 0 0 1 2.5 4.25"/>', true)}
    ${labelled('to-be', t('To be'), t('How it is to be'), '<path d="M2 12.5c3 0 3.5-7 6.5-7H13M10.5 3 13 5.5 10.5 8"/>')}
    ${labelled('density', t('Compact'), t('Narrow columns'), '<path d="M2.5 3v10M13.5 3v10M6 8H4.5M11.5 8H10M6.5 3v10M9.5 3v10"/>')}
  </div>
  <span id="title"></span>
  <select id="journeys" aria-label="${attribute(t('Journey'))}" title="${attribute(t('Journey'))}" hidden></select>
  <span class="space"></span>
  <div id="zooming" role="group" aria-label="${attribute(t('Zoom'))}">
  ${button('zoom-out', t('Zoom out (−)'), '<path d="M3.5 8h9"/>')}
  <button id="zoom-reset" type="button" title="${attribute(t('Actual size (0)'))}" aria-label="${attribute(t('Zoom {0}, set to actual size', '100 %'))}">100%</button>
  ${button('zoom-in', t('Zoom in (+)'), '<path d="M3.5 8h9M8 3.5v9"/>')}
  ${button('fit-width', t('Fit width (1)'), '<path d="M2.5 3v10M13.5 3v10M5 8h6M6.5 6 4.8 8l1.7 2M9.5 6l1.7 2-1.7 2"/>')}
  ${button('fit-all', t('Fit all (2)'), '<path d="M2.5 6V3.5a1 1 0 0 1 1-1H6M10 2.5h2.5a1 1 0 0 1 1 1V6M13.5 10v2.5a1 1 0 0 1-1 1H10M6 13.5H3.5a1 1 0 0 1-1-1V10"/>')}
  </div>
  ${button('find', t('Find (Ctrl F)'), '<circle cx="7" cy="7" r="4"/><path d="m10 10 3.5 3.5"/>')}
  ${button('present', t('Present, stage by stage (P)'), '<path d="M2 3.5h12M3 3.5v7h10v-7M8 10.5v2M5.5 14 8 12.5l2.5 1.5"/>')}
  ${button('show-keys', t('Keys (?)'), '<path d="M2 4.5h12v7H2zM4.5 7h.01M7 7h.01M9 7h.01M11.5 7h.01M5 9.25h6"/>')}
</div>
<main id="viewport">
  <div id="sheet"><div id="drawing"></div></div>
</main>
<section id="table" hidden tabindex="-1" aria-label="${attribute(t('The journey as a table'))}"></section>
<section id="empty" hidden aria-labelledby="empty-title">
  <h1 id="empty-title"></h1>
  <p>${attribute(t('A map begins with a name. Below it, each line says one thing, and what belongs to a line is indented.'))}</p>
  <button id="begin-own" type="button" class="primary">${attribute(t('Begin a journey of your own'))}</button>
  <p>${attribute(t('Or see how one is written:'))}</p>
  <pre id="example" tabindex="0" aria-label="${attribute(t('Example'))}">${text(starterMap())}</pre>
  <button id="begin" type="button" class="secondary">${attribute(t('Write this example into the file'))}</button>
</section>
<p id="loading" hidden></p>
<div id="notice" role="status" aria-live="polite"></div>
<div id="said" role="status" aria-live="polite"></div>
<script nonce="${nonce}" src="${address('webview', 'preview.js')}" data-elk="${address('elk', 'elk.bundled.js')}"${translations}></script>
</body>
</html>`;
}

function button(id: string, label: string, icon: string): string {
  return `<button id="${id}" type="button" title="${attribute(label)}" aria-label="${attribute(label)}"><svg viewBox="0 0 16 16" aria-hidden="true">${icon}</svg></button>`;
}

function labelled(id: string, label: string, title: string, icon: string, menu = false): string {
  const kind = menu ? 'aria-haspopup="menu"' : 'aria-pressed="false"';
  return `<button id="${id}" type="button" title="${attribute(title)}" ${kind} hidden><svg viewBox="0 0 16 16" aria-hidden="true">${icon}</svg><span>${attribute(label)}</span></button>`;
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function text(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function attribute(value: string): string {
  return text(value).replace(/"/g, '&quot;');
}
