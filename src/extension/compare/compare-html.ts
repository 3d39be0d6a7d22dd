/** The page of a comparison: pictures and a list, nothing that runs. Texts of the maps are text in it. */
import * as vscode from 'vscode';
import type { Comparison } from '../../conversion/job.js';
import { escapeHtml } from '../markdown/fence-html.js';

type Said = Comparison['changes'][number];

/** What a page shows: what is compared, or why it is not. */
export type Content = { comparison: Comparison } | { problem: string } | 'comparing';

/**
 * @param style the address of the style sheet that has the fonts
 * @param source of such files, as a content security policy names it
 * @param heading what is compared with what
 */
export function compareHtml(style: string, source: string, heading: string, content: Content): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(18)), (it) => it.toString(16).padStart(2, '0')).join(
    '',
  );
  const policy = `default-src 'none'; style-src ${source} 'nonce-${nonce}'; font-src ${source}`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${escapeHtml(style)}">
<style nonce="${nonce}">${STYLE}</style>
<title>${escapeHtml(heading)}</title>
</head>
<body>
<h1>${escapeHtml(heading)}</h1>
${body(content)}
</body>
</html>`;
}

const STYLE = `
body { padding: 0 1.25rem 2rem; line-height: 1.5; }
h1 { font-size: 1.3rem; font-weight: 600; }
h2 { font-size: 1.1rem; font-weight: 600; margin: 1.5rem 0 0.5rem; }
ul { padding-inline-start: 1.25rem; margin: 0; list-style: none; }
.changes > li { margin-block: 0.75rem; }
.sign { display: inline-block; min-width: 1.1em; font-weight: 600; }
.added > .line > .sign { color: var(--vscode-gitDecoration-addedResourceForeground, currentcolor); }
.removed > .line > .sign { color: var(--vscode-gitDecoration-deletedResourceForeground, currentcolor); }
.removed > .line > bdi { text-decoration: line-through; }
.changed > .line > .sign { color: var(--vscode-gitDecoration-modifiedResourceForeground, currentcolor); }
.what { opacity: 0.8; }
bdi { font-weight: 600; }
`;

function body(content: Content): string {
  if (content === 'comparing') return `<p role="status">${escapeHtml(vscode.l10n.t('Comparing…'))}</p>`;
  if ('problem' in content) return `<p role="alert">${escapeHtml(content.problem)}</p>`;
  const { summary, changes, pictures } = content.comparison;
  if (changes.length === 0) {
    return `<p>${escapeHtml(vscode.l10n.t('Nothing has changed in what the maps say.'))}</p>`;
  }
  const title = vscode.l10n.t('What has changed');
  return [
    `<p class="summary">${escapeHtml(summary)}</p>`,
    ...pictures.map(
      ({ name, svg }) =>
        `<div class="journey-map-picture" role="group" aria-label="${escapeHtml(name)}" tabindex="0">${svg}</div>`,
    ),
    `<h2>${escapeHtml(title)}</h2>`,
    `<ul class="changes">${changes.map(change).join('')}</ul>`,
  ].join('\n');
}

const SIGNS: Readonly<Record<Said['change'], string>> = { added: '+', removed: '−', changed: '~' };

/** A change, and those within it. The sign is read out as a word. */
function change({ change: kind, what, words, within }: Said): string {
  const spoken = {
    added: vscode.l10n.t('added'),
    removed: vscode.l10n.t('removed'),
    changed: vscode.l10n.t('changed'),
  };
  const inside = within.length === 0 ? '' : `<ul>${within.map(change).join('')}</ul>`;
  const sign = `<span class="sign" role="img" aria-label="${escapeHtml(spoken[kind])}">${SIGNS[kind]}</span>`;
  return `<li class="${kind}"><span class="line">${sign} <span class="what">${escapeHtml(what)}</span> ${sentence(words)}</span>${inside}</li>`;
}

function sentence(words: Said['words']): string {
  return words
    .map((word) => (typeof word === 'string' ? escapeHtml(word) : `<bdi>${escapeHtml(word.text)}</bdi>`))
    .join('');
}
