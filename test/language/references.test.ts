import { type AstNode, AstUtils, type LangiumDocument, type Reference } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import { LIBRARY_URI } from '../../language-server/library/library.js';
import { createLanguage, type Language } from './helpers.js';

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

/** Where a name leads: the line of what it means, in this file counted from 1, or the file it stands in. */
function leadsTo(reference: Reference<AstNode>, document: LangiumDocument): string {
  const target = reference.ref;
  if (!target) return 'nowhere';
  const other = AstUtils.getDocument(target);
  const name = (target as AstNode & { name: string }).name;
  if (other.uri.toString() === LIBRARY_URI.toString()) return `built-in ${name}`;
  if (other !== document) return `${other.uri.path.split('/').pop()} ${name}`;
  return `${target.$type} on ${target.$cstNode!.range.start.line + 1}`;
}

/** The references of a file in the order of the text, each as `name → what it leads to`. */
function links(document: LangiumDocument): string[] {
  return (document.references as Reference<AstNode>[])
    .filter((reference) => reference.$refText)
    .sort((a, b) => a.$refNode!.offset - b.$refNode!.offset)
    .map((reference) => `${reference.$refText} → ${leadsTo(reference, document)}`);
}

const linksOf = async (text: string) => links(await language.open(text));

describe('declarations of the file', () => {
  it('are found by every line that names one', async () => {
    const text = [
      'journey A',
      '  for Ana',
      '  follows House',
      '  future of B',
      '  metric Basket 3',
      '  evidence Survey: x',
      '  stage S',
      '    for Ana',
      '    step T',
      '      on Web',
      '      touchpoint Door',
      '      feels fluttery',
      '      lane Legal: x',
      '      details B',
      '      opportunity O',
      '        on Web',
      '        metric Basket',
      '      as Ana',
      '        on Web',
      '        touchpoint Door',
      '        feels fluttery',
      '        metric Basket 4',
      'persona Ana',
      'channel Web',
      'touchpoint Door',
      '  on Web',
      'emotion fluttery +1',
      'source Survey',
      'metric Basket',
      'lane Legal',
      'framework House',
      'journey B',
    ].join('\n');
    expect(await linksOf(text)).toEqual([
      'Ana → Persona on 23',
      'House → Framework on 31',
      'B → Journey on 32',
      'Basket → Metric on 29',
      'Survey → Source on 28',
      'Ana → Persona on 23',
      'Web → Channel on 24',
      'Door → Touchpoint on 25',
      'fluttery → Emotion on 27',
      'Legal → Lane on 30',
      'B → Journey on 32',
      'Web → Channel on 24',
      'Basket → Metric on 29',
      'Ana → Persona on 23',
      'Web → Channel on 24',
      'Door → Touchpoint on 25',
      'fluttery → Emotion on 27',
      'Basket → Metric on 29',
      'Web → Channel on 24',
    ]);
  });

  it('are found for the kind only that the line names', async () => {
    expect(await linksOf('channel Ana\njourney Ana\n  for Ana\n  stage Ana\n    on Ana\n')).toEqual([
      'Ana → nowhere',
      'Ana → Channel on 1',
    ]);
  });

  it('are the first of two that have one name', async () => {
    expect(await linksOf('channel Web\nchannel Web\njourney A\n  stage S\n    on Web\n')).toEqual([
      'Web → Channel on 1',
    ]);
  });

  it('are found in another case, but the exact one first', async () => {
    const text = 'channel WEB\nchannel Web\njourney A\n  stage S\n    on web, Web, WEB, wEB\n';
    expect(await linksOf(text)).toEqual([
      'web → Channel on 1',
      'Web → Channel on 2',
      'WEB → Channel on 1',
      'wEB → Channel on 1',
    ]);
  });

  it('are found with other white space and another form of the same letters', async () => {
    const text =
      'channel The  Café\nchannel 카페\njourney A\n  stage S\n    on The Cafe\u0301, "The\u00a0Café", \u110f\u1161\u1111\u1166, the café\n';
    expect(await linksOf(text)).toEqual([
      'The Cafe\u0301 → Channel on 1',
      'The Café → Channel on 1',
      '\u110f\u1161\u1111\u1166 → Channel on 2',
      'the café → Channel on 1',
    ]);
  });

  it('are found by quoted names, and by names that are keywords or words of the machine', async () => {
    const text =
      'channel Phone, mobile\nchannel on\nchannel __proto__\nchannel "a: b"\njourney A\n  stage S\n    on "Phone, mobile", on, __proto__, constructor, "a: b"\n';
    expect(await linksOf(text)).toEqual([
      'Phone, mobile → Channel on 1',
      'on → Channel on 2',
      '__proto__ → Channel on 3',
      'constructor → nowhere',
      'a: b → Channel on 4',
    ]);
  });

  it('of touchpoints need not be there', async () => {
    expect(await linksOf('journey A\n  stage S\n    touchpoint Front door\n')).toEqual(['Front door → nowhere']);
  });
});

