/** What the views of the workspace ask: journeys by how far they are, opportunities by what they promise. */
import { URI } from 'langium';
import { beforeAll, describe, expect, test } from 'vitest';
import { TEMPLATES } from '../../language-server/completion/templates.js';
import type { JourneyStatus } from '../../language-server/protocol.js';
import { mapNamed, snippetNamed } from '../../language-server/starting/new-map.js';
import { createLanguage, type Language } from '../language/helpers.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

const map = (name: string, status: string, opportunities: string[] = []) =>
  [
    `journey ${name}`,
    '  for Anna',
    ...(status ? [`  status ${status}`] : []),
    '  stage Before',
    '    step Waits',
    '      on Street',
    ...opportunities,
    '',
  ].join('\n');

const opportunity = (text: string, lifts?: string, effort?: string) =>
  [
    `      opportunity ${text}`,
    ...(lifts ? [`        lifts ${lifts}`] : []),
    ...(effort ? [`        effort ${effort}`] : []),
  ].join('\n');

const ALL = { from: 0, most: 1000 };

describe('the overview of a workspace', () => {
  test('counts and lists, in parts, and follows changes', async () => {
    const { overview, write, remove } = await workspace();
    await write(
      'b.journey',
      map('Beta', 'live', [opportunity('Costly', '+1', 'high'), opportunity('Cheap', '+1', 'low')]),
    );
    await write('a.journey', map('Alpha', 'live', [opportunity('Great', '+2'), opportunity('Unsaid')]));
    await write('c.journey', map('Gamma', 'Draft'));
    await write('d.journey', map('', 'nonsense'));
    expect(overview.count()).toEqual({
      statuses: [
        { status: 'draft', journeys: 1, questions: 3 },
        { status: 'live', journeys: 2, questions: 6 },
        { status: 'none', journeys: 1, questions: 3 },
      ],
      opportunities: 4,
    });
    const names = (status: JourneyStatus, part = ALL) => overview.journeys(status, part).map(({ name }) => name);
    expect(names('live')).toEqual(['Alpha', 'Beta']);
    expect(names('live', { from: 1, most: 1 })).toEqual(['Beta']);
    const texts = (part = ALL) => overview.opportunities(part).map(({ text }) => text);
    expect(texts()).toEqual(['Great', 'Cheap', 'Costly', 'Unsaid']);
    expect(texts({ from: 1, most: 2 })).toEqual(['Cheap', 'Costly']);
    const [great] = overview.opportunities(ALL);
    expect(great).toMatchObject({
      journey: 'Alpha',
      lifts: { written: 2 },
      range: { start: { line: 6, character: 18 } },
    });
    await write('a.journey', map('Alpha', 'retired', [opportunity('Great', '+2')]));
    expect([names('live'), names('retired'), texts()]).toEqual([['Beta'], ['Alpha'], ['Great', 'Cheap', 'Costly']]);
    await remove('b.journey');
    expect([names('live'), texts()]).toEqual([[], ['Great']]);
  });

  test('compares lifts of journeys with different scales', async () => {
    const { overview, write } = await workspace();
    const scaled = map('Fine', '', [opportunity('Ten of a hundred', '+10')]).replace(
      '  for Anna',
      '  for Anna\n  scale 0..100',
    );
    await write('fine.journey', scaled);
    await write('coarse.journey', map('Coarse', '', [opportunity('One of four', '+1')]));
    expect(overview.opportunities(ALL).map(({ text }) => text)).toEqual(['One of four', 'Ten of a hundred']);
    expect(overview.opportunities(ALL)[1]?.lifts).toEqual({ written: 10, onEmotions: 0.4 });
  });

  test('checks a file, a folder and everything', async () => {
    const { overview, write } = await workspace();
    await write('in/a.journey', map('Alpha', 'live'));
    await write('in/b.journey', map('Beta', 'live').replace('stage', 'next Nowhere\n  stage'));
    await write('out.journey', map('Gamma', ''));
    expect(overview.check(undefined)).toMatchObject({ maps: 3, errors: 1 });
    expect(overview.check(URI.parse('file:///overview/in'))).toMatchObject({ maps: 2, errors: 1 });
    expect(overview.check(URI.parse('file:///overview/in/a.journey'))).toEqual({ maps: 1, errors: 0, questions: 3 });
  });
});

async function workspace() {
  const { shared } = await createLanguage();
  const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments, Overview } = shared.workspace;
  DocumentBuilder.onUpdate(() => Overview.outdate());
  const uriOf = (name: string) => URI.parse(`file:///overview/${name}`);
  const remove = async (name: string) => {
    await DocumentBuilder.update([], [uriOf(name)]);
  };
  return {
    overview: Overview,
    remove,
    async write(name: string, text: string) {
      if (LangiumDocuments.hasDocument(uriOf(name))) await remove(name);
      const document = LangiumDocumentFactory.fromString(text, uriOf(name));
      LangiumDocuments.addDocument(document);
      await DocumentBuilder.build([document], { validation: true });
      Overview.outdate();
    },
  };
}

describe('templates', () => {
  test('are six at least, each with what it is good for', () => {
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(6);
    expect(TEMPLATES.filter(({ title, description }) => !title || !description)).toEqual([]);
  });

  test.each(TEMPLATES)('$name passes its own checks, named or not', async (template) => {
    for (const name of [undefined, 'Buying shoes']) {
      const found = await language.check(mapNamed(template, name));
      expect(found.filter(({ severity }) => severity !== undefined && severity <= 2).map(({ code }) => code)).toEqual(
        [],
      );
    }
  });

  test.each(TEMPLATES)('$name has places to fill in, the name of the journey among them', (template) => {
    expect(snippetNamed(template, 'Buying shoes')).toMatch(/\$\{\d+:Buying shoes\}/);
    expect(snippetNamed(template, undefined)).toBe(template.snippet);
  });
});
