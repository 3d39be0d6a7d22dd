/** Maps whose text wants to be more than text: in the real page it stays text, wherever it stands. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { HOSTILE_TEXTS, mapOfText } from '../../trust/corpus.js';
import {
  clickInWebview,
  consoleCount,
  evaluateInWebview,
  hoverInWebview,
  press,
  waitInWebview,
  webviewText,
} from './browser.js';
import { eventually } from './eventually.js';
import { closeAll, openFile, openPreview, pictureShows } from './preview-helpers.js';

/** Those that can be seen: control characters are not drawn as they are. */
const HOSTILE = HOSTILE_TEXTS.filter((text) => !/\p{Cc}/u.test(text));

/** So many texts are in a map together. */
const AT_A_TIME = 9;

interface Found {
  hacked: boolean;
  blocked: string[];
  strange: string[];
}

/** What in the page must not be there: elements and attributes that text alone cannot have made. */
function look(): Promise<Found> {
  return evaluateInWebview(() => {
    const page = window as unknown as { hacked?: unknown; blocked: string[] };
    const strange: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      const isOwn = element.closest('head, body > script') !== null || element === document.documentElement;
      if (isOwn) continue;
      const { localName } = element;
      if (
        /^(script|iframe|object|embed|img|image|a|form|input|base|meta|link|style|foreignobject|animate|set)$/i.test(
          localName,
        )
      )
        strange.push(localName);
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name) || /^(xlink:)?href$|^src/i.test(name)) {
          if (!(name === 'href' && value.startsWith('#'))) strange.push(`${localName} ${name}=${value}`);
        }
        if (/url\((?!["']?#)|javascript:/i.test(value) && name === 'style')
          strange.push(`${localName} ${name}=${value}`);
        if (/^(fill|stroke|mask|clip-path|filter)$/.test(name) && /url\((?!["']?#)/i.test(value))
          strange.push(`${localName} ${name}=${value}`);
      }
    }
    return {
      hacked: page.hacked !== undefined || 'polluted' in {},
      blocked: page.blocked,
      strange: [...new Set(strange)],
    };
  });
}

/** From now on the page remembers what its policy had to keep from happening: nothing should even be tried. */
function watchPolicy(): Promise<void> {
  return evaluateInWebview(() => {
    const page = window as unknown as { blocked: string[] };
    page.blocked = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      page.blocked.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
}

async function replaceAll({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

suite('A hostile map', () => {
  teardown(closeAll);

  test('is text in every field of the map, the flow, the blueprint and the table', async function () {
    this.timeout(240_000);
    const editor = await openFile(mapOfText('Nothing hostile'));
    await openPreview();
    await pictureShows('Nothing hostile');
    await watchPolicy();
    // What the page itself has, such as a field to type in.
    const clean = await look();
    assert.equal(clean.hacked, false);
    assert.equal(await evaluateInWebview(() => document.querySelectorAll('#drawing :is(script, img, a)').length), 0);
    for (let from = 0; from < HOSTILE.length; from += AT_A_TIME) {
      const texts = HOSTILE.slice(from, from + AT_A_TIME) as [string, ...string[]];
      await replaceAll(editor, mapOfText(...texts));
      await eventually(async () => {
        const shown = await webviewText();
        for (const hostile of texts) {
          assert.ok(shown.includes(hostile.replace(/\p{Cf}/gu, '').slice(0, 8)), `${hostile} is shown`);
        }
      });
      for (const view of ['flow', 'blueprint', 'table', 'map']) {
        await evaluateInWebview((id: string) => document.getElementById(id)?.click(), `view-${view}`);
        await new Promise((resolve) => setTimeout(resolve, 250));
        // A style from the map would hide what must be there.
        const id = view === 'table' ? 'table' : 'viewport';
        assert.ok(await evaluateInWebview((it: string) => (document.getElementById(it)?.offsetHeight ?? 0) > 50, id));
        assert.deepEqual(await look(), clean, `${texts.join('\n')}\nin the ${view}`);
      }
    }
  });

  test('is text where it is pointed at, edited, chosen from and complained of', async function () {
    this.timeout(120_000);
    const hostile = HOSTILE.find((text) => text.startsWith('<img')) ?? '';
    const editor = await openFile(mapOfText(hostile));
    await openPreview();
    await pictureShows('onerror');
    await watchPolicy();
    const clean: Found = { hacked: false, blocked: [], strange: (await look()).strange };
    assert.ok(!/script|img|iframe|javascript|onerror/.test(clean.strange.join()), clean.strange.join());
    const pain = '#drawing .jm-pain text';
    await clickInWebview(pain, { clickCount: 2 });
    await waitInWebview({ selector: 'textarea.inline-editor' });
    assert.deepEqual(await look(), clean);
    await press('Escape');
    await clickInWebview(pain, { button: 'right' });
    await waitInWebview({ selector: '.map-menu' });
    assert.deepEqual(await look(), clean);
    await press('Escape');
    await waitInWebview({ selector: '.badge' });
    await hoverInWebview({ selector: '.badge[data-severity="error"]' });
    await waitInWebview({ selector: '.problem-card .message' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(await look(), clean);
    assert.ok(editor.document.getText().includes(hostile));
  });
});

const LINKS = (addresses: readonly string[]) => `journey Links
  for Anna
  starts Here
  ends There
  stage One
    step Reads
      on Web
      feels calm
${addresses.map((address) => `      link ${address}\n`).join('')}`;

/** While it is tested, the window shows no question of its own, but writes down that there was one. */
function questionsAsked(): Promise<number> {
  return consoleCount('Dialog requested during smoke test');
}

suite('Links of a map', () => {
  teardown(closeAll);

  test('are opened on demand alone, and the editor asks first', async () => {
    await openFile(LINKS(['https://example.com/page']));
    await openPreview();
    await pictureShows('example.com');
    const link = '#drawing .jm-link text';
    assert.equal(await questionsAsked(), 0);
    await clickInWebview(link);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await questionsAsked(), 0, 'a click goes to the line');
    await clickInWebview(link, { modifiers: ['Control'] });
    await eventually(async () => assert.equal(await questionsAsked(), 1));
    await clickInWebview(link, { button: 'right' });
    await waitInWebview({ selector: '.map-menu' });
    await clickInWebview('.map-menu [role="menuitem"]', { text: 'Open the link' });
    await eventually(async () => assert.equal(await questionsAsked(), 2));
  });

  test('that lead anywhere but into the web are not even offered', async () => {
    const addresses = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'command:workbench.action.quit',
      'vscode://x/y',
      'data:text/html,x',
      'ftp://example.com',
      'https:/nothing',
    ];
    await openFile(LINKS(addresses));
    await openPreview();
    await pictureShows('etc/passwd');
    const before = await questionsAsked();
    const count = await evaluateInWebview(() => document.querySelectorAll('#drawing .jm-link').length);
    assert.equal(count, addresses.length);
    for (let link = 0; link < count; link++) {
      const selector = `#drawing .jm-link[data-ref="j0.s0.p0.link${link}"] text`;
      await clickInWebview(selector, { modifiers: ['Control'] });
      await clickInWebview(selector, { button: 'right' });
      await waitInWebview({ selector: '.map-menu' });
      assert.equal(
        await evaluateInWebview(() => document.querySelector('.map-menu')?.textContent?.includes('Open the link')),
        false,
      );
      await press('Escape');
    }
    assert.equal(await questionsAsked(), before);
  });
});
