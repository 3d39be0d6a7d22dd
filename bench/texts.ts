/** The texts that everything is measured with: made of the same steps for Journey Maps and for what is measured beside it. */

/** `plain`: what Mermaid's journeys can say too, title, score and actors. `four`: title, channel, feeling and thought. `full`: eight lines a step. */
export type TextKind = 'plain' | 'four' | 'full';

export const TEXT_KINDS: readonly TextKind[] = ['plain', 'full'];
export const STEP_COUNTS: readonly number[] = [10, 100, 1000];

/** A place in the text, zero-based, as an editor counts. */
export interface Place {
  line: number;
  character: number;
}

/** A character typed at a place. */
export interface Keystroke extends Place {
  text: string;
}

const STEPS_PER_STAGE = 10;

const ACTS = ['Compares', 'Looks for', 'Asks about', 'Tries', 'Waits for', 'Pays for', 'Brings back'];
const THINGS = [
  'the running shoes',
  'a pair on sale',
  'the size table',
  'the shop nearby',
  'the price',
  'the delivery',
];
const CHANNELS = ['Web', 'Store', 'Phone', 'Letter', 'Word of mouth'];
const THOUGHTS = [
  'So many brands, and every one of them says that it is the best for me',
  'Is this still in stock near the place where I live',
  'Nobody has told me how long it takes',
  'That was easier than the last time',
];
const FEELINGS = ['curious: there is a lot to see', 'anxious: will it fit', 'hopeful', 'annoyed: once more', 'calm'];
const PAINS = ['Reviews contradict each other', 'The form asks for the same twice', 'No seat to wait on'];
const IDEAS = ['One page that compares all models', 'Fill the form from the last order', 'A bench by the window'];

interface Step {
  title: string;
  /** 1 to 5, as Mermaid counts. */
  score: number;
  actors: string;
}

const LIKEC4_HEAD = ['specification {', '  element stage', '  element step', '}', 'model {'];
/** The line of an element that is typed into. */
const DESCRIPTION = 2;

/** A map that is being written: its text now, and the same steps as Mermaid's text. */
export class WrittenMap {
  private readonly steps: Step[] = [];
  private readonly lines: string[] = [];
  /** The line of each step that is typed into. */
  private readonly typedInto: number[] = [];

  constructor(
    readonly kind: TextKind,
    readonly stepCount: number,
  ) {
    this.lines.push(...head(kind));
    for (let index = 0; index < stepCount; index++) {
      if (index % STEPS_PER_STAGE === 0) this.lines.push('', `  stage ${stageName(index)}`);
      const step = stepAt(index);
      this.steps.push(step);
      this.add(index, step);
    }
  }

  /** The text as a `.journey` file. */
  journey(): string {
    return `${this.lines.join('\n')}\n`;
  }

  /** The same steps as a journey of Mermaid's. */
  mermaid(): string {
    const lines = ['journey', '  title Buying running shoes'];
    for (const [index, { title, score, actors }] of this.steps.entries()) {
      if (index % STEPS_PER_STAGE === 0) lines.push(`  section ${stageName(index)}`);
      lines.push(`    ${title}: ${score}: ${actors}`);
    }
    return `${lines.join('\n')}\n`;
  }

  /**
   * The same steps as elements of a LikeC4 model, of as many lines as a step of four: an element with title, technology and
   * description, and a way to the next. No views, which it would have to lay out.
   */
  likeC4(): string {
    return `${[...LIKEC4_HEAD, ...this.steps.flatMap((_, index) => this.likeC4Element(index)), '}'].join('\n')}\n`;
  }

  /** What is typed into a step, typed into the description of its element. */
  inLikeC4({ line, text }: Keystroke): Keystroke {
    const step = this.typedInto.indexOf(line);
    const above = [...LIKEC4_HEAD, ...this.steps.slice(0, step).flatMap((_, index) => this.likeC4Element(index))]
      .length;
    // The text is longer by the letter already.
    const description = this.likeC4Element(step)[DESCRIPTION] ?? '';
    return { line: above + DESCRIPTION, character: description.length - "'".length - text.length, text };
  }

