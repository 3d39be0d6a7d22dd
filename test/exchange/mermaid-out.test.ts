/** What goes out as Mermaid is read and drawn by Mermaid itself as the map says it. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { mermaidScript } from '../../bench/peers.js';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { readMermaid } from '../../src/exchange/mermaid/read.js';
import { writeMermaid, writeMermaidPage } from '../../src/exchange/mermaid/write.js';
import { useChromium } from '../diagram/in-chromium.js';
import { useLanguage } from './reading.js';

const { map, mapWithoutErrors } = useLanguage();
const chromium = useChromium();

/** In milliseconds: where Mermaid is not here yet, it is installed first. */
const INSTALLATION = 300_000;

beforeAll(async () => {
  const { script } = await mermaidScript();
  await chromium.page.setContent('<!DOCTYPE html><body></body>');
  await chromium.page.addScriptTag({ path: script });
  await chromium.page.evaluate('mermaid.initialize({ startOnLoad: false })');
}, INSTALLATION);

interface Drawn {
  title: string;
  /** Each section and step once, as they are read in the picture. */
  texts: string[];
  tasks: { section: string; task: string; score: number; people: string[] }[];
}

/** What Mermaid reads in a diagram, and what its picture shows. */
function draw(text: string): Promise<Drawn> {
  return chromium.page.evaluate(`(async () => {
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(${JSON.stringify(text)});
    // At every call it adds them all once more to those of the call before, and drawing is one.
    const title = db.getDiagramTitle();
    const tasks = [...db.getTasks()];
    const decode = (it) => {
      const area = document.createElement('textarea');
      area.innerHTML = it.replace(/ﬂ°°/g, '&#').replace(/ﬂ°/g, '&').replace(/¶ß/g, ';');
      return area.value;
    };
    const { svg } = await mermaid.render('drawn', ${JSON.stringify(text)});
    document.body.innerHTML = svg;
    const labels = [...document.querySelectorAll('.journey-section, .task')].map((it) => it.textContent.trim());
    return {
      title: decode(title),
      texts: [...new Set(labels)].filter(Boolean),
      tasks: tasks.map(({ section, task, score, people }) => ({
        section: decode(section), task: decode(task), score, people: people.map(decode),
      })),
    };
  })()`);
}

/** The steps of a journey as Mermaid should read them. */
function steps({ journeys: [journey] }: JourneyMap) {
  const { personas, stages } = journey!;
  const fold = (text: string) => text.replace(/\s+/gu, ' ').trim();
  return stages.flatMap((stage) =>
    stage.steps.map((step) => ({
      section: fold(stage.name),
      task: fold(step.name),
      people: [step.personas, stage.personas, personas].find((it) => it.length > 0) ?? [],
    })),
  );
}

const MESSY = `journey "Title #1: a; b %% c <b>&amp; // d"
  for "Ann, senior: x", Bo#2
  scale 1..5
  stage "Section: #1; // x"
    step section one: two
      feels 4.5
    step title "quoted" #35; {x}
      for Bo#2
      feels 1
    step %%{init: {}}%%
      feels 2
    step accDescr { x }
      feels 3
  stage journey
    step journey
      feels 5
`;

