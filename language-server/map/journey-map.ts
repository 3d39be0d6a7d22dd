/**
 * JourneyMap: what a `.journey` file says, as plain data.
 *
 * It is the one thing that the picture, the exporters and the command line read; none of them sees the syntax tree.
 * Everything in it can be sent as JSON. `journey export --to json` writes it as it stands, without the `range`s.
 * A change that a reader of an older version would misread raises `JOURNEY_MAP_VERSION`.
 */
export const JOURNEY_MAP_VERSION = 1;

/** A place in the text: zero-based lines and UTF-16 columns, as in the Language Server Protocol. */
export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** Something that stands in this file and can be pointed at, from the picture to the text and back. */
export interface Located {
  /** Unique within the map and made of places in it: `j0.s1.p2` is the third step of the second stage of the first journey. */
  id: string;
  /** The whole of it in the text, its children included. Absent for what another file declares, and in exports. */
  range?: Range;
  /** The smallest text that names it: a title, a value. Absent where `range` is. */
  nameRange?: Range;
}

/** A line of text as written: trimmed, quotes removed, `|` lines joined. */
export interface TextLine extends Located {
  text: string;
}

/** The contents of one file. `imports` are resolved: what they declare and this file uses is among the declarations. */
export interface JourneyMap {
  format: 'journey-map';
  version: typeof JOURNEY_MAP_VERSION;
  personas: Persona[];
  channels: Channel[];
  touchpoints: Touchpoint[];
  emotions: Emotion[];
  sources: Source[];
  metrics: Metric[];
  lanes: Lane[];
  frameworks: Framework[];
  journeys: Journey[];
}

/** A thing with a name of its own. `declared` is false for one that exists because a line uses its name. */
export interface Declared extends Located {
  name: string;
  declared: boolean;
  /** Set on what the language itself declares. */
  builtIn?: true;
}

export interface Persona extends Declared {
  role?: string;
  age?: string;
  quote?: string;
  goals: TextLine[];
  needs: TextLine[];
  pains: TextLine[];
  context?: string;
  image?: string;
  color?: string;
}

export type ChannelKind = 'digital' | 'physical' | 'human';

export interface Channel extends Declared {
  kind?: ChannelKind;
  icon?: string;
  color?: string;
  description?: string;
}

export interface Touchpoint extends Declared {
  channels: string[];
  description?: string;
  image?: string;
}

export interface Emotion extends Declared {
  /** On -2..+2. Absent where a word is used that nobody gave a score. */
  score?: number;
  icon?: string;
}

export interface Source extends Declared {
  method?: string;
  size?: string;
  date?: string;
  link?: string;
  description?: string;
}

export interface Metric extends Declared {
  unit?: string;
  scale?: Scale;
  better?: 'higher' | 'lower';
  target?: string;
  description?: string;
}

export interface Lane extends Declared {
  description?: string;
  color?: string;
}

export interface Framework extends Declared {
  stages: { name: string; optional: boolean }[];
}

/** Both ends included. */
export interface Scale {
  min: number;
  max: number;
}

export interface Journey extends Located {
  name: string;
  /** Whose experience it is, in the order of the text. Empty where the map does not say. */
  personas: string[];
  goal?: TextLine;
  scenario?: TextLine;
  expects: TextLine[];
  state?: 'current' | 'future';
  basis?: 'assumption' | 'research';
  follows?: Link;
  futureOf?: Link;
  owner?: string;
  contributors: string[];
  status?: 'draft' | 'review' | 'live' | 'retired';
  updated?: string;
  /** How scores are written in this journey. -2..+2 unless it says otherwise. */
  scale: Scale;
  starts?: TextLine;
  ends?: TextLine;
  metrics: MetricValue[];
  evidence: Evidence[];
  insights: TextLine[];
  notes: TextLine[];
  links: TextLine[];
  stages: Stage[];
}

/** A name that points at something; `target` is its id where that stands in this file, or the name alone resolves elsewhere. */
export interface Link extends Located {
  name: string;
  resolved: boolean;
  target?: string;
}

