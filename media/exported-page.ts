/** The script of an exported page: zooms and moves the picture. Nothing else on the page needs it. */

const LEAST = 0.1;
const MOST = 4;
const STEP = 1.25;
/** What one notch of a wheel scales by, for the 100 units that it usually reports. */
const WHEEL = 1.2;
/** A map may open smaller than this only when the reader asks for it: its text could not be read. */
const LEAST_AT_FIRST = 0.45;

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
  label.setAttribute('aria-label', `Zoom ${percent}, set to actual size`);
}

const fitWidth = (): number => map.clientWidth / size.width;
const fitAll = (): number => Math.min(fitWidth(), map.clientHeight / size.height);

const actions: Record<string, () => void> = {
  '+': () => zoomTo(zoom * STEP),
  '=': () => zoomTo(zoom * STEP),
  '-': () => zoomTo(zoom / STEP),
  '0': () => zoomTo(1),
  '1': () => zoomTo(fitWidth()),
  '2': () => zoomTo(fitAll()),
};
const buttons = { out: '-', zoom: '0', in: '+', width: '1', all: '2' };
for (const [id, key] of Object.entries(buttons)) {
  find(id, HTMLButtonElement).addEventListener('click', () => actions[key]?.());
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
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

export {};
