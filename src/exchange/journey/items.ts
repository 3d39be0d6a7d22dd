/** What stages and steps say → lines, with the personas for whom each is true. */
import { t } from '@vscode/l10n';
import type {
  BlueprintEntry,
  Feeling,
  Items,
  Leave,
  Next,
  Opportunity,
  Scale,
  TextItem,
} from '../../../language-server/map/journey-map.js';
import { type Notice, shown } from '../notice.js';
import type { Entry } from './entries.js';
import { explained, writeName, writeNames, writeNumber, writeShare, writeText, writeWho } from './lines.js';
import { writeMetric } from './metric.js';

/** The lines of a block by keyword, in the order in which a step is usually told; opportunities apart. */
export function blockEntries(items: Items, scale: Scale, notices: Notice[]): Entry[][] {
  const one = (keyword: string, text: string | undefined): Entry[] =>
    text === undefined || writeText(text) === '' ? [] : [{ keyword, rest: writeText(text), personas: [] }];
  const texts = (keyword: string, list: readonly TextItem[]): Entry[] =>
    list.flatMap(({ text, personas }) => {
      const rest = writeText(text);
      return rest === '' ? [] : [{ keyword, rest, personas }];
    });
  const flag = (keyword: string, line: { text: string } | undefined): Entry[] =>
    line
      ? [{ keyword: writeText(line.text) === '' ? keyword : `${keyword}:`, rest: writeText(line.text), personas: [] }]
      : [];
  return [
    one('when', items.when),
    one('lasts', items.lasts),
    texts('trigger', items.triggers),
    named(
      'on',
      items.channels.map(({ name, personas }) => ({ text: name, personas })),
    ),
    texts('touchpoint', items.touchpoints),
    texts('action', items.actions),
    named('involves', items.involves),
    texts('physical evidence', items.physicalEvidence),
    texts('thinks', items.thinks),
    texts('says', items.says),
    texts('expects', items.expects),
    texts('needs', items.needs),
    items.feels.flatMap((feeling) => feelsLine(feeling, scale, notices)),
    flag('moment of truth', items.momentOfTruth),
    texts('pain', items.pains),
    texts('gain', items.gains),
    layers(items),
    items.evidence.map(({ source, what, personas }) => ({
      keyword: 'evidence',
      rest: explained(writeName(source), what),
      personas,
    })),
    items.metrics.map((metric) => ({
      keyword: 'metric',
      rest: writeMetric(metric, notices),
      personas: metric.personas,
    })),
    texts('insight', items.insights),
    items.lanes.map(({ lane, text, personas }) => ({
      keyword: 'lane',
      rest: explained(writeName(lane), text),
      personas,
      lane: { name: lane, rest: writeText(text) },
    })),
    nextLines(items.next),
    items.leaves.flatMap((leave) => leavesLine(leave, notices)),
    flag('ends here', items.endsHere),
    one('details', items.details?.name),
    one('image', items.image?.text),
    texts('link', items.links),
    texts('note', items.notes),
  ];
}

export function opportunityEntries({ opportunities }: Items, scale: Scale, notices: Notice[]): Entry[] {
  return opportunities.map((opportunity) => ({
    keyword: 'opportunity',
    rest: writeText(opportunity.text),
    personas: [],
    lines: opportunityLines(opportunity, scale, notices),
  }));
}

function opportunityLines(opportunity: Opportunity, scale: Scale, notices: Notice[]) {
  const one = (keyword: string, text: string | undefined) =>
    text === undefined || writeText(text) === '' ? [] : [{ keyword, rest: writeText(text) }];
  const { lifts, liftsScaled } = opportunity;
  const raise = liftsScaled ?? (lifts === undefined ? undefined : (lifts * (scale.max - scale.min)) / 4);
  return [
    ...opportunity.answers.flatMap(({ name }) => one('answers', name)),
    ...(raise === undefined ? [] : [{ keyword: 'lifts', rest: writeNumber(raise, true) }]),
    ...(opportunity.channels.length > 0 ? [{ keyword: 'on', rest: writeNames(opportunity.channels) }] : []),
    ...one('owner', opportunity.owner),
    ...one('effort', opportunity.effort),
    ...one('impact', opportunity.impact),
    ...one('kind', opportunity.kind),
    ...one('status', opportunity.status),
    ...opportunity.metrics.map((metric) => ({ keyword: 'metric', rest: writeMetric(metric, notices) })),
    ...one('link', opportunity.link),
  ];
}

/** Names of the same personas share a line. */
function named(keyword: string, names: readonly Pick<TextItem, 'text' | 'personas'>[]): Entry[] {
  const runs: { names: string[]; personas: readonly string[] }[] = [];
  for (const { text, personas } of names) {
    const last = runs.at(-1);
    if (last && JSON.stringify(last.personas) === JSON.stringify(personas)) last.names.push(text);
    else runs.push({ names: [text], personas });
  }
  return runs.map((run) => ({ keyword, rest: writeNames(run.names), personas: run.personas }));
}

function feelsLine(
  { emotion, score, scaled, written, why, personas }: Feeling,
  scale: Scale,
  notices: Notice[],
): Entry[] {
  const word = emotion === undefined ? '' : writeName(emotion, 'number');
  const onScale = scaled ?? (score === undefined ? undefined : scale.min + ((score + 2) * (scale.max - scale.min)) / 4);
  const number = onScale !== undefined && (written || word === '') ? writeNumber(onScale, scale.min < 0) : '';
  const head = [word, number].filter(Boolean).join(' ');
  if (head === '') {
    notices.push({
      message: why
        ? t('A feeling with neither a word nor a score is left out: {0}.', shown(why))
        : t('A feeling with neither a word nor a score is left out.'),
    });
    return [];
  }
  return [{ keyword: 'feels', rest: explained(head, why), personas }];
}

function leavesLine({ share, why, personas }: Leave, notices: Notice[]): Entry[] {
  if (share !== undefined) return [{ keyword: 'leaves', rest: explained(writeShare(share), why), personas }];
  notices.push({
    message: why
      ? t('A {0} without a share is left out: {1}.', shown('leaves'), shown(why))
      : t('A {0} without a share is left out.', shown('leaves')),
  });
  return [];
}

/** All three layers, in the order of their chain. */
function layers({ frontstage, backstage, support }: Items): Entry[] {
  const of = (keyword: string, entries: readonly BlueprintEntry[]) =>
    entries.map(({ who, what, order }) => ({ keyword, rest: writeWho(who, what), personas: [], order }));
  return [...of('frontstage', frontstage), ...of('backstage', backstage), ...of('support', support)].sort(
    (a, b) => a.order - b.order,
  );
}

/** Ways that stand on one line have ids `next0`, `next0.1`, … */
function nextLines(next: readonly Next[]): Entry[] {
  const lines: Next[][] = [];
  for (const way of next) {
    if (/\.next\d+\.\d+$/.test(way.id) && lines.length > 0) lines.at(-1)!.push(way);
    else lines.push([way]);
  }
  return lines.map((ways) => {
    const { share, condition, personas } = ways[0]!;
    const names = writeNames(
      ways.map(({ name }) => name),
      'share',
    );
    const head = share === undefined ? names : `${names} ${writeShare(share)}`;
    return { keyword: 'next', rest: explained(head, condition), personas };
  });
}
