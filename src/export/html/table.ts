/** A journey as a table, for those who do not see the picture or would rather read: the same content, a row a step. */
import { t } from '@vscode/l10n';
import type {
  Item,
  Items,
  Journey,
  JourneyMap,
  Persona,
  Stage,
  Step,
} from '../../../language-server/map/journey-map.js';
import {
  endsHereText,
  entryText,
  evidenceText,
  feelingText,
  inQuotes,
  joined,
  leaveText,
  methodWord,
  metricText,
  opportunityText,
  statusWord,
  told,
  wayText,
} from '../../diagram/index.js';
import { escapeHtml } from './escape.js';

/** What a column says of a step or of a whole stage: nothing, or a line for each thing. */
interface Column {
  name: string;
  lines(items: Items, table: Table): string[];
}

interface Table {
  map: JourneyMap;
  journey: Journey;
  /** The names of steps and stages by their ids. */
  names: ReadonlyMap<string, string>;
}

/** Title, who it is about, the table of all stages and steps, and what the map says as a whole. */
export function journeyTable(map: JourneyMap, journey: Journey): string {
  const names = new Map<string, string>();
  for (const stage of journey.stages) {
    names.set(stage.id, stage.name);
    for (const step of stage.steps) names.set(step.id, `${step.number} ${step.name}`);
  }
  const table: Table = { map, journey, names };
  return (
    `<h2>${escapeHtml(journey.name)}</h2>${facts(journey)}${personas(map, journey)}` +
    `${steps(table)}${wholeMap(table)}`
  );
}

const named = ({ personas }: Item, text: string): string =>
  personas.length > 0 ? `${personas.join(', ')}: ${text}` : text;
const texts = (items: readonly (Item & { text: string })[]): string[] => items.map((item) => named(item, item.text));

const columnsOf = (): Column[] => [
  { name: t('Channel'), lines: ({ channels }) => channels.map((use) => named(use, use.name)) },
  { name: t('Touchpoint'), lines: ({ touchpoints }) => texts(touchpoints) },
  { name: t('When'), lines: ({ when, lasts }) => [joined([when, lasts && t('takes {0}', lasts)])].filter(Boolean) },
  { name: t('Moment of truth'), lines: ({ momentOfTruth }) => (momentOfTruth ? [momentOfTruth.text || t('yes')] : []) },
  { name: t('Triggers'), lines: ({ triggers }) => texts(triggers) },
  { name: t('Does'), lines: ({ actions }) => texts(actions) },
  { name: t('Involves'), lines: ({ involves }) => texts(involves) },
  { name: t('Thinks'), lines: ({ thinks }) => texts(thinks) },
  { name: t('Says'), lines: ({ says }) => says.map((item) => named(item, inQuotes(item.text))) },
  { name: t('Expects'), lines: ({ expects }) => texts(expects) },
  { name: t('Needs'), lines: ({ needs }) => texts(needs) },
  { name: t('Feels'), lines: feelings },
  { name: t('Pains'), lines: ({ pains }) => texts(pains) },
  { name: t('Gains'), lines: ({ gains }) => texts(gains) },
  {
    name: t('Opportunities'),
    lines: ({ opportunities }) => opportunities.map((item) => named(item, opportunityText(item))),
  },
  { name: t('Metrics'), lines: ({ metrics }) => metrics.map((metric) => named(metric, metricText(metric))) },
  {
    name: t('Evidence'),
    lines: ({ evidence }) => evidence.map((item) => named(item, evidenceText(item))),
  },
  { name: t('Physical evidence'), lines: ({ physicalEvidence }) => texts(physicalEvidence) },
  {
    name: t('Frontstage'),
    lines: ({ frontstage }) => frontstage.map((item) => named(item, entryText(item))),
  },
  {
    name: t('Backstage'),
    lines: ({ backstage }) => backstage.map((item) => named(item, entryText(item))),
  },
  { name: t('Support'), lines: ({ support }) => support.map((item) => named(item, entryText(item))) },
  { name: t('Goes on'), lines: ways },
  { name: t('Insights'), lines: ({ insights }) => texts(insights) },
  { name: t('Notes'), lines: ({ notes }) => texts(notes) },
  {
    name: t('Links'),
    lines: ({ links, details, image }) => [
      ...texts(links),
      ...(details ? [told(t('Details'), details.name)] : []),
      ...(image ? [told(t('Image'), image.text)] : []),
    ],
  },
];

