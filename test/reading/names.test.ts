import { describe, expect, it } from 'vitest';
import type { DocumentHighlight, Location, LocationLink } from 'vscode-languageserver-types';
import { CURSOR, reading } from './reading.js';

const { at, language } = reading();

const MAP = `channel Word of mouth
journey Buying shoes
  stage Choosing
    step Compares prices
      on Word of mouth, 店
      next Asks friends
    step Asks friends
      on Letter, 店
      next Compares prices
`;

describe('names of several words and of any script', () => {
  const line = (text: string) => MAP.replace(text.replace(CURSOR, ''), text);

  async function definition(text: string): Promise<string[]> {
    const { language, document, position, uri, text: textOf } = await at(text);
    const found = await language.journey.lsp.DefinitionProvider!.getDefinition(document, {
      textDocument: { uri },
      position,
    });
    return ((found ?? []) as LocationLink[]).map(
      ({ targetSelectionRange: range }) => `${range.start.line + 1} ${textOf(range)}`,
    );
  }

  it('lead to their declaration; without one, to their first use', async () => {
    expect(await definition(line(`on Word ${CURSOR}of mouth`))).toEqual(['1 Word of mouth']);
    expect(await definition(line(`next Asks ${CURSOR}friends`))).toEqual(['7 Asks friends']);
    expect(await definition(line(`on Letter, 店${CURSOR}`))).toEqual(['5 店']);
    expect(await definition(line(`on Letter, ${CURSOR}店`))).toEqual(['5 店']);
    expect(await definition(`${MAP}      feels cur${CURSOR}ious\n`)).toEqual([]);
  });

  it('are found wherever they are used, in other files too', async () => {
    const { language, document, position, uri } = await at(line(`channel Word${CURSOR}`));
    const path = `./${document.uri.path.split('/').at(-1)}`;
    await language.add({
      'maps/user.journey': `import ${path}\njourney B\n  stage C\n    step D\n      on Word of mouth\n`,
    });
    const params = { textDocument: { uri }, position, context: { includeDeclaration: true } };
    const found = (await language.journey.lsp.ReferencesProvider!.findReferences(document, params)) as Location[];
    expect(found.map((it) => [it.uri.split('/').at(-1), it.range.start.line])).toEqual([
      [uri.split('/').at(-1), 0],
      [uri.split('/').at(-1), 4],
      ['user.journey', 4],
    ]);
  });

  it('are highlighted together, declared or not', async () => {
    const highlights = async (text: string) => {
      const { language, document, position, uri } = await at(text);
      const found = await language.journey.lsp.DocumentHighlightProvider!.getDocumentHighlight(document, {
        textDocument: { uri },
        position,
      });
      return ((found ?? []) as DocumentHighlight[]).map(({ range, kind }) => `${range.start.line + 1} ${kind}`);
    };
    expect(await highlights(line(`step Asks${CURSOR}`))).toEqual(['7 3', '6 2']);
    expect(await highlights(line(`Letter, 店${CURSOR}`))).toEqual(['5 2', '8 2']);
    expect(await highlights(line(`st${CURSOR}ep Asks`))).toEqual([]);
  });
});

describe('symbols', () => {
  it('are the outline of a file', async () => {
    const { language, document, uri } = await at(`${MAP}      feels proud\n  stage\n    step X\njourney Empty\n`);
    const symbols = await language.journey.lsp.DocumentSymbolProvider!.getSymbols(document, { textDocument: { uri } });
    const told = (all: typeof symbols, depth = 0): string[] =>
      all.flatMap(({ name, detail, children, range, selectionRange }) => {
        expect(range.start.line <= selectionRange.start.line && range.end.line >= selectionRange.end.line).toBe(true);
        return [`${'  '.repeat(depth)}${name} | ${detail}`, ...told(children ?? [], depth + 1)];
      });
    expect(told(symbols)).toEqual([
      'Word of mouth | channel',
      'Buying shoes | +2 😄',
      '  Choosing | ',
      '    Compares prices | Word of mouth, 店',
      '    Asks friends | Letter, 店 · proud 😄',
      '  (stage without a title) | ',
      '    X | ',
      'Empty | ',
    ]);
  });

  it('of a workspace are found by words of their names', async () => {
    await language().add({
      'maps/ferry.journey':
        'persona Rosa Ferry\njourney Riding the ferry\n  stage Buying\n    step Buys a ferry ticket\n',
    });
    const found = async (query: string) =>
      (await language().shared.lsp.WorkspaceSymbolProvider!.getSymbols({ query })).map(
        ({ name, containerName }) => `${name} | ${containerName ?? ''}`,
      );
    expect(await found('ferry')).toEqual([
      'Rosa Ferry | persona',
      'Riding the ferry | ',
      'Buys a ferry ticket | Riding the ferry · Buying',
    ]);
    expect(await found('ticket buys')).toEqual(['Buys a ferry ticket | Riding the ferry · Buying']);
    expect(await found('byferrytkt')).toEqual(['Buys a ferry ticket | Riding the ferry · Buying']);
    expect(await found('curious')).toEqual([]);
  });
});
