import { beforeAll, describe, expect, it } from 'vitest';
import { createLanguage, type Language } from './helpers.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

const errorsOf = (diagnostics: readonly { severity?: number; code?: unknown }[] = []) =>
  diagnostics.filter(({ severity }) => severity === 1).map(({ code }) => code);

/** A journey with one step; `lines` stand in the journey, `items` in the step. */
const journey = (name: string, lines: string[] = [], items: string[] = []) =>
  [
    `journey ${name}`,
    ...lines.map((line) => `  ${line}`),
    '  stage S',
    '    step T',
    '      feels sad: it rains',
    ...items.map((item) => `      ${item}`),
    '',
  ].join('\n');

describe('cycles end', () => {
  it('of imports, of two files and of many', async () => {
    const count = 60;
    const files = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `rings/f${i}.journey`,
        `import ./f${(i + 1) % count}.journey\nimport ./f${(i + count - 1) % count}.journey\n` +
          `framework F${i}\n  stage S\n${journey(`J${i}`, [`follows F${(i + 1) % count}`, `future of J${(i + 1) % count}`])}`,
      ]),
    );
    const documents = await language.add(files);
    for (const document of documents) {
      expect(errorsOf(document.diagnostics)).toEqual([]);
      expect(document.diagnostics!.map(({ code }) => code)).toContain('future-without-change');
      expect(language.journey.map.JourneyMaps.of(document).journeys[0]!.futureOf!.resolved).toBe(true);
    }
  });

  it('of imports of a file by itself', async () => {
    const [document] = await language.add({ 'rings/self.journey': `import ./self.journey\n${journey('J')}` });
    expect(errorsOf(document!.diagnostics)).toEqual(['import-not-found']);
  });

  it('of details, of a journey in itself and around three', async () => {
    for (const names of [['A'], ['A', 'B'], ['A', 'B', 'C']]) {
      const text = names.map((name, i) => journey(name, [], [`details ${names[(i + 1) % names.length]}`])).join('');
      const document = await language.open(text);
      expect(errorsOf(document.diagnostics)).toEqual([]);
      const { journeys } = language.journey.map.JourneyMaps.of(document);
      expect(journeys.map((it) => it.stages[0]!.steps[0]!.details!.target)).toEqual(
        names.map((_, i) => `j${(i + 1) % names.length}`),
      );
    }
  });

  it('of futures, of a journey of itself and around a thousand', async () => {
    for (const count of [1, 2, 1000]) {
      const text = Array.from({ length: count }, (_, i) => journey(`J${i}`, [`future of J${(i + 1) % count}`])).join(
        '',
      );
      const document = await language.open(text);
      expect(errorsOf(document.diagnostics)).toEqual([]);
      expect(document.diagnostics!.filter(({ code }) => code === 'future-without-change')).toHaveLength(count);
    }
  });

  it('of ways, each step leading to all others', async () => {
    const names = Array.from({ length: 120 }, (_, i) => `S${i}`);
    const text = [
      'journey J',
      '  stage S',
      ...names.flatMap((name) => [`    step ${name}`, `      next ${names.join(', ')}`]),
    ];
    const document = await language.open(text.join('\n'));
    expect(document.diagnostics!.filter(({ code }) => code === 'endless-loop')).toHaveLength(1);
    expect(document.diagnostics!.filter(({ code }) => code === 'unreachable-step')).toEqual([]);
  });

  it('of answers between an opportunity and pains of one name', async () => {
    const text =
      'journey J\n  stage S\n    pain A\n    opportunity A\n      answers A\n    step A\n      pain A\n      opportunity A\n        answers A\n';
    expect(errorsOf((await language.open(text)).diagnostics)).toEqual([]);
  });
});
