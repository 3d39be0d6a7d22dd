/** The parts of the page, which the extension writes. */
function part<Name extends keyof HTMLElementTagNameMap>(id: string, name: Name): HTMLElementTagNameMap[Name];
function part(id: string, name: string): HTMLElement {
  const element = document.getElementById(id);
  if (element?.localName !== name) throw new Error(`The page has no <${name} id="${id}">`);
  return element;
}

export function findPage() {
  return {
    toolbar: part('toolbar', 'div'),
    views: {
      map: part('view-map', 'button'),
      flow: part('view-flow', 'button'),
      blueprint: part('view-blueprint', 'button'),
    },
    viewTable: part('view-table', 'button'),
    lanes: part('lanes', 'button'),
    people: part('people', 'button'),
    toBe: part('to-be', 'button'),
    density: part('density', 'button'),
    find: part('find', 'button'),
    present: part('present', 'button'),
    zooming: part('zooming', 'div'),
    keys: part('show-keys', 'button'),
    title: part('title', 'span'),
    journeys: part('journeys', 'select'),
    zoomOut: part('zoom-out', 'button'),
    zoomReset: part('zoom-reset', 'button'),
    zoomIn: part('zoom-in', 'button'),
    fitWidth: part('fit-width', 'button'),
    fitAll: part('fit-all', 'button'),
    viewport: part('viewport', 'main'),
    sheet: part('sheet', 'div'),
    drawing: part('drawing', 'div'),
    table: part('table', 'section'),
    empty: part('empty', 'section'),
    emptyTitle: part('empty-title', 'h1'),
    begin: part('begin', 'button'),
    beginOwn: part('begin-own', 'button'),
    loading: part('loading', 'p'),
    notice: part('notice', 'div'),
    said: part('said', 'div'),
  };
}

export type Page = ReturnType<typeof findPage>;
