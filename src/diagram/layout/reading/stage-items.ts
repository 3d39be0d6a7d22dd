/** What a step or a stage says, line by line, in the order in which it is read. */
import type { Item, Items, TextItem } from '../../../../language-server/map/journey-map.js';
import type { Reading } from '../../scene.js';
import { asksEmotion, emotionOf, linesOf, moodOf, reasonsOf } from '../feelings.js';
import { futureScore } from '../future.js';
import type { Person } from '../people.js';
import { type Column, type Plan, peopleNamed, type StageBox, shows } from '../plan.js';
import { askedFeeling } from '../reasons.js';
import { evidenceOf } from '../strength.js';
import { capital, namesOf, onScale } from '../words.js';
import {
  endsHereText,
  entryText,
  evidenceText,
  feelingText,
  joined,
  leaveText,
  metricText,
  opportunityText,
} from './sayings.js';

type Texts = readonly (TextItem & Item)[];

/** Takes down one line after another. */
export class Sayings {
  readonly said: Reading[] = [];

  constructor(readonly plan: Plan) {}

  say(id: string, label: string): void {
    this.said.push({ id, kind: 'item', label });
  }

  ask(id: string, label: string): void {
    this.said.push({ id, kind: 'question', label });
  }

  /** `Pain: …`, or `Pain for Maya: …` where not everybody has it. */
  line(what: string, { id, personas }: Item & { id: string }, text: string): void {
    const whose = personas.length > 0 && this.plan.several ? ` for ${personas.join(' and ')}` : '';
    this.say(id, text === '' ? what + whose : `${what}${whose}: ${text}`);
  }

  lines(what: string, items: Texts): void {
    for (const item of items) this.line(what, item, item.text);
  }

  /** `Thinks: …`, or `Maya thinks: …`. */
  verbs(one: string, several: string, items: Texts, marked = ''): void {
    for (const { id, personas, text } of items) {
      const whose = this.plan.several ? personas : [];
      const verb = whose.length > 1 ? several : one;
      const who = whose.length === 0 ? capital(verb) : `${whose.join(' and ')} ${verb}`;
      this.say(id, `${who}: ${marked === '' ? text : `“${text}”`}`);
    }
  }
}

/** What is on a card beside its name: where, with what, when. */
export function cardItems(to: Sayings, items: Items): void {
  const { plan } = to;
  for (const use of items.channels) to.line('Channel', use, use.name);
  if (items.channels.length === 0 && items.touchpoints.length > 0) {
    for (const name of channelsOfTouchpoints(plan, items)) to.say(items.id, `Channel: ${name}`);
  }
  if (plan.view === 'flow') return;
  to.lines('Touchpoint', items.touchpoints);
  if (items.momentOfTruth?.text) to.say(items.momentOfTruth.id, `Moment of truth: ${items.momentOfTruth.text}`);
  if (items.when) to.say(items.id, `When: ${items.when}`);
  if (items.lasts && 'number' in items) to.say(items.id, `Takes ${items.lasts}`);
  if (items.image) to.say(items.image.id, `Image: ${items.image.text}`);
  if (items.details) to.say(items.details.id, `Details: ${items.details.name}`);
}

/** Where declared touchpoints are met. */
function channelsOfTouchpoints({ map }: Plan, { touchpoints }: Items): Set<string> {
  const met = touchpoints.map(({ text }) => map.touchpoints.find(({ name }) => name === text)?.channels ?? []);
  return new Set(met.flat());
}

/** What the lanes show, in the order in which it happens and matters. */
export function laneItems(to: Sayings, items: Items, feelings: () => void, column?: Column): void {
  const { plan } = to;
  const inMap = (lane: string) => plan.view === 'map' && shows(plan, lane);
  const inLanes = (lane: string) => plan.view !== 'flow' && shows(plan, lane);
  if (plan.view === 'blueprint' && inLanes('physical')) to.lines('Physical evidence', items.physicalEvidence);
  if (inMap('actions')) {
    to.lines('Trigger', items.triggers);
    to.verbs('does', 'do', items.actions);
    to.lines('Involves', items.involves);
  }
  if (inMap('thinks')) {
    to.verbs('thinks', 'think', items.thinks);
    to.verbs('says', 'say', items.says, '“');
  }
  if (inMap('expects')) {
    to.verbs('expects', 'expect', items.expects);
    to.verbs('needs', 'need', items.needs);
  }
  if (plan.view === 'blueprint' && inLanes('blueprint')) behind(to, items);
  if (plan.view === 'flow' || shows(plan, 'feels')) feelings();
  if (inLanes('pains')) {
    for (const pain of items.pains) to.line(pain.addressed ? 'Pain' : 'Pain without an opportunity', pain, pain.text);
    to.lines('Gain', items.gains);
  }
  if (inMap('opportunities')) {
    for (const item of items.opportunities) to.line('Opportunity', item, opportunityText(item));
  }
  if (inLanes('metrics')) {
    for (const metric of items.metrics) to.line('Metric', metric, measured(plan, metric));
  }
  if (plan.view === 'map') furtherItems(to, items, inMap, column);
}

