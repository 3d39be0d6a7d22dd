import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { MapEdit, Part } from '../../language-server/map-edits/map-edit.js';
import { partsOf } from '../../language-server/map-edits/parts.js';
import { createLanguage, type Language } from '../language/helpers.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

/** The text after a change, with `‸` around what is selected; or why it was refused. */
async function changed(text: string, change: MapEdit): Promise<string> {
  const document = await language.open(text);
  const answer = await language.journey.map.MapEditor.edit(document, change);
  if ('problem' in answer) return answer.problem;
  const own = answer.files.find(({ uri }) => uri === document.uri.toString());
  const before = TextDocument.create('', '', 0, text);
  const edited = TextDocument.create('', '', 0, TextDocument.applyEdits(before, own?.edits ?? []));
  if (!answer.select) return edited.getText();
  const { start, end } = answer.select;
  return TextDocument.applyEdits(
    edited,
    edited.offsetAt(start) === edited.offsetAt(end)
      ? [{ range: { start, end }, newText: '‸' }]
      : [
          { range: { start, end: start }, newText: '‸' },
          { range: { start: end, end }, newText: '‸' },
        ],
  );
}

const part = (id: string, words: string): Part => ({ id, words });

describe('a score', () => {
  const map = (lines: string, head = 'for Rosa') => `journey A
  ${head}
  stage S
    step T
${lines}`;
  const t = part('j0.s0.p0', 'T');

  test('changes the word where the word says it, and keeps the reason and the comment', async () => {
    const text = map('      feels anxious: will it fit // her words\n');
    expect(await changed(text, { kind: 'score', part: t, persona: 'Rosa', score: 2 })).toBe(
      map('      feels delighted‸: will it fit // her words\n'),
    );
  });

  test('changes the number where one is written', async () => {
    const text = map('      feels uneasy -2: why\n');
    expect(await changed(text, { kind: 'score', part: t, persona: 'Rosa', score: 1 })).toBe(
      map('      feels uneasy +1‸: why\n'),
    );
  });

  test('is written on the scale of the journey', async () => {
    const text = map('      feels happy\n', 'scale 0..10');
    expect(await changed(text, { kind: 'score', part: t, persona: null, score: 7 })).toBe(
      map('      feels happy 7‸\n', 'scale 0..10'),
    );
    expect(await changed(text, { kind: 'score', part: t, persona: null, score: 99 })).toBe(
      map('      feels delighted‸\n', 'scale 0..10'),
    );
  });

  test('is written where nothing says it yet', async () => {
    expect(await changed(map('      on Web\n'), { kind: 'score', part: t, persona: 'Rosa', score: -1 })).toBe(
      map('      on Web\n      feels annoyed‸\n'),
    );
  });

  test('of one persona leaves the others as they feel', async () => {
    const both = 'for Rosa, Ben';
    expect(await changed(map('      feels calm\n', both), { kind: 'score', part: t, persona: 'Ben', score: -2 })).toBe(
      map('      feels calm\n      as Ben\n        feels frustrated‸\n', both),
    );
    const own = '      feels calm\n      as Ben\n        feels sad\n';
    expect(await changed(map(own, both), { kind: 'score', part: t, persona: 'Ben', score: 1 })).toBe(
      map('      feels calm\n      as Ben\n        feels happy‸\n', both),
    );
  });

  test('is refused where several lines say it', async () => {
    const text = map('      feels calm\n      feels sad\n');
    expect(await changed(text, { kind: 'score', part: t, persona: 'Rosa', score: 1 })).toMatch(/^2 lines say/);
  });
});

const MAP = `// The team's own map
journey Buying
  for Rosa
  starts Wants to run

  stage Before // first
    step Compares
      on Web, Store // two
      thinks So many
      // nobody counts them
      pain Contradictions

    // The step that matters
    step Tries
      feels happy

  stage After
    step Runs
      feels proud
`;

describe('words', () => {
  test('of a line change alone', async () => {
    const change: MapEdit = { kind: 'words', part: part('j0.s0.p0.thinks0', 'So many'), words: ' Too  many: really ' };
    expect(await changed(MAP, change)).toBe(MAP.replace('So many', 'Too many: really‸'));
  });

  test('of a name in a line are quoted where they must be', async () => {
    const change: MapEdit = { kind: 'words', part: part('j0.s0.p0.on1', 'Store'), words: 'Shop, downtown' };
    expect(await changed(MAP, change)).toBe(MAP.replace('Web, Store', 'Web, "Shop, downtown"‸'));
  });

  test('of a title go into what refers to it', async () => {
    const text = `${MAP}      next Tries\n`;
    const change: MapEdit = { kind: 'words', part: part('j0.s0.p1', 'Tries'), words: 'Tries on' };
    expect((await changed(text, change)).replace('‸', '')).toBe(text.replaceAll('Tries', 'Tries on'));
  });

  test('cannot be none', async () => {
    const change: MapEdit = { kind: 'words', part: part('j0.s0.p0.thinks0', 'So many'), words: '  ' };
    expect(await changed(MAP, change)).toMatch(/^There must be some words/);
  });
});

