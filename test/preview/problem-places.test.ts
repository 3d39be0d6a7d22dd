import ELK from 'elkjs/lib/elk.bundled.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ShownProblem } from '../../language-server/preview-protocol.js';
import { OPEN_QUESTIONS } from '../../language-server/protocol.js';
import { RULES } from '../../language-server/rules/index.js';
import { placeQuestions, questionsAmong } from '../../media/problems/open-questions.js';
import { badgesOf } from '../../media/problems/problem-places.js';
import type { Box } from '../../media/zoom.js';
import { layoutMap, type View } from '../../src/diagram/index.js';
import { inGroups } from '../diagram/scene-marks.js';
import { createLanguage, type Language } from '../language/helpers.js';

const elk = new ELK();
const SEVERITIES: readonly (ShownProblem['severity'] | undefined)[] = [undefined, 'error', 'warning', 'info'];
let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

interface Looked {
  /** `j0.s0.p0: missing-channel, …` */
  badges: string[];
  /** `j0.s0.p0 channel` */
  questions: string[];
  /** Of the badges, what is asked over the picture instead: `j0.s0.p0: How do you know?` */
  over: string[];
  codes: string[];
}

/** What the picture of a text's first journey says of its problems. */
async function look(text: string, view: View = 'map'): Promise<Looked> {
  const document = await language.open(text);
  const map = language.journey.map.JourneyMaps.of(document);
  const problems = (document.diagnostics ?? []).flatMap(({ range, severity, code, message }): ShownProblem[] => {
    const shown = SEVERITIES[severity ?? 0];
    return shown ? [{ range, severity: shown, code: String(code), message: String(message) }] : [];
  });
  const scene = await layoutMap(map, 0, { elk, view });
  const targets = new Set(scene.targets.filter(({ kind }) => kind !== 'question').map(({ id }) => id));
  const badges = badgesOf(problems, map, scene, (id) => targets.has(id));
  const questions = scene.bands
    .flatMap(({ chunks }) => chunks.flatMap(({ marks }) => [...inGroups(marks)]))
    .flatMap((mark) =>
      mark.type === 'group' && mark.question ? [[mark.ref, mark.question, mark.missing].filter(Boolean).join(' ')] : [],
    );
  return {
    badges: badges.map(({ id, problems: its }) => `${id}: ${its.map(({ code }) => code).join(', ')}`),
    questions,
    over: questionsAmong(badges).questions.map(({ id, label }) => `${id}: ${label}`),
    codes: problems.map(({ code }) => code),
  };
}

const journey = (lines: string) => `journey A
  for Rosa
  starts Here
  ends There
${lines}`;

describe('what is open', () => {
  test('are reports that there are', () => {
    const codes = RULES.map(({ code }) => code);
    for (const code of OPEN_QUESTIONS) expect(codes).toContain(code);
  });
});

describe('a problem', () => {
  test('stands at the line that it is about, the gravest first', async () => {
    const text = journey(`  stage S
    step T
      on Web
      feels sad
      evidence Talks
      metric CSAT 9
      metric CSAT 8
`);
    const { badges } = await look(text);
    expect(badges.some((badge) => /^j0\.s0\.p0\.feels0: unexplained-low/.test(badge))).toBe(true);
    expect(badges.some((badge) => /^j0\.s0\.p0\.metric0: invalid-value/.test(badge))).toBe(true);
    for (const badge of badges) expect(badge).not.toMatch(/warning.*error/);
  });

  test('of a line that cannot be read stands at what that stands in', async () => {
    const text = journey(`  stage S
    step T
      on Web
      feels calm
      xqzw what is this

    step U
      on Web
      feels calm
`);
    expect((await look(text)).badges).toEqual(['j0.s0.p0: unknown-keyword']);
  });

  test('that the picture does not show has the nearest place around it', async () => {
    const text = journey(`  stage S
    step T
      on Web
      feels calm
      backstage Clerk: files it
      next Nowhere
`);
    const { badges } = await look(text);
    expect(badges).toEqual(['j0.s0.p0: unknown-reference']);
  });

  test('of another journey is not shown in this one', async () => {
    const text = `${journey('  stage S\n    step T\n      on Web\n      feels calm\n')}\njourney B\n  for Rosa\n`;
    const { badges, codes } = await look(text);
    expect(codes).toContain('missing-stages');
    expect(badges).toEqual([]);
  });
});