/** What only a map shows, in its last lanes. */
function furtherItems(to: Sayings, items: Items, shown: (lane: string) => boolean, column?: Column): void {
  const { plan } = to;
  if (shown('evidence')) {
    for (const evidence of items.evidence) to.line('Evidence', evidence, evidenceText(evidence));
    if (column?.step && plan.showsEvidence && items.evidence.length === 0 && evidenceOf(plan, column) === 'none') {
      to.say(items.id, 'Evidence: none yet');
    }
  }
  for (const entry of items.lanes) if (shown(`lane-${entry.lane}`)) to.line(entry.lane, entry, entry.text);
  if (shown('physical')) to.lines('Physical evidence', items.physicalEvidence);
  if (shown('blueprint')) behind(to, items);
  if (shown('notes')) {
    to.lines('Insight', items.insights);
    to.lines('Note', items.notes);
    to.lines('Link', items.links);
  }
}

/** Who makes it happen, in the order of the chain. */
function behind(to: Sayings, { frontstage, backstage, support }: Items): void {
  if (frontstage.length + backstage.length + support.length === 0) return;
  const chain = [
    ...frontstage.map((entry) => ({ entry, layer: 'Frontstage' })),
    ...backstage.map((entry) => ({ entry, layer: 'Backstage' })),
    ...support.map((entry) => ({ entry, layer: 'Support' })),
  ];
  chain.sort((a, b) => a.entry.order - b.entry.order);
  for (const { entry, layer } of chain) to.line(layer, entry, entryText(entry));
}

function measured(plan: Plan, metric: Items['metrics'][number]): string {
  const target = plan.map.metrics.find(({ name }) => name === metric.name)?.target;
  return joined([metricText(metric), target && `target ${target}`]);
}

/** How a person feels at a step or stage, or a question; nothing where it is not asked. */
export function feeling(to: Sayings, column: Column, person: Person, extreme: string | undefined): void {
  const { items } = column;
  const mood = moodOf(items, person);
  if (!mood) return;
  if (mood.score !== null) felt(to, items, person, extreme);
  else if (asksEmotion(column)) to.ask(items.id, askedFeeling(column, person));
}

/** How a person feels, where it is known. */
function felt(to: Sayings, items: Items, person: Person, extreme?: string): void {
  const mood = moodOf(items, person);
  if (!mood || mood.score === null) return;
  const lines = linesOf(items, mood);
  const { scale } = to.plan.journey;
  const brief = feelingText(emotionOf(lines), mood.scaled ?? mood.score, scale);
  const who = person.name === null ? 'Feels' : `${person.name} feels`;
  const then = futureScore(to.plan.future, items, person.name);
  const toBe =
    then !== undefined && then !== mood.score && `to be ${feelingText(undefined, onScale(then, scale), scale)}`;
  const label = joined([joined([`${who} ${brief}`, extreme, toBe]), reasonsOf(lines).join('; ')], ': ');
  to.said.push({ id: mood.feels[0] ?? items.id, kind: 'item', label, feels: { person: person.name, brief } });
}

/** Who leaves, and where it may end. */
export function exits(to: Sayings, items: Items): void {
  if (to.plan.view === 'blueprint') return;
  for (const leave of items.leaves) {
    const who = to.plan.several ? namesOf(peopleNamed(to.plan, leave.personas)) : '';
    const text = who !== '' && leave.share === undefined ? joined([`${who} leave`, leave.why], ': ') : leaveText(leave);
    to.say(leave.id, who !== '' && leave.share !== undefined ? `${who}: ${text}` : capital(text));
  }
  if (items.endsHere) to.say(items.endsHere.id, capital(endsHereText(items.endsHere.text)));
}

/** What a stage with steps says of itself. */
export function stageReading(plan: Plan, { stage }: StageBox): Reading[] {
  const to = new Sayings(plan);
  if (plan.view === 'flow') exits(to, stage);
  else {
    if (plan.view === 'map') {
      if (stage.momentOfTruth && !stage.momentOfTruth.text) to.say(stage.momentOfTruth.id, 'Moment of truth');
      cardItems(to, stage);
    }
    const feelings = () => {
      for (const person of plan.people) felt(to, stage, person);
    };
    laneItems(to, stage, feelings);
    if (plan.view === 'map') exits(to, stage);
  }
  return to.said;
}
