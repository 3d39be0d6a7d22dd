import { describe, expect, it } from 'vitest';
import { CURSOR, completing } from './completing.js';

const { at, labels, taken, language } = completing();

const DECLARED = `persona Rosa
  role Runs twice a week
persona Ben Ångström
channel Word of mouth
  kind human
channel Web
  kind digital
emotion torn -1
framework Ours
  stage Finds us
  stage Stays
`;
const MAP = `${DECLARED}
journey Buying shoes
  for Rosa
  stage Choosing
    step Compares prices
      on Web
      feels curious
      pain Reviews contradict each other
    step Asks friends
      on Letter
    step Tries them on
`;
const line = (text: string) => `${MAP}      ${text}`;

describe('names', () => {
  it('of channels: declared ones with their kind, and those that are used', async () => {
    const { labels, item } = await at(line(`on ${CURSOR}`));
    expect(labels).toEqual(['Letter', 'Web', 'Word of mouth']);
    expect(item('Web').detail).toBe('digital channel');
    expect(item('Letter').detail).toBe('channel, not declared');
  });

  it('are completed after a comma, each once', async () => {
    expect(await labels(line(`on Web, ${CURSOR}`))).toEqual(['Letter', 'Word of mouth']);
    expect(await taken(line(`on Web,${CURSOR}, Letter`), 'Word of mouth')).toBe(line('on Web,Word of mouth, Letter'));
    expect(await taken(line(`on W${CURSOR}, Letter`), 'Web')).toBe(line('on Web, Letter'));
  });

  it('of several words are replaced as a whole', async () => {
    for (const typed of ['Word', 'Word of', 'Word of ', 'word o', 'mouth']) {
      expect(await taken(line(`on ${typed}${CURSOR}`), 'Word of mouth')).toBe(line('on Word of mouth'));
    }
    expect(await taken(line(`on Word ${CURSOR}of mouth`), 'Word of mouth')).toBe(line('on Word of mouth'));
  });

  it('that are written whole come first, though others that begin with them were used more lately', async () => {
    const both = line(`on Word\n    step Asks\n      on Word of mouth\n    step Pays\n      on Wor${CURSOR}`);
    expect(await labels(both)).toEqual(['Word of mouth', 'Word', 'Wor']);
    expect(await labels(both.replace(CURSOR, `d${CURSOR}`))).toEqual(['Word', 'Word of mouth']);
  });

  it('of one’s own are offered too, so that they are not taken for others', async () => {
    const { items, list } = await at(line(`on We${CURSOR}`));
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['Web', 'digital channel'],
      ['We', 'a new channel'],
    ]);
    expect(list.isIncomplete).toBe(true);
    expect(await labels(line(`on Web${CURSOR}`))).toEqual(['Web']);
  });

  it('of one’s own are not offered alone: Enter would take them instead of going on', async () => {
    expect(await labels(line(`on Zeppelin${CURSOR}`))).toEqual([]);
    expect(await labels(`journey A\n  for Me${CURSOR}`)).toEqual([]);
  });

  it('of personas tell the role; the journey’s own come first', async () => {
    const { labels, item } = await at(line(`for ${CURSOR}`));
    expect(labels).toEqual(['Rosa', 'Ben Ångström']);
    expect(item('Rosa').detail).toBe('Runs twice a week');
    expect((await at(line(`as Ben Å${CURSOR}`))).labels).toEqual(['Ben Ångström', 'Ben Å']);
  });

  it('of emotions tell score and face; those of the file and those in use come first', async () => {
    const { items, item } = await at(line(`feels ${CURSOR}`));
    expect(items.slice(0, 2).map(({ label, detail }) => [label, detail])).toEqual([
      ['curious', '🙂 +1'],
      ['torn', '🙁 -1'],
    ]);
    expect(item('delighted').detail).toBe('😄 +2');
    expect(await taken(line(`feels cur${CURSOR}: why not`), 'curious')).toBe(line('feels curious: why not'));
    expect(await labels(line(`feels curious: w${CURSOR}`))).toEqual([]);
  });

  it('of steps come in the order of the way', async () => {
    const between = MAP.replace('on Letter', `next ${CURSOR}`);
    const { labels, item } = await at(between);
    expect(labels.slice(0, 3)).toEqual(['Tries them on', 'Compares prices', 'Choosing']);
    expect(item('Compares prices').detail).toBe('Choosing · Web');
    const twice = `${MAP}  stage Later\n    step Compares prices\n    step Pays\n      next ${CURSOR}`;
    expect((await at(twice)).labels).toEqual([
      'Compares prices',
      'Tries them on',
      'Asks friends',
      'Choosing / Compares prices',
      'Later',
      'Choosing',
    ]);
  });

  it('of pains, frameworks, journeys and sources', async () => {
    const idea = MAP.replace('    step Asks', `      opportunity A blog\n        answers ${CURSOR}\n    step Asks`);
    expect(await labels(idea)).toEqual(['Reviews contradict each other']);
    const follows = await at(MAP.replace('  for Rosa', `  follows ${CURSOR}`));
    expect(follows.labels.slice(0, 2)).toEqual(['Ours', 'Customer lifecycle']);
    expect(follows.item('5E').detail).toBe('Entice · Enter · Engage · Exit · Extend');
    expect(await labels(`${line(`details ${CURSOR}`)}\njourney The sizes\n  for Rosa\n`)).toEqual(['The sizes']);
    expect(await labels(`source Interviews\n${line(`evidence ${CURSOR}`)}`)).toEqual(['Interviews']);
    expect((await at(line(`metric ${CURSOR}`))).item('NPS').detail).toContain('-100..100');
  });

  it('of those behind the scenes are those that other lines name', async () => {
    const shop = line('frontstage Shop assistant: smiles\n      support Stock system: counts\n');
    expect(await labels(`${shop}      frontstage ${CURSOR}`)).toEqual(['Shop assistant', 'Stock system']);
    expect(await taken(`${shop}      support St${CURSOR}`, 'Stock system')).toBe(`${shop}      support Stock system: `);
    expect(await labels(`${shop}      support Stock system: counts ${CURSOR}`)).toEqual([]);
  });

  it('are quoted where the line would read them otherwise', async () => {
    const quoted = `channel "Mail, letters"\n${line(`on M${CURSOR}`)}`;
    expect(await taken(quoted, 'Mail, letters')).toBe(quoted.replace(`M${CURSOR}`, '"Mail, letters"'));
  });

  it('in other scripts are found as well', async () => {
    expect(
      await taken(`channel 窓口 受付\njourney 旅\n  stage 前\n    step 待つ\n      on 窓${CURSOR}`, '窓口 受付'),
    ).toContain('on 窓口 受付');
  });
});

