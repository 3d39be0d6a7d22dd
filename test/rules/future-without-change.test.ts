import { describe, expect, it } from 'vitest';
import { checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, diagnostics, all, add } = checking('future-without-change');

/** A journey of one stage: its steps and how they feel. */
function journey(name: string, steps: [title: string, ...lines: string[]][], ...lines: string[]): string {
  const body = steps.flatMap(([title, ...items]) => [`    step ${title}`, ...items.map((it) => `      ${it}`)]);
  return [`journey ${name}`, ...lines.map((line) => `  ${line}`), '  stage S', ...body, ''].join('\n');
}
/** The journey as it is, with the journey to be above it, so that line 1 is its title. */
const both = (now: [string, ...string[]][], then: [string, ...string[]][], ...lines: string[]) =>
  journey('Tomorrow', then, 'future of Today', ...lines) + journey('Today', now);

describe('future-without-change', () => {
  it('reports a journey in which nothing feels better on its title', async () => {
    const text = both([['Waits', 'feels bored']], [['Waits', 'feels bored']]);
    expect(await reports(text)).toEqual(['1:9 Tomorrow']);
    expect(await messages(text)).toEqual([
      'None of the steps that this journey shares with ‘Today’ feels better than there.',
    ]);
    expect(await severities(text)).toEqual([2]);
    const [found] = await diagnostics(text);
    expect(found!.relatedInformation!.map(({ location, message }) => [location.range, message])).toEqual([
      [{ start: { line: 5, character: 8 }, end: { line: 5, character: 13 } }, 'This is the journey as it is.'],
    ]);
  });

  it.each<[string, [string, ...string[]][], [string, ...string[]][], number]>([
    ['a step that feels better', [['A', 'feels sad']], [['A', 'feels calm']], 0],
    ['one that feels a little better', [['A', 'feels sad']], [['A', 'feels sad -1.9']], 0],
    ['one that feels worse', [['A', 'feels calm']], [['A', 'feels sad']], 1],
    [
      'one of two',
      [
        ['A', 'feels sad'],
        ['B', 'feels sad'],
      ],
      [
        ['B', 'feels sad'],
        ['A', 'feels calm'],
      ],
      0,
    ],
    [
      'one better and one worse',
      [
        ['A', 'feels calm'],
        ['B', 'feels sad'],
      ],
      [
        ['A', 'feels sad'],
        ['B', 'feels calm'],
      ],
      0,
    ],
    ['a title in another case and spacing', [['Asks  ana', 'feels sad']], [['asks Ana', 'feels sad']], 1],
    ['only new steps', [['A', 'feels sad']], [['B', 'feels sad']], 0],
    [
      'new steps beside one that is the same',
      [['A', 'feels sad']],
      [
        ['A', 'feels sad'],
        ['B', 'feels delighted'],
      ],
      1,
    ],
    ['no feelings now', [['A']], [['A', 'feels sad']], 0],
    ['no feelings then, which is reported as such', [['A', 'feels sad']], [['A']], 0],
    ['words without a score', [['A', 'feels sad']], [['A', 'feels butterflies']], 0],
    ['several feelings, by their mean', [['A', 'feels +1', 'feels -1']], [['A', 'feels 0']], 1],
    ['several feelings of a better mean', [['A', 'feels +1', 'feels -1']], [['A', 'feels 0', 'feels +0.1']], 0],
  ])('%s', async (_, now, then, count) => {
    expect(await reports(both(now, then))).toHaveLength(count);
  });

  it('finds a step in another stage', async () => {
    const then = 'journey Tomorrow\n  future of Today\n  stage X\n    step A\n      feels sad\n';
    expect(await reports(then + journey('Today', [['A', 'feels sad']]))).toEqual(['1:9 Tomorrow']);
    expect(await reports(then.replace('sad', 'calm') + journey('Today', [['A', 'feels sad']]))).toEqual([]);
  });

  it('tells steps of one title apart by their order', async () => {
    const now: [string, ...string[]][] = [
      ['Waits', 'feels sad'],
      ['Waits', 'feels calm'],
    ];
    expect(await reports(both(now, now))).toHaveLength(1);
    expect(
      await reports(
        both(now, [
          ['Waits', 'feels calm'],
          ['Waits', 'feels calm'],
        ]),
      ),
    ).toEqual([]);
    expect(await reports(both(now, [...now, ['Waits', 'feels delighted']]))).toHaveLength(1);
  });

  it('compares stages without steps with each other, and not with steps', async () => {
    const text = (then: string, now: string) =>
      `journey Tomorrow\n  future of Today\n  stage S\n    feels ${then}\njourney Today\n  stage S\n    feels ${now}\n`;
    expect(await reports(text('sad', 'sad'))).toHaveLength(1);
    expect(await reports(text('calm', 'sad'))).toHaveLength(0);
    expect(
      await reports(
        text('sad', 'sad').replace('stage S\n    feels sad\njourney', 'stage T\n    step S\n      feels sad\njourney'),
      ),
    ).toEqual([]);
  });

  it('compares on one scale what was written on two', async () => {
    const text = (score: string) =>
      journey('Tomorrow', [['A', `feels ${score}`]], 'future of Today', 'scale 1..5') +
      journey('Today', [['A', 'feels -1']]);
    expect(await reports(text('2'))).toHaveLength(1);
    expect(await reports(text('2.1'))).toEqual([]);
    expect(await reports(text('anxious'))).toHaveLength(1);
    expect(await reports(text('neutral'))).toEqual([]);
    // A third of the way up each, however it is rounded.
    const thirds =
      journey('Tomorrow', [['A', 'feels 1']], 'future of Today', 'scale 0..3') +
      journey('Today', [['A', 'feels 7']], 'scale 6..9');
    expect(await reports(thirds)).toHaveLength(1);
  });

  describe('with several personas', () => {
    const people = (now: string[], then: string[], whoNow = 'Ana, Ben', whoThen = whoNow) =>
      journey('Tomorrow', [['A', ...then]], 'future of Today', `for ${whoThen}`) +
      journey('Today', [['A', ...now]], `for ${whoNow}`);

    it.each<[string, string, number]>([
      ['the same for all', people(['feels sad'], ['feels sad']), 1],
      ['better for one', people(['feels sad'], ['feels sad', 'as Ben', '  feels calm']), 0],
      ['better for one and worse for the other', people(['feels calm'], ['feels sad', 'as Ben', '  feels proud']), 0],
      [
        'the same for each',
        people(['feels calm', 'as Ben', '  feels sad'], ['as Ana', '  feels calm', 'as ben', '  feels sad']),
        1,
      ],
      ['for somebody else, the same', people(['feels sad'], ['feels sad'], 'Ana', 'Cleo'), 1],
      ['for somebody else, better', people(['feels sad'], ['feels calm'], 'Ana', 'Cleo'), 0],
      [
        'for somebody new, who feels better',
        people(['feels sad'], ['feels sad', 'as Cleo', '  feels proud'], 'Ana', 'Ana, Cleo'),
        1,
      ],
    ])('%s', async (_, text, count) => {
      expect(await reports(text)).toHaveLength(count);
    });
  });

  it('is silent without a journey to compare with', async () => {
    expect(await reports(journey('A', [['T', 'feels sad']], 'future of Nothing'))).toEqual([]);
    expect(await reports(journey('A', [['T', 'feels sad']], 'future of'))).toEqual([]);
    expect(await reports(journey('A', [['T', 'feels sad']], 'state future'))).toEqual([]);
    expect(await reports('journey A\n  future of B\njourney B\n')).toEqual([]);
  });

  it('is silent about a journey without a title', async () => {
    expect(
      await reports(journey('', [['T', 'feels sad']], 'future of Today') + journey('Today', [['T', 'feels sad']])),
    ).toEqual([]);
  });

  it('goes by the first of two', async () => {
    const text =
      journey('C', [['A', 'feels sad']], 'future of D', 'future of E') +
      journey('D', [['A', 'feels sad']]) +
      journey('E', [['A', 'feels angry -2'], ['B']]);
    expect(await messages(text)).toEqual([
      'None of the steps that this journey shares with ‘D’ feels better than there.',
    ]);
  });

  it('compares journeys that are each other’s future, and one that is its own', async () => {
    const step: [string, ...string[]] = ['T', 'feels sad'];
    expect(await reports(journey('A', [step], 'future of B') + journey('B', [step], 'future of A'))).toHaveLength(2);
    expect(await reports(journey('A', [step], 'future of A'))).toHaveLength(1);
  });

  it('compares across files, and with the words that the other file declares', async () => {
    const files = (score: string) => ({
      [`futures/${score}/now.journey`]: `emotion meh ${score}\n${journey('Today', [['A', 'feels meh']])}`,
      [`futures/${score}/then.journey`]: `import ./now.journey\n${journey('Tomorrow', [['A', 'feels calm']], 'future of Today')}`,
    });
    const found = async (score: string) =>
      (await add(files(score)))[1]!.diagnostics!.filter(({ code }) => code === 'future-without-change');
    const [report] = await found('+2');
    expect(report!.message).toBe('None of the steps that this journey shares with ‘Today’ feels better than there.');
    expect(report!.relatedInformation![0]!.location).toEqual({
      uri: 'file:///futures/%2B2/now.journey',
      range: { start: { line: 1, character: 8 }, end: { line: 1, character: 13 } },
    });
    expect(await found('-2')).toEqual([]);
  });

  it('is not followed by other reports', async () => {
    const text = both([['Waits', 'feels bored: long']], [['Waits', 'feels bored: long']]);
    expect((await all(text)).filter((code) => !String(code).startsWith('missing-'))).toEqual(['future-without-change']);
  });

  it.each(ODD_NAMES)('knows journeys and steps called %s', async (name) => {
    const text = `journey Then\r\n\tfuture of ${name}\r\n\tstage S\r\n\t\tstep ${name}\r\n\t\t\tfeels sad\r\njourney ${name}\r\n\tstage S\r\n\t\tstep ${name}\r\n\t\t\tfeels sad\r\n`;
    expect(await reports(text)).toEqual(['1:9 Then']);
  });
});
