// What the tests of hostile maps run within a page.

/** Points at, focuses and clicks on everything, as far as that sets off what an element has of its own. */
export async function provoke() {
  for (const element of document.querySelectorAll('body *, svg *')) {
    for (const type of ['mouseover', 'mouseenter', 'focus', 'load', 'error', 'begin', 'toggle'])
      element.dispatchEvent(new Event(type));
    // Links are looked at, not followed.
    if (!element.closest('a, button')) element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Elements and attributes that a text alone cannot have made. @returns {string[]} */
export function strangeIn() {
  const strange = new Set();
  const names =
    /^(iframe|object|embed|form|input|base|link|foreignobject|animate|animatetransform|set|handler|audio|video|feimage)$/i;
  for (const element of document.querySelectorAll('*')) {
    if (names.test(element.localName)) strange.add(element.localName);
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) strange.add(`${element.localName} ${name}`);
      const isAddress = /^(xlink:)?href$|^src|^action$|^formaction$|^data$|^srcset$|^poster$/i.test(name);
      const mayBe =
        element.localName === 'a' ? /^(https?:|mailto:|#)/ : /^(#|data:(image|font)\/(png|jpeg|gif|webp|woff2);)/;
      if (isAddress && !mayBe.test(value)) strange.add(`${element.localName} ${name}=${value}`);
      if (/url\(\s*(?!["']?#)/i.test(value) && /^(style|fill|stroke|mask|clip-path|filter)$/.test(name))
        strange.add(`${element.localName} ${name}=${value}`);
    }
  }
  if (document.querySelectorAll('script').length > 1) strange.add('a second script');
  return [...strange];
}
