/** What is too large to be read while somebody waits for it. */

/** A map of about 7,000 steps with eight lines each. So many lines are read and checked in less than two seconds. */
export const MOST_LINES = 60_000;

/** Where the first line begins that is one too many; undefined where none is. */
export function firstLineTooMany(text: string): number | undefined {
  // A line end has one character at least.
  if (text.length < MOST_LINES) return undefined;
  let lines = 1;
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (feed >= 0 || carriage >= 0) {
    const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
    const end = isFeed || carriage + 1 === feed ? feed : carriage;
    if (++lines > MOST_LINES && end + 1 < text.length) return end + 1;
    if (feed >= 0 && feed <= end) feed = text.indexOf('\n', end + 1);
    if (carriage >= 0 && carriage <= end) carriage = text.indexOf('\r', end + 1);
  }
  return undefined;
}
