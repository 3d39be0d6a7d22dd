/** How long a page is waited for that is about to get the keyboard: without it, the clipboard is closed to it. */
const FOCUS_MS = 3_000;

/** Puts a PNG picture on the clipboard. @returns why it failed, as the end of a sentence; undefined where it did not */
export async function copyImage(png: Uint8Array): Promise<string | undefined> {
  try {
    await focused();
    await navigator.clipboard.write([
      new ClipboardItem({ 'image/png': new Blob([png.slice()], { type: 'image/png' }) }),
    ]);
    return undefined;
  } catch (error) {
    const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
    return isRefused
      ? 'the clipboard is closed to the preview. Click into it and try again, or export a PNG file.'
      : `${error instanceof Error ? error.message : String(error)}.`;
  }
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
