/** What is shown in and beside the text: colours of names, hints, lenses, folds, selections, swatches and links. */
import { describe, expect, it } from 'vitest';
import type { CodeLens, DocumentLink, FoldingRange, InlayHint, SelectionRange } from 'vscode-languageserver-types';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../language-server/reading/semantic-tokens.js';
import manifest from '../../package.json' with { type: 'json' };
import { CURSOR, type Read, reading } from './reading.js';

const commands = { openPreview: 'x.preview', showPlaces: 'x.places', showProblems: 'x.problems' };
const { at, language } = reading({ commands });

const MAP = `persona Rosa
channel Web
emotion torn -1
journey Buying shoes
  for Rosa, Ben
  stage Choosing
    step Compares prices
      on Web, Letter
      feels curious
      feels torn
      feels odd -2
      feels strange
      next Nowhere
    goal Shoes
`;

describe('semantic tokens', () => {
  const decode = ({ document }: Read, data: readonly number[]): string[] => {
    const lines = document.textDocument.getText().split(/\r?\n/);
    const told: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
      line += down;
      character = down > 0 ? right : character + right;
      const modifiers = TOKEN_MODIFIERS.filter((_, index) => bits & (1 << index));
      told.push([lines[line]!.slice(character, character + length), TOKEN_TYPES[type], ...modifiers].join(' '));
    }
    return told;
  };
  const EXPECTED = [
    'Rosa persona declaration',
    'Web channel declaration',
    'torn emotion declaration negative',
    '-1 score negative',
    'Buying shoes journey declaration',
    'Rosa persona',
    'Ben persona undeclared',
    'Choosing stage declaration',
    'Compares prices step declaration',
    'Web channel',
    'Letter channel undeclared',
    'curious emotion defaultLibrary positive',
    'torn emotion negative',
    'odd emotion undeclared negative',
    '-2 score negative',
    'strange emotion unresolved',
    'Nowhere step unresolved',
    'goal keyword misplaced',
  ];

  it('tell what names mean', async () => {
    const read = await at(MAP);
    const provider = read.language.journey.lsp.SemanticTokenProvider;
    const { data } = await provider.semanticHighlight(read.document, { textDocument: { uri: read.uri } });
    expect(decode(read, data)).toEqual(EXPECTED);
  });

  it('are told for a part, and as a difference', async () => {
    const read = await at(MAP);
    const provider = read.language.journey.lsp.SemanticTokenProvider;
    const textDocument = { uri: read.uri };
    const range = { start: { line: 7, character: 0 }, end: { line: 8, character: 0 } };
    const part = await provider.semanticHighlightRange(read.document, { textDocument, range });
    expect(decode(read, part.data)).toEqual(EXPECTED.slice(9, 12));
    const { resultId } = await provider.semanticHighlight(read.document, { textDocument });
    const same = await provider.semanticHighlightDelta(read.document, { textDocument, previousResultId: resultId! });
    expect(same).toMatchObject({ edits: [] });
  });

  it('stay on one line each', async () => {
    const read = await at('journey A\n  stage B\n    step Compares\n      | prices\n      next C\n');
    const provider = read.language.journey.lsp.SemanticTokenProvider;
    const { data } = await provider.semanticHighlight(read.document, { textDocument: { uri: read.uri } });
    expect(decode(read, data)).toContain('Compares step declaration');
  });

  it('are named in the extension’s manifest', () => {
    const { semanticTokenTypes: types, semanticTokenModifiers: modifiers } = manifest.contributes;
    const standard = ['number', 'keyword', 'declaration', 'defaultLibrary'];
    const own = (names: readonly string[]) => names.filter((name) => !standard.includes(name));
    expect(types.map(({ id }) => id)).toEqual(own(TOKEN_TYPES));
    expect(modifiers.map(({ id }) => id)).toEqual(own(TOKEN_MODIFIERS));
  });
});

describe('inlay hints', () => {
  const hints = async (text: string, from = 0, to = 1000) => {
    const { language, document, uri } = await at(text);
    const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
    const found = await language.journey.lsp.InlayHintProvider!.getInlayHints(document, {
      textDocument: { uri },
      range,
    });
    return ((found ?? []) as InlayHint[]).map(
      ({ position, label }) => `${position.line + 1}:${position.character} ${label}`,
    );
  };

  it('show the score of a known feeling, on the scale of its journey', async () => {
    expect(await hints(MAP)).toEqual(['9:19 +1', '10:16 -1']);
    expect(await hints(MAP.replace('  for', '  scale 1..5\n  for'))).toEqual(['10:19 4', '11:16 2']);
  });

  it('are those of the part that is seen', async () => {
    expect(await hints(MAP, 9, 20)).toEqual(['10:16 -1']);
    expect(await hints(MAP, 0, 5)).toEqual([]);
  });
});

