/**
 * The keyword table: which lines each block takes, how the rest of such a line reads, and which block it opens.
 * The lexer, completion, the formatter and the rules all read it; a test holds it against the grammar.
 */

/** How the rest of a line reads. */
export type Shape =
  /** The text to the end of the line. */
  | 'text'
  /** The whole line is one name. */
  | 'name'
  /** A name, then a number. */
  | 'nameValue'
  /** A number, with its unit, or a range. */
  | 'value'
  /** Names separated by commas. */
  | 'names'
  /** Names separated by commas, a share, `: text`. */
  | 'namesShareText'
  /** A name, a number, `: text`; the name may be missing where `optionalName` is set. */
  | 'nameValueText'
  /** A name, `: text`. */
  | 'nameText'
  /** A share, `: text`. */
  | 'shareText'
  /** `who: what`, or all of it the what. */
  | 'whoText'
  /** Nothing but `: text`. */
  | 'colonText'
  /** Nothing. */
  | 'none';

/** What a text line must look like, where it is more than text. */
export type Form = 'date' | 'color' | 'number';

export type BlockName =
  | 'file'
  | 'persona'
  | 'channel'
  | 'touchpoint'
  | 'emotion'
  | 'source'
  | 'metric'
  | 'lane'
  | 'framework'
  | 'frameworkStage'
  | 'journey'
  | 'stage'
  | 'step'
  | 'opportunity'
  | 'as';

export interface LineDefinition {
  readonly shape: Shape;
  /** The property of the block's node that holds the line's node. */
  readonly property: string;
  /** The grammar rule of the line. */
  readonly rule: string;
  /** The block the line opens. */
  readonly opens?: BlockName;
  /** May stand more than once in a block. */
  readonly many?: boolean;
  /** The only words it may say. */
  readonly choices?: readonly string[];
  readonly form?: Form;
  /** Without a value the line says nothing (`metric`, `leaves` of a step). */
  readonly needsValue?: boolean;
  /** Without `: text` the line says nothing (`lane`). */
  readonly needsText?: boolean;
}

type Lines = Readonly<Record<string, LineDefinition>>;

const text = (more: Partial<LineDefinition> = {}): LineDefinition => ({
  shape: 'text',
  property: 'texts',
  rule: 'Text',
  ...more,
});
const texts = text({ many: true });
const choice = (...choices: string[]): LineDefinition => text({ choices });
const declaration = (opens: BlockName, property: string, rule: string, shape: Shape = 'name'): LineDefinition => ({
  shape,
  property,
  rule,
  opens,
  many: true,
});
const line = (shape: Shape, property: string, rule: string, more: Partial<LineDefinition> = {}): LineDefinition => ({
  shape,
  property,
  rule,
  many: true,
  ...more,
});

const pain = line('name', 'pains', 'Pain');
const on = line('names', 'on', 'On');
const once = { many: false } as const;
const metricLine = line('nameValueText', 'metrics', 'MetricLine', { needsValue: true });
const metricNamed = line('nameValueText', 'metrics', 'MetricLine');
const evidence = line('nameText', 'evidence', 'EvidenceLine');
const scale = line('value', 'scales', 'ScaleLine', once);
const forLine = line('names', 'for', 'For', once);

/** What is true for some personas alone may stand in an `as` block. */
const personal: Lines = {
  thinks: texts,
  says: texts,
  feels: line('nameValueText', 'feels', 'Feels'),
  expects: texts,
  needs: texts,
  pain,
  gain: texts,
  action: texts,
  on,
  touchpoint: line('name', 'touchpoints', 'TouchpointLine'),
  metric: metricLine,
  next: line('namesShareText', 'next', 'Next'),
  leaves: line('shareText', 'leaves', 'Leaves', { needsValue: true }),
};

const items: Lines = {
  for: forLine,
  ...personal,
  involves: line('names', 'involves', 'Involves'),
  opportunity: line('name', 'opportunities', 'Opportunity', { opens: 'opportunity' }),
  trigger: texts,
  'moment of truth': line('colonText', 'moments', 'Moment', once),
  'physical evidence': texts,
  frontstage: line('whoText', 'layers', 'Layer'),
  backstage: line('whoText', 'layers', 'Layer'),
  support: line('whoText', 'layers', 'Layer'),
  evidence,
  when: text(),
  lasts: text(),
  'ends here': line('colonText', 'endings', 'EndsHere', once),
  details: line('name', 'details', 'Details', once),
  insight: texts,
  image: text(),
  link: texts,
  note: texts,
  lane: line('nameText', 'lanes', 'LaneLine', { needsText: true }),
  as: line('names', 'as', 'As', { opens: 'as' }),
};

