import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFromPreview, isToPreview } from '../../language-server/preview-protocol.js';

const position = { line: 2, character: 0 };
const problem = { range: { start: position, end: position }, code: 'missing-end', message: 'No end' };

describe('messages of the preview', () => {
  test.each([
    { type: 'ready' },
    { type: 'begin', example: true },
    { type: 'reveal', position, focus: true },
    { type: 'painted', version: 3 },
    { type: 'fixes', number: 1, problem },
    { type: 'fix', number: 2, problem, title: 'Add ‘ends’' },
    { type: 'open', address: 'https://example.com/a?b#c' },
    { type: 'failed', version: 3, message: 'why' },
    { type: 'pictures', paths: ['img/a.png'] },
  ])('$type is taken', (message) => {
    expect(isFromPreview(message)).toBe(true);
  });

  test.each([
    [undefined],
    [null],
    ['ready'],
    [[]],
    [{}],
    [{ type: 'run', command: 'rm' }],
    [{ type: 'reveal', focus: true }],
    [{ type: 'reveal', position: { line: -1, character: 0 }, focus: true }],
    [{ type: 'reveal', position: { line: 1.5, character: 0 }, focus: true }],
    [{ type: 'reveal', position: { line: '1', character: 0 }, focus: true }],
    [{ type: 'reveal', position, focus: 'yes' }],
    [{ type: 'painted', version: Number.NaN }],
    [{ type: 'failed', version: 1, message: {} }],
    [{ type: 'fixes', number: 1, problem: { ...problem, range: position } }],
    [{ type: 'fix', number: 2, problem }],
    [{ type: 'open' }],
    [{ type: 'open', address: 'javascript:alert(1)' }],
    [{ type: 'open', address: 'command:workbench.action.quit' }],
    [{ type: 'open', address: 'file:///etc/passwd' }],
    [{ type: 'open', address: ' https://example.com' }],
    [{ type: 'open', address: '//example.com' }],
    [{ type: 'open', address: 'https:///nothing' }],
    [{ type: 'open', address: 'https://a b' }],
    [{ type: 'pictures', paths: 'img/a.png' }],
    [{ type: 'pictures', paths: [{ path: 'img/a.png' }] }],
  ])('%j is dropped', (message) => {
    expect(isFromPreview(message)).toBe(false);
  });
});

describe('messages to the preview', () => {
  const map = { format: 'journey-map', journeys: [] };

  test.each([
    { type: 'document', uri: 'untitled:a', title: 'a' },
    { type: 'document', uri: 'untitled:a', title: 'a', view: 'flow' },
    { type: 'settings', density: 'compact' },
    { type: 'map', uri: 'untitled:a', version: 1, content: { map } },
    { type: 'map', uri: 'untitled:a', version: 2, content: { patch: { since: 1, map } } },
    { type: 'cursor', position },
    { type: 'notice', text: '' },
    { type: 'notice', text: 'x', position },
    { type: 'problems', problems: [{ ...problem, severity: 'warning' }] },
    { type: 'fixes', number: 1, titles: ['Add ‘ends’'] },
    { type: 'picture', uri: 'untitled:a', path: 'a.png', picture: { problem: 'Not there.' } },
    { type: 'picture', uri: 'untitled:a', path: 'a.png', picture: { kind: 'png', data: new Uint8Array(1) } },
  ])('$type is taken', (message) => {
    expect(isToPreview(message)).toBe(true);
  });

  test.each([
    [{ type: 'document', uri: 1, title: '' }],
    [{ type: 'document', uri: 'untitled:a', title: 'a', view: 'list' }],
    [{ type: 'settings', density: 'huge' }],
    [{ type: 'map', uri: 'a', version: 1 }],
    [{ type: 'map', uri: 'a', version: 1, content: { map: { journeys: [] } } }],
    [{ type: 'map', uri: 'a', version: 1, content: { patch: { map: { journeys: [] } } } }],
    [{ type: 'cursor', position: {} }],
    [{ type: 'notice', text: 'x', position: 3 }],
    [{ type: 'problems', problems: [problem] }],
    [{ type: 'problems', problems: [{ ...problem, severity: 'hint' }] }],
    [{ type: 'fixes', number: 1, titles: [3] }],
    [{ type: 'picture', uri: 'a', path: 'a.png' }],
    [{ type: 'picture', uri: 'a', path: 'a.png', picture: { kind: 'html', data: new Uint8Array(1) } }],
    [{ type: 'picture', uri: 'a', path: 'a.png', picture: { kind: 'png', data: [1] } }],
  ])('%j is dropped', (message) => {
    expect(isToPreview(message)).toBe(false);
  });

  test('nothing at all makes a check fail', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        isFromPreview(message);
        isToPreview(message);
      }),
    );
  });
});
