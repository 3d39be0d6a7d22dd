import { describe, expect, it } from 'vitest';
import { COMPLETE, checking } from './checking.js';

const { reports, messages, severities, all, add } = checking('import-not-found');

describe('import-not-found', () => {
  it('reports a file that is not there on the path, and nothing else', async () => {
    const text = `import ./people.journey\n${COMPLETE}`;
    expect(await reports(text)).toEqual(['1:8 ./people.journey']);
    expect(await messages(text)).toEqual(['There is no file ‘./people.journey’, seen from this one.']);
    expect(await severities(text)).toEqual([1]);
    expect(await all(text)).toEqual(['import-not-found']);
  });

  it.each([
    ['/etc/passwd.journey', 'outside'],
    ['../../../people.journey', 'outside'],
    ['./a/../../people.journey', 'outside'],
    ['..\\..\\people.journey', 'outside'],
    ['C:\\maps\\people.journey', 'outside'],
    ['c:people.journey', 'outside'],
    ['\\\\server\\people.journey', 'outside'],
    ['file:///maps/people.journey', 'outside'],
    ['https://example.org/people.journey', 'outside'],
    ['builtin:///library.journey', 'outside'],
    ['./people.txt', 'ending'],
    ['./people.JOURNEY', 'ending'],
    ['./people', 'ending'],
    ['./people.journey.md', 'ending'],
    ['people.journey/', 'ending'],
    ['./deeper/people.journey', 'missing'],
    ['people.journey', 'missing'],
    ['./%2e%2e/people.journey', 'missing'],
    ['./people?.journey', 'missing'],
    ['./#people.journey', 'missing'],
    ['./mañana 東京 🎉.journey', 'missing'],
    ['./half \ud800 letter.journey', 'missing'],
    ['./.journey', 'missing'],
  ])('reports %s: %s', async (path, problem) => {
    const expected = {
      missing: `There is no file ‘${path}’, seen from this one.`,
      outside: `‘${path}’ is outside the workspace: only files in it can be imported, by a relative path.`,
      ending: `‘${path}’ is not a .journey file.`,
    }[problem as 'missing'];
    const text = `import ${path}\n${COMPLETE}`;
    expect(await messages(text)).toEqual([expected]);
    expect(await reports(text)).toEqual([`1:8 ${path}`]);
  });

  it('reports a file that imports itself', async () => {
    const [document] = await add({ 'imp/self.journey': 'import ../imp/self.journey\nimport SELF.journey\n' });
    expect(document!.diagnostics!.map(({ message }) => message)).toEqual([
      'A file cannot import itself.',
      'There is no file ‘SELF.journey’, seen from this one.',
    ]);
  });

  it('is silent about files that are there', async () => {
    const documents = await add({
      'there/people.journey': 'persona Ana\n',
      'there/deep/er/more people.journey': 'persona Ben\n',
      'there/map.journey':
        'import ./people.journey\nimport people.journey // by the team\nimport .\\deep\\er\\more people.journey\nimport "./deep/../people.journey"\nimport\n  | people.journey\n',
    });
    expect(documents[2]!.diagnostics).toEqual([]);
  });

  it('reports each import, and says nothing of a path that is missing', async () => {
    expect(await reports('import ./a.journey\nimport\nIMPORT  "./b.journey" \r\n')).toEqual([
      '1:8 ./a.journey',
      '3:9 "./b.journey"',
    ]);
  });

  it('says nothing of an import that stands inside a journey, which is reported as such', async () => {
    expect(await all('journey A\n  for Ana\n  import ./a.journey\n')).toContain('misplaced-line');
  });
});