describe('code lenses', () => {
  const lenses = async (text: string, told = at) => {
    const { language, document, uri } = await told(text);
    return (await language.journey.lsp.CodeLensProvider!.provideCodeLens(document, {
      textDocument: { uri },
    })) as CodeLens[];
  };

  it('stand above journeys and above what is used', async () => {
    const found = await lenses(MAP);
    expect(found.map(({ range, command }) => `${range.start.line + 1} ${command!.title} ${command!.command}`)).toEqual([
      '4 Open preview x.preview',
      '4 mean emotion -0.67 🙁 ',
      '4 4 open questions x.problems',
      '1 1 use x.places',
      '2 1 use x.places',
      '3 1 use x.places',
    ]);
    const [uses] = found.filter(({ command }) => command!.command === 'x.places');
    const { start } = { start: { line: 4, character: 6 } };
    const place = { uri: expect.any(String), range: { start, end: { line: 4, character: 10 } } };
    expect(uses!.command!.arguments).toEqual([place.uri, { line: 0, character: 8 }, [place]]);
  });

  describe('for a client that has told of no commands', () => {
    const plain = reading();
    it('tell what they can', async () => {
      const found = await lenses(MAP, plain.at);
      expect(found.map(({ command }) => command!.title)).not.toContain('Open preview');
      expect(found.every(({ command }) => command!.command === '' && command!.arguments === undefined)).toBe(true);
    });
  });
});

describe('folding', () => {
  it('folds what holds lines, comments and imports', async () => {
    const text = `// one\n// two\nimport ./a.journey\nimport ./b.journey\n\n${MAP}\n/*\nx\n*/\n`;
    const { language, document, uri } = await at(text);
    const found = (await language.journey.lsp.FoldingRangeProvider!.getFoldingRanges(document, {
      textDocument: { uri },
    })) as FoldingRange[];
    expect(found.map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1} ${kind ?? ''}`.trim())).toEqual(
      ['9-19', '11-19', '12-18', '3-4 imports', '1-2 comment', '21-23 comment'],
    );
  });
});

describe('a selection', () => {
  it('grows from the word to the file', async () => {
    const { language, document, position, uri, text } = await at(
      MAP.replace('Compares prices', `Compa${CURSOR}res prices`),
    );
    const [found] = language.journey.reading.SelectionRanges.getSelectionRanges(document, {
      textDocument: { uri },
      positions: [position],
    });
    const told: string[] = [];
    for (let range: SelectionRange | undefined = found; range; range = range.parent) told.push(text(range.range));
    expect(told.slice(0, 3)).toEqual(['Compares', 'Compares prices', 'step Compares prices']);
    expect(told.map((it) => it.trim().split(/\s/)[0])).toEqual([
      'Compares',
      'Compares',
      'step',
      'step',
      'step',
      'stage',
      'journey',
      'persona',
    ]);
    expect(told.at(-1)).toBe(MAP);
  });

  it('is nothing where nothing is', async () => {
    const { language, document, uri } = await at('');
    const positions = [{ line: 0, character: 0 }];
    expect(
      language.journey.reading.SelectionRanges.getSelectionRanges(document, { textDocument: { uri }, positions }),
    ).toEqual([{ range: { start: positions[0], end: positions[0] } }]);
  });
});

describe('colours', () => {
  it('are shown, and written by name or in figures', async () => {
    const { language, document, text } = await at(
      'persona A\n  color Teal // like the sea\nlane B\n  color #f00\nlane C\n  color sea\n',
    );
    const { Colours } = language.journey.reading;
    const found = Colours.getColours(document);
    expect(found.map(({ range }) => text(range))).toEqual(['Teal', '#f00']);
    expect(found.map(({ color }) => color)).toEqual([
      { red: 0, green: 128 / 255, blue: 128 / 255, alpha: 1 },
      { red: 1, green: 0, blue: 0, alpha: 1 },
    ]);
    const written = Colours.getPresentations(found[0]!.color, found[0]!.range);
    expect(written.map(({ label }) => label)).toEqual(['#008080', 'teal']);
  });
});

describe('links', () => {
  const links = async (text: string) => {
    const { language, document, uri, text: textOf } = await at(text);
    const provider = language.journey.lsp.DocumentLinkProvider;
    const found = (await provider.getDocumentLinks(document, { textDocument: { uri } })) as DocumentLink[];
    const resolved = await Promise.all(found.map((link) => provider.resolve(link)));
    return resolved.map(
      ({ range, target }) => `${textOf(range)} → ${target?.replace(/^file:\/\/\/maps\/test-\d+/, 'test')}`,
    );
  };

  it('lead to addresses, pictures, imports and journeys', async () => {
    await language().add({ 'maps/our people.journey': 'persona Rosa\n' });
    const text = `import ./our people.journey // theirs
persona Ben
  image pictures/ben.png
journey A
  link https://example.org/a//b
  link ./notes/first.md#2
  stage B
    step C
      details D E
journey D E
`;
    expect(await links(text)).toEqual([
      'pictures/ben.png → file:///maps/pictures/ben.png',
      'https://example.org/a//b → https://example.org/a//b',
      './notes/first.md#2 → file:///maps/notes/first.md',
      './our people.journey → file:///maps/our%20people.journey',
      'D E → test.journey#L10%2C9',
    ]);
  });

  it('lead neither out of the workspace nor to programs', async () => {
    const hostile = [
      '../x.md',
      'command:x',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'https://a b',
      'vscode://x/y',
      'http:',
    ];
    const paths = [
      '../secret.png',
      '/etc/x.png',
      'file:///x.png',
      'C:\\x.png',
      '\\\\host\\x.png',
      'https://example.org/x.png',
    ];
    const text = `journey A\n${hostile.map((it) => `  link ${it}\n`).join('')}${paths.map((it) => `  stage S\n    image ${it}\n`).join('')}`;
    expect(await links(text)).toEqual([]);
    expect(await links('import ../secret.journey\nimport ./nothing.journey\n')).toEqual([]);
  });
});