/** Feelings as written; whose feeling nobody wrote is told, as the picture asks for it. */
function feelings({ feels, moods }: Items, { journey }: Table): string[] {
  const lines = feels.map((feeling) =>
    named(feeling, joined([feelingText(feeling.emotion, feeling.scaled, journey.scale), feeling.why], ': ')),
  );
  const unknown = moods.filter(({ score, feels: by }) => score === null && by.length === 0);
  for (const { persona } of unknown) {
    if (journey.stages.length > 0)
      lines.push(persona === null ? t('not known yet') : told(persona, t('not known yet')));
  }
  return lines;
}

function ways({ next, leaves, endsHere }: Items, { names }: Table): string[] {
  const lines = next.map((way) => {
    const to = (way.target !== undefined && names.get(way.target)) || way.name;
    return named(
      way,
      wayText(way, t({ message: 'to {0}', args: [to], comment: '{0} is a step or stage that a way leads to' })),
    );
  });
  for (const leave of leaves) lines.push(named(leave, leaveText(leave)));
  if (endsHere) lines.push(endsHereText(endsHere.text));
  return lines;
}

function about(parts: readonly (string | undefined)[]): string {
  const text = joined(parts);
  return text === '' ? '' : ` (${text})`;
}

function steps(table: Table): string {
  const { journey } = table;
  const all: Items[] = journey.stages.flatMap((stage) => [stage, ...stage.steps]);
  const restricted = journey.stages.some(
    (stage) => stage.personas.length > 0 || stage.steps.some((step) => step.personas.length > 0),
  );
  const own = [...new Set(all.flatMap((items) => items.lanes.map(({ lane }) => lane)))].map(
    (lane): Column => ({
      name: lane,
      lines: ({ lanes }) => lanes.filter((entry) => entry.lane === lane).map((entry) => named(entry, entry.text)),
    }),
  );
  const fixed = columnsOf();
  const columns = [...fixed.slice(0, 17), ...own, ...fixed.slice(17)].filter(({ lines }) =>
    all.some((items) => lines(items, table).length > 0),
  );
  const heads = [t('Step'), ...(restricted ? [t('Who')] : []), ...columns.map(({ name }) => name)];
  const cells = (items: Items, who: readonly string[]) =>
    (restricted ? cell(who) : '') + columns.map(({ lines }) => cell(lines(items, table))).join('');
  const row = (step: Step) =>
    `<tr><th scope="row" dir="auto">${escapeHtml(`${step.number} ${step.name}`)}</th>${cells(step, step.personas)}</tr>`;
  const stageRows = (stage: Stage, i: number) => {
    const title = escapeHtml(
      `${i + 1} ${stage.name}${about([stage.goal?.text, stage.owner && t('owner {0}', stage.owner)])}`,
    );
    const head = `<tr class="stage"><th scope="rowgroup" colspan="${heads.length}" dir="auto">${title}</th></tr>`;
    const speaks =
      columns.some(({ lines }) => lines !== feelings && lines(stage, table).length > 0) || stage.feels.length > 0;
    const whole =
      speaks || stage.steps.length === 0
        ? `<tr><th scope="row">${escapeHtml(t('Whole stage'))}</th>${cells(stage, stage.personas)}</tr>`
        : '';
    return `<tbody>${head}${whole}${stage.steps.map(row).join('')}</tbody>`;
  };
  const title = escapeHtml(t('Stages and steps'));
  return (
    `<div class="wide" tabindex="0" role="region" aria-label="${title}"><table><caption>${title}</caption>` +
    `<thead><tr>${heads.map((name) => `<th scope="col" dir="auto">${escapeHtml(name)}</th>`).join('')}</tr></thead>` +
    `${journey.stages.map(stageRows).join('')}</table></div>`
  );
}

