import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { ICONS } from '../../src/diagram/generated/icons.generated.js';
import { CURSOR, completing } from './completing.js';

const { at, labels, taken } = completing();

const STEP = 'journey Buying shoes\n  stage Choosing\n    step Compares\n';
const line = (text: string) => `${STEP}      ${text}`;

describe('values', () => {
  it('of feelings are the scores of the journey’s scale, with faces', async () => {
    const { items } = await at(line(`feels torn ${CURSOR}`));
    const scores = items.filter(({ kind }) => kind === CompletionItemKind.Value);
    expect(scores.map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      '+2 😄',
      '+1 🙂',
      '0 😐',
      '-1 🙁',
      '-2 😣',
    ]);
    expect(await taken(line(`feels torn -${CURSOR}`), '-1')).toBe(line('feels torn -1'));
    expect(await taken(line(`feels torn ${CURSOR}+1: why`), '-1')).toBe(line('feels torn -1: why'));
    const five = line(`feels torn ${CURSOR}`).replace('  stage', '  scale 1..5\n  stage');
    expect(await labels(five)).toEqual(expect.arrayContaining(['5', '4', '3', '2', '1']));
    expect(await labels(line(`feels torn, ${CURSOR}`))).toEqual([]);
    expect(await labels(`emotion torn ${CURSOR}`)).toEqual(expect.arrayContaining(['-2', '0', '+2']));
  });

  it.each([
    ['channel Web\n  kind', 'digital'],
    ['channel Web\n  color', 'teal'],
    ['journey A\n  state', 'future'],
    ['journey A\n  scale', '1..5'],
    ['source A\n  date', String(new Date().getFullYear())],
    ['journey A\n  owner Shop team\n  stage B\n    owner', 'Shop team'],
    ['channel Web\n  icon', 'store'],
    [line('lasts'), '1 day'],
    [line('leaves'), '30%'],
    [line('opportunity Blog\n        lifts'), '+1'],
  ])('stand a space behind their keyword: %s', async (before, value) => {
    for (const behind of ['', '\n', ' // so']) {
      expect(await taken(`${before} ${CURSOR}${behind}`, value)).toBe(`${before} ${value}${behind}`);
    }
  });

  it('are not offered where they are written whole: Enter would take them instead of going on', async () => {
    expect(await labels(line(`feels torn -1${CURSOR}`))).not.toContain('-1');
    expect(await labels(line(`feels 0${CURSOR}`))).not.toContain('0');
    const ten = line(`feels 1${CURSOR}`).replace('  stage', '  scale 1..10\n  stage');
    expect(await labels(ten)).toContain('10');
    expect(await labels(ten)).not.toContain('1');
  });

  it('of lifts, scales, shares and those who leave', async () => {
    expect(await labels(line(`opportunity Blog\n        lifts ${CURSOR}`))).toEqual(['+1', '+0.5', '+2']);
    expect(await labels(`journey A\n  scale ${CURSOR}`)).toContain('1..5');
    expect(await taken(line(`leaves ${CURSOR}: too dear`), '30%')).toBe(line('leaves 30%: too dear'));
    expect(await taken(line(`next Compares ${CURSOR}: again`), '20%')).toBe(line('next Compares 20%: again'));
  });

  it('of measures tell the range', async () => {
    const nps = await at(line(`metric NPS ${CURSOR}`));
    expect(nps.item('0').detail).toBe('-100 to 100');
    expect(await labels(line(`metric time ${CURSOR}`))).toContain('10 min');
    expect(await labels(line(`metric completion ${CURSOR}`))).toEqual(['50%']);
  });

  it('of choices are their words', async () => {
    const state = await at(`journey A\n  state ${CURSOR}`);
    expect(state.items.map(({ label, detail }) => [label, detail])).toEqual([
      ['current', 'how it is'],
      ['future', 'how it shall be'],
    ]);
    expect(await taken(`journey A\n  status dr${CURSOR}aft`, 'review')).toBe('journey A\n  status review');
  });

  it('of colours show them', async () => {
    const { item } = await at(`channel Web\n  color ${CURSOR}`);
    expect(item('teal')).toMatchObject({ kind: CompletionItemKind.Color, documentation: '#008080' });
    expect(await labels(`channel Web\n  color te${CURSOR}`)).toEqual(['teal']);
  });

  it('of icons are those that the drawing knows and the manual lists', async () => {
    const manual = readFileSync(path.join(import.meta.dirname, '../../docs/language.md'), 'utf8');
    const [, listed = ''] = /`icon` takes one of these: ([^.]+)\./u.exec(manual) ?? [];
    const ofChannels = await labels(`channel Web\n  icon ${CURSOR}`);
    expect([...ofChannels].sort()).toEqual([...listed.matchAll(/`([^`]+)`/gu)].map(([, name]) => name));
    const ofEmotions = await labels(`emotion torn -1\n  icon ${CURSOR}`);
    expect(ofEmotions).toContain('cloud');
    for (const name of [...ofChannels, ...ofEmotions]) expect(Object.keys(ICONS)).toContain(name);
  });

  it('of lengths have the number that is written', async () => {
    expect(await labels(line(`lasts ${CURSOR}`))).toContain('1 week');
    expect(await taken(line(`lasts 3${CURSOR}`), '3 days')).toBe(line('lasts 3 days'));
    expect(await taken(line(`lasts 2-3 w${CURSOR}`), '2-3 weeks')).toBe(line('lasts 2-3 weeks'));
  });

  it('of dates are today’s', async () => {
    const { item } = await at(`journey A\n  updated ${CURSOR}`);
    const year = String(new Date().getFullYear());
    expect(item(year).detail).toBe('this year');
  });

  it('of owners are those that are named in the file', async () => {
    expect(await labels(`journey A\n  owner Shop team\n  stage B\n    owner ${CURSOR}`)).toEqual(['Shop team']);
  });
});

describe('comments', () => {
  it('can silence what is reported there', async () => {
    expect(await labels(`// ${CURSOR}\njourney A\n`)).toEqual(['journey-ignore', 'journey-ignore-file']);
    const near = await labels(`// journey-ignore ${CURSOR}\njourney A\n`);
    expect(near.slice(0, 4).sort()).toEqual(['missing-end', 'missing-persona', 'missing-stages', 'missing-start']);
    expect(await taken(`// journey-ignore missing-end, mi${CURSOR}\njourney A\n`, 'missing-start')).toBe(
      '// journey-ignore missing-end, missing-start\njourney A\n',
    );
  });
});
