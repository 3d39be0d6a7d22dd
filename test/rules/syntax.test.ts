import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, withJourneyLines, withStepLines } from './checking.js';

const { reports, messages, severities, all, fixes, fixed, fixedUnasked } = checking('syntax');

const WANTED: Readonly<Record<string, string>> = {
  journey: 'a title',
  pain: 'what hurts',
  opportunity: 'an idea',
  feels: 'an emotion or a score',
};

describe('syntax', () => {
  it('is silent about a whole map and about an empty file', async () => {
    expect(await all(COMPLETE)).toEqual([]);
    for (const text of ['', '\n', '\ufeff', '  \t\n\r\n', '// x', '/* x */', '/*\nx\n*/\n'])
      expect(await all(text)).toEqual([]);
  });

  it('reports a keyword without its text on the keyword, and nothing else', async () => {
    const text = withStepLines('thinks');
    expect(await reports(text)).toEqual(['11:7 thinks']);
    expect(await messages(text)).toEqual(['‘thinks’ says nothing yet: write its text behind it.']);
    expect(await severities(text)).toEqual([1]);
    expect(await all(text)).toEqual(['syntax']);
  });

  it.each([
    'says',
    'expects',
    'needs',
    'gain',
    'action',
    'trigger',
    'physical evidence',
    'when',
    'lasts',
    'insight',
    'image',
    'link',
    'note',
    'frontstage',
    'backstage',
    'support',
  ])('asks for the text of `%s`', async (keyword) => {
    expect(await messages(withStepLines(keyword))).toEqual([
      `‘${keyword}’ says nothing yet: write its text behind it.`,
    ]);
    expect(await reports(withStepLines(keyword))).toEqual([`11:7 ${keyword}`]);
    expect(await messages(withStepLines(`${keyword} x`))).toEqual([]);
  });

  it.each([
    'on',
    'touchpoint',
    'involves',
    'feels',
    'pain',
    'opportunity',
    'evidence',
    'metric',
    'next',
    'details',
    'as',
    'for',
  ])('asks for the name of `%s`', async (keyword) => {
    expect(await messages(withStepLines(keyword))).toEqual([
      `‘${keyword}’ needs ${WANTED[keyword] ?? 'a name'} behind it.`,
    ]);
  });

  it.each(['persona', 'channel', 'touchpoint', 'source', 'metric', 'lane', 'framework', 'journey', 'emotion'])(
    'asks for the name of the declaration `%s`',
    async (keyword) => {
      expect(await messages(`${keyword}\n`)).toEqual([`‘${keyword}’ needs ${WANTED[keyword] ?? 'a name'} behind it.`]);
      expect(await reports(`${keyword}\n`)).toEqual([`1:1 ${keyword}`]);
    },
  );

  it('asks for values', async () => {
    expect(await messages(withStepLines('leaves', 'metric NPS'))).toEqual([
      '‘leaves’ needs a value behind it.',
      '‘metric’ needs a value at its end: a number without thousands separators, with its unit, such as 4.1, 38% or 9 min.',
    ]);
    expect(await messages('emotion fluttery\nmetric M\n  scale\n')).toEqual([
      '‘emotion’ needs a value behind it.',
      '‘scale’ needs a value behind it.',
    ]);
    expect(await messages(withStepLines('opportunity O', '  lifts'))).toEqual(['‘lifts’ needs a value behind it.']);
  });

  it('asks for what stands behind the colon', async () => {
    expect(await messages(withStepLines('lane Legal', 'lane Legal:', 'frontstage Guard:'))).toEqual([
      '‘lane’ needs a colon and a text behind the name.',
      '‘lane’ needs a colon and a text behind the name.',
      '‘frontstage’ needs a colon and a text behind the name.',
    ]);
    expect(await reports(withStepLines('feels calm:', 'next Planning:', 'moment of truth:', 'ends here:'))).toEqual([]);
    expect(await messages(withStepLines('lane Legal: ""', 'moment of truth: " "'))).toEqual([
      '‘lane’ needs a colon and a text behind the name.',
      '‘moment of truth’ says nothing yet: write its text behind it.',
    ]);
  });

  it('reports a colon right behind the keyword, and reads the line all the same', async () => {
    const text = COMPLETE.replace('stage Planning', 'stage: Planning');
    expect(await reports(text)).toEqual(['7:8 :']);
    expect(await messages(text)).toEqual(['No colon belongs behind ‘stage’: remove it.']);
    expect(await all(text)).toEqual(['syntax']);
  });

  it('reports what follows a keyword that stands alone', async () => {
    const text = 'framework F\n  stage S\n    optional for now\n';
    expect(await reports(text)).toEqual(['3:14 for now']);
    expect(await messages(text)).toEqual(['‘optional’ stands alone: remove what follows it.']);
    expect(await reports('framework F\n  stage S\n    optional // for now\n')).toEqual([]);
  });

  it('reports text where only a colon and a reason may follow', async () => {
    const text = withStepLines('moment of truth she decides', 'ends here early: no seat');
    expect(await reports(text)).toEqual(['11:23 she decides', '12:17 early']);
    expect(await messages(text)).toEqual([
      'Behind ‘moment of truth’ only a colon and a reason may follow.',
      'Behind ‘ends here’ only a colon and a reason may follow.',
    ]);
  });

  it('reports a comment that is never closed, which hides nothing', async () => {
    const text = withStepLines('/* talk about this', 'thinks Full again', 'fels calm');
    expect(await reports(text)).toEqual(['11:7 /* talk about this']);
    expect(await messages(text)).toEqual(['This comment is never closed: end it with */ on a line below.']);
    expect(await all(text)).toEqual(['syntax', 'unknown-keyword']);
  });

  it('reports what stands behind the end of a comment', async () => {
    const text = withStepLines('/* one', 'two */ thinks Full');
    expect(await reports(text)).toEqual(['12:14 thinks Full']);
    expect(await messages(text)).toEqual([
      'This stands behind the end of a comment and is not read: move it to a line of its own.',
    ]);
  });

  it('reports a `|` line with nothing to continue', async () => {
    expect(await reports('| alone\njourney A\n  stage S\n')).toEqual(['1:1 | alone']);
    expect(await messages('| alone\n')).toEqual(['There is no text above that this line could continue.']);
    const unread = 'journey A\n  stage S\n    xyzzy x\n      | more\n';
    expect(await reports(unread)).toEqual(['4:7 | more']);
    expect(await messages(unread)).toEqual(['This line continues one that cannot be read.']);
  });

  it('is silent about `|` lines that continue a text, over blank lines and comments', async () => {
    expect(await all(withStepLines('thinks So', '', '// hm', '  | many', '| trains', 'says', '  | None'))).toEqual([]);
  });

  it('reports the first line that is too many, and reads none', async () => {
    const most = COMPLETE + '\r\n'.repeat(60_000 - COMPLETE.split('\n').length);
    expect(await all(`${most}\r\n`)).toEqual([]);
    const text = `${most}\r\nstpe\r\nstpe`;
    expect(await reports(text)).toEqual(['60001:1 stpe']);
    expect(await messages(text)).toEqual([
      'A map has at most 60,000 lines, and this one is not read: divide it into several files, one journey in each.',
    ]);
    expect([await all(text), await fixes(text)]).toEqual([['syntax'], []]);
  });

  it('reports a NUL character', async () => {
    expect(await messages('journey \0\n')).toContain('This is not a text file: it contains a NUL character.');
  });

  it('takes quotes, slashes, hashes and marks in texts as they are', async () => {
    const lines = ['thinks "', 'thinks "a" b', 'thinks #1 & <b>', 'link https://a.b//c', 'note /* no */', 'note \\'];
    expect(await all(withStepLines(...lines))).toEqual([]);
  });

  it('does not count a comment as text', async () => {
    expect(await reports(withStepLines('thinks // later', 'on // where?'))).toEqual(['11:7 thinks', '12:7 on']);
    expect(await reports(withStepLines('thinks "// later"'))).toEqual([]);
  });

  it('does not count white space as text', async () => {
    expect(await reports(withStepLines('thinks \t\u00a0\u3000'))).toEqual(['11:7 thinks']);
  });

  it('points at the keyword as it is written, with tabs, Windows line ends and no last line end', async () => {
    expect(await reports('journey A\r\n\tSTAGE S\r\n\t\tStep T\r\n\t\t\tPhysical   Evidence')).toEqual([
      '4:4 Physical   Evidence',
    ]);
  });

  it('reports each half of a half-written file once', async () => {
    const text = withJourneyLines('for', 'goal', 'follows', 'metric', 'evidence', 'state', 'stage');
    expect(await reports(text)).toEqual([
      '7:3 for',
      '8:3 goal',
      '9:3 follows',
      '10:3 metric',
      '11:3 evidence',
      '12:3 state',
      '13:3 stage',
    ]);
  });
});

