import ELK from 'elkjs/lib/elk.bundled.js';
import { describe, expect, it } from 'vitest';
import { layoutMap } from '../../src/diagram/index.js';
import { mapOfJourney } from './build.js';
import { groupsOf, inGroups, stepsOf } from './scene-marks.js';

const elk = new ELK();

/** A card and an opportunity of a map in Arabic, and the same in Latin letters. */
async function drawn(texts: { step: string; channel: string; pain: string; thought: string }) {
  const { step, channel, pain, thought } = texts;
  const map = mapOfJourney({
    basis: 'research',
    stages: [
      {
        name: 'One',
        steps: [{ title: step, on: [channel], when: step, pains: [pain], thinks: [thought], evidence: ['Interviews'] }],
      },
    ],
  });
  const scene = await layoutMap(map, 0, { elk });
  const width = stepsOf(scene)[0]?.width ?? 0;
  const marks = (name: string) => groupsOf(scene, name).flatMap((group) => [...inGroups(group.marks)]);
  const icons = (name: string) => marks(name).flatMap((mark) => (mark.type === 'icon' ? [mark.x] : []));
  const evidence = marks('step').find((mark) => mark.type === 'circle');
  const number = marks('step').find((mark) => mark.type === 'text' && mark.text === '1');
  return {
    width,
    channelAndTime: icons('step'),
    pain: icons('pain')[0],
    thought: icons('thought')[0],
    evidence: evidence?.type === 'circle' ? evidence.x : Number.NaN,
    number: number?.type === 'text' ? number.x : Number.NaN,
  };
}

describe('a map that is read from the right', () => {
  it('has cards and items that mirror those of a map read from the left', async () => {
    const left = await drawn({ step: 'Asks', channel: 'School', pain: 'Slow', thought: 'Which?' });
    const right = await drawn({ step: 'تسأل جاراتها', channel: 'المدرسة', pain: 'بطيء', thought: 'أي مدرسة؟' });
    const { width } = left;
    expect(right.channelAndTime).toEqual(left.channelAndTime.map((x, i) => width - x - (i === 0 ? 16 : 14)));
    expect(right.pain).toBe(width - (left.pain ?? 0) - 16);
    expect(right.thought).toBe(width - (left.thought ?? 0) - 14);
    expect(right.evidence).toBe(width - left.evidence);
    expect(right.number).toBe(width - left.number);
  });
});
