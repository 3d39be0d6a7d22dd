import fc from 'fast-check';
import { DocumentState, type LangiumDocument, OperationCancelled, type ParseResult, type Reference } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import { TextDocument } from 'vscode-languageserver-textdocument';
import '../property-runs.js';
import type { Model } from '../../language-server/generated/ast.js';
import { isThorough } from '../thorough.js';
import { createLanguage, type Language } from './helpers.js';
import { SAMPLE_LINES } from './sample-text.js';
import { dump } from './tree-dump.js';

type Edit = (text: string) => string;

const SAMPLE = SAMPLE_LINES.join('\n');
const SHORT = [
  'journey A',
  '  stage One',
  '    step a',
  '      on Web',
  '  stage Two',
  '    pain It hurts',
  '    step b',
];

const place = fc.nat(9999);
const at = (place: number, length: number) => Math.floor((place * (length + 1)) / 10_000);
const lines = (edit: (lines: string[]) => string[]): Edit => {
  return (text) => edit(text.split('\n')).join('\n');
};
const WORDS = [
  ...['x', ' ', '  ', '\t', '\n', '\r\n', '\r', '', ':', ',', '"', '😀', '\ud800', '\ufeff', '\0'],
  ...[
    ' // remark',
    '// ',
    '/*',
    '*/',
    '/* a\n  b */\n',
    '\n*/\n',
    '\n    /* here */ x\n',
    '|',
    '\n| and more\n',
    '\n // x\n | y',
  ],
  ...[
    'stage',
    'step',
    'journey',
    'framework F',
    'journey B\n',
    '\n  stage New\n    step s\n',
    '\n    step new',
    '\n  goal g',
  ],
  ...[
    '\npersona P\n',
    '\n  starts now\n      on Web\n',
    '\n      pain p\n',
    '\n    opportunity o\n      stage S\n        step z\n',
  ],
  ...[
    'STAGE',
    'stgae',
    'phase',
    'stepX',
    '\nlorem ipsum\n',
    '\n    details Buying again\n',
    'MOMENT OF TRUTH',
    '    Thinks aloud\n',
  ],
];
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...SAMPLE_LINES).map((line) => `\n${line}\n`) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const typed = fc.tuple(place, word).map(
  ([from, more]): Edit =>
    (text) => {
      const start = at(from, text.length);
      return text.slice(0, start) + more + text.slice(start);
    },
);
const replaced = fc.tuple(place, fc.oneof(fc.nat(3), fc.nat(80)), word).map(
  ([from, length, more]): Edit =>
    (text) => {
      const start = at(from, text.length);
      return text.slice(0, start) + more + text.slice(start + length);
    },
);
const lineTaken = fc
  .tuple(place, fc.integer({ min: 1, max: 30 }))
  .map(([from, count]) =>
    lines((all) => all.filter((_, i) => i < at(from, all.length) || i >= at(from, all.length) + count)),
  );
const linePut = fc
  .tuple(place, fc.constantFrom(...SAMPLE_LINES, '', '// c', '| more', '/*', '*/'))
  .map(([from, line]) =>
    lines((all) => [...all.slice(0, at(from, all.length)), line, ...all.slice(at(from, all.length))]),
  );
const lineIndented = fc
  .tuple(place, fc.integer({ min: 1, max: 25 }), fc.constantFrom('  ', '\t', ' ', undefined))
  .map(([from, count, indent]) =>
    lines((all) =>
      all.map((line, i) => {
        const first = at(from, all.length);
        if (i < first || i >= first + count) return line;
        return indent === undefined ? line.replace(/^\s{1,2}/, '') : indent + line;
      }),
    ),
  );
/** Moves, copies or takes out the part from one stage to another. */
const stageMoved = fc.tuple(place, place, fc.constantFrom('move', 'copy', 'take')).map(
  ([from, to, how]): Edit =>
    (text) => {
      const parts = text.split(/^(?= *(?:stage|journey) )/m);
      const moved = parts[at(from, parts.length - 1)] ?? '';
      const rest = how === 'copy' ? parts : parts.filter((part) => part !== moved);
      return (how === 'take' ? rest : rest.toSpliced(at(to, rest.length), 0, moved)).join('');
    },
);
/** Writes at the end of the part before a stage, or takes letters from there. */
const border = fc
  .tuple(place, fc.nat(4), fc.constantFrom('', 'x', ' ', ' // c', '\n', '\n// c', '\n  note x', '\n      | more'))
  .map(
    ([which, taken, more]): Edit =>
      (text) => {
        const ends = [...text.matchAll(/\s*^ *(?:stage|journey) /gm)].map((match) => match.index);
        const end = ends[at(which, ends.length - 1)] ?? text.length;
        return text.slice(0, Math.max(0, end - taken)) + more + text.slice(end);
      },
  );