describe('Mermaid reads what the map says', () => {
  test('whatever the texts look like', async () => {
    const source = await mapWithoutErrors(MESSY);
    const drawn = await draw(writeMermaid(source, 0).content);
    expect(drawn.title).toBe(source.journeys[0]!.name);
    expect(drawn.tasks.map(({ score: _, ...task }) => task)).toEqual(steps(source));
    expect(drawn.tasks.map(({ score }) => score)).toEqual([4.5, 1, 2, 3, 5]);
    // Every letter of it is in the picture, too, which wraps lines.
    const shown = drawn.texts.join('').replace(/\s/g, '');
    for (const { section, task } of steps(source)) {
      expect(shown).toContain(section.replace(/\s/g, ''));
      expect(shown).toContain(task.replace(/\s/g, ''));
    }
  });

  const examples = readdirSync('examples').filter((file) => file.endsWith('.journey'));
  test.each(examples)('%s', async (file) => {
    const source = await map(readFileSync(`examples/${file}`, 'utf8'));
    for (const [index, journey] of source.journeys.entries()) {
      const { content, notices } = writeMermaid(source, index);
      const drawn = await draw(content);
      const expected = steps({ ...source, journeys: [journey] });
      const stages = journey.stages.filter((stage) => stage.steps.length > 0).map(({ name }) => name);
      expect(drawn.tasks.filter(({ section }) => stages.includes(section)).map(({ score: _, ...it }) => it)).toEqual(
        expected,
      );
      expect(drawn.texts.length).toBeGreaterThan(journey.stages.length);
      expect(notices.some(({ message }) => message.startsWith('Mermaid has no place for: '))).toBe(true);
    }
  });

  test('any text', async () => {
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        fc
          .array(
            fc.constantFrom(
              '#',
              ';',
              ':',
              ',',
              '%%',
              '{',
              '}',
              '<b>',
              '&amp;',
              '#35;',
              '"',
              '\\',
              'x',
              'section ',
              ' ',
            ),
            {
              minLength: 1,
              maxLength: 8,
            },
          )
          .map((parts) => parts.join('')),
      )
      .map((it) => it.replace(/\s+/gu, ' ').trim())
      .filter((it) => it !== '');
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (title, section, task, actor) => {
        const source = await mapWithoutErrors(
          `journey ${JSON.stringify(title)}\n  for ${JSON.stringify(actor)}\n  stage ${JSON.stringify(section)}\n    step ${JSON.stringify(task)}\n      feels 0\n`,
        );
        const { content } = writeMermaid(source, 0);
        const drawn = await draw(content);
        const fold = (it: string) => it.replace(/\s+/gu, ' ').trim();
        expect(drawn.title).toBe(fold(source.journeys[0]!.name));
        expect(drawn.tasks).toEqual([
          { ...steps(source)[0], people: source.journeys[0]!.personas.map(fold), score: 3 },
        ]);
        // And back again.
        const back = await mapWithoutErrors(readMermaid(content, 'x').text);
        expect(back.journeys[0]!.name).toBe(source.journeys[0]!.name);
        expect(back.journeys[0]!.personas).toEqual(source.journeys[0]!.personas);
        expect(steps(back)).toEqual(steps(source));
      }),
    );
  });
});

describe('what Mermaid cannot say is told', () => {
  const messages = async (text: string) => writeMermaid(await map(text), 0).notices.map(({ message }) => message);
  const plain = 'journey J\n  for A, B\n  stage S\n    step X\n      feels 1\n';

  test('nothing for a map that it can say', async () => expect(await messages(plain)).toEqual([]));

  test.each([
    ['    step Y\n', /^1 step without a feeling: the score is 3/],
    ['    step Y\n      feels 1\n      as A\n        feels -1\n', /^1 step that people feel differently about/],
    ['    step Y\n      feels happy: because\n', /^1 feeling: only the score/],
    ['  stage T\n    feels 1\n', /^1 stage with lines of its own/],
    [
      '    step Y\n      feels 1\n      on Web, App\n      pain P\n',
      /^Mermaid has no place for: 2 channels, 1 pain\.$/,
    ],
    ['    step Y\n      feels 1\n      moment of truth\n', /^Mermaid has no place for: 1 moment of truth\.$/],
    ['  goal G\n  note N\n', /^Mermaid has no place for: 2 lines about the journey itself\.$/],
    ['persona A\n  role Mother\npersona B\n', /^Mermaid has no place for: 1 description of a name\.$/],
  ])('%j', async (more, message) => {
    expect(await messages(plain + more)).toEqual([expect.stringMatching(message)]);
  });

  test('the score is the mean of all who take the step', async () => {
    const source = await map(`${plain}    step Y\n      feels 2\n      as A\n        feels -1\n`);
    expect((await draw(writeMermaid(source, 0).content)).tasks.map(({ score }) => score)).toEqual([4, 3.5]);
  });
});

test('a page holds every journey of a file, and comes back', async () => {
  const source = await map(readFileSync('examples/library-card.journey', 'utf8'));
  const { content, notices } = writeMermaidPage(source);
  expect(source.journeys.length).toBeGreaterThan(1);
  const back = await mapWithoutErrors(readMermaid(content, 'x').text);
  expect(back.journeys.map(({ name }) => name)).toEqual(source.journeys.map(({ name }) => name));
  for (const { name } of source.journeys) expect(notices.map((it) => it.message).join('\n')).toContain(`‘${name}’: `);
});