export interface Stage extends Items {
  name: string;
  /** Only these go through the stage. Empty: everyone the journey is for. */
  personas: string[];
  goal?: TextLine;
  owner?: string;
  steps: Step[];
}

export interface Step extends Items {
  name: string;
  /** Only these take the step. Empty: everyone the journey is for. */
  personas: string[];
  /** Counted through the journey, from 1. */
  number: number;
}

/** An item of a stage or step. */
export interface Item extends Located {
  /** For whom it is true: the personas of the `as` block it stands in. Empty: for everyone. */
  personas: string[];
}

export interface TextItem extends Item {
  text: string;
}

/** What a stage and a step have in common. */
export interface Items extends Located {
  channels: ChannelUse[];
  touchpoints: TextItem[];
  actions: TextItem[];
  involves: TextItem[];
  thinks: TextItem[];
  says: TextItem[];
  expects: TextItem[];
  needs: TextItem[];
  /** The `feels` lines as written. What is drawn is `moods`. */
  feels: Feeling[];
  /** One for each persona that takes the step; a single one with persona null where the journey names none. */
  moods: Mood[];
  pains: Pain[];
  gains: TextItem[];
  opportunities: Opportunity[];
  triggers: TextItem[];
  momentOfTruth?: TextLine;
  physicalEvidence: TextItem[];
  frontstage: BlueprintEntry[];
  backstage: BlueprintEntry[];
  support: BlueprintEntry[];
  evidence: Evidence[];
  metrics: MetricValue[];
  when?: string;
  lasts?: string;
  next: Next[];
  leaves: Leave[];
  endsHere?: TextLine;
  details?: Link;
  insights: TextItem[];
  image?: TextLine;
  links: TextItem[];
  notes: TextItem[];
  lanes: LaneEntry[];
}

export interface ChannelUse extends Item {
  name: string;
}

export interface Feeling extends Item {
  /** The word as written; absent where only a score stands. */
  emotion?: string;
  /** On -2..+2, whatever the journey's scale; absent where the word is unknown and no score stands. */
  score?: number;
  /** The score on the journey's own scale. */
  scaled?: number;
  /** False where the score is the emotion's own and not written in the line. */
  written: boolean;
  why?: string;
}

/** How one persona feels at a step. */
export interface Mood {
  /** null where the journey names no persona. */
  persona: string | null;
  /** Their mean on -2..+2; null where nothing says how they feel (a gap in the curve). */
  score: number | null;
  /** The same on the journey's own scale. */
  scaled: number | null;
  /** The ids of the `feels` lines that say so. */
  feels: string[];
}

export interface Pain extends TextItem {
  /** True where an opportunity answers it. */
  addressed: boolean;
}

export interface Opportunity extends TextItem {
  answers: Link[];
  /** By how much it would raise the emotion, on -2..+2. */
  lifts?: number;
  /** The same on the journey's own scale. */
  liftsScaled?: number;
  channels: string[];
  owner?: string;
  effort?: Level;
  impact?: Level;
  kind?: 'automation' | 'personalization' | 'contextual' | 'other';
  status?: 'idea' | 'planned' | 'live';
  metrics: MetricValue[];
  link?: string;
}

export type Level = 'low' | 'medium' | 'high';

export interface BlueprintEntry extends Item {
  who?: string;
  what: string;
  /** Its place in the chain of all three layers, counted in the order of the text. */
  order: number;
}

export interface Evidence extends Item {
  source: string;
  what?: string;
}

export interface MetricValue extends Item {
  name: string;
  /** As written, unit included. */
  value?: string;
  /** The number in it. */
  amount?: number;
  unit?: string;
  /** The range it is measured on: the metric's own, declared or built in. */
  scale?: Scale;
  note?: string;
}

export interface Next extends Item {
  /** The name as written. */
  name: string;
  /** The id of the step or stage it leads to; absent where there is none of that name. */
  target?: string;
  /** 0..1 */
  share?: number;
  condition?: string;
}

export interface Leave extends Item {
  /** 0..1; absent where no share is written. */
  share?: number;
  why?: string;
}

export interface LaneEntry extends Item {
  lane: string;
  text: string;
}
