/**
 * The preview's page in an ordinary browser: stands before the preview's own script, in the place of the editor. What the server
 * sends of a map arrives as messages; what somebody would change is answered with where maps are changed.
 */
import { t } from '@vscode/l10n';
import type { FromPreview, ToPreview } from '../language-server/preview-protocol.js';
import { ServedPictures } from './served-pictures.js';

const { events = '', file = '', pictures: picturesAt = '' } = document.currentScript?.dataset ?? {};
const readOnly = () => t('Here maps are only looked at: change {0} in your editor, and the picture follows.', file);
const KEPT = `journey-maps ${location.pathname}`;

/** What an editor's light, dark and high-contrast themes have of the colours that the preview takes over. */
const THEMES = {
  light: { kind: 'vscode-light', background: '#ffffff', foreground: '#3b3b3b', focus: '#005fb8', border: '' },
  dark: { kind: 'vscode-dark', background: '#1f1f1f', foreground: '#cccccc', focus: '#4daafc', border: '' },
  contrast: {
    kind: 'vscode-high-contrast',
    background: '#000000',
    foreground: '#ffffff',
    focus: '#f38518',
    border: '#6fc3df',
  },
} as const;

const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');

function dress(): void {
  const theme = THEMES[contrast.matches ? 'contrast' : dark.matches ? 'dark' : 'light'];
  const { style } = document.documentElement;
  const colours = {
    'editor-background': theme.background,
    'editor-foreground': theme.foreground,
    focusBorder: theme.focus,
    contrastBorder: theme.border,
    contrastActiveBorder: theme.border && theme.focus,
    'font-family': 'system-ui, sans-serif',
  };
  for (const [name, colour] of Object.entries(colours)) style.setProperty(`--vscode-${name}`, colour);
  style.colorScheme = theme.kind === 'vscode-light' ? 'light' : 'dark';
  for (const { kind } of Object.values(THEMES)) document.body.classList.toggle(kind, kind === theme.kind);
}

const deliver = (message: ToPreview) => window.postMessage(message, location.origin);
const pictures = new ServedPictures(picturesAt, deliver);

let source: EventSource | undefined;

/** Asks for the map, and for all that comes of it. The browser itself asks again when the server has gone and come. */
function connect(): void {
  source?.close();
  source = new EventSource(events);
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as ToPreview;
    if (message.type === 'document') pictures.setMap(message.uri);
    deliver(message);
  };
  source.addEventListener('pictures', ({ data }: MessageEvent<string>) =>
    pictures.changed(JSON.parse(data) as Record<string, string>),
  );
  source.onerror = () => deliver({ type: 'notice', text: t('journey serve has ended. This is the last picture.') });
}

function receive(message: FromPreview): void {
  switch (message.type) {
    case 'ready':
      connect();
      break;
    case 'open':
      window.open(message.address, '_blank', 'noopener,noreferrer');
      break;
    case 'pictures':
      pictures.show(message.paths);
      break;
    case 'fixes':
      deliver({ type: 'fixes', number: message.number, titles: [] });
      break;
    case 'edit':
    case 'fix':
      deliver({ type: 'edited', number: message.number, problem: readOnly() });
      break;
  }
}

function kept(): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(state: unknown): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(state));
  } catch {
    // A picture too large to be kept is drawn again.
  }
}

Object.assign(window, { acquireVsCodeApi: () => ({ postMessage: receive, getState: kept, setState: keep }) });
dress();
for (const query of [dark, contrast]) query.addEventListener('change', dress);
