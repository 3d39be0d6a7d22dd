import { describe, expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import { CURSOR, reading } from './reading.js';

const { at } = reading({ rulePage: 'https://example.org/{code}' });

async function hover(text: string): Promise<{ value: string; on: string | undefined } | undefined> {
  const { language, document, position, uri, text: textOf } = await at(text);
  const found = (await language.journey.lsp.HoverProvider!.getHoverContent(document, {
    textDocument: { uri },
    position,
  })) as Hover | undefined;
  return found && { value: (found.contents as MarkupContent).value, on: found.range && textOf(found.range) };
}

const MAP = `persona Rosa Luna
  role Runs twice a week
  age 31
  quote My feet decide
  goal Ten kilometres
  pain Blisters
journey Buying shoes
  for Rosa Luna
  starts Runs
  ends Runs more
  stage Choosing
    step Compares prices
      on Word of mouth
      feels curious
      metric CSAT 4.1
`;
const with_ = (text: string) => MAP.replace(text.replace(CURSOR, ''), text);

describe('hovering', () => {
  it('over a keyword explains it, with an example', async () => {
    const told = await hover(with_(`fe${CURSOR}els`));
    expect(told?.on).toBe('feels');
    expect(told?.value).toMatch(/^\*\*feels\*\* · The feeling and/);
    expect(told?.value).toContain('```journey\nfeels anxious -1');
    expect((await hover(`journey A\n  sta${CURSOR}te current\n`))?.value).toContain('One of: `current`, `future`');
    expect((await hover(`journey A\n  stage B\n    moment ${CURSOR}of truth\n`))?.value).toContain('Marks a step');
  });

  it('over a persona shows the card', async () => {
    const told = await hover(with_(`for Rosa ${CURSOR}Luna`));
    expect(told?.on).toBe('Rosa Luna');
    expect(told?.value).toBe(
      '**Rosa Luna** · persona\n\nRuns twice a week · 31\n\n> My feet decide\n\nWants:\n- Ten kilometres\n\nSuffers from:\n- Blisters',
    );
    expect((await hover(with_(`persona Rosa${CURSOR}`)))?.value).toContain('Suffers from');
  });

  it('over an emotion shows score and face, on the journey’s scale too', async () => {
    const told = await hover(with_(`curi${CURSOR}ous`));
    expect(told?.value).toContain('🙂 \\+1'.replace('\\+', '+'));
    expect(told?.value).toContain('Built in');
    const five = with_(`curi${CURSOR}ous`).replace('  starts', '  scale 1..5\n  starts');
    expect((await hover(five))?.value).toContain('4 on this journey’s scale, 1 to 5');
    expect((await hover(with_('feels curious').replace('curious', `odd -${CURSOR}2`)))?.value).toContain('😣 **\\-2**');
  });

  it('over other names shows what they are', async () => {
    expect((await hover(with_(`on Word${CURSOR} of mouth`)))?.value).toContain('**Word of mouth** · channel\n\n1 use');
    expect((await hover(with_(`metric CS${CURSOR}AT`)))?.value).toContain('1\\.\\.5');
    expect((await hover(with_(`journey Buy${CURSOR}ing`)))?.value).toContain('1 stage · 1 step · on average +1 🙂');
    expect((await hover(`journey A\n  follows 5${CURSOR}E\n`))?.value).toContain('- Entice\n- Enter');
    expect((await hover(`${MAP}      leaves 30${CURSOR}%\n`))?.value).toContain('give up here');
  });

  it('over something reported tells why, with the page of the rule', async () => {
    const told = await hover(`journey Ri${CURSOR}ding\n`);
    expect(told?.value).toContain('[`missing-persona`](https://example.org/missing-persona): A map of everybody');
  });

  it('over a rule that a comment silences tells why there is one', async () => {
    const told = await hover(
      `// journey-ignore missing-persona, MISSING-${CURSOR}start: later\njourney Riding\n  stage A\n`,
    );
    expect(told?.on).toBe('MISSING-start');
    expect(told?.value).toMatch(/^\[`missing-start`\]\(https:\/\/example\.org\/missing-start\): /);
    expect(
      await hover(`// journey-${CURSOR}ignore missing-persona: later\njourney Riding\n  stage A\n`),
    ).toBeUndefined();
  });

  it('takes the words of a map for words', async () => {
    const told = await hover(
      `persona <b>${CURSOR}\n  role ![x](https://example.org/x.png) [y](command:z)\njourney A\n  for <b>`,
    );
    expect(told?.value).toContain('**\\<b\\>**');
    expect(told?.value).toContain('\\!\\[x\\]\\(https\\:\\/\\/example\\.org');
  });

  it('over a text tells nothing', async () => {
    expect(await hover(with_('curious').replace('  starts', `  goal Sho${CURSOR}es\n  starts`))).toBeUndefined();
    expect(await hover(`${MAP}\n${CURSOR}\n`)).toBeUndefined();
  });
});
