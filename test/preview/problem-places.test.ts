import ELK from 'elkjs/lib/elk.bundled.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { OPEN_QUESTIONS, type ShownProblem } from '../../language-server/protocol.js';
import { RULES } from '../../language-server/rules/index.js';
import { badgesOf } from '../../media/problems/problem-places.js';
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
