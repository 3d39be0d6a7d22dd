/** Names that must differ. */
import { t } from '@vscode/l10n';
import { nameKey } from './journey/lines.js';
import { type Notice, shown } from './notice.js';

/** What a stage is called that an input needs and does not name. */
export const firstStage = (): string =>
  t({ message: 'Start', comment: 'The name of a stage that nobody has named: the first one' });

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
      this.notices.push({
        line,
        message: t('There is a {0} already: this one is called {1}.', shown(name), shown(unique)),
      });
    }
    return unique;
  }
}