describe('built-in names', () => {
  it('are emotions, measures and frameworks, in any case', async () => {
    const text = 'journey A\n  follows customer LIFECYCLE\n  stage S\n    feels Anxious\n    metric csat 4\n';
    expect(await linksOf(text)).toEqual([
      'customer LIFECYCLE → built-in Customer lifecycle',
      'Anxious → built-in anxious',
      'csat → built-in CSAT',
    ]);
  });

  it.each(['anxious', 'Anxious', 'ANXIOUS'])('give way to a declaration of the file: %s', async (declared) => {
    const text = `emotion ${declared} +1\njourney A\n  stage S\n    feels anxious\n    feels Anxious\n`;
    expect(await linksOf(text)).toEqual(['anxious → Emotion on 1', 'Anxious → Emotion on 1']);
  });

  it('give way to a declaration of an imported file', async () => {
    const [, map] = await language.add({
      'lib/words.journey': 'emotion Anxious +1\nmetric csat\nframework Service\n',
      'lib/map.journey':
        'import ./words.journey\njourney A\n  follows Service\n  stage S\n    feels anxious\n    metric CSAT 4\n',
    });
    expect(links(map!)).toEqual([
      'Service → words.journey Service',
      'anxious → words.journey Anxious',
      'CSAT → words.journey csat',
    ]);
  });
});

describe('steps', () => {
  const MAP = [
    'journey A',
    '  stage One',
    '    step Waits',
    '    step Asks',
    '  stage Two',
    '    step Waits',
    '    step Pays',
    '  stage Waits',
    '  stage Asks too',
    'journey B',
    '  stage One',
    '    step Elsewhere',
  ];
  /** Where the names lead that a `next` in the step on a line (counted from 1) gives. */
  const nextFrom = (line: number, names: string) =>
    linksOf([...MAP.slice(0, line), `      next ${names}`, ...MAP.slice(line)].join('\n'));

  it('are looked for in the same stage first', async () => {
    expect(await nextFrom(3, 'Waits')).toEqual(['Waits → Step on 3']);
    expect(await nextFrom(7, 'Waits')).toEqual(['Waits → Step on 6']);
  });

  it('are looked for in the whole journey then, the first of two first', async () => {
    expect(await nextFrom(3, 'Pays, Asks')).toEqual(['Pays → Step on 8', 'Asks → Step on 5']);
    const third = [
      'journey A',
      '  stage One',
      '    step Waits',
      '  stage Two',
      '    step Waits',
      '  stage Three',
      '    step T',
    ];
    expect(await linksOf([...third, '      next Waits'].join('\n'))).toEqual(['Waits → Step on 3']);
  });

  it('are named with their stage where there are two', async () => {
    expect(await nextFrom(7, 'One / Waits, two / waits')).toEqual([
      'One / Waits → Step on 3',
      'two / waits → Step on 6',
    ]);
  });

  it('come before stages of the same name, and stages are found', async () => {
    expect(await nextFrom(4, 'Waits, Asks too, Two')).toEqual([
      'Waits → Step on 3',
      'Asks too → Stage on 10',
      'Two → Stage on 6',
    ]);
  });

  it('are not found in another journey', async () => {
    expect(await nextFrom(3, 'Elsewhere')).toEqual(['Elsewhere → nowhere']);
  });

  it('are found from a stage without steps, from `as` blocks and by the step itself', async () => {
    expect(
      await linksOf('journey A\n  stage S\n    next T\n  stage U\n    step T\n      as Ana\n        next T, S\n'),
    ).toEqual(['T → Step on 5', 'Ana → nowhere', 'T → Step on 5', 'S → Stage on 2']);
  });

  it('are found by a title with a slash, a comma or a colon', async () => {
    const text =
      'journey A\n  stage S\n    step Yes / no\n    step Pays, by card: fast\n    step U\n      next Yes / no, S / Yes / no, "Pays, by card: fast", "S / Pays, by card: fast"\n';
    expect(await linksOf(text)).toEqual([
      'Yes / no → Step on 3',
      'S / Yes / no → Step on 3',
      'Pays, by card: fast → Step on 4',
      'S / Pays, by card: fast → Step on 4',
    ]);
  });

  it('are found exactly in the journey before they are found in another case in the stage', async () => {
    const text = 'journey A\n  stage S\n    step pays\n      next Pays\n  stage T\n    step Pays\n';
    expect(await linksOf(text)).toEqual(['Pays → Step on 6']);
  });

  it('are found that stand where they do not belong', async () => {
    const text = 'journey A\n  stage S\n    step T\n      next U\n  step U\n';
    expect(await linksOf(text)).toEqual(['U → Step on 5']);
  });
});

