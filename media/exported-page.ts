/** The script of an exported page: zooms and moves the picture, by pointer and by keyboard. Nothing else on the page needs it. */
import { config, t } from '@vscode/l10n';
import { actionOf, EDIT_ACTIONS, type KeyAction } from './keys.js';
import { showKeys } from './keys-dialog.js';
import { Roving, type Stop } from './roving.js';
import { roveInToolbar } from './toolbar-keys.js';

const LEAST = 0.1;
const MOST = 4;
const STEP = 1.25;
/** What one notch of a wheel scales by, for the 100 units that it usually reports. */
const WHEEL = 1.2;
/** A map may open smaller than this only when the reader asks for it: its text could not be read. */
const LEAST_AT_FIRST = 0.45;

const { texts } = document.currentScript?.dataset ?? {};
if (texts !== undefined) config({ contents: texts });

const find = <E extends Element>(id: string, kind: abstract new () => E): E => {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}`);
  return element;
};

const map = find('map', HTMLElement);
const label = find('zoom', HTMLButtonElement);
const svg = map.querySelector('svg');
if (!svg) throw new Error('The page has no picture');
const size = { width: Number(svg.getAttribute('width')), height: Number(svg.getAttribute('height')) };
let zoom = 1;

/** Sets the zoom and keeps the point at x, y of the visible part where it is. */
function zoomTo(wanted: number, x = map.clientWidth / 2, y = map.clientHeight / 2): void {
  const next = Math.min(MOST, Math.max(LEAST, wanted));
  const left = (map.scrollLeft + x) / zoom;
  const top = (map.scrollTop + y) / zoom;
  zoom = next;
  svg?.setAttribute('width', String(size.width * zoom));
  svg?.setAttribute('height', String(size.height * zoom));
  map.scrollLeft = left * zoom - x;
  map.scrollTop = top * zoom - y;
  const percent = `${Math.round(zoom * 100)} %`;
  label.textContent = percent;
  if (roving?.hasKeyboard && roving.current) encircle(roving.current);
  label.setAttribute('aria-label', t('Zoom {0}, set to actual size', percent));
}

const fitWidth = (): number => map.clientWidth / size.width;
const fitAll = (): number => Math.min(fitWidth(), map.clientHeight / size.height);

const reading = svg.querySelector('.jm-reading');
const ring = document.createElement('div');
ring.id = 'ring';
ring.hidden = true;
map.append(ring);
const roving = reading && new Roving(reading, (stop) => arrived(stop));
roving?.refresh();
map.addEventListener('focusout', () => {
  ring.hidden = true;
});
roveInToolbar(find('bar', HTMLElement));

/** Puts the ring around what has the keyboard: 4 pixels outside of where it is drawn. */
function arrived(stop: Stop): void {
  ring.hidden = false;
  encircle(stop);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  ring.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: still ? 'instant' : 'smooth' });
}

function encircle(stop: Stop): void {
  const place = stop instanceof SVGRectElement ? stop : stop.querySelector(':scope > rect');
  if (!place) return;
  const box = place.getBoundingClientRect();
  const pane = map.getBoundingClientRect();
  Object.assign(ring.style, {
    left: `${box.left - pane.left - map.clientLeft + map.scrollLeft - 6}px`,
    top: `${box.top - pane.top - map.clientTop + map.scrollTop - 6}px`,
    width: `${box.width + 12}px`,
    height: `${box.height + 12}px`,
  });
}

/** There is no text behind the picture, and it is drawn as it is. */
const WITHOUT_TEXT: readonly KeyAction[] = [
  'to-source',
  'fold',
  'find',
  'present',
  'next-problem',
  'problem-before',
  ...EDIT_ACTIONS,
];
const actions: Partial<Record<KeyAction, () => void>> = {
  'zoom-in': () => zoomTo(zoom * STEP),
  'zoom-out': () => zoomTo(zoom / STEP),
  'zoom-actual': () => zoomTo(1),
  'fit-width': () => zoomTo(fitWidth()),
  'fit-all': () => zoomTo(fitAll()),
  keys: () => showKeys(WITHOUT_TEXT),
};
const buttons = {
  out: 'zoom-out',
  zoom: 'zoom-actual',
  in: 'zoom-in',
  width: 'fit-width',
  all: 'fit-all',
  keys: 'keys',
} as const;
for (const [id, action] of Object.entries(buttons)) {
  find(id, HTMLButtonElement).addEventListener('click', () => actions[action]?.());
}

document.addEventListener('keydown', (event) => {
  const onMap = roving?.hasKeyboard ?? false;
  const action = event.defaultPrevented ? undefined : actionOf(event, onMap);
  if (!action || WITHOUT_TEXT.includes(action)) return;
  const act = actions[action];
  if (act) act();
  else if (!roving?.go(action) && action === 'back') return;
  event.preventDefault();
});

map.addEventListener(
  'wheel',
  (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = map.getBoundingClientRect();
    const notches = event.deltaY / (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 100 : 3);
    zoomTo(zoom * WHEEL ** -notches, event.clientX - left, event.clientY - top);
  },
  { passive: false },
);

/** A mouse moves the picture; on text it selects. Fingers scroll by themselves. */
map.addEventListener('pointerdown', (event) => {
  const onText = event.target instanceof SVGTextElement;
  if (event.pointerType !== 'mouse' || event.button !== 0 || onText) return;
  const from = { x: event.clientX + map.scrollLeft, y: event.clientY + map.scrollTop };
  map.setPointerCapture(event.pointerId);
  map.classList.add('dragged');
  const move = ({ clientX, clientY }: PointerEvent) => {
    map.scrollLeft = from.x - clientX;
    map.scrollTop = from.y - clientY;
  };
  const end = () => {
    map.classList.remove('dragged');
    map.removeEventListener('pointermove', move);
    map.removeEventListener('pointerup', end);
    map.removeEventListener('pointercancel', end);
  };
  map.addEventListener('pointermove', move);
  map.addEventListener('pointerup', end);
  map.addEventListener('pointercancel', end);
});

zoomTo(Math.min(1, Math.max(LEAST_AT_FIRST, fitWidth())));
map.scrollLeft = 0;
map.scrollTop = 0;
