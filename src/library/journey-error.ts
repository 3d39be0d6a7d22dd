/** What cannot be done, for a reason that its caller can do something about: the message says what is wrong and what to do. */
export class JourneyError extends Error {
  override readonly name: string = 'JourneyError';
}
