import type { AstNode, LangiumDocument } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../language-server/fixes/apply.js';
import { insertLines, removeLine, replaceRange } from '../../language-server/fixes/edits.js';
import type { Journey, Model, Stage, Step } from '../../language-server/generated/ast.js';
import { createLanguage, type Language } from '../language/helpers.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

type Find = (model: Model) => AstNode;
const journey: Find = (model) => model.journeys[0]!;
const stage: Find = (model) => (journey(model) as Journey).stages[0]!;
const step: Find = (model) => (stage(model) as Stage).steps[0]!;
const file: Find = (model) => model;

async function after(text: string, edits: (document: LangiumDocument<Model>) => ReturnType<typeof removeLine>) {
  const document = await language.open(text);
  return applyEdits(text, edits(document));
}

/** The text with a line put into a block. */
function inserted(text: string, find: Find, ...lines: string[]): Promise<string> {
  return after(text, (document) => [insertLines(document, find(document.parseResult.value), lines)]);
}

function removed(text: string, find: Find): Promise<string> {
  return after(text, (document) => removeLine(document, find(document.parseResult.value)));
}

const MAP = `journey A
  for Ana
  ends Home
  stage S
    goal G
    step T
      on Web
      thinks So
      opportunity O
        lifts 1
      note later
    step U
  stage V
`;

describe('a line put into a block', () => {
  it.each<[string, Find, string, string]>([
    ['behind those that come before it', journey, '  for Ana', 'starts Leaves'],
    ['behind the title where none does', stage, '  stage S', 'for Ana'],
    ['behind a thought', step, '      thinks So', 'feels calm'],
    ['behind the last of its kind', step, '      thinks So', 'thinks And so'],
    ['behind a block and what is in it', step, '        lifts 1', 'frontstage Clerk: helps'],
    ['behind all where nothing follows', step, '      note later', 'next U'],
    ['before the steps', stage, '    goal G', 'owner Ben'],
    ['behind the last step', stage, '    step U', 'step W'],
    ['behind the last stage', journey, '  stage V', 'stage W'],
  ])('goes %s', async (_, find, above, line) => {
    const lines = MAP.split('\n');
    const at = lines.lastIndexOf(above) + 1;
    const indent = { Journey: '  ', Stage: '    ', Step: '      ' }[
      find((await language.open(MAP)).parseResult.value).$type
    ];
    expect(await inserted(MAP, find, line)).toBe(lines.toSpliced(at, 0, indent + line).join('\n'));
  });

  it.each([
    ['two spaces', '  '],
    ['three spaces', '   '],
    ['tabs', '\t'],
    ['ideographic spaces', '\u3000'],
  ])('is indented as the file is, by %s', async (_, unit) => {
    const text = `journey A\n${unit}stage S\n${unit}${unit}step T`;
    expect(await inserted(text, step, 'as Ana', '\tfeels calm')).toBe(
      `${text}\n${unit.repeat(3)}as Ana\n${unit.repeat(4)}feels calm`,
    );
  });

  it('is indented as the lines beside it are, even or not', async () => {
    const text = 'journey A\n     for Ana\n   stage S\n      step T\n';
    expect(await inserted(text, journey, 'goal G')).toBe(
      'journey A\n     for Ana\n     goal G\n   stage S\n      step T\n',
    );
    expect(await inserted(text, stage, 'goal G')).toContain('\n   stage S\n      goal G\n      step T\n');
    expect(
      await inserted('journey A\n\tstage S\n\t    step T\n\t      on X\n\t    step U\n', stage, 'step W'),
    ).toContain('\n\t    step U\n\t    step W\n');
  });

  it.each(['\n', '\r\n', '\r'])('has the line ends of the file: %j', async (end) => {
    const text = MAP.replaceAll('\n', end);
    expect(await inserted(text, step, 'as Ana', '\tfeels calm')).toBe(
      text.replace(`      thinks So${end}`, `      thinks So${end}      as Ana${end}        feels calm${end}`),
    );
    expect(await inserted(text.trimEnd(), journey, 'stage W')).toBe(`${text.trimEnd()}${end}  stage W`);
  });

  it('goes behind what continues a line and behind comments at its end', async () => {
    const text =
      'journey A // mine\n  for Ana // who\n  goal x // one\n\n  // two\n   | y // three\n  // of the stage\n  stage S\n';
    expect(await inserted(text, journey, 'scenario z')).toBe(text.replace('// three\n', '// three\n  scenario z\n'));
    expect(await inserted('journey A // mine\n', journey, 'for Ana')).toBe('journey A // mine\n  for Ana\n');
    expect(await inserted('journey A\n| and B', journey, 'for Ana')).toBe('journey A\n| and B\n  for Ana');
  });

  it('leaves a comment above the line that it stands above', async () => {
    const text =
      'journey A\n  stage S\n    step T\n      on X\n      // about T\n    // about U\n    step U\n      // journey-ignore x\n  stage V\n';
    expect(await inserted(text, stage, 'goal G')).toContain('  stage S\n    goal G\n    step T\n');
    const model = (await language.open(text)).parseResult.value;
    const [first] = (stage(model) as Stage).steps;
    const document = await language.open(text);
    const edit = insertLines(document, stage(document.parseResult.value), ['step N'], {
      after: (stage(document.parseResult.value) as Stage).steps[0] as Step,
    });
    expect(first!.name).toBe('T');
    expect(applyEdits(text, [edit])).toContain('      // about T\n    step N\n    // about U\n');
    expect(await inserted(text, stage, 'step N')).toContain('    step U\n    step N\n      // journey-ignore x\n');
  });

  it('keeps blocks apart where the others are', async () => {
    const text = 'persona A\n\njourney J\n\n  stage S\n    step T\n\n  // second\n  stage V\n';
    expect(await inserted(text, journey, 'stage W')).toBe(`${text.trimEnd()}\n\n  stage W\n`);
    expect(await inserted(text, file, 'persona B')).toBe(text.replace('persona A\n', 'persona A\n\npersona B\n'));
  });

  it('does not come between a line and one below it that stands in the wrong place', async () => {
    const text = 'journey A\n  stage S\n    step T\n      on Web\n    thinks T thinks\n    step U\n';
    expect(await inserted(text, step, 'as Ana', '\tfeels calm')).toContain(
      '    thinks T thinks\n      as Ana\n        feels calm\n    step U\n',
    );
    const misplaced = 'journey A\n  stage S\n    step T\n  step U\n';
    const last: Find = (model) => (stage(model) as Stage).steps[1]!;
    const text2 = await inserted(misplaced, last, 'feels calm');
    const steps = ((await language.open(text2)).parseResult.value.journeys[0] as Journey).stages[0]!.steps;
    expect(steps.map((it) => it.feels.length)).toEqual([0, 1]);
  });
});

