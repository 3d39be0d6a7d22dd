import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { evaluateInWebview } from './browser.js';
import { eventually } from './eventually.js';
import { CAFE, closeAll, openFile, openPreview, pictureShows, replace } from './preview-helpers.js';

function setTheme(name: string): Thenable<void> {
  return vscode.workspace.getConfiguration('workbench').update('colorTheme', name, vscode.ConfigurationTarget.Global);
}

/** What the picture is drawn in: the fill behind a stage's name and the colour of its title. */
function colours(): Promise<{ body: string; canvas: string; title: string }> {
  return evaluateInWebview(() => ({
    body: document.body.className,
    canvas: getComputedStyle(document.body).backgroundColor,
    title: getComputedStyle(
      [...document.querySelectorAll('#drawing text')].find(
        ({ textContent }) => textContent === 'Ordering a coffee',
      ) as Element,
    ).fill,
  }));
}

suite('The preview’s colours', () => {
  let before: string | undefined;
  suiteSetup(() => {
    before = vscode.workspace.getConfiguration('workbench').get('colorTheme');
  });
  suiteTeardown(async () => {
    if (before) await setTheme(before);
  });
  teardown(closeAll);

  for (const [theme, name, light] of [
    ['Default Light Modern', 'vscode-light', true],
    ['Default Dark Modern', 'vscode-dark', false],
    ['Default High Contrast', 'vscode-high-contrast', false],
    ['Default High Contrast Light', 'vscode-high-contrast-light', true],
  ] as const) {
    test(`are those of ${theme}`, async () => {
      await openFile();
      await openPreview();
      await setTheme(theme);
      await eventually(async () => {
        const { body, canvas, title } = await colours();
        assert.ok(body.split(' ').includes(name), body);
        const brightness = (colour: string) =>
          (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
        assert.ok(light ? brightness(canvas) > 200 : brightness(canvas) < 60, canvas);
        assert.ok(Math.abs(brightness(canvas) - brightness(title)) > 120, `${title} on ${canvas}`);
      });
    });
  }
});

suite('The preview’s page', () => {
  teardown(closeAll);

  test('runs no script and fetches nothing but the extension’s own', async () => {
    await openFile();
    await openPreview();
    const blocked = await evaluateInWebview(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violated.push(effectiveDirective),
      );
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="x" onerror="window.hacked = true"><img src="https://example.com/pixel.png">';
      const script = document.createElement('script');
      script.textContent = 'window.hacked = true';
      document.body.append(holder, script);
      await fetch('https://example.com/').catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 300));
      holder.remove();
      script.remove();
      return { violated, hacked: 'hacked' in window };
    });
    assert.equal(blocked.hacked, false);
    for (const directive of ['script-src-elem', 'img-src', 'connect-src']) {
      assert.ok(blocked.violated.includes(directive), `${directive} in ${blocked.violated}`);
    }
  });

  test('shows what is written as text, whatever it is', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    await openFile(
      `journey ${hostile}\n  for <b>Anna</b>\n  stage "</text><script>alert(1)</script>"\n    step &amp; ]]>\n`,
    );
    await openPreview();
    await pictureShows('<img src=x');
    await pictureShows('&amp; ]]>');
    const made = await evaluateInWebview(
      () => document.querySelectorAll('#drawing img, #drawing b, #drawing script').length,
    );
    assert.equal(made, 0);
  });

  test('is set in its own fonts', async () => {
    await openFile();
    await openPreview();
    const loaded = await evaluateInWebview(
      () =>
        [...document.fonts].filter(({ family, status }) => family.includes('Source Sans 3') && status === 'loaded')
          .length,
    );
    assert.ok(loaded >= 3, `${loaded} faces are loaded`);
  });

  test('loads elkjs only for ways that need it, and runs it in a worker', async () => {
    const editor = await openFile(CAFE);
    await openPreview();
    const atFirst = await evaluateInWebview(() => {
      const page = window as unknown as { answers: number; Worker: typeof Worker };
      page.answers = 0;
      const Original = page.Worker;
      page.Worker = class extends Original {
        constructor(address: string | URL, options?: WorkerOptions) {
          super(address, options);
          this.addEventListener('message', () => page.answers++);
        }
      };
      return 'ELK' in window;
    });
    assert.equal(atFirst, false, 'a plain map does without');
    await replace(editor, '      says The usual, please\n', '      next Sees the queue: once more\n');
    await pictureShows('once more');
    const { loaded, answers, notice } = await evaluateInWebview(() => ({
      loaded: 'ELK' in window,
      answers: (window as unknown as { answers: number }).answers,
      notice: document.getElementById('notice')?.textContent,
    }));
    assert.equal(loaded, true);
    assert.ok(answers > 0, 'the worker answered');
    assert.equal(notice, '');
  });
});
