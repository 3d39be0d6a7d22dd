import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JourneyMap } from '../../language-server/map/journey-map.js';
import { applyPatch, patchBetween } from '../../language-server/map/patch.js';
import '../property-runs.js';
import { createLanguage, type Language } from './helpers.js';
import { SAMPLE_LINES } from './sample-text.js';

/** Declarations and the first stages: enough for every kind of line, and quick to build. */
const SHORT = SAMPLE_LINES.slice(0, 130);

let language: Language;
beforeAll(async () => {
  language = await createLanguage();
});

/** A map as it arrives: in messages, what is undefined is not there. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

async function mapOf(lines: readonly string[]): Promise<JourneyMap> {
  const document = await language.open(lines.join('\n'));
  const map = language.journey.map.JourneyMaps.of(document);
  language.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
  return map;
}

describe('a patch', () => {
  it('makes the next map of the one before, whatever was edited', async () => {
    const edit = fc.tuple(
      fc.nat(SHORT.length - 1),
      fc.nat(4),
      fc.array(fc.constantFrom(...SAMPLE_LINES), { maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 2 }), async (edits) => {
        let lines: readonly string[] = SHORT;
        let onServer = await mapOf(lines);
        let here = sent(onServer);
        for (const [at, removed, added] of edits) {
          lines = [...lines.slice(0, at), ...added, ...lines.slice(at + removed)];
          const next = await mapOf(lines);
          const made = applyPatch(here, sent(patchBetween(onServer, next, 1)));
          expect(made).toEqual(sent(next));
          onServer = next;
          here = made!;
        }
      }),
    );
  });

  it('holds only the step that was edited, and keeps the objects of the others', async () => {
    const before = await mapOf(SAMPLE_LINES);
    const at = SAMPLE_LINES.indexOf('      thinks So many brands: which one? // a remark');
    const lines = SAMPLE_LINES.with(at, '      thinks Something else').toSpliced(at, 0, '', '// a remark');
    const after = await mapOf(lines);
    const patch = patchBetween(before, after, 7);
    const kept = patch.map.journeys.map(({ stages }) => stages.map((stage) => 'kept' in stage && stage.down));
    expect(kept).toEqual([
      [false, 2, 2],
      [2, 2],
    ]);
    const [first] = patch.map.journeys[0]!.stages as { steps: object[] }[];
    expect(first!.steps.map((step) => 'kept' in step)).toEqual([false, true, true, true]);
    const here = sent(before);
    const [edited, stage] = here.journeys[0]!.stages;
    const [step] = edited!.steps.slice(1);
    const made = applyPatch(here, sent(patch))!.journeys[0]!.stages;
    expect(made[1]).toBe(stage);
    expect(made[0]!.steps[1]).toBe(step);
  });

  it('that does not fit makes nothing', async () => {
    const [before, other] = [await mapOf(SAMPLE_LINES), await mapOf(['journey J'])];
    expect(applyPatch(other, patchBetween(before, before, 1))).toBeUndefined();
  });
});