const inNewline = fc.constantFrom('\r\n', '\n', '\r').map(
  (end): Edit =>
    (text) =>
      text.replace(/\r\n|\r|\n/g, end),
);
const edit = fc.oneof(
  { weight: 6, arbitrary: typed },
  { weight: 4, arbitrary: replaced },
  { weight: 2, arbitrary: lineTaken },
  { weight: 3, arbitrary: linePut },
  { weight: 3, arbitrary: lineIndented },
  { weight: 2, arbitrary: stageMoved },
  { weight: 4, arbitrary: border },
  { weight: 1, arbitrary: inNewline },
);
const start = fc.oneof(
  { weight: 3, arbitrary: fc.constant(SAMPLE) },
  { weight: 2, arbitrary: fc.constant(SHORT.join('\n')) },
  { weight: 1, arbitrary: fc.constant(SAMPLE.replaceAll('\n', '\r\n')) },
  { weight: 1, arbitrary: fc.array(word, { maxLength: 30 }).map((words) => words.join('')) },
);

/** The text before any edit and after each. */
const history = fc
  .tuple(start, fc.array(edit, { minLength: 1, maxLength: isThorough ? 5 : 3 }))
  .map(([first, edits]) => {
    const texts = [first];
    for (const edit of edits) texts.push(edit(texts.at(-1)!));
    return texts;
  });