describe('what is missing', () => {
  const INCOMPLETE = `journey A
  follows Service
  stage Before
    step T
      pain Too long
      pain Too dear
      opportunity Shorten it
        answers Too long
  stage Empty
`;

  test('is asked for at its place, and not counted besides', async () => {
    const { badges, questions } = await look(INCOMPLETE);
    expect(questions.sort()).toEqual([
      'j0 end',
      'j0 framework-stage After',
      'j0 framework-stage During',
      'j0 persona',
      'j0 start',
      'j0.s0.p0 channel',
      'j0.s0.p0 emotion',
      'j0.s0.p0.pain1 opportunity',
      'j0.s1 step',
    ]);
    expect(badges).toEqual([]);
  });

  test('is counted where a view does not ask for it', async () => {
    const { badges } = await look(INCOMPLETE, 'flow');
    expect(badges.join('\n')).toMatch(/unaddressed-pain/);
  });

  test('of a framework is what the rule finds missing', async () => {
    for (const [framework, stages] of [
      ['Service', ['During', 'After']],
      ['5e', ['engage', 'Entice', 'Something else']],
      ['Own', ['B']],
      ['Customer lifecycle', ['Advocacy', 'Awareness']],
    ] as const) {
      const own = 'framework Own\n  stage A\n  stage B\n  stage C\n    optional\n  stage D\n\n';
      const steps = stages.map((name) => `  stage ${name}\n    step In ${name}\n      on Web\n      feels calm\n`);
      const text = own + journey(`  follows ${framework}\n${steps.join('')}`);
      const { questions, codes } = await look(text);
      const asked = questions.filter((question) => question.includes('framework-stage'));
      expect(asked.length).toBe(codes.filter((code) => code === 'missing-framework-stage').length);
      expect(asked.length).toBeGreaterThan(0);
    }
  });
});

describe('what the picture has no room to ask', () => {
  const GAPS = journey(`  basis research
  stage S
    step T
      on Web
      feels sad
`);

  test('is asked over it, each at its place, and not counted besides', async () => {
    const { badges, over } = await look(GAPS);
    expect(over).toEqual(['j0.s0.p0: How do you know?', 'j0.s0.p0.feels0: Why so low?']);
    expect(badges).toEqual(['j0.s0.p0: missing-evidence', 'j0.s0.p0.feels0: unexplained-low']);
    expect((await look('journey A\n')).over).toEqual(['j0: Where does it start?', 'j0: Where does it end?']);
  });

  test('every report of something that is missing has its own words', () => {
    const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const asked = OPEN_QUESTIONS.map((code) => {
      const problem = { range: at, severity: 'warning', code, message: '', about: 'j0' } as const;
      return questionsAmong([{ id: 'j0', problems: [problem] }]).questions[0]?.label ?? '';
    });
    for (const label of asked) expect(label).toMatch(/^(What|Which|Where|Why|Whose|How) .+\?$/);
    expect(new Set(asked).size).toBe(OPEN_QUESTIONS.length);
  });

  test('stands where it belongs: below a card, beside a face, behind the last stage', () => {
    const problem = (code: string, about: string, missing?: string) => ({
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      severity: 'warning' as const,
      code,
      message: '',
      about,
      missing,
    });
    const boxes: Readonly<Record<string, Box>> = {
      j0: { x: 20, y: 10, width: 400, height: 40 },
      'j0.s0.p0': { x: 200, y: 100, width: 180, height: 90 },
      'j0.s0.p0.feels0': { x: 280, y: 300, width: 26, height: 26 },
    };
    const { questions, badges } = questionsAmong([
      { id: 'j0', problems: [problem('missing-framework-stage', 'j0', 'After'), problem('missing-end', 'j0')] },
      { id: 'j0.s0.p0', problems: [problem('missing-evidence', 'j0.s0.p0'), problem('invalid-value', 'j0.s0.p0')] },
      { id: 'j0.s0.p0.feels0', problems: [problem('unexplained-low', 'j0.s0.p0.feels0')] },
    ]);
    expect(badges.map(({ id, problems }) => `${id} ${problems.map(({ code }) => code)}`)).toEqual([
      'j0.s0.p0 invalid-value',
    ]);
    const stage = { id: 'j0.s0', kind: 'stage', x: 190, y: 60, width: 200, height: 30 } as const;
    const placed = placeQuestions(
      questions,
      [stage],
      (id) => boxes[id],
      () => 100,
    );
    expect(placed.map(({ label, x, y }) => [label, x, y])).toEqual([
      ['Where is “After”?', 406, 64],
      ['Where does it end?', 30, 50],
      ['How do you know?', 210, 179],
      ['Why so low?', 312, 302],
    ]);
  });
});
