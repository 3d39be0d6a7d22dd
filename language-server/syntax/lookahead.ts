import { LLkLookaheadStrategy } from 'chevrotain';

type Strategy = InstanceType<typeof LLkLookaheadStrategy>;
type Choose = ReturnType<Strategy['buildLookaheadForAlternation']>;
type Decide = ReturnType<Strategy['buildLookaheadForOptional']>;

/**
 * Chevrotain's lookahead, each decision worked out when it is first to be made. A text takes few of the rules: working all of
 * them out beforehand is a good part of the time in which a program starts.
 */
export class LookaheadOnDemand extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(options: Parameters<Strategy['buildLookaheadForAlternation']>[0]): Choose {
    let choose: Choose | undefined;
    const build = () => super.buildLookaheadForAlternation(options);
    // What is built reads the parser's tokens: it is called on the parser, as this is.
    return function (this: unknown, choices) {
      choose ??= build();
      return choose.call(this, choices);
    };
  }

  override buildLookaheadForOptional(options: Parameters<Strategy['buildLookaheadForOptional']>[0]): Decide {
    let decide: Decide | undefined;
    const build = () => super.buildLookaheadForOptional(options);
    return function (this: unknown) {
      decide ??= build();
      return decide.call(this);
    };
  }
}
