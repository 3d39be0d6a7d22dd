import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, withJourneyLines, withStepLines } from './checking.js';

const { reports, messages, severities, all, diagnostics, fixes, fixed, fixedUnasked } = checking('misplaced-line');

describe('misplaced-line', () => {
  it('reports a line at the level of its step on the keyword, and reads it as the step’s', async () => {
    const text = COMPLETE.replace('      feels calm', '    feels calm');
    expect(await reports(text)).toEqual(['10:5 feels']);
    expect(await messages(text)).toEqual(['‘feels’ is read as a line of the step above: indent it as such.']);
    expect(await severities(text)).toEqual([1]);
    expect(await all(text)).toEqual(['misplaced-line']);
    expect((await diagnostics(text))[0]!.data).toEqual({ keyword: 'feels', block: 'stage', owner: 'step' });
  });

  it('reports a stage’s own line behind its steps', async () => {
    const text = `${COMPLETE}\n    goal Arrive on time\n`;
    expect(await reports(text)).toEqual(['11:5 goal']);
    expect(await messages(text)).toEqual([
      "‘goal’ belongs before the first step of its stage, and is read as the stage's.",
    ]);
  });

  it('reports a line of a step at the level of the stage', async () => {
    expect(await reports(`${COMPLETE}\n  thinks So many\n`)).toEqual(['11:3 thinks']);
  });

  it('reports a line of an opportunity that stands beside it', async () => {
    const text = withStepLines('opportunity An app', 'effort low');
    expect(await reports(text)).toEqual(['12:7 effort']);
    expect(await messages(text)).toEqual(['‘effort’ is read as a line of the opportunity above: indent it as such.']);
  });

  it('reports a line of a journey in a step', async () => {
    const text = withStepLines('scenario A rainy day');
    expect(await reports(text)).toEqual(['11:7 scenario']);
    expect(await messages(text)).toEqual(['‘scenario’ is read as a line of the journey above: indent it as such.']);
  });

  it('never makes a declaration of an indented line', async () => {
    const text = withStepLines('framework F', 'import ./a.journey');
    expect(await messages(text)).toEqual([
      '‘framework’ cannot stand here: it belongs at the start of a line of its own, outside any journey.',
      '‘import’ cannot stand here: it belongs at the start of a line of its own, outside any journey.',
    ]);
    expect(await all(text)).toEqual(['misplaced-line', 'misplaced-line']);
  });

  it('says where a line belongs that no block around it takes', async () => {
    expect(await messages('role Traveller\n')).toEqual(['‘role’ cannot stand here: it belongs in a persona.']);
    expect(await messages('kind digital\n')).toEqual([
      '‘kind’ cannot stand here: it belongs in a channel or an opportunity.',
    ]);
    expect(await messages('optional\n')).toEqual([
      '‘optional’ cannot stand here: it belongs in a stage of a framework.',
    ]);
  });

  it('reports a step outside any stage', async () => {
    expect(await reports('journey A\n  step T\n')).toEqual(['2:3 step']);
    expect(await reports('step T\n')).toEqual(['1:1 step']);
  });

  it('reports lines of a keyword of two words with both', async () => {
    expect(await reports(withStepLines('future   of X').replace('      future', '    future'))).toEqual([
      '11:5 future   of',
    ]);
  });

  it('takes another word for a line before it takes the line to be misplaced', async () => {
    expect(await all(withStepLines('channel Web', 'persona Ana', 'emotion calm'))).toEqual([
      'unknown-keyword',
      'unknown-keyword',
      'unknown-keyword',
    ]);
  });

  it.each([
    ['two spaces', '  '],
    ['one space', ' '],
    ['tabs', '\t'],
    ['eight spaces', '        '],
    ['ideographic spaces', '\u3000'],
    ['no-break spaces', '\u00a0\u00a0'],
  ])('is silent about a map indented by %s', async (_, indent) => {
    const text = COMPLETE.replace(/^( {2})+/gm, (spaces) => indent.repeat(spaces.length / 2));
    expect(await all(text)).toEqual([]);
    expect(await all(text.replaceAll('\n', '\r\n'))).toEqual([]);
    expect(await all(text.replaceAll('\n', '\r'))).toEqual([]);
  });

  it('is silent about uneven but clear indentation', async () => {
    const text = 'journey A\n     for Ana\n  stage S\n         step T\n          on Web\n  stage U\n    feels 1\n';
    expect(await reports(text)).toEqual([]);
  });

  it('is silent about comments and continuations, which may stand anywhere', async () => {
    const text = withStepLines('thinks So', '// x').concat('| many\n// y\n      // z\n  /* x */\n');
    expect(await all(text)).toEqual([]);
  });

  it('is silent about keywords that two blocks take', async () => {
    const text = withJourneyLines('goal x', 'owner x', 'note x', 'metric NPS 3').replace(
      '    step',
      '    goal x\n    owner x\n    note x\n    metric NPS 3\n    step',
    );
    expect(await all(text)).toEqual([]);
  });

  it('says it once, and leaves the lines below in their places', async () => {
    const text = `${COMPLETE}\n    says x\n      thinks y\n    step U\n      on Web\n      feels calm\n`;
    expect(await reports(text)).toEqual(['11:5 says']);
    expect(await all(text)).toEqual(['misplaced-line']);
  });
});

