/** What the picture asks, found again for those who come to a question by keyboard. */
import type { GroupMark, Mark, Scene } from '../../src/diagram/index.js';

/** The question about a part that is read out with these words; undefined where the picture does not ask it. */
export function askedAbout(scene: Pick<Scene, 'bands'>, ref: string, label: string): GroupMark | undefined {
  const about = [...questionsOf(scene)].filter((group) => group.ref === ref);
  return about.find((group) => wordsOf(group) === label) ?? (about.length === 1 ? about[0] : undefined);
}

/** What a question says, without its sign. */
function wordsOf({ marks }: GroupMark): string {
  return marks.flatMap((mark) => (mark.type === 'text' && mark.text !== '?' ? [mark.text] : [])).join(' ');
}

function* questionsOf({ bands }: Pick<Scene, 'bands'>): Generator<GroupMark> {
  for (const { chunks } of bands) for (const { marks } of chunks) yield* questionsAmong(marks);
}

function* questionsAmong(marks: readonly Mark[]): Generator<GroupMark> {
  for (const mark of marks) {
    if (mark.type !== 'group') continue;
    if (mark.question !== undefined) yield mark;
    yield* questionsAmong(mark.marks);
  }
}