describe('a new line', () => {
  test('goes to its place, with words to overwrite', async () => {
    expect(await changed(MAP, { kind: 'add', part: part('j0.s0.p1', 'Tries'), keyword: 'pain', words: '' })).toBe(
      MAP.replace('      feels happy\n', '      feels happy\n      pain ‸What goes wrong‸\n'),
    );
  });

  test('may be a step before another one, with the comment of that where it was', async () => {
    const change: MapEdit = {
      kind: 'add',
      part: part('j0.s0', 'Before'),
      keyword: 'step',
      words: 'Asks',
      before: part('j0.s0.p1', 'Tries'),
    };
    expect(await changed(MAP, change)).toBe(MAP.replace('    // The step', '    step Asks‸\n\n    // The step'));
  });

  test('may be true for one persona alone', async () => {
    const change: MapEdit = {
      kind: 'add',
      part: part('j0.s1.p0', 'Runs'),
      keyword: 'thinks',
      words: 'Yes',
      persona: 'Rosa',
    };
    expect(await changed(MAP, change)).toBe(`${MAP}      as Rosa\n        thinks Yes‸\n`);
  });

  test('must be one that the block takes', async () => {
    expect(await changed(MAP, { kind: 'add', part: part('j0', 'Buying'), keyword: 'pain', words: 'x' })).toMatch(
      /^A journey has no line ‘pain’/,
    );
  });
});

test('what a report asks for is written', async () => {
  const answered = await changed(MAP, { kind: 'answer', part: part('j0', 'Buying'), code: 'missing-end' });
  expect(answered).toMatch(/\n {2}ends ‸[^‸\n]+‸\n/);
  expect(answered.replace(/ {2}ends .*\n/, '')).toBe(MAP);
  expect(await changed(MAP, { kind: 'answer', part: part('j0', 'Buying'), code: 'missing-start' })).toMatch(
    /^Nothing is/,
  );
});

describe('removing', () => {
  test('a name leaves the others of its line', async () => {
    expect(await changed(MAP, { kind: 'remove', part: part('j0.s0.p0.on0', 'Web') })).toBe(MAP.replace('Web, ', ''));
    expect(await changed(MAP, { kind: 'remove', part: part('j0.s0.p0.on1', 'Store') })).toBe(
      MAP.replace(', Store', ''),
    );
  });

  test('a line takes nothing with it', async () => {
    expect(await changed(MAP, { kind: 'remove', part: part('j0.s0.p0.pain0', 'Contradictions') })).toBe(
      MAP.replace('      pain Contradictions\n', ''),
    );
  });

  test('a block takes what is in it, and keeps the comments', async () => {
    const removed = await changed(MAP, { kind: 'remove', part: part('j0.s0.p0', 'Compares') });
    expect(removed).toContain('// nobody counts them');
    expect(removed).toContain('// two');
    expect(removed).not.toContain('Compares');
    expect(await changed(MAP, { kind: 'remove', part: part('j0.s1', 'After') })).toBe(
      MAP.replace('\n  stage After\n    step Runs\n      feels proud\n', ''),
    );
  });
});

describe('duplicating', () => {
  test('a step gives it another title', async () => {
    expect(await changed(MAP, { kind: 'duplicate', part: part('j0.s1.p0', 'Runs') })).toBe(
      `${MAP}    step Runs 2\n      feels proud‸\n`,
    );
  });

  test('a line puts it below', async () => {
    expect(await changed(MAP, { kind: 'duplicate', part: part('j0.s0.p0.thinks0', 'So many') })).toBe(
      MAP.replace('      thinks So many\n', '      thinks So many\n      thinks So many‸\n'),
    );
  });
});

