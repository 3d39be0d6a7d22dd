import { describe, expect, it } from 'vitest';
import { DiagnosticTag } from 'vscode-languageserver-types';
import { createLanguage } from '../language/helpers.js';
import { COMPLETE, checking } from './checking.js';

const { reports, messages, only, all, fixes, fixed, fixedUnasked } = checking('unused-ignore', { folder: 'maps' });
/** A map whose step has no feeling: one report, `missing-emotion` in line 8. */
const WITHOUT = COMPLETE.replace('\n      feels calm', '');
/** The same with comments above the step. */
const above = (...comments: string[]) =>
  WITHOUT.replace('    step', `${comments.map((it) => `${it}\n`).join('')}    step`);

describe('a comment that silences a rule', () => {
  it.each([
    ['the line below', above('    // journey-ignore missing-emotion: nobody was asked')],
    ['without a reason', above('// journey-ignore missing-emotion')],
    ['in any case, with more slashes', above('/// Journey-Ignore Missing-Emotion: x')],
    [
      'among other rules',
      above('// journey-ignore missing-channel, missing-emotion: x')
        .replace('\n      on Web', '')
        .replace('channel Web\n', ''),
    ],
    [
      'over empty lines and comments',
      above('// journey-ignore missing-emotion', '', '// why', '/* and', 'how */', '\t'),
    ],
    [
      'with other comments that silence',
      above('// journey-ignore missing-emotion', '// journey-ignore missing-channel')
        .replace('\n      on Web', '')
        .replace('channel Web\n', ''),
    ],
    [
      'with full-width signs',
      above('// journey-ignore missing-channel、missing-emotion：理由')
        .replace('\n      on Web', '')
        .replace('channel Web\n', ''),
    ],
    [
      'with Arabic commas',
      above('// journey-ignore missing-channel، missing-emotion')
        .replace('\n      on Web', '')
        .replace('channel Web\n', ''),
    ],
    ['with the colon left out', above('// journey-ignore missing-emotion nobody was asked')],
    ['in a file of CRLF', above('// journey-ignore missing-emotion').replaceAll('\n', '\r\n')],
    ['for the whole file', `// journey-ignore-file missing-emotion: a sketch\n${WITHOUT}`],
    [
      'below another comment at the top',
      `\ufeff// Talked through in March.\n\n// journey-ignore-file missing-emotion\n${WITHOUT}`,
    ],
  ])('does so: %s', async (_, text) => {
    expect(await all(text)).toEqual([]);
  });

  it.each([
    [
      'a line further down',
      above('// journey-ignore missing-emotion').replace('    step', '    pain x\n    opportunity y\n    step'),
    ],
    ['the line it stands in', WITHOUT.replace('Looks up trains', 'Looks up trains // journey-ignore missing-emotion')],
    ['another rule', above('// journey-ignore missing-channel')],
    ['a comment of several lines', above('/* journey-ignore missing-emotion */')],
    ['a line within one', above('/*', '// journey-ignore missing-emotion', '*/')],
    ['a file whose map has begun', above('// journey-ignore-file missing-emotion')],
    ['a word that only begins like it', above('// journey-ignored missing-emotion')],
    ['a text', above().replace('step Looks', 'note // journey-ignore missing-emotion\n    step Looks')],
  ])('does not silence %s', async (_, text) => {
    expect(await all(text)).toContain('missing-emotion');
  });

  it('silences errors as well, those of a line that cannot be read among them', async () => {
    expect(await all(`${COMPLETE}\n      // journey-ignore unknown-keyword: to be done\n      xyzzy\n`)).toEqual([]);
    expect(await all(`${COMPLETE}\n      // journey-ignore syntax: to be done\n      note\n`)).toEqual([]);
  });

  it('silences all of a text that goes on below', async () => {
    const text = `${COMPLETE}\n      // journey-ignore undeclared-name\n      on Shop,\n      // journey-ignore x\n      | Phone\n`;
    expect(await all(text)).toEqual([]);
  });

  it('silences what is found last', async () => {
    expect(await all(`// journey-ignore unused-declaration: to come\nlane Legal\n${COMPLETE}\n`)).toEqual([]);
    const text = `// journey-ignore-file unused-ignore\n// journey-ignore missing-end\n${COMPLETE}\n`;
    expect(await all(text)).toEqual([]);
  });
});

