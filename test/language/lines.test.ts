import { beforeAll, describe, expect, it } from 'vitest';
import type { Step } from '../../language-server/generated/ast.js';
import type { LineReport } from '../../language-server/syntax/findings.js';
import { createLanguage, type Language, summary } from './helpers.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

/** The first step of the first stage of a journey around these lines of a step. */
function stepOf(...lines: string[]): Step {
  const text = ['journey J', '  stage S', '    step A', ...lines.map((line) => `      ${line}`)].join('\n');
  return language.parse(text).value.journeys[0]!.stages[0]!.steps[0]!;
}

function findings(text: string) {
  return (language.parse(text).lexerReport as LineReport).findings.map((it) => ({
    code: it.code,
    text: text.slice(it.start, it.end),
    ...('fix' in it && { fix: it.fix }),
    ...('problem' in it && { problem: it.problem }),
    ...('owner' in it && { owner: it.owner }),
  }));
}

const texts = (step: Step, kind: string) => step.texts.filter((it) => it.kind === kind).map((it) => it.text);

describe('text', () => {
  it.each([
    ['thinks So # many & "brands": which // really', 'So # many & "brands": which'],
    ['thinks see https://example.org/a//b', 'see https://example.org/a//b'],
    ['thinks   trimmed\t', 'trimmed'],
    ['thinks "whole // text" // remark', 'whole // text'],
    ['thinks "a" and "b"', '"a" and "b"'],
    [String.raw`thinks "a \"quoted\" \\ word\nand a line"`, 'a "quoted" \\ word\nand a line'],
    ['thinks "unclosed', '"unclosed'],
    ['thinks 今日は、良い：日 👩‍👩‍👧', '今日は、良い：日 👩‍👩‍👧'],
    ['thinks\u3000wide\u00a0space', 'wide\u00a0space'],
    ['thinks //', ''],
    ['THINKS loud', 'loud'],
  ])('%s', (line, expected) => {
    expect(texts(stepOf(line), 'thinks')).toEqual([expected]);
  });

  it('goes on in lines that begin with a bar, over blank lines and comments', () => {
    const step = stepOf('thinks So many // a', '| brands // b', '', '// c', '  |which one', 'says Next');
    expect(texts(step, 'thinks')).toEqual(['So many brands which one']);
    expect(texts(step, 'says')).toEqual(['Next']);
  });

  it('may begin in a line that begins with a bar', () => {
    expect(texts(stepOf('thinks', '| So many'), 'thinks')).toEqual(['So many']);
  });

  it('is the same with Windows, Mac and Unix line ends, a byte-order mark and no last newline', () => {
    const lines = ['\ufeffjourney J', '  stage S', '    step A', '      thinks x', '      | y'];
    for (const end of ['\n', '\r\n', '\r']) {
      for (const last of ['', end]) {
        const step = language.parse(lines.join(end) + last).value.journeys[0]!.stages[0]!.steps[0]!;
        expect(texts(step, 'thinks')).toEqual(['x y']);
        expect(findings(lines.join(end) + last)).toEqual([]);
      }
    }
  });
});

