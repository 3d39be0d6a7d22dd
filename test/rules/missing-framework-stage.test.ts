import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES } from './checking.js';

const { reports, messages, severities, diagnostics, all, add, fixes, fixed } = checking('missing-framework-stage');
const following = (framework: string, ...stages: string[]) =>
  ['journey A', `  follows ${framework}`, ...stages.map((it) => `  stage ${it}`), ''].join('\n');
const missing = async (text: string) => (await diagnostics(text)).map(({ data }) => data.stage);

describe('missing-framework-stage', () => {
  it('reports each stage that is absent on the name of the framework', async () => {
    const text = following('Service', 'During');
    expect(await reports(text)).toEqual(['2:11 Service', '2:11 Service']);
    expect(await messages(text)).toEqual([
      'The stage ‘Before’ of ‘Service’ is missing.',
      'The stage ‘After’ of ‘Service’ is missing.',
    ]);
    expect(await severities(text)).toEqual([2, 2]);
  });

  it.each([
    ['Customer lifecycle', ['Awareness', 'Consideration', 'Purchase', 'Retention', 'Advocacy']],
    ['Experience', ['Discovery', 'Consideration', 'Purchase', 'Usage', 'Support', 'Return']],
    ['Purchase path', ['Consideration', 'Evaluation', 'Purchase']],
    ['5E', ['Entice', 'Enter', 'Engage', 'Exit', 'Extend']],
    ['Service', ['Before', 'During', 'After']],
  ])('knows %s', async (framework, stages) => {
    expect(await missing(following(framework, 'Something else'))).toEqual(stages);
    expect(await missing(following(framework, ...stages))).toEqual([]);
  });

  it('allows more stages, any order, and another case or spacing', async () => {
    expect(await missing(following('service', 'Wrap-up', 'AFTER', 'during', '"Before"', 'Much later'))).toEqual([]);
    expect(await missing(`framework F\n  stage A  B\n${following('F', 'A B')}`)).toEqual([]);
    expect(await missing(`framework F\n  stage Caf\u00e9\n${following('F', 'Cafe\u0301')}`)).toEqual([]);
  });

  it('does not ask for optional stages', async () => {
    const framework = 'framework F\n  stage One\n  stage Two\n    optional\n  stage Three\n';
    expect(await missing(framework + following('F', 'One'))).toEqual(['Three']);
  });

  it('goes by the framework of the file before the built-in one', async () => {
    expect(await missing(`framework Service\n  stage Door\n${following('Service', 'Before')}`)).toEqual(['Door']);
    expect(await missing(`framework service\n  stage Door\n${following('Service', 'Before')}`)).toEqual(['Door']);
  });

  it('says once that a stage is missing that the framework names twice', async () => {
    expect(await missing(`framework F\n  stage One\n  stage one\n${following('F', 'Two')}`)).toEqual(['One']);
  });

  it('is silent without stages, which is the error then', async () => {
    expect(await all(following('Service'))).toEqual([
      'missing-persona',
      'missing-start',
      'missing-end',
      'missing-stages',
    ]);
  });

  it('is silent about a framework that does not exist, which is the error then', async () => {
    expect(await missing(following('Servise', 'Before'))).toEqual([]);
    expect(await missing(following('', 'Before'))).toEqual([]);
  });

  it('goes by the first of two frameworks', async () => {
    const text = 'journey A\n  follows Service\n  follows 5E\n  stage Before\n  stage During\n';
    expect(await missing(text)).toEqual(['After']);
  });

  it('is silent about a journey that follows none and about stages without a title', async () => {
    expect(await missing('journey A\n  stage S\n')).toEqual([]);
    expect(await missing(`framework F\n  stage\n  stage One\n${following('F', 'One', '')}`)).toEqual([]);
  });

  it('finds a framework of another file', async () => {
    const files = {
      'fw/shared.journey': 'framework House\n  stage Door\n  stage Room\n',
      'fw/map.journey': 'import ./shared.journey\njourney A\n  follows House\n  stage Room\n',
    };
    const documents = await add(files);
    const found = documents[1]!.diagnostics!.filter(({ code }) => code === 'missing-framework-stage');
    expect(found.map(({ message }) => message)).toEqual(['The stage ‘Door’ of ‘House’ is missing.']);
  });

  it.each(ODD_NAMES)('asks for a stage called %s', async (name) => {
    const framework = `framework F\r\n\tstage ${name}\r\n`;
    expect(await missing(framework + following('F', 'One'))).toEqual([name]);
    expect(await missing(framework + following('F', name))).toEqual([]);
  });
});

describe('the fix of missing-framework-stage', () => {
  const stages = (...names: string[]) =>
    COMPLETE.replace('  for Ana', '  for Ana\n  follows Purchase path').replace(
      /^ {2}stage Planning[\s\S]*$/m,
      names.map((name) => `  stage ${name}\n    step In ${name}\n      on Web\n      feels calm\n`).join(''),
    );

  it.each([
    ['Consideration', ['Evaluation', 'Purchase'], '  ends Stands on the platform'],
    ['Evaluation', ['Consideration', 'Purchase'], '    step In Consideration\n      on Web\n      feels calm'],
    ['Purchase', ['Consideration', 'Evaluation', 'More'], '    step In Evaluation\n      on Web\n      feels calm'],
  ])('puts %s in its place', async (missing, present, above) => {
    const text = stages(...present);
    const title = `Add the stage ‘${missing}’`;
    expect(await fixes(text)).toEqual([title]);
    expect(await fixed(text, title)).toBe(
      text.replace(`${above}\n`, `${above}\n  stage ${missing}\n    step What the customer does\n`),
    );
  });
});
