/** Names that must differ. */
import { nameKey } from './journey/lines.js';
import { type Notice, shown } from './notice.js';

/** Gives a later one of the same name a number, and tells so. */
export class UniqueNames {
  private readonly taken = new Set<string>();

  constructor(private readonly notices: Notice[]) {}

  /** @param line where the name stands in the input */
  unique(name: string, line: number | undefined): string {
    let unique = name;
    for (let count = 2; this.taken.has(nameKey(unique)); count++) unique = `${name} (${count})`;
    this.taken.add(nameKey(unique));
    if (unique !== name) {
      this.notices.push({ line, message: `There is a ${shown(name)} already: this one is called ${shown(unique)}.` });
    }
    return unique;
  }
}
