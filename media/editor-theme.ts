import type { Rgb } from '../src/diagram/colour.js';
import type { Tokens } from '../src/diagram/theme.js';
import { editorTokens, mix, themeKindOf } from './theme.js';

/** The drawing's colours in the theme that VS Code wears now. */
export function currentTokens(): Tokens {
  const kind = themeKindOf(document.body.classList);
  const contrast = kind.startsWith('contrast');
  const white: Rgb = [1, 1, 1];
  const black: Rgb = [0, 0, 0];
  const isDark = kind === 'dark' || kind === 'contrast-dark';
  const canvas = variable('editor-background', isDark ? black : white) ?? (isDark ? black : white);
  return editorTokens(kind, {
    canvas,
    ink: variable('editor-foreground', canvas) ?? (isDark ? white : black),
    card: variable('editorWidget-background', canvas),
    edge: variable(contrast ? 'contrastBorder' : 'editorWidget-border', canvas),
    hair: variable('panel-border', canvas),
    focus: variable(contrast ? 'contrastActiveBorder' : 'focusBorder', canvas),
  });
}

/** Calls `changed` when VS Code puts on another theme. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
}

/** A colour of the theme, laid over what is behind it where it lets that through. */
function variable(name: string, behind: Rgb): Rgb | undefined {
  const probe = document.createElement('span');
  probe.style.color = `var(--vscode-${name}, transparent)`;
  document.body.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  const [r, g, b, alpha = 1] = (/^rgba?\(([^)]+)\)$/.exec(computed)?.[1] ?? '').split(',').map(Number);
  if (r === undefined || g === undefined || b === undefined || alpha === 0) return undefined;
  return mix(behind, [r / 255, g / 255, b / 255], alpha);
}