describe('a declaration put into a file', () => {
  it.each([
    [
      'persona A\n  role x\nchannel B\njourney C\n',
      'persona N',
      'persona A\n  role x\npersona N\nchannel B\njourney C\n',
    ],
    ['import ./x.journey\njourney C\n', 'import ./y.journey', 'import ./x.journey\nimport ./y.journey\njourney C\n'],
    ['journey C\n', 'persona N', 'persona N\n\njourney C\n'],
    ['\ufeffjourney C\r\n', 'persona N', '\ufeffpersona N\r\n\r\njourney C\r\n'],
    ['// My map\njourney C\n', 'persona N', '// My map\npersona N\n\njourney C\n'],
    ['// My map\n\n// about C\njourney C\n', 'persona N', '// My map\n\npersona N\n\n// about C\njourney C\n'],
    ['// journey-ignore x\njourney C\n', 'persona N', 'persona N\n\n// journey-ignore x\njourney C\n'],
    [
      '// journey-ignore-file x\n// journey-ignore y\njourney C',
      'persona N',
      '// journey-ignore-file x\npersona N\n\n// journey-ignore y\njourney C',
    ],
    ['journey C', 'journey D', 'journey C\njourney D'],
    ['', 'journey D', 'journey D\n'],
  ])('%j, %s', async (text, line, expected) => {
    expect(await inserted(text, file, line)).toBe(expected);
  });
});

describe('a line taken out', () => {
  const first: Find = (model) => (step(model) as Step).opportunities[0]!;

  it('goes with what stands in it', async () => {
    expect(await removed(MAP, first)).toBe(MAP.replace('      opportunity O\n        lifts 1\n', ''));
    expect(await removed(MAP, journey)).toBe('');
    expect(await removed(MAP.trimEnd(), (model) => (journey(model) as Journey).stages[1]!)).toBe(
      MAP.replace('\n  stage V\n', ''),
    );
  });

  it('leaves comments and empty lines', async () => {
    const text = 'journey A\n  goal x // why\n  // c\n  | y\n  | z // d\n\n  /* e */\n  ends E\n';
    expect(await removed(text, (model) => (journey(model) as Journey).texts[0]!)).toBe(
      'journey A\n  // why\n  // c\n  // d\n\n  /* e */\n  ends E\n',
    );
  });

  it.each(['\n', '\r\n', '\r'])('leaves line ends as they are: %j', async (end) => {
    const text = ['journey A', '  goal x', '  | y', '  ends E'].join(end);
    expect(await removed(text, (model) => (journey(model) as Journey).texts[0]!)).toBe(`journey A${end}  ends E`);
    expect(await removed(text, (model) => (journey(model) as Journey).texts[1]!)).toBe(
      ['journey A', '  goal x', '  | y'].join(end),
    );
  });
});

it('replaces a range', () => {
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 6 } };
  expect(applyEdits('journey A\r\n  gaol x\r\n', [replaceRange(range, 'goal')])).toBe('journey A\r\n  goal x\r\n');
});
