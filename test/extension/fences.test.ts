/** Maps in Markdown: what is drawn of them, what is said, and what colours them in the text. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import vscodeTextmate, { type IGrammar } from 'vscode-textmate';
import { lazyElk } from '../../src/export/node/elk.js';
import { FencePictures } from '../../src/extension/markdown/fence-pictures.js';
import { createFenceDrawer } from '../../src/fences/draw.js';
import type { DrawnFence, Fence, FromFenceWorker, ToFenceWorker } from '../../src/fences/fence.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const elkFile = path.join(root, 'node_modules/elkjs/lib/elk.bundled.js');
const draw = createFenceDrawer(lazyElk(elkFile));
const fence = (text: string, more: Partial<Fence> = {}): Fence => ({ text, view: 'map', theme: 'light', ...more });

const MAP = `journey Ordering a coffee
  for Anna
  stage Before
    step Sees the queue
      feels unsure
      next Orders
    step Waits
    step Orders
      feels happy
`;

describe('a fence', () => {
  test('becomes a picture in the theme and the view, the same each time', async () => {
    expect(existsSync(elkFile)).toBe(true);
    const light = await draw(fence(MAP));
    expect(light.problems).toEqual([]);
    expect(light.pictures).toHaveLength(1);
    expect(light.pictures[0]).toMatch(/^<svg[\s\S]*Sees the queue[\s\S]*<\/svg>\s*$/);
    expect(await draw(fence(MAP))).toEqual(light);
    expect((await draw(fence(MAP, { theme: 'dark' }))).pictures[0]).not.toBe(light.pictures[0]);
    expect((await draw(fence(MAP, { view: 'flow' }))).pictures[0]).not.toBe(light.pictures[0]);
  });

  test('has ids that no other picture of the page has', async () => {
    const ids = async (text: string) => {
      const { pictures } = await draw(fence(text));
      return [...pictures.join('').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    };
    const [one, two] = [await ids(MAP), await ids(`${MAP}\n${MAP.replace('Ordering', 'Drinking')}`)];
    expect(new Set([...one, ...two]).size).toBe(one.length + two.length);
    expect(one.length).toBeGreaterThan(0);
  });

  test('says what is wrong, by line', async () => {
    const { pictures, problems } = await draw(fence(MAP.replace('next Orders', 'next Nowhere')));
    expect(pictures).toHaveLength(1);
    expect(problems).toEqual([{ line: 5, message: expect.stringContaining('Nowhere') }]);
    expect(await draw(fence('import ./people.journey\n'.concat(MAP)))).toMatchObject({
      problems: [{ reason: 'imports', line: 0 }],
    });
    expect(await draw(fence('// nothing\n'))).toEqual({ pictures: [], problems: [{ reason: 'empty' }] });
  });

  test('is bounded', async () => {
    const steps = '    step Once more\n'.repeat(200);
    const many = await draw(fence(`journey Long\n  stage All\n${steps}`));
    expect(many).toEqual({ pictures: [], problems: [{ reason: 'tooManySteps', most: 150 }] });
    expect((await draw(fence('x'.repeat(100_000)))).problems).toEqual([{ reason: 'tooLong' }]);
    expect((await draw(fence(MAP.repeat(7)))).problems).toEqual([{ reason: 'tooManyJourneys', most: 6 }]);
  });

  test('is text in its picture, whatever it says', async () => {
    const hostile = '</text><script>alert(1)</script><a href="javascript:alert(1)" onload="alert(1)">&';
    const { pictures } = await draw(
      fence(
        `journey ${hostile}\n  goal ${hostile}\n  stage ${hostile}\n    step ${hostile}\n      thinks ${hostile}\n`,
      ),
    );
    const names = new Set([...pictures.join('').matchAll(/<([a-z]+)/gi)].map(([, name]) => name));
    expect([...names].filter((name) => !KNOWN.has(name!))).toEqual([]);
    const attributes = pictures.join('').replaceAll(/"[^"]*"/g, '""');
    const tags = attributes.match(/<[^>]*>/g)!.join('');
    expect(tags).not.toMatch(/ (on\w+|(xlink:)?href|src)=/i);
  });
});

/** The elements that pictures are made of. */
const KNOWN = new Set(
  'svg g path rect circle text tspan title desc defs use symbol pattern linearGradient stop style line clipPath'.split(
    ' ',
  ),
);