  private likeC4Element(index: number): string[] {
    const line = this.typedInto[index];
    const typed = line === undefined ? '' : (this.lines[line] ?? '').trim();
    const element = [
      `  ${index % STEPS_PER_STAGE === 0 ? 'stage' : 'step'} s${index} '${this.steps[index]?.title}' {`,
      `    technology '${pick(CHANNELS, index)}'`,
      `    description '${typed}'`,
      `  }`,
    ];
    return index === 0 ? element : [...element, `  s${index - 1} -> s${index}`];
  }

  /** Where in a step one types: at the end of its title if the text is plain, else of what is thought there. */
  placeOf(step: number): Place {
    const line = this.typedInto[step];
    const text = line === undefined ? undefined : this.lines[line];
    if (line === undefined || text === undefined) throw new RangeError(`There is no step ${step}`);
    return { line, character: text.length };
  }

  /** Types a character into a step, at its place. */
  type(step: number, text: string): Keystroke {
    const { line, character } = this.placeOf(step);
    this.lines[line] += text;
    const known = this.steps[step];
    if (known && this.kind === 'plain') known.title += text;
    return { line, character, text };
  }

  private add(index: number, step: Step): void {
    const first = this.lines.length;
    this.lines.push(`    step ${step.title}`);
    if (this.kind === 'plain') {
      this.lines.push(`      for ${step.actors}`, `      feels ${step.score}`);
      this.typedInto.push(first);
      return;
    }
    if (this.kind === 'four') {
      this.lines.push(
        `      on ${pick(CHANNELS, index)}`,
        `      feels ${pick(FEELINGS, index)}`,
        `      thinks ${pick(THOUGHTS, index)} (${index + 1})`,
      );
      this.typedInto.push(first + 3);
      return;
    }
    const last = index % STEPS_PER_STAGE === STEPS_PER_STAGE - 1 && index < this.stepCount - 1;
    this.lines.push(
      `      on ${pick(CHANNELS, index)}`,
      `      touchpoint ${pick(THINGS, index + 1)}`,
      `      thinks ${pick(THOUGHTS, index)} (${index + 1})`,
      `      feels ${pick(FEELINGS, index)}`,
      `      pain ${pick(PAINS, index)} (${index + 1})`,
      `      opportunity ${pick(IDEAS, index)} (${index + 1})`,
      last
        ? `      next ${stepAt(index + 1).title}, ${stepAt(index - 4).title}`
        : `      evidence Interviews: ${(index % 11) + 1} of 12`,
    );
    this.typedInto.push(first + 3);
  }
}

/**
 * Which steps are typed into: bursts of a few characters at one place, as people type, at places spread over the map.
 * The same at each call.
 */
export function typingPlaces(stepCount: number, bursts: number): number[] {
  // Steps of the golden ratio fall everywhere and never close together.
  return Array.from({ length: bursts }, (_, burst) => Math.floor(((burst * 0.618034 + 0.5) % 1) * stepCount));
}

function head(kind: TextKind): string[] {
  if (kind === 'plain') return ['journey Buying running shoes', '  scale 1..5', '  for Rosa, Ben'];
  return [
    'persona Rosa',
    '  role New runner',
    '  goal Run five kilometres',
    'source Interviews',
    '  method interview',
    '  size 12',
    ...CHANNELS.map((channel) => `channel ${channel}`),
    '',
    'journey Buying running shoes',
    '  for Rosa',
    "  goal Own shoes that fit before Saturday's first run",
    '  state current',
    // Four lines name no evidence: a map that claims research would be faulty, and LikeC4's model has no faults either.
    kind === 'four' ? '  basis assumption' : '  basis research',
    '  starts Decides to take up running',
    '  ends Goes for the first run in the new shoes',
  ];
}

function stageName(index: number): string {
  return `Stage ${Math.floor(index / STEPS_PER_STAGE) + 1}`;
}

function stepAt(index: number): Step {
  return {
    title: `${pick(ACTS, index)} ${pick(THINGS, index)} ${index + 1}`,
    score: ((index * 3) % 5) + 1,
    actors: index % 3 === 0 ? 'Rosa' : 'Rosa, Ben',
  };
}

function pick(from: readonly string[], index: number): string {
  return from[index % from.length] ?? '';
}
