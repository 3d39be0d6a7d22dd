// The keys that write the example, as somebody presses them who knows the editor.

/** The example of Mermaid's manual for its journeys. */
export const EXAMPLE = `journey
    title My working day
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me
      Do work: 1: Me, Cat
    section Go home
      Go downstairs: 5: Me
      Sit down: 5: Me
`;

/** A key that is no letter, by its name. */
const key = (name) => ({ key: name });
const ENTER = key('Enter');
const TAB = key('Tab');
const DOWN = key('ArrowDown');

/**
 * Ways from an empty file, which shows templates and keywords, to the example. Texts are typed letter by letter.
 * `template`: the first, a sketch, has its scores filled in; who leaves one as it is goes on.
 * `lines`: without a template, line by line, keywords and feelings being completed.
 */
export const WAYS = {
  template: [
    ENTER, // takes the template
    ...['My working day', TAB, 'Me', TAB],
    ...['Go to work', TAB],
    ...['Make tea', TAB, TAB],
    ...['Go upstairs', TAB, TAB],
    ...['Do work', ENTER, 'f', TAB, 'Cat', TAB, TAB], // `for Me, …` is chosen by its first letter
    ...['Go home', TAB],
    ...['Go downstairs', TAB, '5', TAB],
    'Sit down',
  ],
  lines: [
    ...['j', TAB, 'My working day', ENTER],
    ...['f', TAB, 'Me', ENTER],
    ...['s', DOWN, TAB, 'Go to work', ENTER],
    ...['s', TAB, 'Make tea', ENTER, 'f', TAB, TAB, ENTER], // `feels`, then the best feeling
    ...['s', TAB, 'Go upstairs', ENTER, 'f', TAB, '0', ENTER],
    ...['s', TAB, 'Do work', ENTER, 'fo', TAB, 'Cat', ENTER, 'f', TAB, '-2', ENTER],
    ...['sta', TAB, 'Go home', ENTER],
    ...['s', TAB, 'Go downstairs', ENTER, 'f', TAB, TAB, ENTER],
    ...['s', TAB, 'Sit down', ENTER, 'f', TAB, TAB],
  ],
};

/** One by one, each as Playwright names it. A capital letter is one key: Shift is held. */
export function keysOf(parts) {
  return parts.flatMap((part) => (typeof part === 'string' ? [...part] : [part.key]));
}
