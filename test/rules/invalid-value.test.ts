import { describe, expect, it } from 'vitest';
import { checking, withJourneyLines, withStepLines } from './checking.js';

const { reports, messages, severities, all, diagnostics } = checking('invalid-value');
const fixes = async (text: string) => (await diagnostics(text)).map(({ data }) => data.fix);

describe('invalid-value: scores', () => {
  it('reports a score outside the scale on the score, and nothing else', async () => {
    const text = withStepLines('feels calm +5: why not');
    expect(await reports(text)).toEqual(['11:18 +5']);
    expect(await messages(text)).toEqual([
      'The score ‘+5’ is outside the scale, which goes from -2 to +2. Did you mean ‘+2’?',
    ]);
    expect(await severities(text)).toEqual([1]);
    expect(await all(text)).toEqual(['invalid-value']);
  });

  it.each(['+2', '-2', '2', '0', '-0', '+0.5', '-1,5', '.5', '−2', '–1', '+2.0'])('allows %s', async (score) => {
    expect(await reports(withStepLines(`feels calm ${score}`, `feels ${score}`))).toEqual([]);
  });

  it.each([
    ['+3', '+2'],
    ['-2.1', '-2'],
    ['−3', '-2'],
    ['2,01', '+2'],
    ['9'.repeat(100), '+2'],
  ])('offers the nearest for %s', async (score, fix) => {
    expect(await fixes(withStepLines(`feels calm ${score}`))).toEqual([fix]);
  });

  it('goes by the scale of the journey', async () => {
    const text = (score: string) =>
      `journey A\n  scale 1..5\n  stage S\n    step T\n      feels calm ${score}\njourney B\n  stage S\n    feels +2\n`;
    expect(await reports(text('5'))).toEqual([]);
    expect(await reports(text('1'))).toEqual([]);
    expect(await messages(text('0'))).toEqual([
      'The score ‘0’ is outside the scale, which goes from 1 to 5. Did you mean ‘1’?',
    ]);
    expect(await fixes(text('-1'))).toEqual(['1']);
    expect(await fixes(text('6'))).toEqual(['5']);
  });

  it('holds declared emotions to -2..+2, whatever the scale', async () => {
    expect(await reports('emotion fluttery +3\njourney A\n  scale 1..5\n  stage S\n')).toEqual(['1:18 +3']);
    expect(await reports('emotion fluttery -2\nemotion wobbly 0.5\n')).toEqual([]);
  });

  it('looks into stages, `as` blocks and lines that stand in the wrong place', async () => {
    const text = 'journey A\n  stage S\n    feels +7\n    step T\n      as Ana\n        feels +8\n    feels +9\n';
    expect(await reports(text)).toEqual(['3:11 +7', '6:15 +8', '7:11 +9']);
  });

  it('reads a score only at the end', async () => {
    expect(await reports(withStepLines('feels 7 of 9 calm', 'feels calm: +9', 'feels "calm +9"'))).toEqual([]);
  });
});

describe('invalid-value: scales', () => {
  it.each(['1..5', '-2..+2', '0..10', '1 .. 7', '5..1', '0,5..1,5', '−1..1', '1...5', '1…5'])(
    'allows %s',
    async (scale) => {
      expect(await reports(withJourneyLines(`scale ${scale}`))).toEqual([]);
    },
  );

  it.each(['five', '1', '3..3', '..', '1..', '1..5..9', `0..${'9'.repeat(308)}`])('reports %s', async (scale) => {
    const text = withJourneyLines(`scale ${scale}`).replace('      feels calm', '      feels +2');
    expect(await reports(text)).toEqual([`7:9 ${scale}`]);
    expect(await messages(text)).toEqual([
      `‘${scale.length > 80 ? `${scale.slice(0, 80)}…` : scale}’ is not a scale: write two numbers, such as 1..5.`,
    ]);
  });

  it('reports the scale of a measure', async () => {
    expect(await reports('metric Basket\n  scale none\n')).toEqual(['2:9 none']);
  });
});