describe('references', () => {
  const feels = (line: string) => {
    const { emotion, score, why } = stepOf(line).feels[0]!;
    return [emotion?.$refText, score, why];
  };
  it.each([
    ['feels curious', ['curious', undefined, undefined]],
    ['feels curious: "a // b: c" // d', ['curious', undefined, 'a // b: c']],
    ['feels curious: "a" // "b"', ['curious', undefined, 'a']],
    ['feels curious: a, "b // c"', ['curious', undefined, 'a, "b']],
    ['feels curious +1.5', ['curious', '+1.5', undefined]],
    ['feels curious −1: still unsure: why?', ['curious', '−1', 'still unsure: why?']],
    ['feels -1', [undefined, '-1', undefined]],
    ['feels -1: why', [undefined, '-1', 'why']],
    ['feels half way there 0,5 : because', ['half way there', '0,5', 'because']],
    ['feels "a: b, 2" -2: c', ['a: b, 2', '-2', 'c']],
    ['feels 嬉しい：とても', ['嬉しい', undefined, 'とても']],
    ['feels a:b', ['a:b', undefined, undefined]],
    ['feels curious:', ['curious', undefined, undefined]],
    ['feels curious // -1', ['curious', undefined, undefined]],
  ])('%s', (line, expected) => {
    expect(feels(line)).toEqual(expected);
  });

  it.each([
    ['next A', ['A'], undefined, undefined],
    ['next A, B 30%: if it rains', ['A', 'B'], '30%', 'if it rains'],
    ['next Step 2', ['Step 2'], undefined, undefined],
    ['next "A, B: C // D", E 5 %', ['A, B: C // D', 'E'], '5 %', undefined],
    ['next A，B、C：もし', ['A', 'B', 'C'], undefined, 'もし'],
    ['next الدفع، البيت ٣٠٪: غدًا', ['الدفع', 'البيت'], '٣٠٪', 'غدًا'],
    ['next A,, B,', ['A', 'B'], undefined, undefined],
    ['next "A // B", "C // D" // remark', ['A // B', 'C // D'], undefined, undefined],
  ])('%s', (line, targets, share, condition) => {
    const next = stepOf(line).next[0]!;
    expect(next.targets.map((it) => it.$refText)).toEqual(targets);
    expect([next.share, next.condition]).toEqual([share, condition]);
  });

  it.each([
    ['metric CSAT 4.1: May', 'CSAT', '4.1', 'May'],
    ['metric time 9 minutes', 'time', '9 minutes', undefined],
    ['metric time 2 h 30 min', 'time', '2 h 30 min', undefined],
    ['metric time about 2-3 days: median', 'time', 'about 2-3 days', 'median'],
    ['metric revenue €40', 'revenue', '€40', undefined],
    ['metric NPS −20', 'NPS', '−20', undefined],
    ['metric conversion 38 %', 'conversion', '38 %', undefined],
  ])('%s', (line, metric, value, note) => {
    const found = stepOf(line).metrics[0]!;
    expect([found.metric.$refText, found.value, found.note]).toEqual([metric, value, note]);
  });

  it('takes all of a blueprint line as what is done where no colon divides it', () => {
    const { layers } = stepOf('frontstage Assistant: measures: twice', 'support Inventory system', 'backstage a:b');
    expect(layers.map((it) => [it.kind, it.who, it.what])).toEqual([
      ['frontstage', 'Assistant', 'measures: twice'],
      ['support', undefined, 'Inventory system'],
      ['backstage', undefined, 'a:b'],
    ]);
  });

  it('takes a thousand names, and says so where there are more', () => {
    const text = `journey J\n  stage S\n    step A\n      on ${'a, '.repeat(3000)}b`;
    expect(findings(text)).toMatchObject([{ code: 'syntax', problem: 'too-many-names' }]);
    expect(language.parse(text).value.journeys[0]!.stages[0]!.steps[0]!.on[0]!.channels).toHaveLength(1000);
  });

  it('takes quotes with nothing in them as a missing name or text', () => {
    const text = 'journey ""\n  stage ""\n    step A\n      thinks ""\n      on "", Web';
    expect(findings(text).map((it) => 'problem' in it && it.problem)).toEqual([
      'missing-name',
      'missing-name',
      'missing-text',
      'missing-name',
    ]);
  });

  it('takes the whole line as one name where one name stands', () => {
    const step = stepOf('details A, B: c 30%', 'touchpoint Till 4, left: by the door');
    expect(step.details[0]!.journey.$refText).toBe('A, B: c 30%');
    expect(step.touchpoints[0]!.touchpoint.$refText).toBe('Till 4, left: by the door');
  });
});

describe('keywords', () => {
  it('are offered for typing errors, and read as meant', () => {
    expect(findings('journey J\n  stage S\n    step A\n      fels curious')).toEqual([
      { code: 'unknown-keyword', text: 'fels', fix: 'feels' },
    ]);
    expect(findings('jorney J')).toEqual([{ code: 'unknown-keyword', text: 'jorney', fix: 'journey' }]);
  });

  it.each([
    ['phase', 'stage'],
    ['persona', 'for'],
  ])('of a journey: %s is read as %s', (word, keyword) => {
    expect(findings(`journey J\n  ${word} X`)).toEqual([{ code: 'unknown-keyword', text: word, fix: keyword }]);
  });

  it.each([
    ['channel', 'on'],
    ['emotion', 'feels'],
    ['mood', 'feels'],
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
  ])('of a step: %s is read as %s', (word, keyword) => {
    const rest = keyword === 'moment of truth' ? ': x' : ' x';
    const text = `journey J\n  stage S\n    step A\n      ${word}${rest}`;
    expect(findings(text)).toEqual([{ code: 'unknown-keyword', text: word, fix: keyword }]);
  });

  it.each([
    ['as-is', 'state current'],
    ['to-be', 'state future'],
    ['hypothesis', 'basis assumption'],
  ])('of a journey: %s offers the whole line %s', (word, line) => {
    expect(findings(`journey J\n  ${word}`)).toMatchObject([{ code: 'unknown-keyword', text: word, fix: line }]);
  });

  it('are found behind a typing error in another word for them', () => {
    expect(findings('journey J\n  stage S\n    step A\n      chanel Web')).toMatchObject([{ fix: 'on' }]);
  });

  it.each(['http://x.y', 'stop it', 'stew is ready', 'stab', 'setup', 'page two', 'stepping back', 'ask Anna'])(
    'are not seen in %s, which would take the lines below from the stage',
    (junk) => {
      const text = `journey J\n  stage S\n    goal G\n    ${junk}\n    evidence Diary\n    step A\n      feels happy`;
      const stage = language.parse(text).value.journeys[0]!.stages[0]!;
      expect(stage.evidence).toHaveLength(1);
      expect(stage.steps.map((it) => it.name)).toEqual(['A']);
    },
  );

  it('are not guessed where nothing is near: the line is hidden, the lines around it stay', () => {
    const text = 'journey J\n  stage S\n    step A\n      - a bullet\n      feels curious\n      | and more';
    expect(findings(text)).toEqual([{ code: 'unknown-keyword', text: '-', fix: undefined }]);
  });

  it('take no colon', () => {
    const text = 'journey: J\n  stage S\n    step A\n      feels: happy\n      on: Web';
    expect(findings(text).map((it) => ('problem' in it ? it.problem : it.code))).toEqual(
      Array(3).fill('colon-after-keyword'),
    );
    const { value } = language.parse(text);
    expect(value.journeys[0]!.name).toBe('J');
    expect(value.journeys[0]!.stages[0]!.steps[0]!.feels[0]!.emotion!.$refText).toBe('happy');
  });
});

