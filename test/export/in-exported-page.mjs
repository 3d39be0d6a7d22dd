// What the test runs within an exported page.

/** How many pixels of the screen one of the picture takes. */
export function scaleOfPicture() {
  const svg = document.querySelector('#map svg');
  return Number(svg.getAttribute('width')) / svg.viewBox.baseVal.width;
}

/** @returns {{ heads: string[], rows: string[][] }} the texts of the table's cells */
export function tableOf() {
  const texts = (row) => Array.from(row.cells, (cell) => cell.textContent.trim());
  const [head, ...rows] = Array.from(document.querySelectorAll('table tr'), texts);
  return { heads: head, rows };
}

/** The ground of the page, and that of the picture. */
export function canvasColour() {
  return [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.jm-canvas')).fill];
}

/** What a reader of the page's tree would stumble over. @returns {string[]} */
export function problemsOf() {
  const problems = [];
  const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
  if (new Set(ids).size !== ids.length) problems.push('an id twice');
  if (!document.documentElement.lang) problems.push('no language');
  for (const button of document.querySelectorAll('button, a')) {
    if (!button.textContent.trim() && !button.getAttribute('aria-label')) problems.push('a button without a name');
  }
  for (const cell of document.querySelectorAll('th')) if (!cell.scope) problems.push('a head without a scope');
  const columns = document.querySelectorAll('thead th').length;
  for (const row of document.querySelectorAll('tbody tr:not(.stage)')) {
    if (row.cells.length !== columns) problems.push('a row of another length');
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
    problems.push('the page is too wide');
  return problems;
}

/**
 * Puts markup into the page that wants to run and to fetch, and waits until its policy has had a word on each.
 * @returns {Promise<{ stopped: string[], hasRun: boolean }>} the directives that stopped something
 */
export async function whatPolicyStops() {
  const stopped = new Set();
  const wanted = 5;
  const all = new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      if (stopped.add(effectiveDirective).size === wanted) resolve();
    });
    // Where nothing is stopped, nothing is told.
    setTimeout(resolve, 2_000);
  });
  const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
  add('script', { textContent: 'window.hasRun = true' });
  add('img', { src: 'https://example.com/x.png' });
  add('link', { rel: 'stylesheet', href: 'https://example.com/x.css' });
  add('iframe', { src: 'https://example.com/' });
  fetch('https://example.com/').catch(() => {});
  await all;
  return { stopped: [...stopped].sort(), hasRun: 'hasRun' in window };
}