describe('pains', () => {
  const TEXT = [
    'journey A',
    '  stage S',
    '    pain Slow',
    '    pain Stage only',
    '    opportunity O',
    '      answers Slow',
    '    step T',
    '      pain Slow',
    '      as Ana',
    '        pain Loud',
    '      opportunity P',
    '        answers Slow',
    '        answers Loud',
    '        answers Stage only',
    '        answers Elsewhere: far',
    '  stage U',
    '    step V',
    '      pain Elsewhere: far',
    '      opportunity Q',
    '        answers slow',
    '        answers Loud',
    '        answers Nobody knows',
  ].join('\n');

  it('are looked for in the step, then the stage, then the journey', async () => {
    const found = (await linksOf(TEXT)).filter((link) => !link.startsWith('Ana'));
    expect(found).toEqual([
      'Slow → Pain on 3',
      'Slow → Pain on 8',
      'Loud → Pain on 10',
      'Stage only → Pain on 4',
      'Elsewhere: far → Pain on 18',
      'slow → Pain on 3',
      'Loud → Pain on 10',
      'Nobody knows → nowhere',
    ]);
  });
});

describe('imports', () => {
  it('bring the declarations and journeys of a file, and not what it imports', async () => {
    const [, , map] = await language.add({
      'im/far.journey': 'persona Cleo\n',
      'im/near.journey': 'import ./far.journey\npersona Ben\njourney Paying\n  stage S\n    step T\n',
      'im/map.journey':
        'import ./near.journey\njourney A\n  for Ben, Cleo\n  future of Paying\n  stage S\n    step U\n      next T\n',
    });
    expect(links(map!)).toEqual([
      'Ben → near.journey Ben',
      'Cleo → nowhere',
      'Paying → near.journey Paying',
      'T → nowhere',
    ]);
  });

  it('may go round in a circle', async () => {
    const [a, b] = await language.add({
      'circle/a.journey': 'import ./b.journey\npersona Ana\njourney A\n  for Ben\n  stage S\n',
      'circle/b.journey': 'import ./a.journey\npersona Ben\njourney B\n  for Ana\n  stage S\n',
    });
    expect(links(a!)).toEqual(['Ben → b.journey Ben']);
    expect(links(b!)).toEqual(['Ana → a.journey Ana']);
  });

  it('give way to the file’s own declarations, unless only theirs is exact', async () => {
    const [, map] = await language.add({
      'own/shared.journey': 'persona Ana\npersona ben\n',
      'own/map.journey':
        'import ./shared.journey\npersona Ana\npersona Ben\njourney A\n  for Ana, ben, Ben, BEN\n  stage S\n',
    });
    expect(links(map!)).toEqual([
      'Ana → Persona on 2',
      'ben → shared.journey ben',
      'Ben → Persona on 3',
      'BEN → Persona on 3',
    ]);
  });

  it('do not reach what is not imported', async () => {
    const [, map] = await language.add({
      'not/shared.journey': 'persona Ana\n',
      'not/map.journey': 'journey A\n  for Ana\n  stage S\n',
    });
    expect(links(map!)).toEqual(['Ana → nowhere']);
  });
});