describe('pictures that are drawn elsewhere', () => {
  const drawn: DrawnFence = { pictures: ['<svg/>'], problems: [] };

  function pictures(answer: (message: ToFenceWorker, send: (message: FromFenceWorker) => void) => void) {
    const changed = vi.fn();
    const started = vi.fn();
    const terminated = vi.fn();
    const kept = new FencePictures(
      () => {
        started();
        let listener: (message: FromFenceWorker) => void = () => {};
        return {
          post: (message) => answer(message, (back) => listener(back)),
          onMessage: (given) => {
            listener = given;
          },
          onFailure: () => {},
          terminate: terminated,
        };
      },
      async () => undefined,
      changed,
    );
    return { kept, changed, started, terminated };
  }

  test('are there once the worker has answered, which is asked once', async () => {
    const posted = vi.fn();
    const { kept, changed } = pictures((message, send) => {
      posted();
      if (message.type === 'draw') send({ type: 'drawn', number: message.number, drawn });
    });
    expect(kept.of(fence(MAP))).toBeUndefined();
    expect(kept.of(fence(MAP))).toBeUndefined();
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
    expect(kept.of(fence(MAP))).toBe(drawn);
    expect(posted).toHaveBeenCalledTimes(1);
    kept.dispose();
  });

  test('that take too long are given up, with the worker; one that nobody needs is ended', async () => {
    vi.useFakeTimers();
    try {
      const { kept, changed, terminated, started } = pictures((message, send) => {
        if (message.type === 'draw' && message.fence.text !== 'slow')
          send({ type: 'drawn', number: message.number, drawn });
      });
      kept.of(fence('slow'));
      await vi.advanceTimersByTimeAsync(15_000);
      expect(changed).toHaveBeenCalledTimes(1);
      expect(kept.of(fence('slow'))?.problems).toEqual([{ reason: 'takesTooLong' }]);
      expect(terminated).toHaveBeenCalledTimes(1);
      kept.of(fence('quick'));
      await vi.advanceTimersByTimeAsync(10);
      expect(kept.of(fence('quick'))).toBe(drawn);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(terminated).toHaveBeenCalledTimes(2);
      expect(started).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('in the text of Markdown', () => {
  let grammar: IGrammar;
  beforeAll(async () => {
    await loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
    const files: Record<string, string> = {
      'source.journey': read('syntaxes/journey.tmLanguage.json'),
      'markdown.journey.codeblock': read('syntaxes/markdown.tmLanguage.json'),
      'text.html.markdown': JSON.stringify({ scopeName: 'text.html.markdown', patterns: [] }),
    };
    const registry = new vscodeTextmate.Registry({
      onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
      loadGrammar: async (scope) => vscodeTextmate.parseRawGrammar(files[scope] ?? '{}', `${scope}.json`),
      getInjections: (scope) => (scope === 'text.html.markdown' ? ['markdown.journey.codeblock'] : undefined),
    });
    grammar = (await registry.loadGrammar('text.html.markdown'))!;
  });

  /** The innermost scope of each word. */
  function scopes(text: string): Record<string, string> {
    const found: Record<string, string> = {};
    let stack = vscodeTextmate.INITIAL;
    for (const line of text.split('\n')) {
      const { ruleStack, tokens } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      for (const { startIndex, endIndex, scopes: all } of tokens)
        found[line.slice(startIndex, endIndex).trim()] = all.at(-1)!;
    }
    return found;
  }

  test.each(['```journey', '~~~ journey', '````Journey flow', '  ```journey'])(
    '%s begins a map, and the same ends it',
    (begin) => {
      const end = begin.replace(/[^`~ ]/g, '').trimEnd();
      const found = scopes(`before\n${begin}\njourney Coffee\n  stage Before\n${end}\nstage after`);
      expect(found.Coffee).toBe('entity.name.type.journey');
      expect(found.stage).toMatch(/^keyword/);
      expect(found['stage after']).toBe('text.html.markdown');
      expect(found.before).toBe('text.html.markdown');
    },
  );

  test.each(['```journeys', '```js', 'journey'])('%s does not', (begin) => {
    expect(scopes(`${begin}\njourney Coffee\n`)['journey Coffee']).toBe('text.html.markdown');
  });
});
