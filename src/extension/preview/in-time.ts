import { t } from '@vscode/l10n';

/** Said instead of a change that the server has not answered in time. */
export const noAnswer = (): string =>
  t(
    'The language server does not answer, so nothing was changed. Try again; if that does not help, run “Journey: Restart Language Server”.',
  );

/** What takes longer than this is given up, in milliseconds: an edit of the largest maps takes less than half of it. */
export const ANSWER_MS = 5_000;

/** The time for an answer is over. */
export class TooLate extends Error {}

/**
 * What `ask` comes to, if that is in time.
 * @param ask is told when its answer is no longer waited for
 * @throws {TooLate} after `milliseconds`, and whatever `ask` rejects with before
 */
export async function inTime<Answer>(
  ask: (given: { up: AbortSignal }) => Promise<Answer>,
  milliseconds = ANSWER_MS,
): Promise<Answer> {
  const giveUp = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TooLate(`No answer after ${milliseconds} ms`));
      giveUp.abort();
    }, milliseconds);
  });
  try {
    return await Promise.race([ask({ up: giveUp.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
}
