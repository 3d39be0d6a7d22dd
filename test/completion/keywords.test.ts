import { describe, expect, it } from 'vitest';
import { InsertTextFormat, InsertTextMode } from 'vscode-languageserver-types';
import { CURSOR, completing } from './completing.js';

const { at, labels, taken } = completing(undefined, { suggest: 'suggest.now' });
const plain = (list: string[]) => list.filter((label) => !label.includes('…'));

const JOURNEY = 'journey Buying shoes\n  for Rosa\n  goal Shoes\n  starts Runs\n  ends Runs more\n';
const STEP = `${JOURNEY}  stage Choosing\n    step Compares\n`;

describe('a line of a step', () => {
  it('begins with what the step lacks', async () => {
    expect((await labels(`${STEP}      ${CURSOR}\n`)).slice(0, 3)).toEqual(['on', 'feels', 'thinks']);
    expect((await labels(`${STEP}      on Web\n      ${CURSOR}`)).slice(0, 2)).toEqual(['feels', 'thinks']);
    expect((await labels(`${STEP}      on Web\n      feels sad\n      ${CURSOR}`)).slice(0, 2)).toEqual([
      'thinks',
      'pain',
    ]);
    const pain = `${STEP}      on Web\n      feels sad\n      thinks Why\n      pain Slow\n      ${CURSOR}`;
    expect((await labels(pain))[0]).toBe('opportunity');
  });

  it('is the next step where nothing is lacking', async () => {
    const full = `${STEP}      on Web\n      feels calm\n      thinks Nice\n      ${CURSOR}`;
    expect((await labels(full)).slice(0, 2)).toEqual(['step', 'step …']);
    expect(await taken(full, 'step')).toBe(full.replace(`  ${CURSOR}`, 'step '));
    expect(await taken(full, 'stage')).toBe(full.replace(`    ${CURSOR}`, 'stage '));
    expect(await taken(full, 'journey')).toBe(full.replace(`      ${CURSOR}`, 'journey '));
  });

  it('is rather the next step than one more line that may be there', async () => {
    const felt = plain(await labels(`${STEP}      feels calm\n      s${CURSOR}`));
    expect(felt.slice(0, 5)).toEqual(['on', 'thinks', 'step', 'stage', 'pain']);
    expect(felt).toContain('says');
  });

  it('is the next step rather than another line that begins alike, as VS Code counts', async () => {
    const filterTexts = async (text: string) => {
      const { item } = await at(text);
      return ['step', 'step …', 'says', 'source'].map((label) => item(label).filterText);
    };
    expect(await filterTexts(`${STEP}      on Web\n      s${CURSOR}`)).toEqual([
      ' step',
      '      step …',
      'says',
      '      source',
    ]);
    const tabs = 'journey A\n\tstage S\n\t\tstep T\n\t\t\ts';
    expect(await filterTexts(`${tabs}${CURSOR}`)).toEqual(['\t\t\tstep', '\t\t\tstep …', 'says', '\t\t\tsource']);
  });

  it('below the last step is the next step, but a stage where stages stand', async () => {
    const full = `${STEP}      on Web\n      feels calm\n      thinks Nice\n`;
    const first = async (indent: string, typed: string) => {
      const list = await labels(`${full}${indent}${typed}${CURSOR}`);
      return plain(list).find((label) => label.startsWith(typed));
    };
    for (const typed of ['', 's', 'st']) {
      for (const indent of ['', '    ', '      ']) expect(await first(indent, typed), `‘${indent}’`).toBe('step');
      expect(await first('  ', typed)).toBe('stage');
    }
    expect(await taken(`${full}st${CURSOR}`, 'step')).toBe(`${full}    step `);
    expect(plain(await labels(`${full}\npersona Ben\n${CURSOR}`))[0]).toBe('journey');
  });

  it('asks for evidence where the map rests on research', async () => {
    const research = STEP.replace('  starts', '  basis research\n  starts');
    expect((await labels(`${research}      on Web\n      feels calm\n      thinks Nice\n      ${CURSOR}`))[0]).toBe(
      'evidence',
    );
  });

  it('does not offer again what may stand once', async () => {
    const once = `${STEP}      for Rosa\n      when Day 1\n      ${CURSOR}`;
    expect(await labels(once)).not.toContain('for');
    expect(await labels(once)).not.toContain('when');
    expect(await labels(once)).toContain('on');
    const own = `${STEP}      wh${CURSOR}\n      on Web\n`;
    expect(await labels(own)).toContain('when');
  });

  it('goes on from a word that is half written, or has text behind it', async () => {
    expect(await taken(`${STEP}      fe${CURSOR}`, 'feels')).toBe(`${STEP}      feels `);
    expect(await taken(`${STEP}      fe${CURSOR} curious`, 'feels')).toBe(`${STEP}      feels curious`);
    expect(await taken(`${STEP}      th${CURSOR}inks So // yes`, 'says')).toBe(`${STEP}      says So // yes`);
    expect(await taken(`${STEP}      ${CURSOR}   \n      on Web`, 'feels')).toBe(`${STEP}      feels \n      on Web`);
  });

  it('may have a keyword of several words', async () => {
    for (const typed of ['mom', 'moment ', 'moment o']) {
      expect(await taken(`${STEP}      ${typed}${CURSOR}`, 'moment of truth')).toBe(`${STEP}      moment of truth`);
    }
    expect(await taken(`${STEP}      physical e${CURSOR}`, 'physical evidence')).toBe(
      `${STEP}      physical evidence `,
    );
  });

  it('says who takes it beside the one whom the journey is for', async () => {
    const second = await at(`${STEP}      fo${CURSOR}`);
    expect(second.labels.indexOf('for Rosa, …')).toBe(second.labels.indexOf('for') - 1);
    expect(second.take('for Rosa, …')).toBe(`${STEP}      for Rosa, `);
    expect(second.item('for Rosa, …').command?.command).toBe('suggest.now');
    expect(await taken(`${STEP.replace('Rosa', '"Rosa, Ben"')}      ${CURSOR}`, 'for Rosa, Ben, …')).toContain(
      '      for "Rosa, Ben", ',
    );
    const has = (list: string[]) => list.some((label) => /^for .*…$/u.test(label));
    expect(has(await labels(`${STEP.replace('Rosa', 'Rosa, Ben')}      ${CURSOR}`))).toBe(false);
    expect(has(await labels(`journey A\n  ${CURSOR}`))).toBe(false);
    expect(has(await labels(`${STEP}      fo${CURSOR} Ben`))).toBe(false);
  });

  it('that is felt already is rather another’s, or for somebody', async () => {
    const order = (list: string[], ...words: string[]) => plain(list).filter((label) => words.includes(label));
    expect(order(await labels(`${STEP}      ${CURSOR}`), 'feels', 'for')).toEqual(['feels', 'for']);
    expect(order(await labels(`${STEP}      ${CURSOR}\n      feels calm\n`), 'feels', 'for')).toEqual(['for', 'feels']);
    const two = STEP.replace('Rosa', 'Rosa, Ben');
    expect(order(await labels(`${two}      as Ben\n        feels calm\n      ${CURSOR}`), 'feels', 'for')).toEqual([
      'feels',
      'for',
    ]);
  });

  it('is found by words that people use elsewhere', async () => {
    const mood = await at(`${STEP}      moo${CURSOR}`);
    const feels = mood.items.filter(({ label }) => label === 'feels');
    expect(feels.map(({ filterText }) => filterText)).toEqual(['feels', 'mood']);
  });

  it('goes on with names where the editor can ask for them', async () => {
    const { item } = await at(`${STEP}      ${CURSOR}`);
    expect(item('on').command?.command).toBe('suggest.now');
    expect(item('thinks').command).toBeUndefined();
  });
});

