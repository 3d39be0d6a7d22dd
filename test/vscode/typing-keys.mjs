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

/**
 * From an empty file, which shows the templates. The first, a sketch, has its scores filled in: who leaves one as it is goes on.
 * Texts are typed letter by letter.
 */
export const KEYS = [
  ENTER, // takes the template
  ...['My working day', TAB, 'Me', TAB],
  ...['Go to work', TAB],
  ...['Make tea', TAB, TAB],
  ...['Go upstairs', TAB, TAB],
  ...['Do work', ENTER, 'f', TAB, 'Cat', TAB, TAB], // `for Me, …` is chosen by its first letter
  ...['Go home', TAB],
  ...['Go downstairs', TAB, '5', TAB],
  'Sit down',
];

/** One by one, each as Playwright names it. A capital letter is one key: Shift is held. */
export function keysOf(parts) {
  return parts.flatMap((part) => (typeof part === 'string' ? [...part] : [part.key]));
}
