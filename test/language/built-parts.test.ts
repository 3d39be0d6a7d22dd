import type { LangiumDocument } from 'langium';
import { beforeEach, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguage, type Language } from './helpers.js';

const TEXT = `persona Rosa
emotion eager +1
metric Basket
  scale 0..500
journey Buying shoes
  for Rosa
  scale -2..+2
  stage Looking
    step Reads reviews
      on web
      feels eager
      next Buys
  stage Buying
    step Tries on
      on Web
      for rosa
      feels eager
      pain No seat
      metric Basket 80
      opportunity A bench
        answers No seat
      next Reads reviews
    step Buys
      feels eager
      details Paying
  stage Wearing
    goal Fit
    pain Wet feet
    opportunity Wax
      answers No seat
    opportunity Socks
journey Paying
  stage Till
    step Pays
      on Store
`;

describe('the map of an edited text', () => {
  let language: Language;
  let document: LangiumDocument;
  beforeEach(async () => {
    language = await createLanguage();
    document = await language.open(TEXT);
  });

  const maps = () => language.journey.map.JourneyMaps;
  async function edit(text: string) {
    language.shared.workspace.TextDocuments!.set(
      TextDocument.create(document.uri.toString(), 'journey', 2, text) as never,
    );
    await language.shared.workspace.DocumentBuilder.update([document.uri], []);
    return maps().of(document);
  }
  const stagesOf = () =>
    maps()
      .of(document)
      .journeys.flatMap(({ stages }) => stages);
  /** The names of the stages that are not the same objects after an edit. */
  async function builtAnew(text: string): Promise<string[]> {
    const before = new Set(stagesOf());
    await edit(text);
    return stagesOf().flatMap((stage) => (before.has(stage) ? [] : [stage.name]));
  }

  it.each([
    ['a word in one stage', 'Reads reviews\n      on', 'Reads reviews\n      thinks Hm\n      on', 4],
    ['the score of an emotion', 'eager +1', 'eager +2', 2],
    ['the range of a metric', '0..500', '0..100', 1],
    ['the spelling of a persona', 'persona Rosa', 'persona ROSA', 3],
    ['the scale of the journey', 'scale -2..+2', 'scale 0..10', 3],
    ['whose journey it is', '  for Rosa', '  for Rosa, Ana', 3],
    ['the first spelling of a channel', 'on web', 'on WEB', 2],
    ['the name of a step that others go to', 'step Buys\n', 'step Pays\n', 2],
    ['the name of a journey that is gone into', 'journey Paying', 'journey Leaving', 1],
    ['which journey that is', 'journey Buying', 'journey First\njourney Buying', 4],
    ['a pain that another stage answers', 'pain No seat', 'pain No chair', 2],
    ['a pain that is answered', 'answers No seat\n    opportunity S', 'answers Wet feet\n    opportunity S', 1],
    ['the order of the stages', '  stage Looking\n', '  stage Hearing\n    note x\n  stage Looking\n', 5],
    ['a line above', 'persona Rosa', '\npersona Rosa', 4],
  ])('is what is made of that text alone, after a change of %s', async (_, from, to, count) => {
    const text = TEXT.replace(from, to);
    expect(text).not.toBe(TEXT);
    const before = maps().of(document);
    const kept = JSON.stringify(before);
    const anew = await builtAnew(text);
    const other = await createLanguage();
    expect(maps().of(document)).toEqual(await other.map(text));
    expect(anew).toHaveLength(count);
    expect(JSON.stringify(before)).toBe(kept);
  });

  it('has the same objects for stages of which nothing has changed', async () => {
    expect(await builtAnew(TEXT.replace('on Store', 'on Shop'))).toEqual(['Till']);
    expect(await builtAnew(TEXT.replace('on Store', 'on Shop').replace('Tries on', 'Tries them on'))).toEqual([
      'Buying',
    ]);
  });

  it('has the same objects for the other steps of the stage that was edited', async () => {
    const before = new Set(stagesOf().flatMap(({ steps }) => steps));
    await edit(TEXT.replace('feels eager\n      pain No seat', 'feels glad\n      pain No seat'));
    const steps = stagesOf().flatMap((stage) => stage.steps);
    expect(steps.filter((step) => !before.has(step)).map(({ name }) => name)).toEqual(['Tries on']);
  });
});