describe('invalid-value: shares', () => {
  it.each(['0%', '100%', '30 %', '12,5%', '12.5 %', '100％'])('allows %s', async (share) => {
    expect(await reports(withStepLines(`leaves ${share}: why`, `next Planning ${share}: if`))).toEqual([]);
  });

  it.each([
    ['leaves 101%', '11:14 101%', undefined],
    ['leaves -1%: why', '11:14 -1%', undefined],
    ['leaves 30', '11:14 30', '30%'],
    ['leaves some: why', '11:14 some', undefined],
    ['next Planning 120%: if', '11:21 120%', undefined],
  ])('reports `%s`', async (line, report, fix) => {
    const text = withStepLines(line);
    expect(await reports(text)).toEqual([report]);
    expect(await fixes(text)).toEqual([fix]);
  });

  it('takes a number without % behind `next` for a part of the name', async () => {
    expect(await all(withStepLines('next Planning 30'))).toEqual(['unknown-reference']);
  });
});

describe('invalid-value: measures', () => {
  it.each([
    'NPS -100',
    'NPS 100',
    'CSAT 1',
    'CSAT 4,6: 310 answers',
    'CSAT 0%',
    'CSAT 100 %',
    'CES 7',
    'conversion 38%',
    'churn 0%',
    'time 9 min',
    'time about 2-3 days',
    'time 1 h 30 min',
    'volume 0',
    'volume 12000',
    'revenue €40',
    'revenue -40 EUR',
    'cost 12,50 €',
    'Anything 900000',
    'csat 5',
  ])('allows %s', async (metric) => {
    expect(await reports(withStepLines(`metric ${metric}`))).toEqual([]);
  });

  it.each([
    ['NPS 101', '101', 'NPS goes from -100 to 100; ‘101’ is outside.'],
    ['NPS -100.5', '-100.5', 'NPS goes from -100 to 100; ‘-100.5’ is outside.'],
    ['CSAT 0', '0', 'CSAT goes from 1 to 5; ‘0’ is outside.'],
    ['CSAT 47: of 5', '47', 'CSAT goes from 1 to 5; ‘47’ is outside.'],
    ['csat 101%', '101%', 'CSAT goes from 0% to 100%; ‘101%’ is outside.'],
    ['CES 8', '8', 'CES goes from 1 to 7; ‘8’ is outside.'],
    ['dropoff 130 %', '130 %', 'dropoff goes from 0% to 100%; ‘130 %’ is outside.'],
    ['volume -4', '-4', 'volume is at least 0; ‘-4’ is less.'],
    ['time 5', '5', '‘5’ is not a length of time: write it as 9 min, 2 h 30 min or 3 days.'],
  ])('reports %s', async (metric, value, message) => {
    const text = withStepLines(`metric ${metric}`);
    expect(await reports(text)).toEqual([`11:${text.split('\n')[10]!.indexOf(` ${value}`) + 2} ${value}`]);
    expect(await messages(text)).toEqual([message]);
  });

  it('goes by the range of a declared measure, which may replace a built-in one', async () => {
    const text = (declared: string, line: string) => `metric ${declared}\n  scale 0..10\n${withStepLines(line)}`;
    expect(await reports(text('Basket', 'metric Basket 11'))).toEqual(['13:21 11']);
    expect(await reports(text('Basket', 'metric basket 10'))).toEqual([]);
    expect(await reports(text('CSAT', 'metric CSAT 9'))).toEqual([]);
    expect(await reports(text('csat', 'metric CSAT 9'))).toEqual([]);
  });

  it('looks at those of journeys, stages, opportunities and `as` blocks', async () => {
    const text =
      'journey A\n  metric NPS 999\n  stage S\n    metric NPS 998\n    step T\n      opportunity O\n        metric NPS 997\n      as Ana\n        metric NPS 996\n';
    expect(await reports(text)).toEqual(['2:14 999', '4:16 998', '7:20 997', '9:20 996']);
  });
});

