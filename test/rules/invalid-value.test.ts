import { describe, expect, it } from 'vitest';
import { checking, withJourneyLines, withStepLines } from './checking.js';

const { reports, messages, severities, all, diagnostics, fixed, fixedUnasked } = checking('invalid-value');
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

  it('is silent about the scores of a journey whose scale cannot be read', async () => {
    expect(await reports(withJourneyLines('scale five').replace('feels calm', 'feels 7'))).toEqual(['7:9 five']);
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
    ['leaves 101%', '11:14 101%', '100%'],
    ['leaves -1%: why', '11:14 -1%', '0%'],
    ['leaves 30', '11:14 30', '30%'],
    ['leaves 12,5', '11:14 12,5', '12,5%'],
    ['leaves 0.3', '11:14 0.3', '30%'],
    ['leaves -0,5 %', '11:14 -0,5 %', '0%'],
    ['leaves some: why', '11:14 some', undefined],
    ['next Planning 120%: if', '11:21 120%', '100%'],
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
    'Anything 900 %',
    'NPS 40%',
    'retention 38',
    'time 1h30min',
    'cost 5% of the price',
    'csat 5',
  ])('allows %s', async (metric) => {
    expect(await reports(withStepLines(`metric ${metric}`))).toEqual([]);
  });

  it.each([
    ['NPS 101', '101', 'NPS goes from -100 to 100; ‘101’ is outside. Did you mean ‘100’?'],
    ['NPS -100.5', '-100.5', 'NPS goes from -100 to 100; ‘-100.5’ is outside. Did you mean ‘-100’?'],
    ['CSAT 0', '0', 'CSAT goes from 1 to 5; ‘0’ is outside. Did you mean ‘1’?'],
    ['CSAT 47: of 5', '47', 'CSAT goes from 1 to 5; ‘47’ is outside. Did you mean ‘47%’?'],
    ['csat 101%', '101%', 'CSAT goes from 0% to 100%; ‘101%’ is outside. Did you mean ‘100%’?'],
    ['CES 8', '8', 'CES goes from 1 to 7; ‘8’ is outside. Did you mean ‘7’?'],
    ['dropoff 130 %', '130 %', 'dropoff goes from 0% to 100%; ‘130 %’ is outside. Did you mean ‘100%’?'],
    ['volume -4', '-4', 'volume is at least 0; ‘-4’ is less. Did you mean ‘0’?'],
    ['CSAT 470', '470', 'CSAT goes from 1 to 5; ‘470’ is outside. Did you mean ‘5’?'],
    ['CES 5%', '5%', 'CES is a number from 1 to 7, without a per cent sign.'],
    ['retention 130: days', '130', 'retention goes from 0% to 100%; ‘130’ is outside. Did you mean ‘100%’?'],
    ['time 5', '5', '‘5’ is not a length of time: write it as 9 min, 2 h 30 min or 3 days. Did you mean ‘5 min’?'],
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

  it('reads values in the unit of a declared measure', async () => {
    const text = (declared: string, value: string) =>
      `metric Wait\n  ${declared}\n${withStepLines(`metric Wait ${value}`)}`;
    const minutes = 'unit min\n  scale 0..60';
    for (const value of ['45', '45 min', '1 h', '90 s', '3600 s'])
      expect(await reports(text(minutes, value))).toEqual([]);
    expect(await fixes(text(minutes, '61'))).toEqual(['60']);
    expect(await fixes(text(minutes, '2 h'))).toEqual(['1 h']);
    expect(await fixes(text(minutes, '1 h 30 min'))).toEqual(['1 h']);
    expect(await messages(text(minutes, '3601 s'))).toEqual([
      'Wait goes from 0 to 3600; ‘3601 s’ is outside. Did you mean ‘3600 s’?',
    ]);
    expect(await reports(text('scale 0..1', '45%'))).toEqual([]);
    expect(await fixes(text('scale 0..1', '145%'))).toEqual(['100%']);
    expect(await fixes(text('scale 0..500', '€501'))).toEqual(['€500']);
    expect(await fixes(text('scale 0..500', '501 EUR'))).toEqual(['500 EUR']);
  });

  it('takes a bare number for a time where the declaration has its unit', async () => {
    const text = (unit: string) => `metric time\n  unit ${unit}\n${withStepLines('metric time 5')}`;
    expect(await reports(text('min'))).toEqual([]);
    expect(await reports(text('EUR'))).toHaveLength(1);
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
    ['2026-02-30', '2026-02-28'],
    ['2025-02-29', '2025-02-28'],
    ['2024-02-30', '2024-02-29'],
    ['2026-04-31', '2026-04-30'],
    ['2026-13', '2026-12'],
    ['2026-00', '2026-01'],
    ['2026-14-03', '2026-12-03'],
    ['2026-3-4', '2026-03-04'],
    ['2026/3/4', '2026-03-04'],
    ['2026.03', '2026-03'],
    ['20260314', '2026-03-14'],
    ['2026-03-14T10:00', '2026-03-14'],
    ['14.3.2026', '2026-03-14'],
    ['14. 3. 2026', '2026-03-14'],
    ['3/14/2026', '2026-03-14'],
    ['14/3/2026', '2026-03-14'],
    ['3/4/2026', undefined],
    ['March 2026', '2026-03'],
    ['14 March 2026', '2026-03-14'],
    ['14. Sept. 2026', '2026-09-14'],
    ['Mar 14, 2026', '2026-03-14'],
    ['Marvin 2026', undefined],
    ['March', undefined],
    ['26-03-14', undefined],
    ['spring 2026', undefined],
    ['٢٠٢٦-١٣', '2026-12'],
  ])('reports the date %s and offers %s', async (date, fix) => {
    const text = withJourneyLines(`updated ${date}`);
    expect(await reports(text)).toEqual([`7:11 ${date}`]);
    const offer = fix === undefined ? '' : ` Did you mean ‘${fix}’?`;
    expect(await messages(text)).toEqual([`‘${date}’ is not a date: write it as 2026-03-14, 2026-03 or 2026.${offer}`]);
    expect(await fixes(text)).toEqual([fix]);
  });

  it('reports the date of a source', async () => {
    expect(await reports('source Interviews\n  date yesterday\n')).toEqual(['2:8 yesterday']);
  });

  it.each(['#fff', '#0a6652', '#0A6652', 'rebeccapurple', 'Navy'])('allows the colour %s', async (color) => {
    expect(await reports(`persona Ana\n  color ${color}\nlane L\n  color ${color}\n`)).toEqual([]);
  });

  it.each([
    ['#ggg', undefined],
    ['#12345', undefined],
    ['0a6652', '#0a6652'],
    ['FFF', '#FFF'],
    ['#0a6652cc', '#0a6652'],
    ['#fffc', '#fff'],
    ['bleu', 'blue'],
    ['dark blue', 'darkblue'],
    ['Rebecca-Purple', 'rebeccapurple'],
    ['reddish', undefined],
    ['url(https://example.org)', undefined],
    ['red;background:blue', undefined],
    ['"><script>', undefined],
    ['constructor', undefined],
  ])('reports the colour %s and offers %s', async (color, fix) => {
    const text = `channel Web\n  color ${color}\n`;
    expect(await reports(text)).toEqual([`2:9 ${color}`]);
    expect(await fixes(text)).toEqual([fix]);
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

  it('reports lifts that are no number', async () => {
    expect(await reports(withStepLines('opportunity O', '  lifts a lot'))).toEqual(['12:15 a lot']);
    expect(await reports(withStepLines('opportunity O', '  lifts +1', 'opportunity P', '  lifts −0,5'))).toEqual([]);
  });

  it.each([
    ['-2..+2', '+4', undefined],
    ['-2..+2', '+4.1', '+4'],
    ['-2..+2', '−5', '-4'],
    ['1..5', '4', undefined],
    ['1..5', '5', '+4'],
    ['0..100', '+60', undefined],
    ['0,1..0,3', '1', '+0.2'],
    ['none', '+60', undefined],
  ])('on the scale %s of lifts %s offers %s', async (scale, lift, fix) => {
    const text = (lines: string) => `journey J\n  scale ${scale}\n  stage S\n    opportunity O\n      lifts ${lines}\n`;
    expect((await fixes(text(lift))).filter(Boolean)).toEqual(fix === undefined ? [] : [fix]);
  });

  it('says how far a lift can go', async () => {
    expect(await messages(withStepLines('opportunity O', '  lifts +7'))).toEqual([
      'The scale goes from -2 to +2: nothing lifts an emotion by more than 4. Did you mean ‘+4’?',
    ]);
  });

  it('reports targets that are no number', async () => {
    expect(await reports('metric Basket\n  target more\n')).toEqual(['2:10 more']);
    expect(await reports('metric Basket\n  target 80 EUR\n')).toEqual([]);
  });

  it.each([
    ['metric Basket\n  scale 0..500\n  target 501 EUR', '501 EUR', '500 EUR'],
    ['metric Basket\n  scale 1..500\n  target €0', '€0', '€1'],
    ['metric nps\n  target 120', '120', '100'],
    ['metric time\n  target 5', '5', '5 min'],
    ['metric churn\n  target 104 %', '104 %', '100%'],
  ])('reports a target outside the range of its measure: %s', async (text, value, fix) => {
    expect((await reports(text)).map((report) => report.slice(report.indexOf(' ') + 1))).toEqual([value]);
    expect(await fixes(text)).toEqual([fix]);
  });

  it('says nothing of values that are missing, which is reported as such', async () => {
    const text = withJourneyLines('state', 'basis', 'status', 'updated', 'scale');
    expect(new Set(await all(text))).toEqual(new Set(['syntax']));
  });

  it('points at the value alone with Windows line ends, tabs and comments', async () => {
    expect(await reports('journey A\r\n\tstate\t soon \t// or later\r\n\tstage S\r\n')).toEqual(['2:9 soon']);
  });
});

describe('invalid-value: its fix', () => {
  it.each([
    ['feels calm +5: why', '+2', 'feels calm +2: why'],
    ['feels calm −7 // low', '-2', 'feels calm -2 // low'],
    ['leaves 30: waits', '30%', 'leaves 30%: waits'],
    ['next Planning 120 %: if', '100%', 'next Planning 100%: if'],
    ['metric CSAT 47: of 5', '47%', 'metric CSAT 47%: of 5'],
    ['metric time 5: at noon', '5 min', 'metric time 5 min: at noon'],
    ['metric "volume" -3 visits', '0 visits', 'metric "volume" 0 visits'],
  ])('makes of `%s` with %s `%s`', async (line, fix, expected) => {
    const after = await fixed(withStepLines(line), `Change to ‘${fix}’`);
    expect(after).toBe(withStepLines(expected));
    expect(await reports(after)).toEqual([]);
  });

  it.each([
    ['updated 14.3.2026', '2026-03-14', 'updated 2026-03-14'],
    ['updated "2026-02-30" // when?', '2026-02-28', 'updated 2026-02-28 // when?'],
    ['state futur', 'future', 'state future'],
    ['state\n    | to-be', 'future', 'state\n    | future'],
  ])('makes of the line `%s` with %s `%s`', async (line, fix, expected) => {
    expect(await fixed(withJourneyLines(line), `Change to ‘${fix}’`)).toBe(withJourneyLines(expected));
  });

  it('is made unasked only where it says the same', async () => {
    const text = withJourneyLines('state as-is', 'basis hypothesis', 'status lve', 'updated 2026-02-30');
    expect(await fixedUnasked(text)).toBe(
      withJourneyLines('state current', 'basis assumption', 'status lve', 'updated 2026-02-30'),
    );
  });
});
