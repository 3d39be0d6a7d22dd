/** A toolbar is one tab stop, and the arrow keys go from button to button. */
export function roveInToolbar(toolbar: HTMLElement): void {
  const controls = (): HTMLElement[] =>
    Array.from(toolbar.querySelectorAll<HTMLElement>('button, select, a[href]')).filter(
      (one) => one.offsetParent !== null && !(one as HTMLButtonElement).disabled,
    );
  const stopAt = (stop: HTMLElement | undefined): void => {
    for (const one of toolbar.querySelectorAll<HTMLElement>('button, select, a[href]'))
      one.tabIndex = one === stop ? 0 : -1;
  };
  toolbar.addEventListener('focusin', ({ target }) => stopAt(target as HTMLElement));
  toolbar.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = controls();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const wanted: Record<string, number> = {
      ArrowLeft: (at - 1 + all.length) % all.length,
      ArrowRight: (at + 1) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const next = all[wanted[event.key] ?? -1];
    if (!next || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
  // What had the tab stop may be gone from sight; then the first that is there has it.
  const look = (): void => {
    const all = controls();
    if (all.length > 0 && !all.some((one) => one.tabIndex === 0)) stopAt(all[0]);
  };
  stopAt(controls()[0]);
  new MutationObserver(look).observe(toolbar, { attributes: true, attributeFilter: ['hidden'], subtree: true });
  new ResizeObserver(look).observe(toolbar);
}
