/** What a step or a stage says, line by line, in the order in which it is read. */
import { t } from '@vscode/l10n';
import type { Item, Items, TextItem } from '../../../../language-server/map/journey-map.js';
import { inWords, l10nKey } from '../../../../language-server/said.js';
import type { Reading } from '../../scene.js';
import { asksEmotion, emotionOf, linesOf, moodOf, reasonsOf } from '../feelings.js';
import { futureScore } from '../future.js';
import type { Person } from '../people.js';
import { type Column, type Plan, peopleNamed, type StageBox, shows } from '../plan.js';
import { askedFeeling } from '../reasons.js';
import { evidenceOf } from '../strength.js';
import { capital, IN_QUOTES, namesOf, onScale, score, TOLD, told } from '../words.js';
import type { Phrases } from './phrases.js';
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

/** What somebody does: everybody, one person, or several. */
interface Verb {
  all: string;
  one: string;
  several: string;
}

const DOES: Verb = { all: l10nKey('Does'), one: l10nKey('{0} does'), several: l10nKey('{0} do') };
const THINKS: Verb = { all: l10nKey('Thinks'), one: l10nKey('{0} thinks'), several: l10nKey('{0} think') };
const SAYS: Verb = { all: l10nKey('Says'), one: l10nKey('{0} says'), several: l10nKey('{0} say') };
const EXPECTS: Verb = { all: l10nKey('Expects'), one: l10nKey('{0} expects'), several: l10nKey('{0} expect') };
const NEEDS: Verb = { all: l10nKey('Needs'), one: l10nKey('{0} needs'), several: l10nKey('{0} need') };

type Texts = readonly (TextItem & Item)[];

/** What lines are called. */
const CHANNEL = l10nKey('Channel');
const TOUCHPOINT = l10nKey('Touchpoint');
const MOMENT = l10nKey('Moment of truth');
const WHEN = l10nKey('When');
const TAKES = l10nKey('Takes {0}');
const IMAGE = l10nKey('Image');
const DETAILS = l10nKey('Details');
const PHYSICAL = l10nKey('Physical evidence');
const TRIGGER = l10nKey('Trigger');
const INVOLVES = l10nKey('Involves');
const PAIN = l10nKey('Pain');
const OPEN_PAIN = l10nKey('Pain without an opportunity');
const GAIN = l10nKey('Gain');
const OPPORTUNITY = l10nKey('Opportunity');
const METRIC = l10nKey('Metric');
const EVIDENCE = l10nKey('Evidence');
const INSIGHT = l10nKey('Insight');
const NOTE = l10nKey('Note');
const LINK = l10nKey('Link');

const OF_SOMEBODY = l10nKey({ message: '{0} for {1}', comment: 'A kind of line, and whose it is: Pain for Maya' });
const FEELS = l10nKey({ message: 'Feels {0}', comment: 'A word and a score, such as: anxious, −1' });
const SOMEBODY_FEELS = l10nKey({ message: '{0} feels {1}', comment: 'A word and a score, such as: anxious, −1' });

/** Takes down one line after another. */
export class Sayings {
  readonly said: Reading[] = [];

  constructor(
    readonly plan: Plan,
    readonly phrases: Phrases,
  ) {}

  say(id: string, label: string): void {
    this.said.push({ id, kind: 'item', label });
  }

  ask(id: string, label: string): void {
    this.said.push({ id, kind: 'question', label });
  }

  /** What something is, and what is said of it; the first alone where there is nothing. */
  told(what: string, text: string): string {
    return text === '' ? what : this.phrases.filled(TOLD, what, text);
  }

  /** `Pain: …`, or `Pain for Maya: …` where not everybody has it. */
  line(what: string, { id, personas }: Item & { id: string }, text: string): void {
    const names = this.plan.several ? inWords(personas) : '';
    const whose = names === '' ? what : this.phrases.filled(OF_SOMEBODY, what, names);
    this.say(id, this.told(whose, text));
  }

  lines(what: string, items: Texts): void {
    for (const item of items) this.line(this.phrases.word(what), item, item.text);
  }

  /** `Thinks: …`, or `Maya thinks: …`. */
  verbs({ all, one, several }: Verb, items: Texts, quotes = false): void {
    const { phrases } = this;
    for (const { id, personas, text } of items) {
      const whose = this.plan.several ? personas : [];
      const who =
        whose.length === 0 ? phrases.word(all) : phrases.filled(whose.length > 1 ? several : one, inWords(whose));
      this.say(id, this.told(who, quotes ? phrases.filled(IN_QUOTES, text) : text));
    }
  }
}

/** What is on a card beside its name: where, with what, when. */
export function cardItems(to: Sayings, items: Items): void {
  const { plan, phrases } = to;
  for (const use of items.channels) to.line(phrases.word(CHANNEL), use, use.name);
  if (items.channels.length === 0 && items.touchpoints.length > 0) {
    for (const name of channelsOfTouchpoints(plan, items)) to.say(items.id, to.told(phrases.word(CHANNEL), name));
  }
  if (plan.view === 'flow') return;
  to.lines(TOUCHPOINT, items.touchpoints);
  if (items.momentOfTruth?.text) {
    to.say(items.momentOfTruth.id, to.told(phrases.word(MOMENT), items.momentOfTruth.text));
  }
  if (items.when) to.say(items.id, to.told(phrases.word(WHEN), items.when));
  if (items.lasts && 'number' in items) to.say(items.id, phrases.filled(TAKES, items.lasts));
  if (items.image) to.say(items.image.id, to.told(phrases.word(IMAGE), items.image.text));
  if (items.details) to.say(items.details.id, to.told(phrases.word(DETAILS), items.details.name));
}

