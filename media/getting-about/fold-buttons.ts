import { t } from '@vscode/l10n';

/** A small arrow that folds a stage or a lane: it points down where there is something to fold, right where it is folded. */
export function foldButton(name: string, folded: boolean, toggle: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'fold';
  // By keyboard it is a key on the stage, and the menu of the lanes.
  button.tabIndex = -1;
  button.title = folded ? t('Unfold {0}', name) : t('Fold {0}', name);
  button.innerHTML = `<svg viewBox="0 0 12 12" aria-hidden="true"><path d="${folded ? 'M4.5 2.5 8 6l-3.5 3.5' : 'M2.5 4.5 6 8l3.5-3.5'}"/></svg>`;
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    toggle();
  });
  // Nothing is dragged or edited by it.
  for (const type of ['pointerdown', 'dblclick']) button.addEventListener(type, (event) => event.stopPropagation());
  return button;
}
