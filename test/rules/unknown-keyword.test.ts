import { describe, expect, it } from 'vitest';
import { keywordsOf } from '../../language-server/syntax/table.js';
import { COMPLETE, checking, withJourneyLines, withStepLines } from './checking.js';

const {
  reports,
  messages,
  severities,
  diagnostics,
  all,
  fixed,
  fixedUnasked,
  fixes: titles,
} = checking('unknown-keyword');
const fixes = async (text: string) => (await diagnostics(text)).map(({ data }) => data.fix);

describe('unknown-keyword', () => {
  it('reports a slip on the word, offers the keyword and reads the line as that', async () => {
    const text = COMPLETE.replace('feels calm', 'fels calm');
    expect(await reports(text)).toEqual(['10:7 fels']);
    expect(await messages(text)).toEqual(['‘fels’ is not a keyword here. Did you mean ‘feels’?']);
    expect(await severities(text)).toEqual([1]);
    expect(await all(text)).toEqual(['unknown-keyword']);
  });

  it('reports a word that is near to none, and offers a note', async () => {
    const text = withStepLines('perhaps ask Ben');
    expect(await reports(text)).toEqual(['11:7 perhaps']);
    expect(await messages(text)).toEqual([
      '‘perhaps’ is not a keyword here. Begin a remark with ‘note’, or go on with the text above with ‘|’.',
    ]);
    expect(await all(text)).toEqual(['unknown-keyword']);
  });

  it.each(['-', '*', '•'])('reports the bullet %s', async (bullet) => {
    const text = withStepLines(`${bullet} ask Ben`);
    expect(await reports(text)).toEqual([`11:7 ${bullet}`]);
    expect(await messages(text)).toEqual([
      `A line begins with a keyword, not with ‘${bullet}’. Begin a remark with ‘note’, or go on with the text above with ‘|’.`,
    ]);
  });

  it.each([
    ['channel', 'on'],
    ['mood', 'feels'],
    ['emotion', 'feels'],
    ['problem', 'pain'],
    ['painpoint', 'pain'],
    ['frustration', 'pain'],
    ['idea', 'opportunity'],
    ['solution', 'opportunity'],
    ['gap', 'opportunity'],
    ['thought', 'thinks'],
    ['quote', 'says'],
    ['at', 'when'],
    ['description', 'note'],
    ['touch point', 'touchpoint'],
    ['MoT', 'moment of truth'],
    ['persona', 'for'],
  ])('knows another word in a step: %s', async (word, keyword) => {
    const text = withStepLines(keyword === 'moment of truth' ? word : `${word} Ana`);
    expect(await fixes(text)).toEqual([keyword]);
    expect(await reports(text)).toEqual([`11:7 ${word}`]);
  });

  it.each([
    ['persona Ana', 'for'],
    ['phase Boarding', 'stage'],
    ['to-be x', 'state future'],
    ['as-is x', 'state current'],
    ['hypothesis x', 'basis assumption'],
  ])('knows another word in a journey: %s', async (line, keyword) => {
    expect(await fixes(withJourneyLines(line))).toEqual([keyword]);
  });

  it('reports no keyword of any block, in any case', async () => {
    for (const keyword of keywordsOf('step')) {
      expect(await reports(withStepLines(keyword, keyword.toUpperCase()))).toEqual([]);
    }
    for (const keyword of keywordsOf('file')) expect(await reports(`${keyword} x\n`)).toEqual([]);
  });

  it.each(['feel', 'feeels', 'feles', 'FELS', 'fells'])('takes %s for `feels`', async (word) => {
    expect(await fixes(COMPLETE.replace('feels', word))).toEqual(['feels']);
  });

  it('goes by what the block takes: `gaol` in a journey and `pian` in a step', async () => {
    expect(await fixes(withJourneyLines('gaol Arrive'))).toEqual(['goal']);
    expect(await fixes(withStepLines('pian Full'))).toEqual(['pain']);
  });

  it('finds the keyword where the space is missing', async () => {
    expect(await fixes(withStepLines('thinksSo many'))).toEqual(['thinks']);
  });

  it.each(['constructor', '__proto__', 'toString x', 'hasownproperty', 'valueOf'])(
    'is not confused by %s',
    async (word) => {
      expect(await fixes(withStepLines(word))).toEqual([undefined]);
    },
  );

  it.each([
    '🎉',
    'شعور',
    '感情',
    '\u202efeels',
    'x'.repeat(10_000),
    '"feels"',
    '#',
    '{}',
    '<b>',
    ',',
    '1.',
    '|'.repeat(2),
  ])('points at the whole of the word %s', async (word) => {
    if (word.startsWith('|')) expect(await reports(withStepLines(`x${word} calm`))).toEqual([`11:7 x${word}`]);
    else expect(await reports(withStepLines(`${word} calm`))).toEqual([`11:7 ${word}`]);
  });

  it('looks at no word within texts, comments, continuations and names', async () => {
    const lines = ['note fels calm', '  | fels calm', '// fels calm', '/*', 'fels calm', '*/', 'thinks', '| fels'];
    expect(await all(withStepLines(...lines))).toEqual([]);
  });

  it('reports each line, whatever its place', async () => {
    const text = 'jorney A\r\n\tstgae S\r\n\t\tstpe T\r\n\t\t\tfels calm\r\n';
    expect(await reports(text)).toEqual(['1:1 jorney', '2:2 stgae', '3:3 stpe', '4:4 fels']);
    expect(await fixes(text)).toEqual(['journey', 'stage', 'step', 'feels']);
  });

  it('ends the word at a colon', async () => {
    expect(await reports(withStepLines('fels: calm', ': calm'))).toEqual(['11:7 fels', '12:7 :']);
  });
});

