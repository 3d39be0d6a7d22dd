import { describe, expect, it } from 'vitest';
import { COMPLETE, checking, ODD_NAMES, withStepLines } from './checking.js';

const { reports, messages, severities, diagnostics, add, all, fixes, fixed } = checking('undeclared-name');
const INFO = 3;
const HINT = 4;
const WARNING = 2;

describe('undeclared-name', () => {
  it('is silent about a map whose names are all declared', async () => {
    expect(await all(COMPLETE)).toEqual([]);
  });

  it('only hints where nothing of the kind is declared: the map does without', async () => {
    const text = COMPLETE.replace('channel Web\n', '');
    expect(await severities(text)).toEqual([HINT]);
    expect(await severities(text.replace('on Web', 'on Web, Wbe'))).toEqual([HINT, WARNING]);
    expect(await severities(`channel Shop\n${text}`)).toEqual([INFO]);
  });

  it.each([
    ['persona', 'for Ben', '11:11 Ben'],
    ['persona', 'as Ben', '11:10 Ben'],
    ['channel', 'on Shop', '11:10 Shop'],
    ['source', 'evidence Survey: 12 answers', '11:16 Survey'],
    ['metric', 'metric Smiles 7: per hour', '11:14 Smiles'],
    ['lane', 'lane Legal: ask', '11:12 Legal'],
  ])('remarks on the first use of a %s: %s', async (kind, line, report) => {
    const text = withStepLines(line);
    expect(await reports(text)).toEqual([report]);
    expect(await severities(text)).toEqual([['source', 'lane'].includes(kind) ? HINT : INFO]);
    const name = report.split(' ')[1];
    expect(await messages(text)).toEqual([
      `The ${kind} ‘${name}’ is not declared. Its use is enough; ‘${kind} ${name}’ would say more about it.`,
    ]);
    expect(await reports(`${kind} ${name}\n${text}`)).toEqual([]);
  });

  it('is silent about touchpoints, which may be plain text, and about emotions, which have a rule of their own', async () => {
    expect(await reports(withStepLines('touchpoint Timetable', 'feels fluttery'))).toEqual([]);
  });

  it('is silent about built-in metrics in any case', async () => {
    expect(await reports(withStepLines('metric NPS 3', 'metric csat 4', 'metric Time 3 min'))).toEqual([]);
  });

  it('remarks on the first use only, in the order of the text', async () => {
    const text = withStepLines('opportunity An app', '  on Shop', 'on Shop, Phone', 'on Phone, Shop');
    expect(await reports(text)).toEqual(['12:12 Shop', '13:16 Phone']);
  });

  it('counts one name of two kinds twice', async () => {
    expect(await reports(withStepLines('on Survey', 'evidence Survey'))).toEqual(['11:10 Survey', '12:16 Survey']);
  });

  it('points at each name of a list, quotes included', async () => {
    const text = withStepLines('on Web, "Phone, mobile" ,Shop,, Web');
    expect(await reports(text)).toEqual(['11:15 "Phone, mobile"', '11:32 Shop']);
  });

  it('folds white space and knows a name in its other form of letters', async () => {
    expect(await reports(withStepLines('on  The   shop', 'on The\u00a0shop', 'on The\tshop'))).toHaveLength(1);
    expect(await reports(`channel Caf\u00e9\n${withStepLines('on Cafe\u0301')}`)).toEqual([]);
  });

  it('knows a declared name in another case', async () => {
    expect(await reports(withStepLines('on WEB', 'as ana', '  says x'))).toEqual([]);
  });

  describe('near another name', () => {
    it('warns, and offers the declared one', async () => {
      const text = withStepLines('on Wbe');
      expect(await reports(text)).toEqual(['11:10 Wbe']);
      expect(await severities(text)).toEqual([WARNING]);
      expect(await messages(text)).toEqual(['No channel ‘Wbe’ is declared. Did you mean ‘Web’?']);
      expect((await diagnostics(text))[0]!.data).toEqual({ kind: 'channel', name: 'Wbe', fix: 'Web' });
    });

    it('warns at each use', async () => {
      const text = withStepLines('on Library desc', 'on Library desc');
      expect(await reports(`channel Library desk\n${text}`)).toEqual(['12:10 Library desc', '13:10 Library desc']);
    });

    it('warns about the later of two that nothing declares', async () => {
      const text = withStepLines('on Library desk', 'on Library desc');
      expect(await messages(text)).toEqual([
        'The channel ‘Library desk’ is not declared. Its use is enough; ‘channel Library desk’ would say more about it.',
        'No channel ‘Library desc’ is declared. Did you mean ‘Library desk’?',
      ]);
    });

    it('takes it for the same name where only the case differs', async () => {
      expect(await messages(withStepLines('on Shop', 'on shop'))).toEqual([
        'The channel ‘Shop’ is not declared. Its use is enough; ‘channel Shop’ would say more about it.',
      ]);
    });

    it.each([
      ['numbers on purpose', ['evidence Interview 1', 'evidence Interview 2', 'evidence Interview 13']],
      ['another kind', ['on Ana', 'evidence Wbe', 'lane Wob: x']],
      ['three letters away', ['on Webshop']],
      ['two equally near', ['on Desk A', 'on Desk B']],
    ])('does not take it for a slip: %s', async (label, lines) => {
      const text = withStepLines(...lines);
      const found = await severities(text);
      if (label === 'two equally near') expect(found).toEqual([INFO, WARNING]);
      else expect(found.filter((it) => it !== INFO && it !== HINT)).toEqual([]);
      expect(found).toHaveLength(lines.length);
    });

    it('offers nothing where two are equally near', async () => {
      const text = `channel Desk A\nchannel Desk B\n${withStepLines('on Desk C')}`;
      expect(await severities(text)).toEqual([INFO]);
    });
  });

  it('goes by what an imported file declares, and not by what that one imports', async () => {
    const documents = await add({
      'und/deep.journey': 'channel Letter\n',
      'und/shared.journey': 'import ./deep.journey\nchannel Shop\n',
      'und/map.journey': `import ./shared.journey\n${withStepLines('on Shop', 'on Letter')}`,
    });
    const found = documents[2]!.diagnostics!.filter(({ code }) => code === 'undeclared-name');
    expect(found.map(({ data }) => data.name)).toEqual(['Letter']);
  });

  it('does not go by what another file declares that is not imported', async () => {
    const documents = await add({ 'und2/a.journey': 'channel Shop\n', 'und2/b.journey': withStepLines('on Shop') });
    expect(documents[1]!.diagnostics!.map(({ code }) => code)).toEqual(['undeclared-name']);
  });

  it('says nothing of a name that is missing', async () => {
    expect(await reports(withStepLines('on', 'on ,', 'evidence', 'metric', 'lane : x', 'as', 'for'))).toEqual([]);
  });

  it('reads names in lines that stand in the wrong place', async () => {
    expect(await reports(COMPLETE.replace('      on Web', '    on Shop'))).toEqual(['9:8 Shop']);
  });

  it('quotes the beginning of a long name, without half a character', async () => {
    const name = `${'x'.repeat(79)}🎉${'y'.repeat(10_000)}`;
    const [message] = await messages(withStepLines(`on ${name}`));
    expect(message).toBe(
      `The channel ‘${'x'.repeat(79)}…’ is not declared. Its use is enough; ‘channel ${'x'.repeat(72)}…’ would say more about it.`,
    );
  });

  it.each(ODD_NAMES)('points at the whole of %s', async (name) => {
    const quoted = `"${name.replace(/[\\"]/g, '\\$&')}"`;
    expect(await reports(`journey A\r\n\tfor ${quoted}\r\n\tstage S\r\n`)).toEqual([`2:6 ${quoted}`]);
    expect(await reports(`persona ${name}\r\njourney A\r\n\tfor ${quoted}\r\n\tstage S\r\n`)).toEqual([]);
  });
});

