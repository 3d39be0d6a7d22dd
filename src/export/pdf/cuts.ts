/** Where a length is divided so that the parts fit on pages. */

/** What stands between two places and is not to be cut. */
export interface Span {
  from: number;
  to: number;
}

/** The places from `from` to `to` that no span crosses, thinned out to one a pixel: where a cut harms nothing. */
export function clearPlaces(spans: readonly Span[], from: number, to: number): (place: number) => boolean {
  const taken = new Uint8Array(Math.max(0, Math.ceil(to - from) + 1));
  for (const span of spans) {
    const first = Math.max(0, Math.floor(span.from - from) + 1);
    const last = Math.min(taken.length - 1, Math.ceil(span.to - from) - 1);
    if (first <= last) taken.fill(1, first, last + 1);
  }
  return (place) => taken[Math.round(place - from)] !== 1;
}

/**
 * Divides a length into parts that are no longer than the room: at the last of the preferred places that fits, else at the
 * last of the others that fits and is clear, else at the last clear pixel, else at the end of the room.
 * @param room what a part may be long, by its number
 */
export function divide(
  { from, to }: Span,
  room: (part: number) => number,
  preferred: readonly number[],
  others: readonly number[],
  isClear: (place: number) => boolean,
): Span[] {
  const parts: Span[] = [];
  let start = from;
  while (start < to) {
    const most = start + room(parts.length);
    if (to <= most) {
      parts.push({ from: start, to });
      break;
    }
    const end =
      lastWithin(preferred, start, most) ??
      lastWithin(others.filter(isClear), start, most) ??
      lastClear(start, most, isClear) ??
      Math.floor(most);
    parts.push({ from: start, to: end });
    start = end;
  }
  return parts;
}

function lastWithin(places: readonly number[], after: number, most: number): number | undefined {
  return places.findLast((place) => place > after && place <= most);
}

/** Not in the first half: a sliver of a page is worse than a cut. */
function lastClear(start: number, most: number, isClear: (place: number) => boolean): number | undefined {
  for (let place = Math.floor(most); place > (start + most) / 2; place--) if (isClear(place)) return place;
  return undefined;
}
