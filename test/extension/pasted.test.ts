/** What of pasted text is offered as a map. */
import { describe, expect, test } from 'vitest';
import { formatPasted } from '../../src/extension/exchange/pasted.js';

describe('pasted text', () => {
  test.each([
    ['a diagram', 'journey\n  title A\n  section B\n    Do it: 3: Me\n'],
    ['a diagram with settings and Windows line ends', '%%{init: {}}%%\r\njourney\r\n  Do it: 3\r\n'],
    ['a fence', 'Some words\n\n```mermaid\njourney\n  Do it: 3: Me\n```\n'],
  ])('%s is Mermaid', (_, text) => {
    expect(formatPasted(text)).toBe('mermaid');
  });

  test.each([
    ['cells', 'Stage\tStep\tPains\nBefore\tLooks\ttoo loud\n'],
    ['CSV with quotes', '"Phase","Activity"\r\n"Before","Looks, and asks"\r\n'],
    ['semicolons', 'Step;Feels\nLooks;happy'],
  ])('%s are a table', (_, text) => {
    expect(formatPasted(text)).toBe('csv');
  });

  test.each([
    ['a map', 'journey Buying shoes\n  stage Before\n    step Looks\n      feels happy 2: it is bright\n'],
    ['a line with commas', 'step Looks, asks, goes'],
    ['a header alone', 'Stage\tStep\n'],
    ['prose', 'She looks, step by step, for a stage.\nIt is not there, she says.'],
    ['another table', 'Name,Age\nAnna,37'],
    ['another diagram', '```mermaid\nflowchart TD\n  A --> B\n```'],
    ['more than a map', `Stage\tStep\n${'a\tb\n'.repeat(200_000)}`],
  ])('%s is pasted as it is', (_, text) => {
    expect(formatPasted(text)).toBeUndefined();
  });
});