/** Where declared touchpoints are met. */
function channelsOfTouchpoints(plan: Plan, { touchpoints }: Items): Set<string> {
  return new Set(touchpoints.flatMap(({ text }) => plan.touchpoints.get(text)?.channels ?? []));
}

/** What the lanes show, in the order in which it happens and matters. */
export function laneItems(to: Sayings, items: Items, feelings: () => void, column?: Column): void {
  const { plan, phrases } = to;
  const inMap = (lane: string) => plan.view === 'map' && shows(plan, lane);
  const inLanes = (lane: string) => plan.view !== 'flow' && shows(plan, lane);
  if (plan.view === 'blueprint' && inLanes('physical')) to.lines(PHYSICAL, items.physicalEvidence);
  if (inMap('actions')) {
    to.lines(TRIGGER, items.triggers);
    to.verbs(DOES, items.actions);
    to.lines(INVOLVES, items.involves);
  }
  if (inMap('thinks')) {
    to.verbs(THINKS, items.thinks);
    to.verbs(SAYS, items.says, true);
  }
  if (inMap('expects')) {
    to.verbs(EXPECTS, items.expects);
    to.verbs(NEEDS, items.needs);
  }
  if (plan.view === 'blueprint' && inLanes('blueprint')) behind(to, items);
  if (plan.view === 'flow' || shows(plan, 'feels')) feelings();
  if (inLanes('pains')) {
    for (const pain of items.pains) to.line(phrases.word(pain.addressed ? PAIN : OPEN_PAIN), pain, pain.text);
    to.lines(GAIN, items.gains);
  }
  if (inMap('opportunities')) {
    for (const item of items.opportunities) to.line(phrases.word(OPPORTUNITY), item, opportunityText(item));
  }
  if (inLanes('metrics')) {
    for (const metric of items.metrics) to.line(phrases.word(METRIC), metric, measured(plan, metric));
  }
  if (plan.view === 'map') furtherItems(to, items, inMap, column);
}

/** What only a map shows, in its last lanes. */
function furtherItems(to: Sayings, items: Items, shown: (lane: string) => boolean, column?: Column): void {
  const { plan, phrases } = to;
  if (shown('evidence')) {
    for (const evidence of items.evidence) to.line(phrases.word(EVIDENCE), evidence, evidenceText(evidence));
    if (column?.step && plan.showsEvidence && items.evidence.length === 0 && evidenceOf(plan, column) === 'none') {
      to.say(items.id, to.told(phrases.word(EVIDENCE), t('none yet')));
    }
  }
  for (const entry of items.lanes) if (shown(`lane-${entry.lane}`)) to.line(entry.lane, entry, entry.text);
  if (shown('physical')) to.lines(PHYSICAL, items.physicalEvidence);
  if (shown('blueprint')) behind(to, items);
  if (shown('notes')) {
    to.lines(INSIGHT, items.insights);
    to.lines(NOTE, items.notes);
    to.lines(LINK, items.links);
  }
}

/** Who makes it happen, in the order of the chain. */
function behind(to: Sayings, { frontstage, backstage, support }: Items): void {
  if (frontstage.length + backstage.length + support.length === 0) return;
  const chain = [
    ...frontstage.map((entry) => ({ entry, layer: t('Frontstage') })),
    ...backstage.map((entry) => ({ entry, layer: t('Backstage') })),
    ...support.map((entry) => ({ entry, layer: t('Support') })),
  ];
  chain.sort((a, b) => a.entry.order - b.entry.order);
  for (const { entry, layer } of chain) to.line(layer, entry, entryText(entry));
}

function measured(plan: Plan, metric: Items['metrics'][number]): string {
  const target = plan.metrics.get(metric.name)?.target;
  return joined([metricText(metric), target && t('target {0}', target)]);
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
  const { plan, phrases } = to;
  const { scale } = plan.journey;
  const brief = feelingText(emotionOf(lines), mood.scaled ?? mood.score, scale);
  const felt = person.name === null ? phrases.filled(FEELS, brief) : phrases.filled(SOMEBODY_FEELS, person.name, brief);
  const then = futureScore(plan.future, items, person.name);
  const toBe =
    then !== undefined &&
    then !== mood.score &&
    t({
      message: 'to be {0}',
      args: [score(onScale(then, scale), scale)],
      comment: '{0} is a score that is aimed for',
    });
  const why = reasonsOf(lines).join('; ');
  const label = to.told(joined([felt, extreme, toBe]), why);
  const own = extreme === undefined ? label : to.told(joined([felt, toBe]), why);
  to.said.push({ id: mood.feels[0] ?? items.id, kind: 'item', label, feels: { person: person.name, brief, own } });
}

/** Who leaves, and where it may end. */
export function exits(to: Sayings, items: Items): void {
  if (to.plan.view === 'blueprint') return;
  for (const leave of items.leaves) {
    const who = to.plan.several ? namesOf(peopleNamed(to.plan, leave.personas)) : '';
    const text = who !== '' && leave.share === undefined ? told(namesLeave(who), leave.why ?? '') : leaveText(leave);
    to.say(leave.id, who !== '' && leave.share !== undefined ? told(who, text) : capital(text));
  }
  if (items.endsHere) to.say(items.endsHere.id, capital(endsHereText(items.endsHere.text)));
}

const namesLeave = (names: string): string =>
  t({ message: '{0} leave', args: [names], comment: '{0} are names of people' });

/** What a stage with steps says of itself. */
export function stageReading(plan: Plan, { stage }: StageBox, phrases: Phrases): Reading[] {
  const to = new Sayings(plan, phrases);
  if (plan.view === 'flow') exits(to, stage);
  else {
    if (plan.view === 'map') {
      if (stage.momentOfTruth && !stage.momentOfTruth.text) to.say(stage.momentOfTruth.id, phrases.word(MOMENT));
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