describe('a line', () => {
  it('takes what its block takes, and says so of others', async () => {
    const { items, item } = await at(`${JOURNEY}  stage Choosing\n    lasts 2 days\n    ${CURSOR}`);
    const here = items.filter(({ detail }) => detail === undefined).map(({ label }) => label);
    expect(here).toContain('goal');
    expect(here).toContain('step');
    expect(here).not.toContain('starts');
    expect(here).not.toContain('lasts');
    expect(item('follows').detail).toBe('in the journey');
    expect(item('persona').detail).toBe('in the file');
  });

  it('of a stage behind its first step is a step', async () => {
    const { items } = await at(`${STEP}    ${CURSOR}`);
    const here = items.filter(({ detail }) => detail === undefined).map(({ label }) => label);
    expect(here).toEqual(['step']);
    expect(await taken(`${STEP}    ${CURSOR}`, 'feels')).toBe(`${STEP}      feels `);
  });

  it('of a journey begins with who, and ends with stages', async () => {
    expect(plain(await labels(`journey A\n  ${CURSOR}`)).slice(0, 5)).toEqual([
      'for',
      'goal',
      'starts',
      'ends',
      'stage',
    ]);
    expect(plain(await labels(`${JOURNEY}  ${CURSOR}`))[0]).toBe('stage');
  });

  it('in a persona, an opportunity or for one of two begins with what these need', async () => {
    expect(plain(await labels(`persona Rosa\n  ${CURSOR}`)).slice(0, 3)).toEqual(['role', 'goal', 'needs']);
    const idea = `${STEP}      pain Slow\n      opportunity Quick\n        ${CURSOR}`;
    expect(plain(await labels(idea)).slice(0, 3)).toEqual(['answers', 'lifts', 'impact']);
    expect((await labels(`${STEP}      as Ben\n        ${CURSOR}`))[0]).toBe('feels');
    expect((await labels(`emotion torn -1\n  ${CURSOR}`))[0]).toBe('icon');
  });

  it('follows tabs, and other widths of indentation', async () => {
    const tabs = STEP.replace(/^ +/gm, (spaces) => '\t'.repeat(spaces.length / 2));
    expect(await taken(`${tabs}\t\t${CURSOR}`, 'feels')).toBe(`${tabs}\t\t\tfeels `);
    expect(await taken(`${tabs}\t\t\t${CURSOR}`, 'stage')).toBe(`${tabs}\tstage `);
    const crlf = STEP.replaceAll('\n', '\r\n');
    expect(await taken(`${crlf}      ${CURSOR}\r\n`, 'on')).toBe(`${crlf}      on \r\n`);
  });

  it('between others is none that these could not stand in, and those that take them in come last', async () => {
    const idea = await labels(`${STEP}      opportunity Blog\n        ${CURSOR}\n        lifts +1\n      on Web\n`);
    expect(idea).toContain('answers');
    for (const keyword of ['thinks', 'step', 'stage', 'persona', 'journey …']) expect(idea).not.toContain(keyword);
    const inStep = await labels(`${STEP}      thinks So many\n      ${CURSOR}\n      feels calm\n`);
    expect(inStep.slice(-2).sort()).toEqual(['stage', 'step']);
    expect(inStep).not.toContain('step …');
    const inJourney = plain(await labels(`${JOURNEY}${CURSOR}\n  stage Choosing\n    step Compares\n`));
    expect(inJourney.slice(0, 2)).toEqual(['stage', 'scenario']);
    expect(inJourney.at(-1)).toBe('journey');
    expect(inJourney).not.toContain('framework');
  });

  it('above lines that nothing holds is what holds them', async () => {
    const cut = `${JOURNEY}  stage Choosing\n    lasts 2 days\n    s${CURSOR}\n      on Web\n      trigger A friend runs\n`;
    expect((await labels(cut))[0]).toBe('step');
    const inside = `${JOURNEY}  stage Choosing\n    ${CURSOR}\n      on Web\n      trigger A friend runs\n`;
    expect(await taken(inside, 'step')).toBe(inside.replace(CURSOR, 'step '));
    expect(await taken(inside, 'goal')).toBe(inside.replace(`    ${CURSOR}`, '      goal '));
  });

  it('of a block stays one that takes what stands in it', async () => {
    expect(await labels(`channel Web\nchan${CURSOR}nel Phone\n  icon P\n`)).toEqual(['channel', 'emotion']);
    expect(await labels(`${JOURNEY}  stage A\n    step B\n  sta${CURSOR}ge Buying\n    step C\n`)).toEqual(['stage']);
  });

  it('of a stage’s own is not behind a step', async () => {
    expect(await labels(`${JOURNEY}  stage Choosing\n    ${CURSOR}\n    goal Shoes\n`)).not.toContain('step');
  });

  it('has nothing to offer in texts, comments and continued lines', async () => {
    expect(await labels(`${STEP}      thinks I ${CURSOR}`)).toEqual([]);
    expect(await labels(`${STEP}      thinks I am\n        | so ${CURSOR}`)).toEqual([]);
    expect(await labels(`/*\n  ${CURSOR}\n*/\n${STEP}`)).toEqual([]);
    expect(await labels(`${STEP}      on Web // at home ${CURSOR}`)).toEqual([]);
    expect(await labels(`${STEP}      blah ${CURSOR}`)).toEqual([]);
  });
});