describe('misplaced lines', () => {
  it('belong to the step above when they stand at the level of the steps', () => {
    const text = 'journey J\n  stage S\n    step A\n    feels happy\n    goal G\n      thinks t\n    step B';
    const stage = language.parse(text).value.journeys[0]!.stages[0]!;
    expect(stage.steps.map((it) => it.name)).toEqual(['A', 'B']);
    expect(stage.steps[0]!.feels).toHaveLength(1);
    expect(stage.steps[0]!.texts.map((it) => it.text)).toEqual(['t']);
    expect(stage.texts.map((it) => it.text)).toEqual(['G']);
    expect(findings(text)).toEqual([
      { code: 'misplaced-line', text: 'feels', owner: 'step' },
      { code: 'misplaced-line', text: 'goal', owner: 'stage' },
    ]);
  });

  it('close nothing', () => {
    const text = 'journey J\n  stage S\n    step A\n      scenario X\n      stage T\n        step B\n      feels happy';
    const journey = language.parse(text).value.journeys[0]!;
    expect(journey.texts.map((it) => it.text)).toEqual(['X']);
    expect(journey.stages.map((it) => it.name)).toEqual(['S', 'T']);
    expect(journey.stages[0]!.steps[0]!.feels).toHaveLength(1);
    expect(journey.stages[1]!.steps[0]!.name).toBe('B');
    expect(journey.stages.map((it) => it.$containerIndex)).toEqual([0, 1]);
  });

  it('never become declarations', () => {
    const text = 'journey J\n  stage S\n  source X\n    step A\n      lane L: law\n      source Y';
    const { value } = language.parse(text);
    expect(value.sources).toEqual([]);
    expect(value.journeys[0]!.stages[0]!.steps[0]!.lanes).toHaveLength(1);
    expect(findings(text)).toEqual([
      { code: 'misplaced-line', text: 'source' },
      { code: 'misplaced-line', text: 'source' },
    ]);
  });

  it('are reported once where several stand below a line that takes none', () => {
    const text = 'journey J\n  stage S\n    step A\n     on Web\n      feels happy\n      thinks t\n      says s';
    expect(findings(text)).toEqual([{ code: 'misplaced-line', text: 'feels', owner: 'step' }]);
  });
});

describe('comments', () => {
  it('hide nothing when a block comment is never closed', () => {
    const text = 'journey J\n/* oh\n  stage S';
    expect(findings(text)).toEqual([{ code: 'syntax', text: '/* oh', problem: 'unclosed-comment' }]);
    expect(language.parse(text).value.journeys[0]!.stages).toHaveLength(1);
  });

  it('may be very many, and so may lines that cannot be read', () => {
    for (const line of ['// c', 'yes', '// c\nyes']) {
      const { value, parserErrors } = language.parse(`${`${line}\n`.repeat(25_000)}journey J`);
      expect(parserErrors).toEqual([]);
      expect(value.journeys).toHaveLength(1);
    }
  });

  it('do not swallow what stands behind their end', () => {
    expect(findings('/* a\n b */ journey J')).toEqual([
      { code: 'syntax', text: 'journey J', problem: 'text-after-comment' },
    ]);
  });
});

describe('the running example', () => {
  it('is a map without a declaration and without errors', async () => {
    const text = [
      'journey Getting a library card',
      '  stage Before',
      '    step Hears of it',
      '      feels curious',
    ].join('\n');
    const diagnostics = await language.check(text);
    expect(
      summary(
        diagnostics.filter((it) => it.severity === 1),
        text,
      ),
    ).toEqual([]);
  });
});
