import { describe, expect, it } from 'vitest';
import { checking, ODD_NAMES, withJourneyLines, withStepLines } from './checking.js';

const { reports, messages, severities, all, add, only, fixes, fixed } = checking('unknown-reference');

describe('unknown-reference', () => {
  it.each([
    ['a step', withStepLines('next Boards'), '11:12 Boards', 'This journey has no step ‘Boards’.'],
    [
      'the journey of a detail',
      withStepLines('details Paying'),
      '11:15 Paying',
      'There is no journey ‘Paying’ in this file or its imports.',
    ],
    [
      'the journey of today',
      withJourneyLines('future of Going by car'),
      '7:13 Going by car',
      'There is no journey ‘Going by car’ in this file or its imports.',
    ],
    [
      'a framework',
      withJourneyLines('follows House rules'),
      '7:11 House rules',
      'There is no framework ‘House rules’.',
    ],
    [
      'a pain',
      withStepLines('opportunity An app', '  answers Too slow'),
      '12:17 Too slow',
      'There is no pain ‘Too slow’ in this step, its stage or its journey.',
    ],
  ])('reports %s that does not exist, and nothing else', async (_, text, report, message) => {
    expect(await reports(text)).toEqual([report]);
    expect(await messages(text)).toEqual([message]);
    expect(await severities(text)).toEqual([1]);
    expect(await all(text)).toEqual(['unknown-reference']);
  });

  it('offers what is near', async () => {
    const { message, data } = await only(withStepLines('next Looks up trians'));
    expect(message).toBe('This journey has no step ‘Looks up trians’. Did you mean ‘Looks up trains’?');
    expect(data).toEqual({ name: 'Looks up trians', fix: 'Looks up trains' });
  });

  it.each([
    ['follows Sevrice', 'Service'],
    ['details Going by trein', 'Going by train'],
  ])('offers what is near for `%s`', async (line, fix) => {
    const text = line.startsWith('follows') ? withJourneyLines(line) : withStepLines(line);
    expect((await only(text)).data.fix).toBe(fix);
  });

  it('offers a pain and a journey that are near', async () => {
    const pain = withStepLines('pain Too slow', 'opportunity An app', '  answers To slow');
    expect((await only(pain)).data.fix).toBe('Too slow');
  });

  it('is silent about what exists', async () => {
    const text = withStepLines(
      'pain Too slow',
      'opportunity An app',
      '  answers Too slow',
      'details Going by train',
      'next Looks up trains, Planning, Planning / Looks up trains',
    );
    expect(await reports(text)).toEqual([]);
  });

  it('is silent about a step in another case or spacing', async () => {
    expect(await reports(withStepLines('next looks  UP trains'))).toEqual([]);
  });

  it('reports each name of a list that leads nowhere', async () => {
    const text = withStepLines('next Boards, Looks up trains, "Waits: an hour" ,Sleeps 30%: late');
    expect(await reports(text)).toEqual(['11:12 Boards', '11:37 "Waits: an hour"', '11:55 Sleeps']);
  });

  it('looks for steps in the same journey only', async () => {
    const text = 'journey A\n  stage S\n    step T\n      next U\njourney B\n  stage S\n    step U\n';
    expect(await reports(text)).toEqual(['4:12 U']);
  });

  it('looks for pains in the same journey only, and never among a persona’s', async () => {
    const text =
      'persona Ana\n  pain Slow\njourney A\n  stage S\n    step T\n      opportunity O\n        answers Slow\njourney B\n  stage S\n    pain Slow\n';
    expect(await reports(text)).toEqual(['7:17 Slow']);
  });

  it('looks for journeys and frameworks in imported files', async () => {
    const documents = await add({
      'ref/shared.journey': 'framework House\n  stage Planning\njourney Paying\n  stage S\n',
      'ref/map.journey': `import ./shared.journey\n${withStepLines('details Paying')}`,
      'ref/other.journey': withStepLines('details Paying'),
    });
    expect(documents[1]!.diagnostics).toEqual([]);
    expect(documents[2]!.diagnostics!.map(({ code }) => code)).toEqual(['unknown-reference']);
  });

  it('says nothing of a name that is missing, which is reported as such', async () => {
    expect(await reports(withStepLines('next', 'next ,', 'details', 'opportunity O', '  answers'))).toEqual([]);
    expect(await reports(withJourneyLines('follows', 'future of'))).toEqual([]);
  });

  it('takes no half of a title for the step', async () => {
    expect(await reports(withStepLines('next Looks up'))).toEqual(['11:12 Looks up']);
    expect(await reports(withStepLines('next Planning/Looks up trains'))).toEqual(['11:12 Planning/Looks up trains']);
  });

  it('takes a comma and a colon in a name only between quotes', async () => {
    const text = withStepLines('next Pays, by card').concat('    step Pays, by card\n      on Web\n      feels calm\n');
    expect(await reports(text)).toEqual(['11:12 Pays', '11:18 by card']);
    expect(await reports(text.replace('next Pays, by card', 'next "Pays, by card"'))).toEqual([]);
  });

  it('reads names in lines that stand in the wrong place', async () => {
    expect(await reports(`${withStepLines()}    next Boards\n`)).toEqual(['11:10 Boards']);
  });

  it.each(ODD_NAMES)('points at the whole of %s, and finds a step that has this title', async (name) => {
    const quoted = `"${name.replace(/[\\"]/g, '\\$&')}"`;
    const text = (title: string) => `journey A\r\n\tstage S\r\n\t\tstep ${title}\r\n\t\t\tnext ${quoted}\r\n`;
    expect(await reports(text('Something else'))).toEqual([`4:9 ${quoted}`]);
    expect(await reports(text(name))).toEqual([]);
  });
});

