import { beforeAll, describe, expect, it } from 'vitest';
import { nameFor } from '../../language-server/fixes/names.js';
import type { Model } from '../../language-server/generated/ast.js';
import { type BlockName, lineOf } from '../../language-server/syntax/table.js';
import { nameKey } from '../../language-server/syntax/text.js';
import { createLanguage, type Language } from '../language/helpers.js';
import { ODD_NAMES } from '../rules/checking.js';

const NAMES = [
  ...ODD_NAMES,
  '| bar',
  ': colon',
  '// no comment',
  'a // comment',
  '"',
  '"a" b',
  'ends with 5',
  'Pay 50 %',
  'a，b',
];

/** The reference that a line makes, read back. */
const PLACES: [block: BlockName, keyword: string, (model: Model) => string[]][] = [
  ['step', 'on', (model) => model.journeys[0]!.stages[0]!.steps[0]!.on[0]!.channels.map((it) => it.$refText)],
  ['step', 'as', (model) => model.journeys[0]!.stages[0]!.steps[0]!.as[0]!.personas.map((it) => it.$refText)],
  ['step', 'next', (model) => model.journeys[0]!.stages[0]!.steps[0]!.next[0]!.targets.map((it) => it.$refText)],
  ['step', 'evidence', (model) => [model.journeys[0]!.stages[0]!.steps[0]!.evidence[0]!.source.$refText]],
  ['step', 'metric', (model) => [model.journeys[0]!.stages[0]!.steps[0]!.metrics[0]!.metric.$refText]],
  ['step', 'feels', (model) => [model.journeys[0]!.stages[0]!.steps[0]!.feels[0]!.emotion!.$refText]],
  ['step', 'details', (model) => [model.journeys[0]!.stages[0]!.steps[0]!.details[0]!.journey.$refText]],
  ['journey', 'stage', (model) => model.journeys[0]!.stages.slice(1).map((it) => it.name)],
  ['file', 'persona', (model) => model.personas.map((it) => it.name)],
  ['file', 'emotion', (model) => model.emotions.map((it) => it.name)],
];

describe.each(PLACES)('a name for a line: %s, %s', (block, keyword, read) => {
  let language: Language;
  beforeAll(async () => {
    language = await createLanguage();
  });

  it.each(NAMES)('%s', (name) => {
    const written = `${keyword} ${nameFor(lineOf(block, keyword)!, name)}`;
    const text = {
      step: `journey J\n  stage S\n    step T\n      ${written}\n`,
      journey: `journey J\n  stage S\n  ${written}\n`,
      file: `${written}\n`,
    }[block as 'step' | 'journey' | 'file'];
    expect(read(language.parse(text).value).map(nameKey)).toEqual([nameKey(name)]);
  });

  it('is quoted only where it must be', () => {
    expect(nameFor(lineOf(block, keyword)!, 'Search results')).toBe('Search results');
  });
});