describe('unused-ignore', () => {
  it('reports the name of a rule that has nothing to say there, and fades it', async () => {
    const text = above('    // journey-ignore missing-channel, missing-emotion: nobody was asked');
    expect(await reports(text)).toEqual(['8:23 missing-channel']);
    expect(await messages(text)).toEqual([
      'There is nothing to silence: ‘missing-channel’ reports nothing on the line below.',
    ]);
    expect(await only(text)).toMatchObject({
      severity: 4,
      tags: [DiagnosticTag.Unnecessary],
      data: { code: 'missing-channel', reason: 'nobody was asked' },
    });
  });

  it('reports one for a file', async () => {
    const text = `// journey-ignore-file missing-emotion\n${COMPLETE}\n`;
    expect(await reports(text)).toEqual(['1:24 missing-emotion']);
    expect(await messages(text)).toEqual([
      'There is nothing to silence: ‘missing-emotion’ reports nothing in this file.',
    ]);
  });

  it('reports the second of two that silence the same', async () => {
    expect(await reports(above('// journey-ignore missing-emotion, missing-emotion'))).toEqual([
      '8:36 missing-emotion',
    ]);
    expect(
      await reports(`// journey-ignore-file missing-emotion\n${above('// journey-ignore missing-emotion')}`),
    ).toEqual(['1:24 missing-emotion']);
  });

  it('reports a rule that does not exist, and what may be meant', async () => {
    const text = above('// journey-ignore mising-emotion: x', '// journey-ignore missing-emotion, constructor');
    expect(await reports(text)).toEqual(['8:19 mising-emotion', '9:36 constructor']);
    expect(await messages(text)).toEqual([
      'There is no rule ‘mising-emotion’, so this silences nothing. Did you mean ‘missing-emotion’?',
      'There is no rule ‘constructor’, so this silences nothing.',
    ]);
  });

  it.each([
    [
      'names no rule',
      `${COMPLETE}\n// journey-ignore: why not\nlane L\n`,
      '11:1 // journey-ignore: why not',
      'name the rules',
    ],
    ['has commas only', `// journey-ignore ,,\n${COMPLETE}`, '1:1 // journey-ignore ,,', 'name the rules'],
    [
      'stands beside a text',
      COMPLETE.replace('calm', 'calm // journey-ignore syntax'),
      '10:36 syntax',
      'a line of its own',
    ],
    [
      'is for the file and stands below',
      COMPLETE.replace('  for', '// journey-ignore-file syntax\n  for'),
      '4:24 syntax',
      'at the top',
    ],
    ['has no line below', `${COMPLETE}\n// journey-ignore syntax\n// the end\n`, '11:19 syntax', 'no line follows'],
  ])('reports one that %s', async (_, text, report, message) => {
    expect((await reports(text))[0]).toBe(report);
    expect((await messages(text))[0]).toMatch(message);
  });

  it('does not judge a comment for itself', async () => {
    expect(await reports(`// journey-ignore-file unused-ignore\n${COMPLETE}`)).toEqual([]);
  });

  it('does not judge what cannot be known of a file alone', async () => {
    const language = await createLanguage();
    expect(await language.check(`${COMPLETE}\n// journey-ignore unused-declaration\nlane L\n`)).toEqual([]);
  });

  it('says so again when the name comes into use', async () => {
    const shared = '// journey-ignore unused-declaration: for the workshop\nlane Legal\n';
    const language = await createLanguage({ folder: 'w' });
    const [document] = await language.add({ 'w/shared.journey': shared });
    expect(document!.diagnostics).toEqual([]);
    await language.add({ 'w/map.journey': `import ./shared.journey\n${COMPLETE}\n      lane Legal: asks\n` });
    expect(document!.diagnostics!.map(({ code }) => code)).toEqual(['unused-ignore']);
  });

  it('is done in a moment with eight thousand comments', async () => {
    const text = `${'// journey-ignore missing-end\n'.repeat(4000)}lane L // journey-ignore syntax\n`.repeat(2);
    expect(await reports(`${text}\njourney A\n`)).toHaveLength(8_002);
  });
});

describe('fixes of unused-ignore', () => {
  it('remove a comment that names nothing else', async () => {
    const text = `${COMPLETE.replace('    step', '    // journey-ignore syntax: once\n    step')}\n`.replaceAll(
      '\n',
      '\r\n',
    );
    expect(await fixes(text)).toEqual(['Remove the comment']);
    expect(await fixed(text, 'Remove the comment')).toBe(`${COMPLETE}\n`.replaceAll('\n', '\r\n'));
    expect(await fixedUnasked(text)).toBe(text);
  });

  it('remove one from the end of a line', async () => {
    const text = `${COMPLETE}  // journey-ignore syntax: once\n`;
    expect(await fixed(text, 'Remove the comment')).toBe(`${COMPLETE}\n`);
  });

  it.each([
    ['syntax, missing-emotion: x', 'missing-emotion: x'],
    ['missing-emotion, syntax : x', 'missing-emotion : x'],
    ['missing-emotion , syntax', 'missing-emotion'],
  ])('take the name of a rule out of a list: %s', async (before, after) => {
    const text = above(`// journey-ignore ${before}`);
    expect(await fixed(text, 'Remove ‘syntax’ from the comment')).toBe(above(`// journey-ignore ${after}`));
  });

  it('offer the rule that is meant', async () => {
    const text = above('// journey-ignore mising-emotion: x');
    expect(await fixes(text)).toEqual(['Change to ‘missing-emotion’', 'Remove the comment']);
    expect(await all(await fixed(text, 'Change to ‘missing-emotion’'))).toEqual([]);
  });
});