describe('the fixes of unknown-keyword', () => {
  it('change the word and nothing else, unasked where it is another word for the keyword', async () => {
    const said = `${COMPLETE.replace('feels calm', 'mood  calm // hm')}\r\n`;
    expect(await fixed(said, 'Change to ‘feels’')).toBe(said.replace('mood', 'feels'));
    expect(await fixedUnasked(said)).toBe(said.replace('mood', 'feels'));

    const text = `${COMPLETE.replace('feels calm', 'fels  calm // hm')}\r\n`;
    expect(await titles(text)).toEqual(['Change to ‘feels’']);
    expect(await fixed(text, 'Change to ‘feels’')).toBe(text.replace('fels', 'feels'));
    expect(await fixedUnasked(text)).toBe(text);
  });

  it.each([
    'No one answers the phone',
    'In the shop it is loud',
    'Then she calls again',
    'paid 20 euros',
    'posts a photo',
  ])('leave prose alone unasked: %s', async (line) => {
    const text = withStepLines(line);
    expect(await fixedUnasked(text)).toBe(text);
  });

  it('keep the text of a line in the wrong place', async () => {
    const text = 'journey J\nphase Top\n  step A\n    on Web\n';
    expect(await fixedUnasked(text)).toContain('stage Top');
    expect(await fixedUnasked(text)).not.toContain('//');
  });

  it('offer what another word means where it cannot stand, and no guess', async () => {
    expect(await messages('journey A\n  stage S\n    step T\n    phase Two\n')).toContain(
      '‘phase’ is not a keyword here. Did you mean ‘stage’?',
    );
    expect(await messages('journey A\n  MoT: wow\n')).toEqual([
      '‘MoT’ is not a keyword here. Did you mean ‘moment of truth’?',
    ]);
  });

  it('put the space in that was forgotten', async () => {
    const text = withStepLines('thinksSo many');
    expect(await fixed(text, 'Change to ‘thinks’')).toBe(text.replace('thinksSo', 'thinks So'));
  });

  it('change words of two', async () => {
    expect(await fixed(withStepLines('touch  point Desk'), 'Change to ‘touchpoint’')).toBe(
      withStepLines('touchpoint Desk'),
    );
  });

  it('make a remark of what follows on a word that says all', async () => {
    expect(await fixed(withJourneyLines('as-is'), 'Change to ‘state current’')).toBe(withJourneyLines('state current'));
    const text = withJourneyLines('to-be from May // maybe');
    const after = await fixed(text, 'Change to ‘state future’');
    expect(after).toBe(text.replace('to-be', 'state future //'));
    expect(await all(after)).toEqual([]);
  });

  it('do not say a second time what the journey says', async () => {
    expect(await titles(withJourneyLines('state current', 'to-be'))).not.toContain('Change to ‘state future’');
  });

  it('make a note, more of the text above, or a comment', async () => {
    const text = withStepLines('thinks Full', 'perhaps ask Ben');
    expect(await titles(text)).toEqual([
      'Make it a ‘note’',
      'Go on with the text above: ‘|’',
      'Make it a comment: ‘//’',
    ]);
    expect(await fixed(text, 'Make it a ‘note’')).toBe(text.replace('perhaps', 'note perhaps'));
    expect(await fixed(text, 'Go on with the text above: ‘|’')).toBe(text.replace('perhaps', '| perhaps'));
    expect(await fixed(text, 'Make it a comment: ‘//’')).toBe(text.replace('perhaps', '// perhaps'));
    expect(await fixedUnasked(text)).toBe(text);
  });

  it.each(['-', '*', '•'])('take the bullet %s away', async (bullet) => {
    const text = withStepLines('thinks Full', `${bullet} ask Ben`);
    expect(await fixed(text, 'Make it a ‘note’')).toBe(withStepLines('thinks Full', 'note ask Ben'));
    expect(await fixed(text, 'Go on with the text above: ‘|’')).toBe(withStepLines('thinks Full', '| ask Ben'));
    expect(await fixed(text, 'Make it a comment: ‘//’')).toBe(withStepLines('thinks Full', '// ask Ben'));
  });

  it('continue no name, and make no note where none can stand', async () => {
    expect(await titles('perhaps a map\n')).toEqual(['Make it a comment: ‘//’']);
    expect(await titles(`persona Ana\n  perhaps older\n`)).toEqual(['Make it a comment: ‘//’']);
    expect(await titles(`${COMPLETE}\n    perhaps ask Ben\n`)).toEqual(['Make it a comment: ‘//’']);
  });
});