function cell(lines: readonly string[]): string {
  return `<td>${paragraphs(lines)}</td>`;
}

function paragraphs(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  if (lines.length === 1) return `<p dir="auto">${escapeHtml(lines[0] as string)}</p>`;
  return list(lines);
}

const list = (lines: readonly string[]): string =>
  `<ul>${lines.map((line) => `<li dir="auto">${escapeHtml(line)}</li>`).join('')}</ul>`;

function facts(journey: Journey): string {
  const state = journey.state && (journey.state === 'current' ? t('current state') : t('future state'));
  return definitions([
    [
      t('State'),
      joined([
        state,
        journey.basis && (journey.basis === 'research' ? t('based on research') : t('based on assumptions')),
        journey.status && statusWord(journey.status),
      ]),
    ],
    [t('For'), journey.personas.join(', ')],
    [t('Goal'), journey.goal?.text],
    [t('Scenario'), journey.scenario?.text],
    ...journey.expects.map(({ text }): [string, string] => [t('Expects'), text]),
    [t('Starts'), journey.starts?.text],
    [t('Ends'), journey.ends?.text],
    [t('Owner'), journey.owner],
    [t('Contributors'), journey.contributors.join(', ')],
    [t('Updated'), journey.updated],
    [t('Follows'), journey.follows?.name],
    [t('The future of'), journey.futureOf?.name],
  ]);
}

function definitions(entries: readonly (readonly [string, string | undefined])[]): string {
  const written = entries.flatMap(([name, text]) =>
    text ? [`<div><dt>${escapeHtml(name)}</dt><dd dir="auto">${escapeHtml(text)}</dd></div>`] : [],
  );
  return written.length === 0 ? '' : `<dl>${written.join('')}</dl>`;
}

function personas(map: JourneyMap, journey: Journey): string {
  const shown = map.personas.filter((persona) => journey.personas.includes(persona.name) && persona.declared);
  return shown.map((persona) => `<h3 dir="auto">${escapeHtml(persona.name)}</h3>${aboutPersona(persona)}`).join('');
}

function aboutPersona({ role, age, quote, context, goals, needs, pains }: Persona): string {
  return definitions([
    [t('Role'), joined([role, age])],
    [t('Says'), quote && inQuotes(quote)],
    [t('Context'), context],
    ...goals.map(({ text }): [string, string] => [t('Goal'), text]),
    ...needs.map(({ text }): [string, string] => [t('Need'), text]),
    ...pains.map(({ text }): [string, string] => [t('Pain'), text]),
  ]);
}

/** Insights, measures, evidence, sources, notes and links of the journey. */
function wholeMap({ map, journey }: Table): string {
  const used = new Set<string>();
  for (const items of [journey, ...journey.stages.flatMap((stage) => [stage, ...stage.steps])]) {
    for (const { source } of items.evidence) used.add(source);
  }
  const sources = map.sources.filter(({ name, declared }) => declared && used.has(name));
  const sections: [string, string[]][] = [
    [t('Insights'), journey.insights.map(({ text }) => text)],
    [t('Measures'), journey.metrics.map(metricText)],
    [t('Evidence'), journey.evidence.map(evidenceText)],
    [
      t('Sources'),
      sources.map(({ name, method, size, date, description, link }) =>
        joined([`${name}${about([method && methodWord(method), size, date])}`, description, link], ': '),
      ),
    ],
    [t('Notes'), journey.notes.map(({ text }) => text)],
    [t('Links'), journey.links.map(({ text }) => text)],
  ];
  return sections
    .map(([name, lines]) => (lines.length === 0 ? '' : `<h3>${escapeHtml(name)}</h3>${list(lines)}`))
    .join('');
}