describe('a tree that takes over what has not changed', () => {
  let language: Language;
  let other: Language;
  beforeAll(async () => {
    language = await createLanguage();
    other = await createLanguage();
  });
  const reparse = (text: string, last: ParseResult) => language.journey.parser.LangiumParser.reparse<Model>(text, last);
  const stagesOf = (result: ParseResult<Model>) => result.value.journeys.flatMap((journey) => journey.stages);

  it('is, after any edits, the tree of a text read for the first time', () => {
    fc.assert(
      fc.property(history, ([first = '', ...texts]) => {
        let result: ParseResult = language.parse(first);
        for (const text of texts) {
          result = reparse(text, result);
          expectSame(dump(result), dump(other.parse(text)));
        }
      }),
    );
  });

  it('keeps every stage that a keystroke is not in', () => {
    fc.assert(
      fc.property(fc.nat(SAMPLE.length), (at) => {
        const last = language.parse(SAMPLE);
        const before = stagesOf(last);
        const starts = before.map((stage) => stage.$cstNode!.offset);
        const next = reparse(`${SAMPLE.slice(0, at)}x${SAMPLE.slice(at)}`, last);
        const after = new Set(stagesOf(next));
        const lost = before.filter((stage) => !after.has(stage));
        // A keyword broken by the letter, or a comment opened, may make the lines behind it another block's.
        const around = starts.findLastIndex((start) => start <= at);
        for (const stage of lost) expect(Math.abs(before.indexOf(stage) - around)).toBeLessThanOrEqual(1);
        expect(lost.length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it.each([
    ['a word of a step', 'Does thing 1.1', 'Does thing 1.x', 1],
    ['a line put into a step', '    step Does thing 1.1\n', '    step Does thing 1.1\n      note new\n', 1],
    ['the title of the stage', '  stage Stage 1\n', '  stage Stage One\n', 0],
    [
      'a step put in, which begins as the next one does',
      '    step Does thing 1.1\n',
      '    step Other\n      note new\n    step Does thing 1.1\n',
      2,
    ],
  ])('keeps every step of an edited stage but those the edit is in: %s', (_, from, to, count) => {
    expect(SAMPLE).toContain(from);
    const last = language.parse(SAMPLE);
    const before = new Set(stagesOf(last).flatMap(({ steps }) => steps));
    const next = reparse(SAMPLE.replace(from, to), last);
    const steps = stagesOf(next).flatMap((stage) => stage.steps);
    expect(steps.filter((step) => !before.has(step))).toHaveLength(count);
  });

  it('has nothing of the last tree behind it', () => {
    const last = language.parse(SAMPLE);
    const old = new Set<unknown>([last.value, last.value.$cstNode, ...last.value.journeys]);
    const next = reparse(SAMPLE.replace('Does thing 1.1', 'Does thing 1.x'), last);
    const found = reachable(next);
    expect(found).toContain(next.value.journeys[0]!.stages[2]!.steps[1]!.$cstNode);
    expect([...old].filter((it) => found.has(it))).toEqual([]);
  });

  describe('in a document that is built', () => {
    const { Parsed, IndexedContent, ComputedScopes, Linked, IndexedReferences } = DocumentState;
    const phases = fc.constantFrom(
      undefined,
      undefined,
      Parsed,
      IndexedContent,
      ComputedScopes,
      Linked,
      IndexedReferences,
    );

    it('means and says the same, after builds given up too', async () => {
      await fc.assert(
        fc.asyncProperty(
          history,
          fc.array(phases, { minLength: 5, maxLength: 5 }),
          async ([first = '', ...texts], givenUp) => {
            const { DocumentBuilder, TextDocuments } = language.shared.workspace;
            const document = await language.open(first);
            const uri = document.uri.toString();
            for (const [index, text] of texts.entries()) {
              TextDocuments!.set(TextDocument.create(uri, 'journey', index + 2, text) as never);
              const stop = new CancellationTokenSource();
              const until = givenUp[index];
              const watch = until && DocumentBuilder.onDocumentPhase(until, () => stop.cancel());
              const update = DocumentBuilder.update([document.uri], [], stop.token);
              if (watch) await update.catch((error: unknown) => expect(error).toBe(OperationCancelled));
              else await update;
              watch?.dispose();
              if (!watch) await expectBuilt(document, text);
            }
            await DocumentBuilder.update([document.uri], []);
            await expectBuilt(document, texts.at(-1)!);
            TextDocuments!.delete(uri);
            await DocumentBuilder.update([], [document.uri]);
          },
        ),
      );
    });
  });

  it('is linked anew where nobody has unlinked it before', async () => {
    const { DocumentBuilder, LangiumDocuments, TextDocuments } = language.shared.workspace;
    const document = await language.open(SAMPLE);
    const text = `emotion curious -2\n${SAMPLE}`;
    LangiumDocuments.deleteDocument(document.uri);
    LangiumDocuments.addDocument(document);
    TextDocuments!.set(TextDocument.create(document.uri.toString(), 'journey', 2, text) as never);
    await DocumentBuilder.build([document], { validation: true });
    await expectMeant(document, text);
  });

  /** The document as it was built says what one does that was built of nothing but its text. */
  async function expectBuilt(document: LangiumDocument, text: string): Promise<void> {
    const fresh = await expectMeant(document, text);
    expect(document.diagnostics).toEqual(fresh.diagnostics);
  }

  async function expectMeant(document: LangiumDocument, text: string): Promise<LangiumDocument> {
    const [fresh] = await other.add({ [document.uri.path.slice(1)]: text });
    expectSame(dump(document.parseResult), dump(fresh!.parseResult));
    expect(targets(document)).toEqual(targets(fresh!));
    expect(language.journey.map.JourneyMaps.of(document)).toEqual(other.journey.map.JourneyMaps.of(fresh!));
    const { diagnostics } = fresh!;
    await other.shared.workspace.DocumentBuilder.update([], [fresh!.uri]);
    return { ...fresh!, diagnostics };
  }
});

/** What each reference means, as a path. */
function targets({ references }: LangiumDocument): string[] {
  return (references as Reference[]).map((it) => `${it.$refText} → ${it.$nodeDescription?.path}`);
}

/** Equal, or else the first difference: the whole of two trees is too much to read. */
function expectSame(found: unknown[], wanted: unknown[]): void {
  const differs = (line: unknown, i: number) => JSON.stringify(line) !== JSON.stringify(wanted[i]);
  const first = found.findIndex(differs);
  if (first >= 0) expect(found[first]).toEqual(wanted[first]);
  expect(found).toHaveLength(wanted.length);
}

/** Every object that a value leads to, the grammar and the language's services apart. */
function reachable(value: unknown): Set<unknown> {
  const seen = new Set<unknown>();
  const pending = [value];
  while (pending.length > 0) {
    const it = pending.pop();
    if (typeof it !== 'object' || it === null || seen.has(it)) continue;
    seen.add(it);
    for (const [property, next] of Object.entries(it)) {
      if (!['grammarSource', 'resolver', '_tokenType'].includes(property)) pending.push(next);
    }
  }
  return seen;
}