describe('the fixes of misplaced-line', () => {
  it('indent a line as it is read', async () => {
    const text = COMPLETE.replace('      feels calm', '    feels calm // hm');
    expect(await fixes(text)).toEqual(['Indent it as a line of the step']);
    expect(await fixedUnasked(text)).toBe(COMPLETE.replace('calm', 'calm // hm'));
  });

  it('indent a block with what is in it', async () => {
    const text = `${COMPLETE}\n  step Waits\n    on Web\n    // cold\n    feels calm\n      | and well\n  stage Travelling\n    step Sits\n`;
    expect(await fixed(text, 'Indent it as a line of the stage')).toBe(
      `${COMPLETE}\n    step Waits\n      on Web\n      // cold\n      feels calm\n        | and well\n  stage Travelling\n    step Sits\n`,
    );
  });

  it('indent a block whose lines stand right without them', async () => {
    const text = `${COMPLETE}\nstep Waits\n      on Web\n      feels calm\n`;
    expect(await fixed(text, 'Indent it as a line of the stage')).toBe(
      `${COMPLETE}\n    step Waits\n      on Web\n      feels calm\n`,
    );
  });

  it('take lines back that are indented too deep', async () => {
    const text = withStepLines('says x', '    thinks y', '    thinks z', 'pain p');
    expect(await fixed(text, 'Indent it as a line of the step')).toBe(
      withStepLines('says x', 'thinks y', 'thinks z', 'pain p'),
    );
  });

  it('indent the line above where it is that which stands apart', async () => {
    const text = withStepLines('pain p', 'thinks y').replace('      pain', '     pain');
    expect(await reports(text)).toEqual(['12:7 thinks']);
    expect(await fixes(text)).toEqual(['Indent the line above like this one', 'Indent it as a line of the step']);
    expect(await fixedUnasked(text)).toBe(withStepLines('pain p', 'thinks y'));
  });

  it('move a stage’s own line before its steps', async () => {
    const text = `${COMPLETE}\n    goal Arrive // soon\n      | on time\n    step Waits\n`;
    const after = await fixed(text, 'Move it to the lines of the stage');
    expect(after).toBe(
      `${COMPLETE.replace('Planning\n', 'Planning\n    goal Arrive // soon\n      | on time\n')}\n    step Waits\n`,
    );
    expect(await reports(after)).toEqual([]);
  });

  it('move a line of the journey to the others', async () => {
    const text = withStepLines('scenario A rainy day', 'thinks So');
    expect(await fixed(text, 'Move it to the lines of the journey')).toBe(
      withStepLines('thinks So').replace('  for Ana\n', '  for Ana\n  scenario A rainy day\n'),
    );
    expect(await fixedUnasked(text)).toBe(text);
  });

  it('move a declaration out of the journey', async () => {
    const text = withStepLines('import ./a.journey', 'thinks So');
    expect(await fixed(text, 'Move it out of the journey')).toBe(`import ./a.journey\n\n${withStepLines('thinks So')}`);
  });

  it('keep tabs and Windows line ends', async () => {
    const text = COMPLETE.replace('      feels', '    feels').replaceAll('  ', '\t').replaceAll('\n', '\r\n');
    expect(await fixedUnasked(text)).toBe(COMPLETE.replaceAll('  ', '\t').replaceAll('\n', '\r\n'));
  });
});
