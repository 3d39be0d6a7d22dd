/** Which journey of a file is meant. */
import { nameKey } from '../../language-server/syntax/text.js';
import { EXIT, Failure } from './exit.js';
import { didYouMean } from './suggest.js';
import { printable, type Terminal } from './terminal.js';

/**
 * The place of the journey to draw: the one of that name, else the first; then the others are told of. Names are compared
 * like those in a map; where that finds none, their case does not count.
 * @param file what messages call the file
 */
export async function chooseJourney(
  journeys: readonly { name: string }[],
  name: string | undefined,
  file: string,
  terminal: Terminal,
): Promise<number> {
  if (journeys.length === 0) throw new Failure(`${file} holds no journey, so there is nothing to draw.`, EXIT.findings);
  const names = journeys.map((journey) => journey.name);
  if (name === undefined) {
    const [first = '', ...others] = names;
    if (others.length > 0) {
      terminal.tell(
        `${file} holds ${names.length} journeys. Drawn is ${quoted([first])}; --journey draws ${quoted(others)}.`,
      );
    }
    return 0;
  }
  const keys = names.map(nameKey);
  const wanted = nameKey(name);
  const exact = keys.indexOf(wanted);
  if (exact >= 0) return exact;
  const loose = keys.findIndex((key) => key.toLowerCase() === wanted.toLowerCase());
  if (loose >= 0) return loose;
  const hint = await didYouMean(name, names);
  throw new Failure(`${file} holds no journey ‘${printable(name)}’.${printable(hint)} There is ${quoted(names)}.`);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => (name === '' ? 'one without a name' : `‘${printable(name)}’`)).join(', ');
}