describe('the fixes of undeclared-name', () => {
  it('offer the name that was meant before a declaration', async () => {
    const text = COMPLETE.replace('on Web', 'on Wbe, Phone');
    expect(await fixes(text)).toEqual(['Change to ‘Web’', 'Declare the channel ‘Wbe’', 'Declare the channel ‘Phone’']);
    expect(await fixed(text, 'Change to ‘Web’')).toBe(text.replace('Wbe', 'Web'));
    expect(await fixed(text, 'Declare the channel ‘Phone’')).toBe(
      text.replace('channel Web\n', 'channel Web\nchannel Phone\n'),
    );
  });

  it.each([
    ['as Lee', 'persona', 'Lee', 'persona Ana\npersona Lee\n'],
    ['evidence Diaries', 'source', 'Diaries', 'channel Web\nsource Diaries\n'],
    ['metric Calls 7', 'metric', 'Calls', 'channel Web\nmetric Calls\n'],
    ['lane Legal: consent', 'lane', 'Legal', 'channel Web\nlane Legal\n'],
  ])('declare: %s', async (line, kind, name, declared) => {
    const text = withStepLines(line);
    const after = await fixed(text, `Declare the ${kind} ‘${name}’`);
    expect(after).toContain(declared);
    expect(await reports(after)).toEqual([]);
  });

  it('write names so that they are read back', async () => {
    const after = await fixed(withStepLines('on "Town, hall", "Desk: 2"'), 'Declare the channel ‘Town, hall’');
    expect(after).toContain('channel Web\nchannel Town, hall\n');
    const slip = 'channel Front, desk\njourney A\n  stage S\n    step T\n      on "Front, dsek"\n';
    expect(await fixed(slip, 'Change to ‘Front, desk’')).toBe(slip.replace('dsek', 'desk'));
  });

  it('import what another file of the workspace declares', async () => {
    await add({ 'maps/shared/people.journey': 'persona Wilhelmina\n' });
    const text = withStepLines('for wilhelmina');
    const after = await fixed(text, 'Import it from ./shared/people.journey');
    expect(after.startsWith('import ./shared/people.journey\n\npersona Ana\n')).toBe(true);
    expect(await reports(after)).toEqual([]);
  });

  it('import nothing from outside of the workspace', async () => {
    await add({ 'elsewhere/people.journey': 'persona Theodora\n' });
    expect(await fixes(withStepLines('for Theodora'))).toEqual(['Declare the persona ‘Theodora’']);
  });
});