describe('the fixes of unknown-reference', () => {
  it('offer what was meant', async () => {
    const text = withStepLines('next Looks up trians, Buys 30%: maybe', 'pain Full', 'opportunity O', '  answers Ful');
    expect(await fixes(text)).toEqual(['Change to ‘Looks up trains’', 'Change to ‘Full’']);
    expect(await fixed(text, 'Change to ‘Looks up trains’')).toBe(text.replace('trians', 'trains'));
    expect(await fixed(text, 'Change to ‘Full’')).toBe(text.replace('answers Ful\n', 'answers Full\n'));
  });

  it('quote a name where it must be', async () => {
    const text = `${withStepLines('next Pays: cahs')}    step "Pays: cash"\n`;
    expect(
      await fixed(withStepLines('next "Pays: cahs"').concat('    step Pays: cash\n'), 'Change to ‘Pays: cash’'),
    ).toContain('next "Pays: cash"\n');
    expect(await fixes(text)).toEqual([]);
  });

  it('name the stage of a step that has namesakes', async () => {
    const more = (stage: string) => `  stage ${stage}\n    step Waits\n      on Web\n      feels calm\n`;
    const text = withStepLines('next Wiats') + more('Going') + more('Coming');
    expect(await fixes(text)).toEqual(['Change to ‘Going / Waits’', 'Change to ‘Coming / Waits’']);
    const after = await fixed(text, 'Change to ‘Coming / Waits’');
    expect(after).toBe(text.replace('Wiats', 'Coming / Waits'));
    expect(await reports(after)).toEqual([]);
  });

  it('import a journey or a framework from a file that has it', async () => {
    await add({
      'maps/more.journey': 'journey Coming home\n  stage S\n    step T\nframework Ours\n  stage Planning\n',
    });
    const text = withStepLines('details Coming home').replace('  for Ana', '  for Ana\n  follows Ours');
    expect(await fixes(text)).toEqual(['Import it from ./more.journey', 'Import it from ./more.journey']);
    expect(await reports(await fixed(text, 'Import it from ./more.journey'))).toEqual([]);
  });
});