export const TABLE: Readonly<Record<BlockName, Lines>> = {
  file: {
    import: line('text', 'imports', 'Import'),
    persona: declaration('persona', 'personas', 'Persona'),
    channel: declaration('channel', 'channels', 'Channel'),
    touchpoint: declaration('touchpoint', 'touchpoints', 'Touchpoint'),
    emotion: { ...declaration('emotion', 'emotions', 'Emotion', 'nameValue'), needsValue: true },
    source: declaration('source', 'sources', 'Source'),
    metric: declaration('metric', 'metrics', 'Metric'),
    lane: declaration('lane', 'lanes', 'Lane'),
    framework: declaration('framework', 'frameworks', 'Framework'),
    journey: declaration('journey', 'journeys', 'Journey'),
  },
  persona: {
    role: text(),
    age: text(),
    quote: text(),
    goal: texts,
    needs: texts,
    pain,
    context: text(),
    image: text(),
    color: text({ form: 'color' }),
  },
  channel: {
    kind: choice('digital', 'physical', 'human'),
    icon: text(),
    color: text({ form: 'color' }),
    description: text(),
  },
  touchpoint: { on: { ...on, many: false }, description: text(), image: text() },
  emotion: { icon: text() },
  source: {
    method: choice('interview', 'survey', 'analytics', 'observation', 'diary', 'desk', 'workshop'),
    size: text(),
    date: text({ form: 'date' }),
    link: text(),
    description: text(),
  },
  metric: {
    unit: text(),
    scale,
    better: choice('higher', 'lower'),
    target: text({ form: 'number' }),
    description: text(),
  },
  lane: { description: text(), color: text({ form: 'color' }) },
  framework: { stage: line('name', 'stages', 'FrameworkStage', { opens: 'frameworkStage' }) },
  frameworkStage: { optional: line('none', 'flags', 'Flag', once) },
  journey: {
    for: forLine,
    goal: text(),
    scenario: text(),
    expects: texts,
    state: choice('current', 'future'),
    basis: choice('assumption', 'research'),
    follows: line('name', 'follows', 'Follows', once),
    'future of': line('name', 'futureOf', 'FutureOf', once),
    owner: text(),
    contributor: texts,
    status: choice('draft', 'review', 'live', 'retired'),
    updated: text({ form: 'date' }),
    scale,
    starts: text(),
    ends: text(),
    metric: metricNamed,
    evidence,
    insight: texts,
    note: texts,
    link: texts,
    stage: line('name', 'stages', 'Stage', { opens: 'stage' }),
  },
  stage: {
    goal: text(),
    owner: text(),
    ...items,
    step: line('name', 'steps', 'Step', { opens: 'step' }),
  },
  step: items,
  opportunity: {
    answers: line('name', 'answers', 'Answers'),
    lifts: line('value', 'lifts', 'Lifts', once),
    on: { ...on, many: true },
    owner: text(),
    effort: choice('low', 'medium', 'high'),
    impact: choice('low', 'medium', 'high'),
    kind: choice('automation', 'personalization', 'contextual', 'other'),
    status: choice('idea', 'planned', 'live'),
    metric: metricNamed,
    link: text(),
  },
  as: personal,
};

/** The line `keyword` of a block, if the block takes it. Safe for words such as `constructor`. */
export function lineOf(block: BlockName, keyword: string): LineDefinition | undefined {
  const lines = TABLE[block];
  return Object.hasOwn(lines, keyword) ? lines[keyword] : undefined;
}

/** The keywords a block takes, in the order in which a map is usually written. */
export function keywordsOf(block: BlockName): string[] {
  return Object.keys(TABLE[block]);
}

/** Every keyword of the language. */
export const KEYWORDS: ReadonlySet<string> = new Set(Object.values(TABLE).flatMap((lines) => Object.keys(lines)));
