/**
 * The data model as data: what `journey export --to json` writes, property by property. The published schema is made of it,
 * and what comes in is held against it. The compiler holds it against the types of the model.
 */
import type * as Model from '../../../language-server/map/journey-map.js';

/** The kinds of objects. */
export interface Objects {
  JourneyMap: Model.JourneyMap;
  Persona: Model.Persona;
  Channel: Model.Channel;
  Touchpoint: Model.Touchpoint;
  Emotion: Model.Emotion;
  Source: Model.Source;
  Metric: Model.Metric;
  Lane: Model.Lane;
  Framework: Model.Framework;
  FrameworkStage: Model.Framework['stages'][number];
  Scale: Model.Scale;
  Journey: Model.Journey;
  Link: Model.Link;
  Stage: Model.Stage;
  Step: Model.Step;
  TextLine: Model.TextLine;
  TextItem: Model.TextItem;
  ChannelUse: Model.ChannelUse;
  Feeling: Model.Feeling;
  Mood: Model.Mood;
  Pain: Model.Pain;
  Opportunity: Model.Opportunity;
  BlueprintEntry: Model.BlueprintEntry;
  Evidence: Model.Evidence;
  MetricValue: Model.MetricValue;
  Next: Model.Next;
  Leave: Model.Leave;
  LaneEntry: Model.LaneEntry;
}

export type ObjectName = keyof Objects;

export type Shape =
  | 'text'
  | 'number'
  | 'flag'
  /** A number, or null. */
  | 'numberOrNull'
  | 'textOrNull'
  | { readonly words: readonly (string | number | true)[] }
  | { readonly list: Shape }
  | { readonly object: ObjectName };

export interface Property {
  readonly shape: Shape;
  readonly about: string;
  /** May be absent. */
  readonly optional?: true;
  /** Follows from the others: it is written for readers, and not read back. */
  readonly derived?: true;
}

/** Places in the text are in no export. */
type Exported<T> = { readonly [Name in keyof Required<Omit<T, 'range' | 'nameRange'>>]: Property };

const text = (about: string): Property => ({ shape: 'text', about });
const number = (about: string): Property => ({ shape: 'number', about });
const flag = (about: string): Property => ({ shape: 'flag', about });
const words = (about: string, ...all: (string | number | true)[]): Property => ({ shape: { words: all }, about });
const object = (name: ObjectName, about: string): Property => ({ shape: { object: name }, about });
const list = (name: ObjectName, about: string): Property => ({ shape: { list: { object: name } }, about });
const names = (about: string): Property => ({ shape: { list: 'text' }, about });
const optional = (property: Property): Property => ({ ...property, optional: true });
const derived = (property: Property): Property => ({ ...property, derived: true });

const id = derived(
  text('Made of its place in the map, and unique in it: j0.s1.p2 is the third step of the second stage.'),
);
const located = { id };
const item = { id, personas: names('For whom it is true. Empty: for everybody.') };
const declared = {
  id,
  name: text('Its name.'),
  declared: flag('False for what exists because a line uses its name.'),
  builtIn: optional(words('Set on what the language itself declares.', true)),
};
const level = (about: string) => optional(words(about, 'low', 'medium', 'high'));

const items = {
  id,
  channels: list('ChannelUse', 'Where it happens.'),
  touchpoints: list('TextItem', 'The exact spots.'),
  actions: list('TextItem', 'What else they do.'),
  involves: list('TextItem', 'People and objects that play a part.'),
  thinks: list('TextItem', 'Thoughts.'),
  says: list('TextItem', 'Verbatim quotes.'),
  expects: list('TextItem', 'Expectations.'),
  needs: list('TextItem', 'Needs.'),
  feels: list('Feeling', 'The feelings as written.'),
  moods: derived(list('Mood', 'How each persona feels: one entry for each that takes part.')),
  pains: list('Pain', 'What hurts.'),
  gains: list('TextItem', 'What is good about it.'),
  opportunities: list('Opportunity', 'What could be done.'),
  triggers: list('TextItem', 'What sets it off.'),
  momentOfTruth: optional(object('TextLine', 'Present on what decides; the text, which may be empty, says why.')),
  physicalEvidence: list('TextItem', 'What can be touched.'),
  frontstage: list('BlueprintEntry', 'What people see of the service.'),
  backstage: list('BlueprintEntry', 'What they do not see.'),
  support: list('BlueprintEntry', 'Systems and partners behind.'),
  evidence: list('Evidence', 'What backs it.'),
  metrics: list('MetricValue', 'Measures.'),
  when: optional(text('When, in any words.')),
  lasts: optional(text('How long, in any words.')),
  next: list('Next', 'Where it goes on. Empty: with the following step.'),
  leaves: list('Leave', 'Who gives up here.'),
  endsHere: optional(object('TextLine', 'Present where the journey may end; the text, which may be empty, says how.')),
  details: optional(object('Link', 'The journey that maps this in depth.')),
  insights: list('TextItem', 'Findings.'),
  image: optional(object('TextLine', 'A picture: its path or address.')),
  links: list('TextItem', 'Addresses.'),
  notes: list('TextItem', 'Remarks.'),
  lanes: list('LaneEntry', 'Entries of lanes of the map’s own.'),
};

