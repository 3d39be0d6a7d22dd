/**
 * A thing that can be chosen, one that is on or off, or a line between groups of them. What is on or off stays open when it
 * is chosen; `choose` says false where it stays as it was.
 */
export type MenuItem =
  | { label: string; keys?: string; choose: () => void }
  | { label: string; checked: boolean; choose: () => unknown }
  | 'line';

/** Where a menu opens, in pixels of the window. */
export interface Place {
  x: number;
  y: number;
}

const EDGE = 4;

/**
 * Opens a menu. It has the keyboard until something is chosen, or Escape is pressed, or something else is clicked on;
 * then the keyboard is where it was.
 */
export function openMenu(label: string, items: readonly MenuItem[], { x, y }: Place): void {
  document.querySelector<HTMLElement>('.map-menu')?.remove();
  const before = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
  const menu = document.createElement('div');
  menu.className = 'map-menu';
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', label);
  const close = (restore: boolean) => {
    if (!menu.isConnected) return;
    menu.remove();
    window.removeEventListener('pointerdown', outside, true);
    window.removeEventListener('blur', gone);
    if (restore) before?.focus({ preventScroll: true });
  };
  const outside = ({ target }: Event) => {
    if (!menu.contains(target as Node)) close(true);
  };
  const gone = () => close(false);
  for (const item of items) {
    if (item === 'line') menu.append(separator());
    else menu.append('checked' in item ? check(item) : button(item, close));
  }
  menu.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else if (!go(menu, event.key)) return;
    event.preventDefault();
  });
  menu.addEventListener('contextmenu', (event) => event.preventDefault());
  document.body.append(menu);
  const { offsetWidth, offsetHeight } = menu;
  menu.style.left = `${Math.max(EDGE, Math.min(x, window.innerWidth - offsetWidth - EDGE))}px`;
  menu.style.top = `${Math.max(EDGE, Math.min(y, window.innerHeight - offsetHeight - EDGE))}px`;
  window.addEventListener('pointerdown', outside, true);
  window.addEventListener('blur', gone);
  buttonsOf(menu)[0]?.focus();
}

type Plain = Exclude<MenuItem, 'line' | { checked: boolean }>;

/** Something that is on or off. */
function check({ label, checked, choose }: Extract<MenuItem, { checked: boolean }>): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.setAttribute('role', 'menuitemcheckbox');
  element.setAttribute('aria-checked', String(checked));
  element.tabIndex = -1;
  const words = document.createElement('span');
  words.textContent = label;
  element.append(words);
  element.addEventListener('click', () => {
    if (choose() === false) return;
    element.setAttribute('aria-checked', String(element.getAttribute('aria-checked') !== 'true'));
  });
  element.addEventListener('pointermove', () => element.focus());
  return element;
}

function separator(): HTMLElement {
  const line = document.createElement('div');
  line.setAttribute('role', 'separator');
  return line;
}

function button({ label, keys, choose }: Plain, close: (restore: boolean) => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.setAttribute('role', 'menuitem');
  element.tabIndex = -1;
  const words = document.createElement('span');
  words.textContent = label;
  element.append(words);
  if (keys !== undefined) {
    const shown = document.createElement('kbd');
    shown.textContent = keys;
    element.append(shown);
  }
  element.addEventListener('click', () => {
    close(true);
    choose();
  });
  element.addEventListener('pointermove', () => element.focus());
  return element;
}

function buttonsOf(menu: HTMLElement): HTMLElement[] {
  return Array.from(menu.querySelectorAll<HTMLElement>('[role^="menuitem"]'));
}

/** @returns false for a key that means nothing in a menu */
function go(menu: HTMLElement, key: string): boolean {
  const all = buttonsOf(menu);
  const at = all.indexOf(document.activeElement as HTMLElement);
  const to = (index: number) => all[(index + all.length) % all.length]?.focus();
  if (key === 'ArrowDown') to(at + 1);
  else if (key === 'ArrowUp') to(at - 1);
  else if (key === 'Home') to(0);
  else if (key === 'End') to(-1);
  else if (key.length === 1 && key !== ' ') {
    const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    const begins = (item: HTMLElement, word: number) => wordsOf(item)[word]?.startsWith(key.toLowerCase()) === true;
    // What is to be added says more than that it is.
    (order.find((item) => begins(item, 0)) ?? order.find((item) => begins(item, 2) || begins(item, 1)))?.focus();
  } else return false;
  return true;
}

const wordsOf = ({ firstElementChild }: HTMLElement): string[] =>
  (firstElementChild?.textContent ?? '').toLowerCase().split(' ');