describe('moving', () => {
  test('a step goes before another one, with its comment', async () => {
    const change: MapEdit = {
      kind: 'move',
      part: part('j0.s0.p1', 'Tries'),
      into: part('j0.s0', 'Before'),
      before: part('j0.s0.p0', 'Compares'),
    };
    expect((await changed(MAP, change)).replace('‸', '')).toBe(`// The team's own map
journey Buying
  for Rosa
  starts Wants to run

  stage Before // first
    // The step that matters
    step Tries
      feels happy

    step Compares
      on Web, Store // two
      thinks So many
      // nobody counts them
      pain Contradictions

  stage After
    step Runs
      feels proud
`);
  });

  test('a step goes into another stage', async () => {
    const change: MapEdit = { kind: 'move', part: part('j0.s0.p0', 'Compares'), into: part('j0.s1', 'After') };
    expect((await changed(MAP, change)).replace('‸', '')).toBe(`// The team's own map
journey Buying
  for Rosa
  starts Wants to run

  stage Before // first
    // The step that matters
    step Tries
      feels happy

  stage After
    step Runs
      feels proud
    step Compares
      on Web, Store // two
      thinks So many
      // nobody counts them
      pain Contradictions
`);
  });

  test('a stage goes before another one', async () => {
    const change: MapEdit = {
      kind: 'move',
      part: part('j0.s1', 'After'),
      into: part('j0', 'Buying'),
      before: part('j0.s0', 'Before'),
    };
    expect((await changed(MAP, change)).replace('‸', '')).toBe(`// The team's own map
journey Buying
  for Rosa
  starts Wants to run

  stage After
    step Runs
      feels proud

  stage Before // first
    step Compares
      on Web, Store // two
      thinks So many
      // nobody counts them
      pain Contradictions

    // The step that matters
    step Tries
      feels happy
`);
  });

  test('to where it is changes nothing', async () => {
    const into = part('j0.s0', 'Before');
    const before = part('j0.s0.p1', 'Tries');
    expect(await changed(MAP, { kind: 'move', part: part('j0.s0.p0', 'Compares'), into, before })).toBe(MAP);
    expect(await changed(MAP, { kind: 'move', part: before, into })).toBe(MAP);
  });
});

describe('a text that has changed since it was drawn', () => {
  test('is changed at the part that was meant', async () => {
    const change: MapEdit = { kind: 'remove', part: part('j0.s0.p0.thinks0', 'So many') };
    const text = MAP.replace('    step Compares', '    step Hears of it\n    step Compares');
    expect(await changed(text, change)).toBe(text.replace('      thinks So many\n', ''));
  });

  test('is left alone where the part is gone, or there are two', async () => {
    const change: MapEdit = { kind: 'remove', part: part('j0.s0.p0.thinks0', 'So many') };
    const gone = MAP.replace('So many', 'So few');
    expect(await changed(gone, change)).toMatch(/^‘So many’ is not in the text as it was drawn/);
    const twice = MAP.replace('      feels happy', '      thinks So many\n      feels happy');
    const moved = twice.replace('    step Compares', '    step Hears of it\n    step Compares');
    expect(await changed(moved, change)).toMatch(/^‘So many’ is not/);
  });
});

test('any change of any part of an example keeps comments and what has nothing to do with it', async () => {
  const texts = readdirSync('examples')
    .filter((name) => name.endsWith('.journey'))
    .map((name) => readFileSync(`examples/${name}`, 'utf8'));
  const opened = await Promise.all(texts.map((text) => language.open(text)));
  const parts = opened.map((document) => [...partsOf(language.journey.map.JourneyMaps.of(document)).values()]);
  const change = fc.record({
    map: fc.nat(texts.length - 1),
    at: fc.nat(),
    other: fc.nat(),
    kind: fc.constantFrom('remove', 'duplicate', 'words', 'move', 'add') as fc.Arbitrary<MapEdit['kind']>,
    words: fc.string({ minLength: 1, maxLength: 20 }),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ map, at, other, kind, words }) => {
      const all = parts[map]!;
      const chosen = all[at % all.length]!;
      const steps = all.filter(({ id }) => /^j\d+\.s\d+\.p\d+$/.test(id));
      const stages = all.filter(({ id }) => /^j\d+\.s\d+$/.test(id));
      const edit: MapEdit =
        kind === 'move' && steps.length > 0
          ? { kind, part: steps[at % steps.length]!, into: stages[other % stages.length]! }
          : kind === 'add' && steps.length > 0
            ? { kind, part: steps[at % steps.length]!, keyword: 'thinks', words }
            : kind === 'words'
              ? { kind, part: chosen, words }
              : { kind: kind === 'duplicate' ? 'duplicate' : 'remove', part: chosen };
      const document = opened[map]!;
      const answer = await language.journey.map.MapEditor.edit(document, edit);
      if ('problem' in answer) return;
      const text = texts[map]!;
      const own = answer.files.find(({ uri }) => uri === document.uri.toString())?.edits ?? [];
      const edited = TextDocument.applyEdits(TextDocument.create('', '', 0, text), own);
      for (const comment of text.match(/\/\/ .*|\/\*[\s\S]*?\*\//g) ?? []) expect(edited).toContain(comment.trim());
      const before = document.parseResult.lexerReport as unknown as { findings: unknown[] };
      const reread = language.parse(edited).lexerReport as unknown as { findings: unknown[] };
      expect(reread.findings.length).toBeLessThanOrEqual(before.findings.length);
      const lines = edited.split('\n').length - text.split('\n').length;
      if (edit.kind === 'move') expect([...edited.matchAll(/\S/g)].length).toBe([...text.matchAll(/\S/g)].length);
      if (edit.kind === 'add') expect(lines).toBe(1);
    }),
  );
});