describe('the fixes of syntax', () => {
  it('remove the colon behind a keyword, unasked', async () => {
    expect(await fixes(COMPLETE.replace('stage Planning', 'stage: Planning'))).toEqual(['Remove the colon']);
    for (const colon of [': ', ':', '：', '： ']) {
      expect(await fixedUnasked(COMPLETE.replace('stage ', `stage${colon}`))).toBe(COMPLETE);
    }
  });

  it('fill in or remove a line that says nothing', async () => {
    const text = withStepLines('thinks // later', 'says x');
    expect(await fixes(text)).toEqual(['Fill in what ‘thinks’ says', 'Remove ‘thinks’']);
    expect(await fixed(text, 'Fill in what ‘thinks’ says')).toBe(text.replace('thinks //', 'thinks Text //'));
    expect(await fixed(text, 'Remove ‘thinks’')).toBe(text.replace('thinks // later', '// later'));
    expect(await fixed(withStepLines('thinks', 'says x'), 'Remove ‘thinks’')).toBe(withStepLines('says x'));
  });

  it.each([
    ['feels', 'feels neutral'],
    ['feels : why', 'feels neutral : why'],
    ['feels calm: " "', 'feels calm: Text'],
    ['pain ""', 'pain Name'],
    ['on: Web', undefined],
    ['leaves', 'leaves 10%'],
    ['leaves : tired', 'leaves 10% : tired'],
    ['metric', 'metric Name 1'],
    ['metric 4.1: survey', 'metric Name 4.1: survey'],
    ['lane', 'lane Name: what happens'],
    ['lane Legal', 'lane Legal: what happens'],
    ['frontstage Guard:', 'frontstage Guard: what happens'],
    ['next', undefined],
    ['details', undefined],
  ])('fill in `%s`', async (line, expected) => {
    const text = withStepLines(line);
    const title = `Fill in what ‘${/^\w+/.exec(line)![0]}’ says`;
    if (expected === undefined) expect(await fixes(text)).not.toContain(title);
    else {
      expect(await fixed(text, title)).toBe(withStepLines(expected));
      expect(await reports(withStepLines(expected))).toEqual([]);
    }
  });

  it.each([
    ['state', 'state current'],
    ['updated', 'updated 2026-03'],
    ['scale', 'scale -2..+2'],
    ['stage', 'stage Name'],
  ])('fill in `%s` with what can stand there', async (line, expected) => {
    expect(await fixed(withJourneyLines(line), `Fill in what ‘${line}’ says`)).toBe(withJourneyLines(expected));
  });

  it('remove no block', async () => {
    expect(await fixes(withJourneyLines('stage'))).toEqual(['Fill in what ‘stage’ says']);
  });

  it('keep what follows a keyword that stands alone, or remove it', async () => {
    const text = 'framework F\n  stage S\n    optional for now // x\n';
    expect(await fixed(text, 'Make it a comment: ‘//’')).toBe(text.replace('for', '// for'));
    expect(await fixed(text, 'Remove it')).toBe(text.replace(' for now', ''));
  });

  it('put a colon before a reason', async () => {
    expect(await fixedUnasked(withStepLines('moment of truth  she decides', 'ends here early: no seat'))).toBe(
      withStepLines('moment of truth: she decides', 'ends here: early: no seat'),
    );
  });

  it('close a comment in its line', async () => {
    const text = withStepLines('/* talk about this', 'thinks Full');
    expect(await fixedUnasked(text)).toBe(text.replace('/*', '//'));
  });

  it('move what follows a comment to a line of its own', async () => {
    const text = withStepLines('thinks So', '/* one', 'two */ thinks Full');
    expect(await fixed(text, 'Move it to a line of its own')).toBe(
      withStepLines('thinks So', '/* one', 'two */', 'thinks Full'),
    );
    expect(await fixes(withStepLines('/* one', 'two */ hm'))).toEqual([]);
  });

  it('make a comment of a `|` line that continues nothing', async () => {
    expect(await fixed('| alone\njourney A\n', 'Make it a comment: ‘//’')).toBe('// alone\njourney A\n');
    expect(await fixed('|alone\n', 'Make it a comment: ‘//’')).toBe('// alone\n');
  });

  it('remove NUL characters', async () => {
    expect(await fixed('journey A\0\n  goal \0x\n', 'Remove the NUL characters')).toBe('journey A\n  goal x\n');
  });
});