describe('invalid-value: dates, colours, choices and numbers', () => {
  it.each(['2026', '2026-03', '2026-03-14', '2024-02-29', '0001'])('allows the date %s', async (date) => {
    expect(await reports(withJourneyLines(`updated ${date}`))).toEqual([]);
  });

  it.each([
    '2026-02-30',
    '2026-13',
    '2026-00',
    '2025-02-29',
    '26-03-14',
    '14.3.2026',
    'March',
    '2026-3-4',
    '2026-03-14T10:00',
  ])('reports the date %s', async (date) => {
    const text = withJourneyLines(`updated ${date}`);
    expect(await reports(text)).toEqual([`7:11 ${date}`]);
    expect(await messages(text)).toEqual([`‘${date}’ is not a date: write it as 2026-03-14, 2026-03 or 2026.`]);
  });

  it('reports the date of a source', async () => {
    expect(await reports('source Interviews\n  date yesterday\n')).toEqual(['2:8 yesterday']);
  });

  it.each(['#fff', '#0a6652', '#0A6652', 'rebeccapurple', 'Navy'])('allows the colour %s', async (color) => {
    expect(await reports(`persona Ana\n  color ${color}\nlane L\n  color ${color}\n`)).toEqual([]);
  });

  it.each([
    '#ggg',
    '#12345',
    'url(https://example.org)',
    'red;background:blue',
    '"><script>',
    'constructor',
    'reddish',
  ])('reports the colour %s', async (color) => {
    expect(await reports(`channel Web\n  color ${color}\n`)).toEqual([`2:9 ${color}`]);
  });

  it.each([
    ['state futur', 'state', '‘futur’ is no state: write current or future. Did you mean ‘future’?', 'future'],
    ['state as-is', 'state', '‘as-is’ is no state: write current or future. Did you mean ‘current’?', 'current'],
    ['state someday', 'state', '‘someday’ is no state: write current or future.', undefined],
    ['state constructor', 'state', '‘constructor’ is no state: write current or future.', undefined],
    [
      'basis hypothesis',
      'basis',
      '‘hypothesis’ is no basis: write assumption or research. Did you mean ‘assumption’?',
      'assumption',
    ],
    ['status lve', 'status', '‘lve’ is no status: write draft, review, live or retired. Did you mean ‘live’?', 'live'],
  ])('reports `%s`', async (line, keyword, message, fix) => {
    const text = withJourneyLines(line);
    expect(await reports(text)).toEqual([`7:${keyword.length + 4} ${line.slice(keyword.length + 1)}`]);
    expect(await messages(text)).toEqual([message]);
    expect(await fixes(text)).toEqual([fix]);
  });

  it('allows choices in any case, quoted, and on the line below', async () => {
    expect(await reports(withJourneyLines('state FUTURE', 'basis "research"', 'status', '  | Draft'))).toEqual([]);
  });

  it('knows a word’s choices by its block: `kind` of a channel and of an opportunity, `status` of both', async () => {
    const text = (channel: string, opportunity: string, status: string) =>
      `channel Web\n  kind ${channel}\njourney A\n  stage S\n    opportunity O\n      kind ${opportunity}\n      status ${status}\n`;
    expect(await reports(text('digital', 'automation', 'planned'))).toEqual([]);
    expect(await reports(text('automation', 'digital', 'draft'))).toEqual([
      '2:8 automation',
      '6:12 digital',
      '7:14 draft',
    ]);
  });

  it.each(['effort', 'impact'])('knows the levels of %s', async (keyword) => {
    expect(await reports(withStepLines('opportunity O', `  ${keyword} high`))).toEqual([]);
    expect(await reports(withStepLines('opportunity O', `  ${keyword} huge`))).toEqual(['12:16 huge']);
  });

  it('reports targets and lifts that are no number', async () => {
    expect(await reports('metric Basket\n  target more\n')).toEqual(['2:10 more']);
    expect(await reports('metric Basket\n  target 80 EUR\n')).toEqual([]);
    expect(await reports(withStepLines('opportunity O', '  lifts a lot'))).toEqual(['12:15 a lot']);
    expect(await reports(withStepLines('opportunity O', '  lifts +1', 'opportunity P', '  lifts −0,5'))).toEqual([]);
  });

  it('says nothing of values that are missing, which is reported as such', async () => {
    const text = withJourneyLines('state', 'basis', 'status', 'updated', 'scale');
    expect(new Set(await all(text))).toEqual(new Set(['syntax']));
  });

  it('points at the value alone with Windows line ends, tabs and comments', async () => {
    expect(await reports('journey A\r\n\tstate\t soon \t// or later\r\n\tstage S\r\n')).toEqual(['2:9 soon']);
  });
});