describe('snippets', () => {
  it('write several lines, indented for where they go', async () => {
    const { item, take } = await at(`${STEP}      ${CURSOR}`);
    expect(item('step …')).toMatchObject({
      insertTextFormat: InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.asIs,
    });
    expect(take('step …')).toBe(
      `${STEP}    step What the customer does\n      on Where\n      thinks What goes through their head\n      feels curious`,
    );
    expect(take('blueprint …')).toContain('      backstage Who: does what nobody sees\n      support System: does');
    expect(take('opportunity …')).toContain('\n        lifts +1\n');
  });

  it('exist for journey, stage, persona and the others', async () => {
    expect(await labels(`${STEP}${CURSOR}`)).toEqual(expect.arrayContaining(['journey …', 'persona …']));
    expect(await labels(`${JOURNEY}  ${CURSOR}`)).toContain('stage …');
  });

  it('begin a line only', async () => {
    expect(await labels(`${STEP}      st${CURSOR} X`)).not.toContain('step …');
  });
});

describe('a client without snippets', () => {
  const simple = completing({});
  it('gets plain words', async () => {
    const { items, take } = await simple.at(`${STEP}      ${CURSOR}`);
    expect(items.map(({ label }) => label)).not.toContain('step …');
    for (const { insertTextFormat, command } of items) {
      expect(insertTextFormat).toBe(InsertTextFormat.PlainText);
      expect(command).toBeUndefined();
    }
    expect(take('stage')).toBe(`${STEP}  stage `);
  });
});