describe('titles', () => {
  it('are those that lines refer to already', async () => {
    expect(await labels(`${line('next Pays')}\n    step ${CURSOR}`)).toEqual(['Pays']);
    expect(await labels(`channel ${CURSOR}\n${MAP}`)).toEqual(['Letter']);
    expect(await labels(`${line('feels shaky')}\nemotion ${CURSOR}`)).toEqual(['shaky']);
  });

  it('of stages are those of the framework that are missing', async () => {
    const follows = MAP.replace('  for Rosa', '  for Rosa\n  follows Ours');
    expect(await labels(`${follows}  stage ${CURSOR}`)).toEqual(['Finds us', 'Stays']);
    expect(await taken(`${follows}  ${CURSOR}`, 'stage Finds us')).toBe(`${follows}  stage Finds us`);
    expect(await labels(`${line(`step ${CURSOR}`)}`)).toEqual([]);
  });
});

describe('names of other files', () => {
  it('come with the import that they need', async () => {
    await language().add({
      'maps/common/people.journey': 'persona Priya\n  role Head of people\n',
      'elsewhere/people.journey': 'persona Oskar\n',
    });
    const text = `journey A\n  for ${CURSOR}\n`;
    const { labels, item } = await at(text);
    expect(labels).toEqual(['Priya']);
    expect(item('Priya').detail).toBe('Head of people · from ./common/people.journey');
    expect(await taken(text, 'Priya')).toBe('import ./common/people.journey\n\njourney A\n  for Priya\n');
    const imported = `import ./common/people.journey\n\njourney A\n  for ${CURSOR}\n`;
    expect(await taken(imported, 'Priya')).toBe(imported.replace(CURSOR, 'Priya'));
  });

  it('can be imported by their path', async () => {
    expect((await at(`import ${CURSOR}`)).item('./common/people.journey').detail).toBe('1 declaration');
    expect(await labels(`import ./common/people.journey\nimport ${CURSOR}`)).not.toContain('./common/people.journey');
  });
});