export const MODEL: { readonly [Name in ObjectName]: Exported<Objects[Name]> } = {
  JourneyMap: {
    format: words('What this is.', 'journey-map'),
    version: words('Rises when a reader of an older version would misread the data.', 1),
    personas: list('Persona', 'Declared ones first, then those that lines use.'),
    channels: list('Channel', 'Declared ones first, then those that lines use.'),
    touchpoints: list('Touchpoint', 'Declared ones.'),
    emotions: list('Emotion', 'Declared ones first, then those that lines use.'),
    sources: list('Source', 'Declared ones first, then those that lines use.'),
    metrics: list('Metric', 'Declared ones first, then those that lines use.'),
    lanes: list('Lane', 'Declared ones first, then those that lines use.'),
    frameworks: list('Framework', 'Declared ones first, then those that are followed.'),
    journeys: list('Journey', 'In the order of the text.'),
  },
  Persona: {
    ...declared,
    role: optional(text('Who they are.')),
    age: optional(text('As written.')),
    quote: optional(text('What they might say.')),
    goals: list('TextLine', 'What they want.'),
    needs: list('TextLine', 'What they need.'),
    pains: list('TextLine', 'What hurts them.'),
    context: optional(text('Their situation.')),
    image: optional(text('A picture: its path or address.')),
    color: optional(text('#rrggbb, or a name.')),
  },
  Channel: {
    ...declared,
    kind: optional(words('Its kind.', 'digital', 'physical', 'human')),
    icon: optional(text('The name of an icon.')),
    color: optional(text('#rrggbb, or a name.')),
    description: optional(text('More about it.')),
  },
  Touchpoint: {
    ...declared,
    channels: names('Where it is.'),
    description: optional(text('More about it.')),
    image: optional(text('A picture: its path or address.')),
  },
  Emotion: {
    ...declared,
    score: optional(number('On -2 to +2. Absent where nobody gave the word a score.')),
    icon: optional(text('The name of an icon.')),
  },
  Source: {
    ...declared,
    method: optional(text('How it was gained: interview, survey, analytics, observation, diary, desk or workshop.')),
    size: optional(text('As written.')),
    date: optional(text('YYYY, YYYY-MM or YYYY-MM-DD.')),
    link: optional(text('An address.')),
    description: optional(text('More about it.')),
  },
  Metric: {
    ...declared,
    unit: optional(text('Its unit.')),
    scale: optional(object('Scale', 'The range of its values.')),
    better: optional(words('Which values are better.', 'higher', 'lower')),
    target: optional(text('The value to reach.')),
    description: optional(text('More about it.')),
  },
  Lane: { ...declared, description: optional(text('More about it.')), color: optional(text('#rrggbb, or a name.')) },
  Framework: { ...declared, stages: list('FrameworkStage', 'The stages that a journey should have, in this order.') },
  FrameworkStage: { name: text('Its name.'), optional: flag('True where a journey may do without it.') },
  Scale: { min: number('The lowest value.'), max: number('The highest value.') },
  Journey: {
    ...located,
    name: text('Its title.'),
    personas: names('Whose journey it is. Empty where the map does not say.'),
    goal: optional(object('TextLine', 'What they want to achieve.')),
    scenario: optional(object('TextLine', 'The situation.')),
    expects: list('TextLine', 'What they expect.'),
    state: optional(words('How it is, or how it shall be.', 'current', 'future')),
    basis: optional(words('What the map rests on.', 'assumption', 'research')),
    follows: optional(object('Link', 'The framework whose stages it should have.')),
    futureOf: optional(object('Link', 'The journey of today that it improves.')),
    owner: optional(text('Who answers for it.')),
    contributors: names('Who helped.'),
    status: optional(words('How far it is.', 'draft', 'review', 'live', 'retired')),
    updated: optional(text('YYYY, YYYY-MM or YYYY-MM-DD.')),
    scale: object('Scale', 'How scores are written in this journey: -2 to +2, if it names none.'),
    starts: optional(object('TextLine', 'Where the experience begins.')),
    ends: optional(object('TextLine', 'Where it ends.')),
    metrics: list('MetricValue', 'Measures.'),
    evidence: list('Evidence', 'What backs it.'),
    insights: list('TextLine', 'Findings.'),
    notes: list('TextLine', 'Remarks.'),
    links: list('TextLine', 'Addresses.'),
    stages: list('Stage', 'In the order of the text.'),
  },
  Link: {
    ...located,
    name: text('The name that is pointed at.'),
    resolved: derived(flag('True where there is something of that name.')),
    target: optional(derived(text('The id of a journey of this map.'))),
  },
  Stage: {
    ...items,
    name: text('Its title.'),
    personas: names('Only these go through it. Empty: everyone the journey is for.'),
    goal: optional(object('TextLine', 'What they want from it.')),
    owner: optional(text('Who answers for it.')),
    steps: list('Step', 'In the order of the text.'),
  },
  Step: {
    ...items,
    name: text('Its title: what they do.'),
    personas: names('Only these take it. Empty: everyone the journey is for.'),
    number: derived(number('Counted through the journey, from 1.')),
  },
  TextLine: { ...located, text: text('As written.') },
  TextItem: { ...item, text: text('As written.') },
  ChannelUse: { ...item, name: text('The channel.') },
  Feeling: {
    ...item,
    emotion: optional(text('The word. Absent where only a score stands.')),
    score: optional(number('On -2 to +2, whatever the scale. Absent where nothing gives one.')),
    scaled: optional(number('The same on the journey’s own scale.')),
    written: flag('False where the score is the emotion’s own.'),
    why: optional(text('The reason.')),
  },
  Mood: {
    persona: { shape: 'textOrNull', about: 'null where the journey names none.' },
    score: { shape: 'numberOrNull', about: 'The mean of their feelings on -2 to +2; null where nothing says one.' },
    scaled: { shape: 'numberOrNull', about: 'The same on the journey’s own scale.' },
    feels: names('The ids of the feelings that say so.'),
  },
  Pain: {
    ...item,
    text: text('As written.'),
    addressed: derived(flag('True where an opportunity answers it.')),
  },
  Opportunity: {
    ...item,
    text: text('As written.'),
    answers: list('Link', 'The pains it is for.'),
    lifts: optional(number('By how much it would raise the feeling, on -2 to +2.')),
    liftsScaled: optional(number('The same on the journey’s own scale.')),
    channels: names('Where it would happen.'),
    owner: optional(text('Who would do it.')),
    effort: level('What it costs.'),
    impact: level('What it brings.'),
    kind: optional(words('What sort of idea it is.', 'automation', 'personalization', 'contextual', 'other')),
    status: optional(words('How far it is.', 'idea', 'planned', 'live')),
    metrics: list('MetricValue', 'The measures it should move.'),
    link: optional(text('Where to read more.')),
  },
  BlueprintEntry: {
    ...item,
    who: optional(text('Who does it.')),
    what: text('What is done.'),
    order: number('Its place in the chain of all three layers, from 0.'),
  },
  Evidence: { ...item, source: text('The source.'), what: optional(text('What it shows.')) },
  MetricValue: {
    ...item,
    name: text('The measure.'),
    value: optional(text('As written, unit included.')),
    amount: optional(derived(number('The number in it.'))),
    unit: optional(derived(text('The unit in it.'))),
    scale: optional(derived(object('Scale', 'The range of its values.'))),
    note: optional(text('A remark.')),
  },
  Next: {
    ...item,
    name: text('The step or stage, as written. Ids that end in .0.1, .0.2, … stand on one line with the one before.'),
    target: optional(derived(text('The id of what it leads to. Absent where there is none of that name.'))),
    share: optional(number('0 to 1.')),
    condition: optional(text('On which condition.')),
  },
  Leave: { ...item, share: optional(number('0 to 1.')), why: optional(text('The reason.')) },
  LaneEntry: { ...item, lane: text('The lane.'), text: text('As written.') },
};
