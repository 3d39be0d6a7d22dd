import { t } from '@vscode/l10n';

/** How long a page is waited for that is about to get the keyboard: without it, the clipboard is closed to it. */
const FOCUS_MS = 1_000;

/**
 * Puts a PNG picture on the clipboard. Where a browser wants to see somebody do that, it asks for a click.
 * @returns why it failed, as the end of a sentence; undefined where it did not
 */
export async function copyImage(png: Uint8Array): Promise<string | undefined> {
  try {
    await focused();
    if (!(await tryToWrite(png))) await clicked(() => tryToWrite(png));
    return undefined;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** @returns false where the browser does not allow it now */
async function tryToWrite(png: Uint8Array): Promise<boolean> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ 'image/png': new Blob([png.slice()], { type: 'image/png' }) }),
    ]);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') return false;
    throw error;
  }
}

/** Shows a button until it is clicked, and does what it is for. Rejects where that is not allowed even so. */
function clicked(action: () => Promise<boolean>): Promise<void> {
  document.querySelector('.copy-now')?.remove();
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'primary copy-now';
  button.textContent = t('Copy the picture');
  document.body.append(button);
  return new Promise((resolve, reject) => {
    button.addEventListener('click', () => {
      button.remove();
      action().then((done) => {
        if (done) resolve();
        else reject(new Error(t('the clipboard is closed to the preview; export a PNG file instead')));
      }, reject);
    });
  });
}

function focused(): Promise<void> {
  if (document.hasFocus()) return Promise.resolve();
  window.focus();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, FOCUS_MS);
    window.addEventListener(
      'focus',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
