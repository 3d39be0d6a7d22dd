import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, only, all } = checking('duplicate-name');

describe('duplicate-name', () => {
  it('is silent about a complete map', async () => {
    expect(await reports(COMPLETE)).toEqual([]);
  });

  it.each(['persona', 'channel', 'touchpoint', 'source', 'metric', 'lane', 'framework', 'journey'])(
    'reports a second %s of a name, on its name',
    async (kind) => {
      const text = `${kind} Ana\n${kind} Ben\n${kind} Ana\n`;
      expect(await reports(text)).toEqual([`3:${kind.length + 2} Ana`]);
      expect(await severities(text)).toEqual([1]);
      expect(await messages(text)).toEqual([`This file has a ${kind} ‘Ana’ already: give one of them another name.`]);
      const { relatedInformation } = await only(text);
      expect(relatedInformation!.map(({ location }) => location.range.start)).toEqual([
        { line: 0, character: kind.length + 1 },
      ]);
    },
  );

  it('reports a second emotion, whatever its score', async () => {
    expect(await messages('emotion eager +1\nemotion eager +2\n')).toEqual([
      'This file has an emotion ‘eager’ already: give one of them another name.',
    ]);
  });

  it('reports the third as well, each beside the first', async () => {
    expect(await reports('lane A\nlane A\nlane A\n')).toEqual(['2:6 A', '3:6 A']);
  });

  it('reports a stage that a framework or a journey has twice', async () => {
    expect(await messages('framework F\n  stage A\n  stage B\n  stage A\n')).toEqual([
      'This framework has a stage ‘A’ already: give one of them another name.',
    ]);
    expect(await reports('journey J\n  stage A\n    pain x\n  stage A\n    pain y\n')).toEqual(['4:9 A']);
  });

  it('warns of two steps of one title in a stage', async () => {
    const text = 'journey J\n  stage A\n    step Waits\n    step Rides\n    step Waits\n';
    expect(await reports(text)).toEqual(['5:10 Waits']);
    expect(await severities(text)).toEqual([2]);
    expect(await messages(text)).toEqual(['This stage has a step ‘Waits’ already: give one of them another name.']);
  });

  it.each([
    ['steps of two stages', 'journey J\n  stage A\n    step Waits\n  stage B\n    step Waits\n'],
    ['a stage and its step', 'journey J\n  stage A\n    step A\n'],
    ['things of two kinds', 'persona Web\nchannel Web\nsource Web\njourney Web\n'],
    ['names in another case, which are told apart', 'persona Ana\npersona ANA\n'],
    ['built-in names that are declared anew', 'emotion happy +2\nmetric NPS\nframework Service\n  stage A\n'],
    ['stages of two journeys', 'journey J\n  stage A\n    pain x\njourney K\n  stage A\n    pain x\n'],
    ['what has no name yet, which is reported as such', 'persona\npersona\njourney J\n  stage\n  stage\n'],
    ['pains', 'journey J\n  stage A\n    pain x\n    pain x\n'],
  ])('is silent about %s', async (_, text) => {
    expect(await reports(text)).toEqual([]);
  });

  it('folds white space, knows a name in its other form of letters, and in quotes', async () => {
    expect(await reports('channel The  shop\nchannel The\u00a0shop\nchannel "The shop"\n')).toHaveLength(2);
    expect(await reports('channel Caf\u00e9\nchannel Cafe\u0301\n')).toHaveLength(1);
  });

  it('is the only report about a declaration that stands there twice', async () => {
    expect(await all(`${COMPLETE}\npersona Ana\n`)).toEqual(['duplicate-name']);
  });

  it.each(ODD_NAMES)('points at the whole of the name %s', async (name) => {
    expect(await reports(`touchpoint ${name}\ntouchpoint ${name}\n`)).toEqual([`2:12 ${name}`]);
  });

  it('is done in a moment with a thousand of one name', async () => {
    expect(await reports('lane A\n'.repeat(1000))).toHaveLength(999);
  });
});
