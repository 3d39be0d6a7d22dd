import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './eventually.js';

/** What the preview of Markdown does: an engine that the extension extends. Not every host has that preview. */
const engine = once(async () => {
  const extension = vscode.extensions.getExtension('journey-maps.journey-maps');
  const api = (await extension?.activate()) as { extendMarkdownIt<Engine>(markdown: Engine): Engine };
  return api.extendMarkdownIt(new MarkdownIt({ html: true }));
});
const render = async (text: string) => (await engine()).render(text);

function once<Result>(make: () => Result): () => Result {
  let made: { result: Result } | undefined;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}

/** A page as it is once everything on it is drawn. */
function rendered(text: string, pattern: RegExp): Promise<string> {
  return eventually(async () => {
    const html = await render(text);
    assert.match(html, pattern);
    return html;
  });
}

const fence = (map: string, info = 'journey') => `\`\`\`${info}\n${map}\n\`\`\`\n`;

const MAP = `journey Ordering a coffee
  for Anna
  stage Before
    step Sees the queue
      feels unsure
      next Orders
    step Waits
    step Orders
      feels happy`;

suite('Maps in Markdown', () => {
  test('are drawn, each once, in the view that is asked for', async () => {
    const html = await rendered(fence(MAP), /<svg/);
    assert.match(html, /Sees the queue<\/text>/);
    assert.ok(!html.includes('<code'), 'its text is not shown, too');
    await rendered(fence(MAP, 'journey flow'), /<svg/);
    assert.ok(!(await render(fence('const a = 1;', 'js'))).includes('journey-map'), 'others stay as they are');
  });

  test('say beside their text what is wrong', async () => {
    const html = await rendered(fence(MAP.replace('next Orders', 'next Nowhere')), /Line 6: [^<]*Nowhere/);
    assert.match(html, /<svg/);
    assert.match(html, /<code/);
    await rendered(fence('no journey'), /journey-map-problem/);
  });

  test('that are too large are not drawn, and say so', async () => {
    const steps = Array.from({ length: 200 }, (_, index) => `    step Number ${index}`).join('\n');
    const html = await rendered(fence(`journey Long\n  stage All\n${steps}`), /more than 150 steps/);
    assert.ok(!html.includes('<svg'));
  });

  test('bring no markup of their own', async () => {
    const hostile = '</text></svg><script>alert(1)</script><img src=x onerror=alert(1)>';
    const html = await rendered(
      fence(`journey ${hostile}\n  stage ${hostile}\n    step ${hostile}\n      next ${hostile}x`),
      /<svg/,
    );
    assert.ok(!/<(script|img)/i.test(html));
  });
});
