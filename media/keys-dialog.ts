import { t } from '@vscode/l10n';
import { say } from '../language-server/said.js';
import { KEY_LINES, type KeyAction, shownKeys } from './keys.js';

/**
 * Shows the list of keys. It keeps the keyboard until it is closed, by Escape or its button; then the keyboard is where
 * it was before.
 * @param without what the page cannot do
 */
export function showKeys(without: readonly KeyAction[] = []): void {
  const open = document.querySelector('dialog.keys');
  if (open) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const title = document.createElement('h2');
  title.id = 'keys-title';
  title.textContent = t('Keys of the map');
  const list = document.createElement('dl');
  for (const line of KEY_LINES) {
    if (line.keys.every(({ action }) => without.includes(action))) continue;
    const row = document.createElement('div');
    const keys = document.createElement('dt');
    for (const shown of shownKeys(line)) {
      const key = document.createElement('kbd');
      key.textContent = shown;
      keys.append(key, ' ');
    }
    const what = document.createElement('dd');
    what.textContent = say(line.what);
    row.append(keys, what);
    list.append(row);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'primary';
  close.textContent = t('Close');
  close.addEventListener('click', () => dialog.close());
  dialog.append(title, list, close);
  dialog.addEventListener('close', () => dialog.remove());
  // What is pressed in it is not meant for the map behind it.
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
}
