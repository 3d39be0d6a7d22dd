/** What a step or a stage says, line by line, in the order in which it is read. */
import { t } from '@vscode/l10n';
import type { Item, Items, TextItem } from '../../../../language-server/map/journey-map.js';
import { inWords, l10nKey, say } from '../../../../language-server/said.js';
import type { Reading } from '../../scene.js';
import { asksEmotion, emotionOf, linesOf, moodOf, reasonsOf } from '../feelings.js';
import { futureScore } from '../future.js';
import type { Person } from '../people.js';
import { type Column, type Plan, peopleNamed, type StageBox, shows } from '../plan.js';
import { askedFeeling } from '../reasons.js';
import { evidenceOf } from '../strength.js';
import { capital, inQuotes, namesOf, onScale, score, told } from '../words.js';
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
    const names = this.plan.several ? inWords(personas) : '';
    const whose =
      names === ''
        ? what
        : t({ message: '{0} for {1}', args: [what, names], comment: 'A kind of line, and whose it is: Pain for Maya' });
    this.say(id, told(whose, text));
  }

  lines(what: string, items: Texts): void {
    for (const item of items) this.line(what, item, item.text);
  }

  /** `Thinks: …`, or `Maya thinks: …`. */
  verbs({ all, one, several }: Verb, items: Texts, words: (text: string) => string = (text) => text): void {
    for (const { id, personas, text } of items) {
      const whose = this.plan.several ? personas : [];
      const who = whose.length === 0 ? say(all) : say(whose.length > 1 ? several : one, inWords(whose));
      this.say(id, told(who, words(text)));
    }
  }
}

/** What is on a card beside its name: where, with what, when. */
export function cardItems(to: Sayings, items: Items): void {
  const { plan } = to;
  for (const use of items.channels) to.line(t('Channel'), use, use.name);
  if (items.channels.length === 0 && items.touchpoints.length > 0) {
    for (const name of channelsOfTouchpoints(plan, items)) to.say(items.id, told(t('Channel'), name));
  }
  if (plan.view === 'flow') return;
  to.lines(t('Touchpoint'), items.touchpoints);
  if (items.momentOfTruth?.text) to.say(items.momentOfTruth.id, told(t('Moment of truth'), items.momentOfTruth.text));
  if (items.when) to.say(items.id, told(t('When'), items.when));
  if (items.lasts && 'number' in items) to.say(items.id, t('Takes {0}', items.lasts));
  if (items.image) to.say(items.image.id, told(t('Image'), items.image.text));
  if (items.details) to.say(items.details.id, told(t('Details'), items.details.name));
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
  if (plan.view === 'blueprint' && inLanes('physical')) to.lines(t('Physical evidence'), items.physicalEvidence);
  if (inMap('actions')) {
    to.lines(t('Trigger'), items.triggers);
    to.verbs(DOES, items.actions);
    to.lines(t('Involves'), items.involves);
  }
  if (inMap('thinks')) {
    to.verbs(THINKS, items.thinks);
    to.verbs(SAYS, items.says, inQuotes);
  }
  if (inMap('expects')) {
    to.verbs(EXPECTS, items.expects);
    to.verbs(NEEDS, items.needs);
  }
  if (plan.view === 'blueprint' && inLanes('blueprint')) behind(to, items);
  if (plan.view === 'flow' || shows(plan, 'feels')) feelings();
  if (inLanes('pains')) {
    for (const pain of items.pains)
      to.line(pain.addressed ? t('Pain') : t('Pain without an opportunity'), pain, pain.text);
    to.lines(t('Gain'), items.gains);
  }
  if (inMap('opportunities')) {
    for (const item of items.opportunities) to.line(t('Opportunity'), item, opportunityText(item));
  }
  if (inLanes('metrics')) {
    for (const metric of items.metrics) to.line(t('Metric'), metric, measured(plan, metric));
  }
  if (plan.view === 'map') furtherItems(to, items, inMap, column);
}

/** What only a map shows, in its last lanes. */
function furtherItems(to: Sayings, items: Items, shown: (lane: string) => boolean, column?: Column): void {
  const { plan } = to;
  if (shown('evidence')) {
    for (const evidence of items.evidence) to.line(t('Evidence'), evidence, evidenceText(evidence));
    if (column?.step && plan.showsEvidence && items.evidence.length === 0 && evidenceOf(plan, column) === 'none') {
      to.say(items.id, told(t('Evidence'), t('none yet')));
    }
  }
  for (const entry of items.lanes) if (shown(`lane-${entry.lane}`)) to.line(entry.lane, entry, entry.text);
  if (shown('physical')) to.lines(t('Physical evidence'), items.physicalEvidence);
  if (shown('blueprint')) behind(to, items);
  if (shown('notes')) {
    to.lines(t('Insight'), items.insights);
    to.lines(t('Note'), items.notes);
    to.lines(t('Link'), items.links);
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
  const target = plan.map.metrics.find(({ name }) => name === metric.name)?.target;
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
  const { scale } = to.plan.journey;
  const brief = feelingText(emotionOf(lines), mood.scaled ?? mood.score, scale);
  const felt =
    person.name === null
      ? t({ message: 'Feels {0}', args: [brief], comment: 'A word and a score, such as: anxious, −1' })
      : t({
          message: '{0} feels {1}',
          args: [person.name, brief],
          comment: 'A word and a score, such as: anxious, −1',
        });
  const then = futureScore(to.plan.future, items, person.name);
  const toBe =
    then !== undefined &&
    then !== mood.score &&
    t({
      message: 'to be {0}',
      args: [score(onScale(then, scale), scale)],
      comment: '{0} is a score that is aimed for',
    });
  const why = reasonsOf(lines).join('; ');
  const label = told(joined([felt, extreme, toBe]), why);
  const own = extreme === undefined ? label : told(joined([felt, toBe]), why);
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
export function stageReading(plan: Plan, { stage }: StageBox): Reading[] {
  const to = new Sayings(plan);
  if (plan.view === 'flow') exits(to, stage);
  else {
    if (plan.view === 'map') {
      if (stage.momentOfTruth && !stage.momentOfTruth.text) to.say(stage.momentOfTruth.id, t('Moment of truth'));
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
