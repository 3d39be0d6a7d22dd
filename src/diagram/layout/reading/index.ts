/** The picture as it is read out: who and what comes after what, whatever is painted over what. */
import { t } from '@vscode/l10n';
import type { Reading } from '../../scene.js';
import { sourceText, usedSources } from '../foot.js';
import { missingStages } from '../framework.js';
import type { Column, Plan, StageBox } from '../plan.js';
import { statusWord } from '../value-words.js';
import { capital, date, inQuotes, onlyFor, told } from '../words.js';
import { type Around, aroundOf, columnsReading } from './columns.js';
import { evidenceText, joined, metricText } from './sayings.js';
import { stageReading } from './stage-items.js';

/** The journey, its people, its stages with their steps, and what the map says as a whole. */
export function readingOf(plan: Plan): Reading[] {
  const { journey, view } = plan;
  const all: Reading[] = [journeyReading(plan)];
  const people = plan.people.filter((person) => person.name !== null);
  if (people.length > 0) {
    all.push({
      id: journey.id,
      kind: 'list',
      label: t('Personas'),
      parts: people.map((one) => personaReading(plan, one)),
    });
  }
  if (people.length === 0 && plan.people.length > 0 && view !== 'flow') {
    all.push({ id: journey.id, kind: 'question', label: t('Whose journey is it?') });
  }
  for (const { label } of missingStages(plan)) all.push({ id: journey.id, kind: 'question', label });
  if (plan.stages.length === 0) {
    all.push({ id: journey.id, kind: 'question', label: t('Which stages does it have?') });
  }
  const around = aroundOf(plan);
  for (const box of plan.stages) all.push(ofStage(plan, box, around));
  if (view === 'blueprint' && plan.columns.length > 0 && !namesSomebody(plan)) {
    all.push({ id: journey.id, kind: 'question', label: t('Who makes it happen?') });
  }
  if (view !== 'flow') all.push(...wholeMap(plan));
  return all;
}

const namesSomebody = ({ journey }: Plan): boolean =>
  journey.stages.some((stage) =>
    [stage, ...stage.steps].some(
      ({ frontstage, backstage, support }) => frontstage.length + backstage.length + support.length > 0,
    ),
  );

/** What the title block says, and where the journey starts and ends. */
function journeyReading(plan: Plan): Reading {
  const { journey, view } = plan;
  const { id, starts, ends } = journey;
  const parts: Reading[] = [];
  const say = (label: string, part = id) => parts.push({ id: part, kind: 'item', label });
  if (view !== 'flow') {
    const pills = [
      journey.state && (journey.state === 'current' ? t('current state') : t('future state')),
      journey.basis && (journey.basis === 'research' ? t('based on research') : t('based on assumptions')),
      journey.status && statusWord(journey.status),
    ];
    const about = joined(pills);
    if (about !== '') say(capital(about));
    if (journey.goal) say(told(t('Goal'), journey.goal.text), journey.goal.id);
    if (journey.scenario) say(told(t('Scenario'), journey.scenario.text), journey.scenario.id);
    for (const line of journey.expects) say(told(t('Expects'), line.text), line.id);
    if (journey.owner) say(told(t('Owner'), journey.owner));
    if (journey.contributors.length > 0) say(told(t('Contributors'), journey.contributors.join(', ')));
    if (journey.updated) say(t('Updated {0}', date(journey.updated)));
    if (journey.follows) say(t('Follows {0}', journey.follows.name), journey.follows.id);
    if (journey.futureOf) say(t('The future of {0}', journey.futureOf.name), journey.futureOf.id);
  }
  if (plan.columns.length > 0 || starts || ends) {
    if (starts) say(told(t('Starts'), starts.text), starts.id);
    else parts.push({ id, kind: 'question', label: t('Where does it start?') });
    if (ends) say(told(t('Ends'), ends.text), ends.id);
    else parts.push({ id, kind: 'question', label: t('Where does it end?') });
  }
  return { id, kind: 'journey', label: journey.name || t('A journey without a name'), parts };
}

function personaReading(plan: Plan, { name, declared }: Plan['people'][number]): Reading {
  const about = joined([name ?? '', declared?.role, declared?.age]);
  const called = { name: about, label: t('Persona {0}', about) };
  const id = declared?.id ?? plan.journey.id;
  if (!declared || plan.view === 'flow') return { id, kind: 'persona', ...called };
  const parts: Reading[] = [];
  const say = (label: string, part = id) => parts.push({ id: part, kind: 'item', label });
  if (declared.quote) say(inQuotes(declared.quote));
  if (declared.context) say(declared.context);
  for (const line of declared.goals) say(told(t('Goal'), line.text), line.id);
  for (const line of declared.needs) say(told(t('Need'), line.text), line.id);
  for (const line of declared.pains) say(told(t('Pain'), line.text), line.id);
  return { id, kind: 'persona', ...called, parts };
}

function ofStage(plan: Plan, box: StageBox, around: Around): Reading {
  const { stage } = box;
  const name = joined([
    stage.name,
    box.columns[0]?.fold && t('folded'),
    stage.personas.length > 0 && plan.several && onlyFor(stage.personas.join(', ')),
  ]);
  const number = box.index + 1;
  const label = t('Stage {0} of {1}: {2}', number, plan.stages.length, name);
  const called = { name, place: t('Stage {0}', number), label };
  const parts: Reading[] = [];
  if (stage.goal) parts.push({ id: stage.goal.id, kind: 'item', label: told(t('Goal'), stage.goal.text) });
  if (stage.owner) parts.push({ id: stage.id, kind: 'item', label: told(t('Owner'), stage.owner) });
  if (stage.lasts) parts.push({ id: stage.id, kind: 'item', label: t('Takes {0}', stage.lasts) });
  const steps: Reading[] = [];
  if (box.columns[0]?.fold) return { id: stage.id, kind: 'stage', ...called, parts: foldedReading(box.columns[0]) };
  for (const part of box.parts) {
    if (part.own)
      parts.push(...part.record.once('reading of stage', '', () => stageReading(plan, box, around.phrases)));
    steps.push(...columnsReading(plan, part, around));
  }
  const [first] = steps;
  if (stage.steps.length === 0 && first?.parts) parts.push(...first.parts);
  else if (steps.length > 0) parts.push({ id: stage.id, kind: 'list', label: t('Steps'), parts: steps });
  return { id: stage.id, kind: 'stage', ...called, parts };
}

/** What is told of a stage whose steps are folded away. */
function foldedReading({ fold, items }: Column): Reading[] {
  const count = fold?.steps.length ?? 0;
  const label = count === 1 ? t('1 step, not shown') : t('{0} steps, not shown', count);
  return [{ id: items.id, kind: 'item', label }];
}

function wholeMap(plan: Plan): Reading[] {
  const { journey } = plan;
  const sections: [string, { id: string; text: string }[]][] = [
    [t('Insights'), journey.insights],
    [t('Measures'), journey.metrics.map((metric) => ({ id: metric.id, text: metricText(metric) }))],
    [t('Evidence'), journey.evidence.map((evidence) => ({ id: evidence.id, text: evidenceText(evidence) }))],
    [t('Sources'), usedSources(plan).map((source) => ({ id: source.id, text: sourceText(source) }))],
    [t('Notes'), journey.notes],
    [t('Links'), journey.links],
  ];
  return sections.flatMap(([label, lines]): Reading[] => {
    if (lines.length === 0) return [];
    const parts = lines.map(({ id, text }): Reading => ({ id, kind: 'item', label: text }));
    return [{ id: journey.id, kind: 'section', label, parts }];
  });
}
